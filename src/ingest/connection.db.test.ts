import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listConnections } from '@/features/connection/data';
import { ownerPool } from '@/server/db';
import { asOperator, hashKey } from '@/server/tenancy';
import { createTestWorkspace, type TestWorkspace } from '@/test/factory';
import { serveIngest } from '@/test/load-server';
import { createConnections } from './connection';
import { createIngestPool } from './pipe';
import { createStore } from './store';

let server: Awaited<ReturnType<typeof serveIngest>>;
beforeAll(async () => {
  server = await serveIngest({ noteMs: 20 });
});
afterAll(() => server.close());

const read = (workspace: TestWorkspace) => asOperator(workspace, listConnections);
const kinds = async (workspace: TestWorkspace) => (await read(workspace)).map(({ kind }) => kind).toSorted();

const config = (key: string, origin?: string, query = '') =>
  fetch(`${server.url}/api/v1/widget/${key}${query}`, { headers: origin ? { origin } : {} });

const rate = (key: string, touchpoint: string, origin: string) =>
  fetch(`${server.url}/api/v1/ratings`, {
    method: 'POST',
    headers: { origin },
    body: JSON.stringify({ key, touchpoint, id: randomUUID(), score: 4 }),
  });

test('a page that is heard is known by its host, its widget and the moment', async () => {
  const workspace = await createTestWorkspace();
  const before = Date.now();
  await config(workspace.publicKey, 'https://Shop.example.test', '?v=0.1.0');
  await config(workspace.publicKey, 'http://localhost:5173', '?x=1&v=0.2.0');
  await config(workspace.publicKey);
  await expect.poll(async () => (await read(workspace)).length).toBe(3);
  const rows = await read(workspace);
  expect(rows.find(({ host }) => host === 'shop.example.test')).toMatchObject({
    kind: 'heard',
    detail: '0.1.0',
    keyName: 'Website',
    times: 1,
  });
  expect(rows.find(({ host }) => host === 'http://localhost:5173')?.detail).toBe('0.2.0');
  for (const { at } of rows) expect(Date.parse(at)).toBeGreaterThanOrEqual(before);
  // A post that says no version leaves the known one.
  await rate(workspace.publicKey, 'csat-0', 'https://shop.example.test');
  // What was noted since is written before a process ends.
  await server.close();
  server = await serveIngest({ noteMs: 20 });
  const [shop] = (await read(workspace)).filter(({ host }) => host === 'shop.example.test');
  expect(shop).toMatchObject({ detail: '0.1.0', times: 2 });
});

test('a reader whose language has no texts is known, by page and by survey page; one who has another choice is not', async () => {
  const workspace = await createTestWorkspace();
  const { publicKey } = workspace;
  const get = (path: string, language: string, origin?: string) =>
    fetch(`${server.url}${path}`, {
      headers: { 'accept-language': language, ...(origin ? { origin } : {}) },
    });
  const shop = 'https://shop.example.test';
  await get(`/api/v1/widget/${publicKey}`, 'fr-CH, en-GB;q=0.5', shop);
  await get(`/s/${publicKey}/csat-0`, 'de, en;q=0.1');
  await expect.poll(() => kinds(workspace)).toEqual(['heard']);
  await get(`/api/v1/widget/${publicKey}`, 'fr-CH, fr;q=0.9', shop);
  await get(`/s/${publicKey}/csat-0?lang=uk`, 'de');
  await expect.poll(() => kinds(workspace)).toEqual(['heard', 'language', 'language']);
  const told = (await read(workspace)).filter(({ kind }) => kind === 'language');
  expect(told.map(({ host, detail }) => [host, detail]).toSorted()).toEqual([
    ['', 'uk'],
    ['shop.example.test', 'fr-CH'],
  ]);
});

test('what a page is refused is known by its reason', async () => {
  const workspace = await createTestWorkspace(['csat', 'nps', 'ces'], {
    origins: ['https://shop.example.test'],
  });
  const [, paused, gone] = workspace.touchpoints;
  await ownerPool().query(`UPDATE survey SET status = 'paused' WHERE id = $1`, [paused?.surveyId]);
  await ownerPool().query('UPDATE touchpoint SET deleted_at = now() WHERE id = $1', [gone?.id]);
  const key = workspace.publicKey;
  const own = 'https://shop.example.test';
  expect((await config(key, 'https://other.example.test')).status).toBe(403);
  expect((await rate(key, 'csat-0', 'https://other.example.test')).status).toBe(403);
  expect((await rate(key, 'csat-9', own)).status).toBe(404);
  expect((await rate(key, 'nps-1', own)).status).toBe(404);
  expect((await rate(key, 'ces-2', own)).status).toBe(404);
  expect((await rate(workspace.secretKey, 'csat-0', own)).status).toBe(401);
  await expect
    .poll(() => kinds(workspace))
    .toEqual(['deleted', 'heard', 'origin', 'paused', 'secret', 'touchpoint']);
  // What came between two writings is written before a process ends.
  await server.close();
  server = await serveIngest({ noteMs: 20 });
  const rows = await read(workspace);
  expect(rows.find(({ kind }) => kind === 'origin')).toMatchObject({ host: 'other.example.test', times: 2 });
  expect(rows.find(({ kind }) => kind === 'touchpoint')?.detail).toBe('csat-9');

  await ownerPool().query('UPDATE api_key SET revoked_at = now() WHERE hash = $1', [hashKey(key)]);
  expect((await config(key, own)).status).toBe(401);
  await expect.poll(() => kinds(workspace)).toContain('revoked');
});

test('a page that asks where nothing is asked is known, though it sends no answer', async () => {
  const workspace = await createTestWorkspace(['csat', 'nps', 'ces', 'thumbs']);
  const [, paused, gone, silent] = workspace.touchpoints;
  await ownerPool().query(`UPDATE survey SET status = 'paused' WHERE id = $1`, [paused?.surveyId]);
  await ownerPool().query('UPDATE touchpoint SET deleted_at = now() WHERE id = $1', [gone?.id]);
  await ownerPool().query('UPDATE survey SET archived_at = now() WHERE id = $1', [silent?.surveyId]);
  const ask = (slug: string, origin = 'https://shop.example.test') =>
    config(workspace.publicKey, origin, `?ask=${encodeURIComponent(slug)}`);
  expect((await ask('csat-0')).status).toBe(204);
  for (const slug of ['nps-1', 'ces-2', 'thumbs-3', 'chekout']) {
    const answer = await ask(slug);
    expect([answer.status, await answer.text()]).toEqual([204, '']);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  }
  await expect.poll(() => kinds(workspace)).toEqual(['deleted', 'paused', 'silent', 'touchpoint']);
  const detailOf = async (kind: string) => (await read(workspace)).find((row) => row.kind === kind)?.detail;
  expect(await detailOf('touchpoint')).toBe('chekout');
  expect(await detailOf('paused')).toBe('nps-1');

  // What a sender wrote may be anything: it costs neither its own note nor those of others.
  const other = await createTestWorkspace();
  const odd = 'https://odd.example.test';
  await ask('\u0000 '.repeat(60), odd);
  await rate(workspace.publicKey, '\u0000\ud800', odd);
  await config(other.publicKey, 'https://shop.example.test');
  await expect.poll(() => kinds(other)).toEqual(['heard']);
  expect((await config(workspace.publicKey, 'https://shop.example.test', '?ask')).status).toBe(200);
});

test('keys nobody has and odd origins do no harm', async () => {
  const workspace = await createTestWorkspace();
  expect((await config('pk_0000000000000000', 'https://x.example.test')).status).toBe(401);
  for (const origin of [
    'null',
    'file://',
    'https://',
    `https://${'x'.repeat(300)}`,
    'https://a b',
    "https://'",
  ])
    await config(workspace.publicKey, origin);
  await expect.poll(() => kinds(workspace)).toEqual(['heard']);
  expect((await read(workspace))[0]).toMatchObject({ host: 'null' });
});

test('a key with many made-up pages takes no other key its place', async () => {
  const [loud, quiet] = [await createTestWorkspace(), await createTestWorkspace()];
  const own = await serveIngest({ noteMs: 60_000 });
  const ask = (key: string, host: string) =>
    fetch(`${own.url}/api/v1/widget/${key}`, { headers: { origin: `https://${host}.example.test` } });
  for (let page = 0; page < 150; page++) await ask(loud.publicKey, `p${page}`);
  await ask(quiet.publicKey, 'shop');
  await own.close();
  expect(await read(loud)).toHaveLength(100);
  expect((await read(quiet)).map(({ host }) => host)).toEqual(['shop.example.test']);
});

test('a workspace keeps its newest 200 rows, and counts anew after a day of quiet', async () => {
  const workspace = await createTestWorkspace();
  const pool = createIngestPool(1);
  const store = createStore(pool);
  const at = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
  const hash = hashKey(workspace.publicKey);
  const row = { hash, kind: 'heard' as const, detail: '', times: 1 };
  await store.noteConnections(
    Array.from({ length: 230 }, (_, index) => ({ ...row, host: `h${index}.example.test`, at: at(index) })),
  );
  const rows = await read(workspace);
  expect(rows).toHaveLength(200);
  expect(rows.at(-1)?.host).toBe('h199.example.test');
  await store.noteConnections([{ ...row, host: 'old.example.test', at: at(3_000), times: 7 }]);
  expect(await read(workspace)).toHaveLength(200);

  const other = await createTestWorkspace();
  const note = (minutes: number) =>
    store.noteConnections([
      { ...row, hash: hashKey(other.publicKey), host: 'a.example.test', at: at(minutes), times: 5 },
    ]);
  await note(4_000);
  await note(3_990);
  expect((await read(other))[0]?.times).toBe(10);
  await note(1);
  expect((await read(other))[0]?.times).toBe(5);

  await ownerPool().query('DELETE FROM workspace WHERE id = $1', [other.id]);
  expect(await read(other)).toEqual([]);
  store.close();
  await pool.end();
});

test('a database that is away costs a note and nothing else', async () => {
  const told: number[] = [];
  let away = true;
  const connections = createConnections(
    {
      noteConnections: async (rows) => {
        if (away) throw new Error('away');
        told.push(rows.length);
      },
    },
    5,
  );
  connections.note('pk_a', 'a.example.test', 'heard');
  await connections.flush();
  away = false;
  connections.note('pk_a', 'a.example.test', 'heard');
  await connections.close();
  expect(told).toEqual([1]);
});
