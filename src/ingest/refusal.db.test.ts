import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ERROR_STATUS, type ErrorCode } from '@/contract/errors';
import { ownerPool } from '@/server/db';
import { createTestWorkspace, type TestWorkspace } from '@/test/factory';
import { ratingOf, serveIngest } from '@/test/load-server';

let workspace: TestWorkspace;
let server: Awaited<ReturnType<typeof serveIngest>>;

beforeAll(async () => {
  workspace = await createTestWorkspace(['csat', 'nps', 'ces', 'smiley', 'thumbs']);
  server = await serveIngest({ bodyTimeoutMs: 300 });
});
afterAll(async () => {
  const { rows } = await ownerPool().query('SELECT count(*)::int AS n FROM rating');
  expect(rows).toEqual([{ n: 0 }]);
  await server.close();
});

type Answer = Awaited<ReturnType<typeof server.post>>;

function expectRefusal(answer: Answer, code: ErrorCode, message: RegExp = /./): void {
  expect(answer.body).toMatchObject({ error: { code, message: expect.stringMatching(message) } });
  expect(answer.status).toBe(ERROR_STATUS[code]);
  expect(answer.headers.get('content-type')).toBe('application/json');
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  expect(answer.headers.get('vary')).toContain('Origin');
}

describe('a body that is', () => {
  test.each(['', '{', 'null', '[]', '"x"', '42', '{"key":}', '\u0000'])(
    'no JSON object: %j',
    async (body) => {
      expectRefusal(await server.post('ratings', body), 'malformed');
    },
  );

  test('too large is refused, whether it says so or not', async () => {
    const large = ratingOf(workspace, { comment: '😀'.repeat(5_000) });
    expectRefusal(await server.post('ratings', large), 'too_large');
    const chunk = new TextEncoder().encode('x'.repeat(9_000));
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(chunk);
        controller.enqueue(chunk);
        controller.close();
      },
    });
    const streamed = await fetch(`${server.url}/api/v1/ratings`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body,
      duplex: 'half',
    } as RequestInit);
    expect([streamed.status, (await streamed.json()).error.code]).toEqual([413, 'too_large']);
  });

  test('slow is not waited for', async () => {
    const socket = connect(server.port, '127.0.0.1');
    const head =
      'POST /api/v1/ratings HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: 100\r\n\r\n{"key"';
    socket.write(head);
    let answer = '';
    for await (const data of socket) answer += data;
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(answer).toContain('"malformed"');
  });

  test('of a type that needs no thought to be wrong', async () => {
    for (const type of ['application/x-www-form-urlencoded', 'text/html', 'application/jsonx'])
      expectRefusal(
        await server.post('ratings', ratingOf(workspace), { 'content-type': type }),
        'unsupported_media_type',
      );
  });
});

describe('values', () => {
  const cases: [string, Record<string, unknown>][] = [
    ['score', { score: '4' }],
    ['score', { score: null }],
    ['score', { score: 3.5 }],
    ['score', { score: true }],
    ['id', { id: '42' }],
    ['id', { id: null }],
    ['touchpoint', { touchpoint: 7 }],
    ['touchpoint', { touchpoint: '' }],
    ['comment', { comment: 'x'.repeat(10_241) }],
    ['comment', { comment: ['x'] }],
    ['customer', { customer: 'x'.repeat(201) }],
    ['final', { final: 'yes' }],
    ['source', { source: 'carrier pigeon' }],
    ['locale', { locale: 'x'.repeat(36) }],
    ['url', { url: 'x'.repeat(2_049) }],
    ['attributes', { attributes: [] }],
    ['attributes.plan', { attributes: { plan: null } }],
    ['attributes.plan', { attributes: { plan: 'x'.repeat(201) } }],
    ['attributes', { attributes: Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`a${n}`, n])) }],
  ];
  test.each(cases)('that are wrong are named: %s', async (path, more) => {
    const answer = await server.post('ratings', JSON.stringify(ratingOf(workspace, more)));
    expectRefusal(answer, 'invalid');
    expect(answer.body.error.issues.map((issue: { path: string }) => issue.path)).toContain(path);
  });

  test('beyond what a number can hold are no numbers', async () => {
    const body = JSON.stringify(ratingOf(workspace)).replace('"score":4', '"score":1e999');
    expectRefusal(await server.post('ratings', body), 'invalid');
  });

  test('off the scale are refused with the scale, for every type', async () => {
    const ends: Record<string, [number, number]> = {
      csat: [0, 6],
      nps: [-1, 11],
      ces: [0, 8],
      smiley: [0, 6],
      thumbs: [-1, 2],
    };
    for (const { slug, type } of workspace.touchpoints)
      for (const score of ends[type] ?? []) {
        const answer = await server.post('ratings', ratingOf(workspace, { touchpoint: slug, score }));
        expectRefusal(answer, 'invalid');
        expect(answer.body.error.issues).toEqual([{ path: 'score', message: expect.stringContaining(type) }]);
      }
  });
});

describe('keys and places', () => {
  test('unknown, missing, secret and revoked keys are refused', async () => {
    for (const key of ['pk_nobody_has_this_one', 'nonsense', undefined, 7, workspace.secretKey])
      expectRefusal(await server.post('ratings', ratingOf(workspace, { key })), 'unauthenticated');
    expectRefusal(
      await server.post('ratings', ratingOf(workspace, { key: workspace.secretKey })),
      'unauthenticated',
      /secret key/,
    );
    const revoked = await createTestWorkspace();
    await ownerPool().query('UPDATE api_key SET revoked_at = now() WHERE workspace_id = $1', [revoked.id]);
    expectRefusal(await server.post('ratings', ratingOf(revoked)), 'unauthenticated', /revoked/);
  });

  test('a touchpoint that is not there, deleted, without a question or paused is told apart', async () => {
    const own = await createTestWorkspace(['csat', 'csat', 'csat', 'csat', 'csat']);
    const [deleted, silent, paused, staged] = own.touchpoints;
    const change = (sql: string, id: string | undefined) => ownerPool().query(sql, [id]);
    await change('UPDATE touchpoint SET deleted_at = now() WHERE id = $1', deleted?.id);
    await change('UPDATE survey SET archived_at = now() WHERE id = $1', silent?.surveyId);
    await change(`UPDATE survey SET status = 'paused' WHERE id = $1`, paused?.surveyId);
    const send = (touchpoint: string | undefined) => server.post('ratings', ratingOf(own, { touchpoint }));
    expectRefusal(await send('constructor'), 'not_found', /no touchpoint/);
    expectRefusal(await send(workspace.touchpoints[1]?.slug), 'not_found', /no touchpoint/);
    expectRefusal(await send(deleted?.slug), 'not_found', /deleted/);
    expectRefusal(await send(silent?.slug), 'not_found', /[Nn]othing is asked/);
    expectRefusal(await send(paused?.slug), 'not_found', /paused/);
    await change('UPDATE stage SET deleted_at = now() WHERE id = $1', own.stageId);
    expectRefusal(await send(staged?.slug), 'not_found', /deleted/);
  });

  test('a key with a list is for the origins on it and for our own pages', async () => {
    const listed = await createTestWorkspace(['csat'], { origins: ['https://example.shop/'] });
    const send = (headers: Record<string, string>) => server.post('visits', ratingOf(listed), headers);
    for (const origin of ['https://evil.example', 'http://example.shop', 'https://sub.example.shop', 'null'])
      expectRefusal(await send({ origin }), 'forbidden', /origin|pages/);
    expectRefusal(await send({}), 'forbidden');
    expect((await send({ origin: 'https://example.shop' })).status).toBe(202);
    expect((await send({ origin: server.url })).status).toBe(202);
    const config = (headers: Record<string, string>) =>
      fetch(`${server.url}/api/v1/widget/${listed.publicKey}`, { headers }).then(({ status }) => status);
    expect(await config({ origin: 'https://evil.example' })).toBe(403);
    expect(await config({})).toBe(200);
  });
});

describe('limits', () => {
  test('per client are per client, and say when to come back', async () => {
    const limited = await serveIngest({ clientLimit: 3, trustProxy: 1 });
    const send = (client: string) =>
      limited.post('visits', ratingOf(workspace), { 'x-forwarded-for': client });
    for (let index = 0; index < 3; index++) expect((await send('203.0.113.1')).status).toBe(202);
    const refused = await send('203.0.113.1');
    expectRefusal(refused, 'rate_limited');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(refused.headers.get('access-control-expose-headers')).toContain('retry-after');
    expect((await send('203.0.113.2')).status).toBe(202);
    await limited.close();
  });

  test('per key hold whatever the client', async () => {
    const limited = await serveIngest({ keyLimit: 2 });
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => limited.post('visits', ratingOf(workspace))),
    );
    const passed = answers.filter(({ status }) => status === 202).length;
    expect(passed).toBeGreaterThanOrEqual(2);
    expect(answers.filter(({ status }) => status === 429).length).toBe(10 - passed);
    expect(passed).toBeLessThan(8);
    await limited.close();
  });
});

test('preflights are answered, other methods refused, and other addresses left to others', async () => {
  const ask = (path: string, method: string) => fetch(`${server.url}${path}`, { method });
  const preflight = await ask('/api/v1/ratings', 'OPTIONS');
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get('access-control-allow-headers')).toContain('content-type');
  expect((await ask('/api/v1/displays', 'GET')).status).toBe(405);
  expect((await ask('/api/v1/visits', 'DELETE')).status).toBe(405);
  for (const path of [
    '/',
    '/api/v1/ratings/batch',
    '/api/v1/metrics',
    '/api/v1/constructor',
    '/api/v1/ratings',
  ])
    expect((await ask(path, 'GET')).status).toBe(418);
});
