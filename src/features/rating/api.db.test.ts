import { randomUUID } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { LIMITS } from '@/contract/limits';
import { dayInZone } from '@/domain/period';
import { closeBatches } from '@/ingest/batch';
import { answerRest } from '@/rest/handler';
import { asOperator } from '@/server/tenancy';
import { createTestWorkspace, type TestWorkspace } from '@/test/factory';
import { listComments } from './data';

afterAll(closeBatches);

const ADDRESS = 'http://localhost:3000/api/v1';

async function getMetrics(key: string | null, query: Record<string, string>) {
  const headers = key ? { authorization: `Bearer ${key}` } : undefined;
  const url = `${ADDRESS}/metrics?${new URLSearchParams(query)}`;
  const response = await answerRest(new Request(url, headers && { headers }));
  return { status: response.status, headers: response.headers, body: await response.json() };
}

async function postBatch(key: string, body: BodyInit, headers: Record<string, string> = {}) {
  const request = new Request(`${ADDRESS}/ratings/batch`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...headers },
    body,
    ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
  });
  const response = await answerRest(request);
  return { status: response.status, body: await response.json() };
}

const row = (workspace: TestWorkspace, score: number, more: object = {}) => ({
  touchpoint: workspace.touchpoints[0]?.slug,
  id: randomUUID(),
  score,
  ...more,
});

test('what a server sends in a batch is in the figures it asks for', async () => {
  const workspace = await createTestWorkspace(['csat']);
  const answeredAt = '2026-03-10T12:00:00+01:00';
  const ratings = [5, 5, 4, 4, 2, 1].map((score) => row(workspace, score, { answeredAt }));
  const sent = await postBatch(workspace.secretKey, JSON.stringify({ ratings }));
  expect(sent.status).toBe(200);
  expect(sent.body.results).toEqual(ratings.map(({ id }) => ({ id, status: 202 })));
  const again = await postBatch(workspace.secretKey, JSON.stringify(ratings));
  expect(again.body.results).toHaveLength(6);

  const day = { from: '2026-03-10', to: '2026-03-10', touchpoint: 'csat-0' };
  const { status, headers, body } = await getMetrics(workspace.secretKey, { ...day, by: 'month' });
  expect(status).toBe(200);
  expect(headers.get('cache-control')).toBe('no-store');
  expect(body).toMatchObject({ type: 'csat', n: 6, mean: 3.5, displays: 0, responseRate: null });
  expect(body.score).toBeCloseTo(66.667, 3);
  expect(body.lastRatedAt).toBe('2026-03-10T11:00:00.000Z');
  expect(body.series).toEqual([
    {
      from: '2026-03-01T00:00:00+01:00',
      n: 6,
      score: body.score,
      low: body.low,
      high: body.high,
      satisfaction: 3.5,
    },
  ]);
});

test('a bad row says what is wrong with it and does not touch the others', async () => {
  const workspace = await createTestWorkspace(['csat']);
  const rows = [
    row(workspace, 5),
    row(workspace, 6),
    { ...row(workspace, 3), touchpoint: 'nowhere' },
    'nonsense',
  ];
  const { status, body } = await postBatch(workspace.secretKey, JSON.stringify({ ratings: rows }));
  expect(status).toBe(207);
  expect(body.results.map((result: { status: number }) => result.status)).toEqual([202, 422, 404, 422]);
  expect(body.results[1].error).toMatchObject({ code: 'invalid', issues: [{ path: 'score' }] });
  const today = dayInZone(new Date(), workspace.timeZone);
  const answer = await getMetrics(workspace.secretKey, {
    touchpoint: 'csat-0',
    from: today,
    to: today,
    raw: 'true',
  });
  expect(answer.body).toMatchObject({ n: 1, mean: 5 });
});

test('a batch that cannot be read is refused as a whole, with the reason', async () => {
  const { secretKey } = await createTestWorkspace(['csat']);
  expect(await postBatch(secretKey, '{"ratings": [')).toMatchObject({
    status: 400,
    body: { error: { code: 'malformed' } },
  });
  expect(await postBatch(secretKey, '{"rating": []}')).toMatchObject({
    status: 422,
    body: { error: { code: 'invalid', issues: [{ path: 'ratings' }] } },
  });
  expect((await postBatch(secretKey, '[]', { 'content-type': 'image/png' })).status).toBe(415);
  expect((await postBatch(secretKey, JSON.stringify(Array(1_001).fill({})))).status).toBe(422);
  expect(await postBatch(secretKey, '[]')).toEqual({ status: 200, body: { results: [] } });
});

test('a body that never ends is cut off at the limit', async () => {
  const { secretKey } = await createTestWorkspace(['csat']);
  let sent = 0;
  let cancelled = false;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 65_536;
      controller.enqueue(new Uint8Array(65_536).fill(32));
    },
    cancel() {
      cancelled = true;
    },
  });
  const { status, body } = await postBatch(secretKey, endless);
  expect([status, body.error.code, cancelled]).toEqual([413, 'too_large', true]);
  expect(sent).toBeLessThan(LIMITS.batchBytes + 4 * 65_536);
});

test('only a secret key that is in use opens the doors', async () => {
  const workspace = await createTestWorkspace(['csat']);
  const query = { touchpoint: 'csat-0', from: '2026-03-01', to: '2026-03-31' };
  const refused = await getMetrics(null, query);
  expect(refused).toMatchObject({ status: 401, body: { error: { code: 'unauthenticated' } } });
  expect(refused.headers.get('www-authenticate')).toBe('Bearer');
  for (const key of [workspace.publicKey, `sk_${'0'.repeat(48)}`]) {
    expect((await getMetrics(key, query)).status).toBe(401);
    expect((await postBatch(key, '[]')).status).toBe(401);
  }
  await asOperator(workspace, ({ db }) =>
    db.apiKey.updateMany({ where: { kind: 'secret' }, data: { revokedAt: new Date() } }),
  );
  expect((await getMetrics(workspace.secretKey, query)).status).toBe(401);
});

test('a question that makes no sense is answered with what is wrong', async () => {
  const { secretKey } = await createTestWorkspace(['csat']);
  const good = { touchpoint: 'csat-0', from: '2026-03-01', to: '2026-03-31' };
  const issuesOf = async (query: Record<string, string>) => {
    const { status, body } = await getMetrics(secretKey, query);
    return [status, body.error.issues?.map((issue: { path: string }) => issue.path)];
  };
  expect(await issuesOf({ ...good, from: 'yesterday' })).toEqual([422, ['from']]);
  expect(await issuesOf({ ...good, from: '2026-02-30' })).toEqual([422, ['from']]);
  expect(await issuesOf({ ...good, from: '2026-04-01' })).toEqual([422, ['from']]);
  expect(await issuesOf({ ...good, by: 'hour', raw: 'perhaps' })).toEqual([422, ['by', 'raw']]);
  expect(await issuesOf({ touchpoint: 'csat-0' })).toEqual([422, ['from', 'to']]);
  expect(await issuesOf({ ...good, touchpoint: 'nowhere' })).toEqual([404, undefined]);
  const wrong = await answerRest(new Request(`${ADDRESS}/metrics`, { method: 'PUT' }));
  expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
});

test.each([
  { touchpoint: 'a\u0000b' },
  { persona: '\u0000' },
  { to: '9999-12-31' },
  { from: '0001-01-01' },
  { to: '9999-12-31T23:59:59Z' },
])('figures for %o are refused as invalid', async (odd) => {
  const { secretKey } = await createTestWorkspace();
  const query = { touchpoint: 'csat-0', from: '2026-03-10', to: '2026-03-11', ...odd };
  const { status, body } = await getMetrics(secretKey, query);
  expect([status, body.error.code]).toEqual([422, 'invalid']);
  const [name] = Object.keys(odd);
  expect(body.error.issues[0].path).toBe(name);
  const widest = { touchpoint: 'csat-0', from: '1900-01-01', to: '2999-12-31' };
  expect((await getMetrics(secretKey, widest)).status).toBe(200);
});

test('answers after the score are told in words, also of questions that are gone', async () => {
  const workspace = await createTestWorkspace(['csat']);
  const asked = {
    why: { kind: 'multiple', question: 'What went wrong?', choices: { price: 'Price', speed: 'Speed' } },
    wish: { kind: 'text', question: 'What do you wish for?' },
  };
  const settings = { followUps: [{ id: 'wish', kind: 'text' }] };
  await asOperator(workspace, async ({ db }) => {
    await db.survey.updateMany({ data: { asked, settings } });
    await db.surveyText.updateMany({ data: { extra: { more: { wish: { question: 'Anything else?' } } } } });
  });
  const answers = { why: ['speed', 'price'], wish: 'More shops', never: 'x' };
  const sent = await postBatch(
    workspace.secretKey,
    JSON.stringify({ ratings: [row(workspace, 2, { answers })] }),
  );
  expect(sent.status).toBe(200);
  const headers = { authorization: `Bearer ${workspace.secretKey}` };
  const { items } = await (await answerRest(new Request(`${ADDRESS}/ratings`, { headers }))).json();
  expect(items[0].answers).toEqual([
    { id: 'wish', question: 'Anything else?', value: 'More shops', said: ['More shops'] },
    { id: 'why', question: 'What went wrong?', value: ['speed', 'price'], said: ['Speed', 'Price'] },
  ]);
  const touchpointId = workspace.touchpoints[0]?.id ?? '';
  const page = await asOperator(workspace, (scope) =>
    listComments(scope, { touchpointId, range: '28d', limit: 20 }),
  );
  expect(page.items).toMatchObject([
    { comment: '', answers: [{ question: 'Anything else?' }, { said: ['Speed', 'Price'] }] },
  ]);
});
