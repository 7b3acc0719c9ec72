import { beforeAll, describe, expect, test } from 'vitest';
import { ownerPool } from '@/server/db';
import { asOperator, frameOriginsOf, withShare } from '@/server/tenancy';
import { createTarget, type Target } from '@/test/target';
import { getSharedMap, listShares, tokenOf } from './data';
import { createShare, embedShare, restoreShare, revokeShare } from './mutations';
import type { CreateShare } from './schema';

let own: Target | undefined;
const targets = (): [Target] => {
  if (!own) throw new Error('No workspace');
  return [own];
};

beforeAll(async () => {
  own = await createTarget();
});

const share = (target: Target, numbers: boolean, map = target.mapId, more: Partial<CreateShare> = {}) =>
  asOperator(target, (scope) =>
    createShare(scope, { map, name: 'Link', days: 7, numbers, comments: false, origins: [], ...more }),
  );

describe('embedding', () => {
  const ORIGIN = 'https://intranet.example.com';

  test('is allowed to the origins of a link, which are told when it ended, and to nobody else', async () => {
    const [target] = targets();
    const { id } = await share(target, false, target.mapId, { origins: [ORIGIN, 'http://localhost:8080'] });
    const token = tokenOf(id);
    const embedded = () => withShare(token, async (scope) => scope.embedded);
    expect(await frameOriginsOf(token)).toEqual([ORIGIN, 'http://localhost:8080']);
    expect(await embedded()).toEqual({ state: 'open', value: true });
    await asOperator(target, (scope) => revokeShare(scope, id));
    expect(await frameOriginsOf(token)).toHaveLength(2);
    expect(await embedded()).toEqual({ state: 'revoked' });
    await asOperator(target, (scope) => restoreShare(scope, id));
    expect(await frameOriginsOf(token)).toHaveLength(2);
    expect(await asOperator(target, (scope) => embedShare(scope, { id, origins: [] }))).toMatchObject({
      origins: [],
      state: 'open',
    });
    expect(await frameOriginsOf(token)).toEqual([]);
    expect(await embedded()).toEqual({ state: 'open', value: false });
    await asOperator(target, (scope) => embedShare(scope, { id, origins: [ORIGIN] }));
    await ownerPool().query("UPDATE map_share SET expires_at = now() - interval '1 second' WHERE id = $1", [
      id,
    ]);
    expect(await frameOriginsOf(token)).toEqual([ORIGIN]);
    expect(await embedded()).toEqual({ state: 'expired' });
    expect(await frameOriginsOf('nothing')).toEqual([]);
  });

  test.each(['https://a.example; script-src *', "https://a.example 'unsafe-inline'", 'https://*.example'])(
    'is never stored for %j, which would change the policy of the page',
    async (origin) => {
      const [target] = targets();
      const { id } = await share(target, false);
      await expect(
        asOperator(target, (scope) => embedShare(scope, { id, origins: [origin] })),
      ).rejects.toThrow();
    },
  );
});

describe('a link that ended', () => {
  const stateOf = async (id: string) => (await withShare(tokenOf(id), async () => null)).state;

  test('says so when it was revoked, and works again when that is undone at once', async () => {
    const [target] = targets();
    const { id } = await share(target, false);
    await asOperator(target, (scope) => revokeShare(scope, id));
    expect(await stateOf(id)).toBe('revoked');
    await asOperator(target, (scope) => restoreShare(scope, id));
    expect(await stateOf(id)).toBe('open');
    await ownerPool().query("UPDATE map_share SET revoked_at = now() - interval '1 hour' WHERE id = $1", [
      id,
    ]);
    await expect(asOperator(target, (scope) => restoreShare(scope, id))).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  test('says so when its time is over', async () => {
    const [target] = targets();
    const { id } = await share(target, false);
    await ownerPool().query("UPDATE map_share SET expires_at = now() - interval '1 second' WHERE id = $1", [
      id,
    ]);
    expect(await stateOf(id)).toBe('expired');
  });

  test('ends with its map and with its workspace', async () => {
    const target = await createTarget();
    const { id } = await share(target, false);
    await asOperator(target, ({ db }) =>
      db.journeyMap.updateMany({ where: { id: target.mapId }, data: { deletedAt: new Date() } }),
    );
    expect(await stateOf(id)).toBe('deleted');
    await ownerPool().query('DELETE FROM workspace WHERE id = $1', [target.id]);
    expect(await stateOf(id)).toBe('unknown');
  });

  test.each(['', 'x', 'a'.repeat(43), "' OR true --"])('never was: %j', async (token) => {
    expect((await withShare(token, async () => null)).state).toBe('unknown');
  });
});

test('who shares sees when a link was opened, and its address again', async () => {
  const [target] = targets();
  const made = await share(target, false);
  expect(made).toMatchObject({ state: 'open', openedAt: null, path: `/r/${tokenOf(made.id)}` });
  await withShare(tokenOf(made.id), (scope) => getSharedMap(scope, '28d'));
  const listed = await asOperator(target, (scope) => listShares(scope, target.mapId));
  expect(listed.find(({ id }) => id === made.id)?.openedAt).not.toBeNull();
  const stored = await ownerPool().query('SELECT token_hash FROM map_share WHERE id = $1', [made.id]);
  expect(stored.rows[0].token_hash).not.toContain(tokenOf(made.id));
});
