import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listConnections } from '@/features/connection/data';
import { ownerPool } from '@/server/db';
import { customerSalt, hashCustomer, identitySecret, signCustomer } from '@/server/identity';
import { asOperator } from '@/server/tenancy';
import { createTestWorkspace, type TestWorkspace } from '@/test/factory';
import { tallyDifferences } from '@/test/load';
import { ratingOf, serveIngest } from '@/test/load-server';
import { acceptRatings, closeBatches } from './batch';
import { GUARD_LIMITS } from './guard';

let server: Awaited<ReturnType<typeof serveIngest>>;
/** Counts clients; on loopback only those that come through a proxy. */
let watched: Awaited<ReturnType<typeof serveIngest>>;
beforeAll(async () => {
  server = await serveIngest({ noteMs: 10 });
  watched = await serveIngest({ clientLimit: 100_000, noteMs: 10, trustProxy: 1 });
});
afterAll(async () => {
  await server.close();
  await watched.close();
  await closeBatches();
});

const set = (workspace: TestWorkspace, what: string) =>
  ownerPool().query(`UPDATE workspace SET ${what} WHERE id = $1`, [workspace.id]);
const stored = async (id: string) =>
  (await ownerPool().query('SELECT customer, verified, flag FROM rating WHERE id = $1', [id])).rows[0];
const secretOf = (workspace: TestWorkspace, version = 1) => identitySecret(workspace.id, version);
const seconds = (from: number) => Math.floor(Date.now() / 1_000) + from;

async function rate(workspace: TestWorkspace, more: Record<string, unknown>) {
  const rating = ratingOf(workspace, more);
  expect((await server.post('ratings', rating)).status).toBe(202);
  return stored(rating.id);
}

const known = async (workspace: TestWorkspace) =>
  (await asOperator(workspace, listConnections)).filter(({ kind }) => kind !== 'heard');

describe('a customer who is named', () => {
  test('is verified by a signature, and kept as named without one', async () => {
    const workspace = await createTestWorkspace();
    const secret = secretOf(workspace);
    const named = (signature?: string) => rate(workspace, { customer: 'ann', signature });
    expect(await named(signCustomer(secret, 'ann'))).toMatchObject({ customer: 'ann', verified: true });
    expect(await named(signCustomer(secret, 'ann', seconds(60)))).toMatchObject({ verified: true });
    expect(await named()).toMatchObject({ customer: 'ann', verified: false });
    expect(await named(signCustomer(secret, 'bob'))).toMatchObject({ customer: 'ann', verified: false });
    expect(await rate(workspace, { signature: signCustomer(secret, 'ann') })).toMatchObject({
      customer: null,
    });
    await set(workspace, 'identity_version = 2');
    expect(await named(signCustomer(secret, 'ann'))).toMatchObject({ verified: false });
    expect(await named(signCustomer(secretOf(workspace, 2), 'ann'))).toMatchObject({ verified: true });
  });

  test('is not verified by the signature of a name that only looks like theirs, and loses no answer by an odd one', async () => {
    const workspace = await createTestWorkspace();
    const secret = secretOf(workspace);
    for (const customer of ['ann ', ' ann', 'a\u0007nn', 'ann\u00a0'])
      expect(await rate(workspace, { customer, signature: signCustomer(secret, customer) })).toMatchObject({
        customer: 'ann',
        verified: false,
      });
    for (const signature of ['f'.repeat(128), 'x'.repeat(3_000), ''])
      expect(await rate(workspace, { customer: 'ann', signature })).toMatchObject({ verified: false });
  });

  test('stays anonymous where a signature is required and does not hold, and the business is told', async () => {
    const workspace = await createTestWorkspace();
    await set(workspace, 'require_signature = true');
    const secret = secretOf(workspace);
    for (const signature of [
      undefined,
      'forged',
      signCustomer(secret, 'bob'),
      signCustomer(secret, 'ann', seconds(-5)),
    ])
      expect(await rate(workspace, { customer: 'ann', signature })).toMatchObject({
        customer: null,
        verified: false,
      });
    expect(await rate(workspace, { customer: 'ann', signature: signCustomer(secret, 'ann') })).toMatchObject({
      customer: 'ann',
      verified: true,
    });
    // What was signed in time and waited on a device is as good as it was.
    expect(
      await rate(workspace, {
        customer: 'ann',
        signature: signCustomer(secret, 'ann', seconds(-60)),
        age: 120,
      }),
    ).toMatchObject({ customer: 'ann' });
    await expect
      .poll(async () => (await known(workspace)).map(({ kind }) => kind).toSorted())
      .toEqual(['expired', 'signature', 'unsigned']);

    const visit = { key: workspace.publicKey, touchpoint: 'csat-0', id: randomUUID(), customer: 'ann' };
    expect((await server.post('visits', visit)).status).toBe(202);
    const { rows } = await ownerPool().query('SELECT customer FROM visit WHERE id = $1', [visit.id]);
    expect(rows).toEqual([{ customer: null }]);
  });

  test('needs no signature of a server that has a secret key', async () => {
    const workspace = await createTestWorkspace();
    await set(workspace, 'require_signature = true');
    const id = randomUUID();
    const rows = [{ touchpoint: 'csat-0', id, score: 4, customer: 'ann' }];
    expect((await acceptRatings(workspace.id, rows))[0]?.status).toBe(202);
    expect(await stored(id)).toMatchObject({ customer: 'ann', verified: true });
  });

  test('is stored as a digest where the workspace chose so', async () => {
    const workspace = await createTestWorkspace();
    await set(workspace, 'hash_customers = true');
    const hashed = hashCustomer(customerSalt(workspace.id), 'ann');
    expect(await rate(workspace, { customer: ' ann ' })).toMatchObject({ customer: hashed });
    const signature = signCustomer(secretOf(workspace), 'ann');
    expect(await rate(workspace, { customer: 'ann', signature })).toMatchObject({
      customer: hashed,
      verified: true,
    });
  });
});

describe('answers that come very often', () => {
  const through = { 'x-forwarded-for': '203.0.113.5' };
  const flags = async (workspace: TestWorkspace) =>
    (
      await ownerPool().query(
        'SELECT flag, count(*)::int AS n FROM rating WHERE workspace_id = $1 GROUP BY 1 ORDER BY 1 NULLS FIRST',
        [workspace.id],
      )
    ).rows;
  const send = async (workspace: TestWorkspace, count: number, headers = {}, more: object = {}) => {
    const sent = Array.from({ length: count }, () => ratingOf(workspace, { ...more }));
    const answers = await Promise.all(sent.map((rating) => watched.post('ratings', rating, headers)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
    return sent;
  };

  test('from one client are all kept, and from the hundred and first on not counted', async () => {
    const workspace = await createTestWorkspace();
    const sent = await send(workspace, GUARD_LIMITS.client + 5, through);
    expect(await flags(workspace)).toEqual([
      { flag: null, n: GUARD_LIMITS.client },
      { flag: 'client', n: 5 },
    ]);
    expect(await tallyDifferences(ownerPool())).toEqual([]);
    // To finish an answer is no new one, and takes it out of no figure.
    const [first] = sent;
    await watched.post('ratings', { ...first, comment: 'More' }, through);
    expect(await stored(first?.id ?? '')).toMatchObject({ flag: null });
    const resent = await Promise.all(
      sent.slice(0, 50).map((rating) => watched.post('ratings', rating, through)),
    );
    expect(new Set(resent.map(({ status }) => status))).toEqual(new Set([202]));
    expect((await flags(workspace))[0]).toEqual({ flag: null, n: GUARD_LIMITS.client });
  });

  test('from one customer are not counted beyond ten', async () => {
    const workspace = await createTestWorkspace();
    await send(workspace, GUARD_LIMITS.person + 2, through, { customer: 'ann' });
    await send(workspace, 3, through, { customer: 'bob' });
    expect(await flags(workspace)).toEqual([
      { flag: null, n: GUARD_LIMITS.person + 3 },
      { flag: 'person', n: 2 },
    ]);
  });

  test('from a kiosk, from a program on this machine and from a secret key are counted', async () => {
    const workspace = await createTestWorkspace();
    const many = GUARD_LIMITS.client + 20;
    await send(workspace, many, through, { source: 'kiosk' });
    await send(workspace, many, {}, { customer: 'ann' });
    const rows = Array.from({ length: many }, () => ({
      touchpoint: 'csat-0',
      id: randomUUID(),
      score: 4,
      customer: 'ann',
    }));
    await acceptRatings(workspace.id, rows);
    expect(await flags(workspace)).toEqual([{ flag: null, n: 3 * many }]);
  });
});
