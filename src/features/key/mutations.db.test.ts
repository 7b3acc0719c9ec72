import { expect, test } from 'vitest';
import { asOperator, withSecretKey } from '@/server/tenancy';
import { createTestWorkspace } from '@/test/factory';
import { listKeys } from './data';
import { createKey, revokeKey, setOrigins } from './mutations';
import { createKeyInput, setOriginsInput } from './schema';

test('a secret key is whole once, works, and is never shown again', async () => {
  const workspace = await createTestWorkspace();
  const made = await asOperator(workspace, (scope) =>
    createKey(scope, { kind: 'secret', name: 'Till', origins: [] }),
  );
  expect(made.key).toMatch(/^sk_[0-9a-f]{48}$/);
  const listed = await asOperator(workspace, listKeys);
  expect(listed.find(({ id }) => id === made.id)).toMatchObject({
    name: 'Till',
    kind: 'secret',
    shown: made.key.slice(0, 8),
    revokedAt: null,
  });
  expect(JSON.stringify(listed)).not.toContain(made.key);
  const reach = () => withSecretKey(made.key, 'rating:view', async ({ workspaceId }) => workspaceId);
  expect(await reach()).toBe(workspace.id);
  await asOperator(workspace, (scope) => revokeKey(scope, { id: made.id }));
  await asOperator(workspace, (scope) => revokeKey(scope, { id: made.id }));
  await expect(reach()).rejects.toMatchObject({ code: 'unauthenticated' });
});

test('a public key is shown whole and held to the origins it was given', async () => {
  const workspace = await createTestWorkspace();
  const { origins, ...rest } = createKeyInput.parse({
    kind: 'public',
    name: 'Shop',
    origins: ['https://www.example.shop/', 'http://localhost:8080', 'https://www.example.shop'],
  });
  const made = await asOperator(workspace, (scope) => createKey(scope, { ...rest, origins }));
  expect(origins).toEqual(['https://www.example.shop', 'http://localhost:8080']);
  await asOperator(workspace, (scope) =>
    setOrigins(scope, { id: made.id, origins: ['https://example.test'] }),
  );
  const listed = (await asOperator(workspace, listKeys)).find(({ id }) => id === made.id);
  expect(listed).toMatchObject({ shown: made.key, origins: ['https://example.test'] });
  const secret = (await asOperator(workspace, listKeys)).find(({ kind }) => kind === 'secret');
  await expect(
    asOperator(workspace, (scope) => setOrigins(scope, { id: secret?.id ?? '', origins: [] })),
  ).rejects.toMatchObject({ code: 'not_found' });
});

test.each([
  'example.shop',
  'https://example.shop/page',
  'ftp://example.shop',
  'https://*.example.shop',
  'https://example.shop?a',
  'null',
])('%s is no origin', (origin) => {
  const id = crypto.randomUUID();
  expect(setOriginsInput.safeParse({ id, origins: [origin] }).success).toBe(false);
});

test('a secret key has no origins', () => {
  const input = { kind: 'secret', name: 'Till', origins: ['https://example.shop'] };
  expect(createKeyInput.safeParse(input).success).toBe(false);
});
