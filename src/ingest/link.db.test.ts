import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ownerPool } from '@/server/db';
import { answerIdOf, identitySecret, type LinkClaims, signLink } from '@/server/identity';
import { createTestWorkspace, type TestWorkspace } from '@/test/factory';
import { serveIngest } from '@/test/load-server';

let server: Awaited<ReturnType<typeof serveIngest>>;
beforeAll(async () => {
  server = await serveIngest();
});
afterAll(() => server.close());

const seconds = (from: number) => Math.floor(Date.now() / 1_000) + from;
const claimsOf = (more: Partial<LinkClaims> = {}): LinkClaims => ({
  s: 'csat-0',
  j: randomUUID(),
  e: seconds(600),
  c: 'ann',
  ...more,
});
const tokenOf = (workspace: TestWorkspace, claims: LinkClaims, version = 1) =>
  signLink(identitySecret(workspace.id, version), claims);

const at = (workspace: TestWorkspace, token: string, query = '', slug = 'csat-0') =>
  `${server.url}/s/${workspace.publicKey}/${slug}?t=${token}${query}`;
async function open(address: string, language = 'en') {
  const response = await fetch(address, { headers: { 'accept-language': language } });
  return { status: response.status, html: await response.text() };
}
async function send(address: string, form: Record<string, string>) {
  const response = await fetch(address, { method: 'POST', body: new URLSearchParams(form) });
  return { status: response.status, html: await response.text() };
}
const ratings = async ({ id }: TestWorkspace) =>
  (await ownerPool().query('SELECT * FROM rating WHERE workspace_id = $1 ORDER BY received_at', [id])).rows;

const EXPIRED = 'This link is no longer valid.';
const asks = (html: string) => html.includes('name="score"');

describe('a link for one answer', () => {
  test('says who answers, gives one answer, and records nothing before', async () => {
    const workspace = await createTestWorkspace();
    const claims = claimsOf({ p: 'regular', a: { plan: 'pro', seats: 3 } });
    const address = at(
      workspace,
      tokenOf(workspace, claims),
      '&score=4&source=email&customer=eve&attributes.plan=free',
    );
    const { status, html } = await open(address);
    expect(status).toBe(200);
    expect(html).not.toContain(EXPIRED);
    expect(html).toContain(answerIdOf(workspace.touchpoints[0]?.id ?? '', claims.j));
    expect(await ratings(workspace)).toEqual([]);

    await send(address, { id: randomUUID(), step: 'tap', score: '4' });
    const again = await send(address, { id: randomUUID(), step: 'send', score: '2', comment: 'Slow' });
    expect(again.html).toContain('Thank you');
    const kept = await ratings(workspace);
    expect(kept).toHaveLength(1);
    expect(kept[0]).toMatchObject({
      customer: 'ann',
      verified: true,
      score: 2,
      comment: 'Slow',
      source: 'email',
      persona_id: workspace.personaId,
      attributes: { plan: 'pro', seats: 3 },
      flag: null,
    });
    const shown = await ownerPool().query('SELECT 1 FROM display WHERE workspace_id = $1', [workspace.id]);
    expect(shown.rowCount).toBe(1);
  });

  test('gives one answer however many use it at once', async () => {
    const workspace = await createTestWorkspace();
    const address = at(workspace, tokenOf(workspace, claimsOf()));
    const all = ['1', '2', '3', '4', '5', '1', '2', '3', '4', '5'];
    const sent = await Promise.all(
      all.map((score) => send(address, { id: randomUUID(), step: 'send', score })),
    );
    expect(sent.map(({ status }) => status)).toEqual(all.map(() => 200));
    expect(await ratings(workspace)).toHaveLength(1);
  });

  test('changes nothing after half an hour, and says that the answer stands', async () => {
    const workspace = await createTestWorkspace();
    const address = at(workspace, tokenOf(workspace, claimsOf()));
    await send(address, { step: 'tap', score: '5' });
    await ownerPool().query(
      `UPDATE rating SET received_at = received_at - interval '31 minutes' WHERE workspace_id = $1`,
      [workspace.id],
    );
    for (const step of ['tap', 'send']) {
      const late = await send(address, { step, score: '1' });
      expect(late.html).toContain('This answer can no longer be changed');
    }
    expect((await ratings(workspace)).map(({ score }) => score)).toEqual([5]);
  });

  test('is taken when it was opened in time and sent a little later', async () => {
    const workspace = await createTestWorkspace();
    const address = at(workspace, tokenOf(workspace, claimsOf({ e: seconds(-60) })));
    expect((await open(address)).html).toContain(EXPIRED);
    await send(address, { step: 'send', score: '5' });
    expect(await ratings(workspace)).toMatchObject([{ customer: 'ann', verified: true }]);
  });
});

describe('a link that does not hold', () => {
  const bad = (workspace: TestWorkspace): Record<string, string> => {
    const good = tokenOf(workspace, claimsOf());
    const [payload = '', signature = ''] = good.split('.');
    const other = Buffer.from(JSON.stringify(claimsOf({ c: 'bob' }))).toString('base64url');
    return {
      expired: tokenOf(workspace, claimsOf({ e: seconds(-7_200) })),
      'of an older secret': tokenOf(workspace, claimsOf(), 7),
      'of another workspace': signLink(identitySecret(randomUUID(), 1), claimsOf()),
      'for another touchpoint': tokenOf(workspace, claimsOf({ s: 'nps-1' })),
      'for no touchpoint': tokenOf(workspace, claimsOf({ s: 'constructor' })),
      'with other claims': `${other}.${signature}`,
      unsigned: payload,
      empty: '',
      long: 'a'.repeat(9_000),
      odd: '%00%ff%F0%9F%92%A9<script>',
    };
  };

  test('lets people answer without a name, and says so in their language', async () => {
    const workspace = await createTestWorkspace(['csat', 'nps']);
    for (const [what, token] of Object.entries(bad(workspace))) {
      const address = at(workspace, token, '&customer=eve');
      const { status, html } = await open(address);
      expect([what, status, asks(html), html.includes(EXPIRED)]).toEqual([what, 200, true, true]);
      expect(html).not.toContain('<script>"');
      const sent = await send(address, { id: randomUUID(), step: 'send', score: '3' });
      expect([what, sent.status]).toEqual([what, 200]);
    }
    const kept = await ratings(workspace);
    expect(kept).toHaveLength(Object.keys(bad(workspace)).length);
    for (const { customer, verified } of kept) expect([customer, verified]).toEqual([null, false]);
  });

  test('gives one answer all the same when it is over', async () => {
    const workspace = await createTestWorkspace();
    const address = at(workspace, tokenOf(workspace, claimsOf({ e: seconds(-7_200) })));
    for (const score of ['5', '1', '2']) await send(address, { id: randomUUID(), step: 'send', score });
    expect(await ratings(workspace)).toHaveLength(1);
  });

  test('asks nothing where signatures are required, and shows no error', async () => {
    const workspace = await createTestWorkspace(['csat', 'nps']);
    await ownerPool().query('UPDATE workspace SET require_signature = true WHERE id = $1', [workspace.id]);
    for (const token of Object.values(bad(workspace))) {
      const { status, html } = await open(at(workspace, token));
      expect([status, asks(html)]).toEqual([200, false]);
      expect(html).toContain('This link is no longer valid. Please ask whoever sent it for a new one.');
    }
    const { html } = await open(at(workspace, 'x'), 'de-AT');
    expect(html).toContain('<html lang="de"');
    // Nothing that was written is lost all the same.
    await send(at(workspace, 'x'), { step: 'send', score: '3' });
    expect(await ratings(workspace)).toMatchObject([{ customer: null, verified: false }]);
    const good = await open(at(workspace, tokenOf(workspace, claimsOf())));
    expect(asks(good.html)).toBe(true);
  });

  test('never records anything when it is opened', async () => {
    const workspace = await createTestWorkspace(['csat', 'nps']);
    for (const token of Object.values(bad(workspace))) await open(at(workspace, token, '&score=5&step=send'));
    expect(await ratings(workspace)).toEqual([]);
  });
});
