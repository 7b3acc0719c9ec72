import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cursorOf } from '@/domain/cursor';
import { createTestWorkspace } from '@/test/factory';
import { startRest } from '@/test/rest-server';

process.env.RATE_LIMIT_KEY = '20';

let server: Awaited<ReturnType<typeof startRest>>;
beforeAll(async () => {
  server = await startRest();
});
afterAll(() => server.close());

const ask: Awaited<ReturnType<typeof startRest>>['ask'] = (...call) => server.ask(...call);

const issuesOf = ({ status, body }: { status: number; body: { error: { issues?: { path: string }[] } } }) => [
  status,
  body.error.issues?.map(({ path }) => path),
];

test('what an address does not know is refused in the words of the API', async () => {
  const { secretKey: key } = await createTestWorkspace();
  for (const path of ['/nothing', '/maps/a/b/c', '/', '/mapsx', '/openapi.json/'])
    expect(await ask(key, `GET ${path}`)).toMatchObject({
      status: 404,
      body: { error: { code: 'not_found' } },
    });
  const allowed = async (call: string) => {
    const { status, headers, body } = await ask(key, call);
    expect([status, body.error.code]).toEqual([405, 'method_not_allowed']);
    return headers.get('allow');
  };
  expect(await allowed('PUT /maps')).toBe('GET, POST, HEAD, OPTIONS');
  expect(await allowed(`POST /maps/${randomUUID()}`)).toBe('GET, PATCH, DELETE, HEAD, OPTIONS');
  expect(await allowed('POST /openapi.json')).toBe('GET, HEAD, OPTIONS');
  expect(await allowed('DELETE /ratings')).toBe('GET, POST, HEAD, OPTIONS');
  expect(await allowed('GET /displays')).toBe('POST, OPTIONS');
  const options = await ask(key, 'OPTIONS /maps');
  expect([options.status, options.headers.get('allow')]).toEqual([204, 'GET, POST, HEAD, OPTIONS']);
  expect(await ask(key, 'HEAD /maps')).toMatchObject({ status: 200, body: null });
});

test('a body that cannot be taken is refused with the reason', async () => {
  const { secretKey: key } = await createTestWorkspace();
  expect((await ask(key, 'POST /maps', '{"name"')).body.error.code).toBe('malformed');
  expect((await ask(key, 'POST /maps', '{}', 'text/csv')).status).toBe(415);
  expect((await ask(key, 'POST /maps', { name: 'x'.repeat(200_000) })).status).toBe(413);
  expect(issuesOf(await ask(key, 'POST /maps', { name: ' ', kind: 'wished', colour: 'red' }))).toEqual([
    422,
    ['name', 'kind', ''],
  ]);
  expect((await ask(key, 'POST /maps', 'null')).status).toBe(422);
  expect((await ask(key, 'POST /maps', [])).status).toBe(422);
});

test.each([
  '/maps?limit=0',
  '/maps?limit=101',
  '/maps?cursor=x',
  `/ratings?cursor=${cursorOf(randomUUID())}`,
  `/maps?cursor=${cursorOf(`1_${randomUUID()}`)}`,
  '/maps?page=2',
  '/ratings?touchpont=csat-0',
  '/ratings?from=yesterday',
  '/ratings?from=2026-03-11&to=2026-03-10',
  '/stages?mapId=1',
  '/surveys?touchpoint=%00',
])('a list asked for as %s is refused', async (path) => {
  const { secretKey: key } = await createTestWorkspace();
  const { status, body } = await ask(key, `GET ${path}`);
  expect([status, body.error.code]).toEqual([422, 'invalid']);
  expect(body.error.issues).toHaveLength(1);
});

test('who asks too much is told when to come back, and nobody else is', async () => {
  const [busy, calm] = [await createTestWorkspace(), await createTestWorkspace()];
  const answers = await Promise.all(
    Array.from({ length: 60 }, () => ask(busy.secretKey, 'GET /maps?limit=1')),
  );
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThan(0);
  expect(refused[0]?.body.error.code).toBe('rate_limited');
  expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
  expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(20);
  expect((await ask(calm.secretKey, 'GET /maps')).status).toBe(200);
});
