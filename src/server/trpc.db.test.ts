import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { expect, test } from 'vitest';
import { createMember } from '@/test/caller';
import { createTestWorkspace } from '@/test/factory';
import { appRouter } from '@/trpc/router';

/** A request as the app's browser sends it; `userId` is who is signed in. */
async function send(userId: string | null, path: string, init: RequestInit = {}) {
  const response = await fetchRequestHandler({
    endpoint: '/api/trpc',
    req: new Request(`http://localhost/api/trpc/${path}`, init),
    router: appRouter,
    createContext: () => ({ userId }),
  });
  const { error } = (await response.json()) as {
    error: { message: string; data: { app: { code: string; issues?: object[] } } };
  };
  return { status: response.status, message: error.message, ...error.data.app };
}

const json = (body: unknown) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});
const query = (input: object) => `?input=${encodeURIComponent(JSON.stringify(input))}`;

test('input that is refused says what is wrong with it', async () => {
  const { slug: workspace, ...owned } = await createTestWorkspace();
  const userId = await createMember({ slug: workspace, ...owned });
  expect(await send(userId, 'map.create', json({ workspace, name: '' }))).toEqual({
    status: 422,
    code: 'invalid',
    message: 'The name is empty. Type something.',
    issues: [{ path: 'name', message: 'The name is empty. Type something.' }],
  });
  const touchpointId = owned.touchpoints[0]?.id;
  for (const cursor of ['999999999999999_', '1_'].map((at) => `${at}${'-'.repeat(36)}`))
    expect(await send(userId, `rating.comments${query({ workspace, touchpointId, cursor })}`)).toMatchObject({
      status: 422,
      code: 'invalid',
    });
  const cursor = '99999999999999_00000000-0000-4000-8000-000000000000';
  const last = appRouter
    .createCaller({ userId })
    .rating.comments({ workspace, touchpointId: `${touchpointId}`, cursor });
  await expect(last).resolves.toMatchObject({ items: [] });
  expect(await send(userId, `map.list${query({ workspace: 'a\u0000b' })}`)).toMatchObject({
    code: 'invalid',
  });
  const persona = { workspace, touchpointId, range: '7d', persona: 'a\u0000' };
  expect(await send(userId, `rating.trend${query(persona)}`)).toMatchObject({ code: 'invalid' });
});

test.each([
  ['map.nothing', {}, 404, 'not_found'],
  ['map.create', {}, 405, 'method_not_allowed'],
  [
    'map.create',
    { method: 'POST', body: 'x', headers: { 'content-type': 'text/html' } },
    415,
    'unsupported_media_type',
  ],
  ['map.create', json('{'), 400, 'malformed'],
])('%s with %o answers %i %s', async (path, init, status, code) => {
  const answer = await send(null, path, init);
  expect(answer).toMatchObject({ status, code });
  expect(answer.message).toMatch(/\.$/);
});
