import { afterAll, beforeAll, expect, test } from 'vitest';
import { LIMITS } from '@/contract/limits';
import { createTestWorkspace } from '@/test/factory';
import { startRest } from '@/test/rest-server';

let server: Awaited<ReturnType<typeof startRest>>;
beforeAll(async () => {
  server = await startRest();
});
afterAll(() => server.close());

/** As much as each limit allows. */
const attributesOf = (count: number, letter: string) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `${index}`.padEnd(LIMITS.attributeName, letter),
      letter.repeat(LIMITS.attributeValue),
    ]),
  );

test('a link that no page would read is refused when it is made', async () => {
  const { secretKey } = await createTestWorkspace(['csat']);
  const make = (more: object) => server.ask(secretKey, 'POST /links', { touchpoint: 'csat-0', ...more });
  const opened = async ({ body }: Awaited<ReturnType<typeof make>>) => {
    const page = await fetch(`${server.host}${new URL(body.url).pathname}${new URL(body.url).search}`);
    return page.text();
  };

  const large = await make({ attributes: attributesOf(LIMITS.attributes, '数') });
  expect(large).toMatchObject({
    status: 422,
    body: {
      error: {
        issues: [{ path: 'attributes', message: expect.stringMatching(/^A link carries about 6 kB/) }],
      },
    },
  });
  const most = await make({ customer: 'c'.repeat(LIMITS.customer), attributes: attributesOf(20, 'x') });
  expect(most.status).toBe(201);
  expect(await opened(most)).not.toContain('no longer valid');

  expect(await make({ persona: 'nobody-knows' })).toMatchObject({
    status: 422,
    body: {
      error: { issues: [{ path: 'persona', message: expect.stringMatching(/persona nobody-knows/) }] },
    },
  });
  expect((await make({ persona: 'regular' })).status).toBe(201);
});
