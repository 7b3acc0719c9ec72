import { expect, test } from 'vitest';
import { asOperator } from '@/server/tenancy';
import { createTestWorkspace, type TestWorkspace } from '@/test/factory';
import { listChannels } from './data';
import { renameChannel } from './mutations';
import { type RenameChannel, renameChannelInput } from './schema';

/** A workspace whose touchpoints have these channels, in order. */
async function withChannels(channels: string[]): Promise<TestWorkspace & { ids: string[] }> {
  const workspace = await createTestWorkspace(channels.map(() => 'csat' as const));
  const ids = await asOperator(workspace, async ({ db }) => {
    const rows = await db.touchpoint.findMany({ orderBy: { rank: 'asc' }, select: { id: true } });
    for (const [index, { id }] of rows.entries())
      await db.touchpoint.updateMany({ where: { id }, data: { channel: channels[index] ?? '' } });
    return rows.map(({ id }) => id);
  });
  return { ...workspace, ids };
}
const rename = (workspace: TestWorkspace, input: RenameChannel) =>
  asOperator(workspace, (scope) => renameChannel(scope, renameChannelInput.parse(input)));
const listed = async (workspace: TestWorkspace) =>
  (await asOperator(workspace, listChannels)).map(({ name, touchpoints }) => [name, touchpoints]);

test('channels are those of the touchpoints, counted', async () => {
  const workspace = await withChannels(['Web', 'Phone', 'Web', '']);
  expect(await asOperator(workspace, listChannels)).toEqual([
    { name: 'Phone', touchpoints: 1, maps: 1 },
    { name: 'Web', touchpoints: 2, maps: 1 },
  ]);
});

test('two written differently become one, and apart again when that is taken back', async () => {
  const workspace = await withChannels(['Web', 'web site', 'Web']);
  const { ids, merged } = await rename(workspace, { from: 'web site', to: ' Web ' });
  expect([ids, merged]).toEqual([[workspace.ids[1]], true]);
  expect(await listed(workspace)).toEqual([['Web', 3]]);
  await rename(workspace, { from: 'Web', to: 'web site', ids });
  expect(await listed(workspace)).toEqual([
    ['Web', 2],
    ['web site', 1],
  ]);
});

test('what got another channel since is left alone when a step is taken back', async () => {
  const workspace = await withChannels(['Web', 'Web']);
  const { ids, merged } = await rename(workspace, { from: 'Web', to: '' });
  expect([ids.length, merged]).toEqual([2, false]);
  await asOperator(workspace, ({ db }) =>
    db.touchpoint.updateMany({ where: { id: workspace.ids[0] ?? '' }, data: { channel: 'Fax' } }),
  );
  expect((await rename(workspace, { from: '', to: 'Web', ids })).ids).toEqual([workspace.ids[1]]);
  expect(await listed(workspace)).toEqual([
    ['Fax', 1],
    ['Web', 1],
  ]);
});

test('a deleted touchpoint comes back under the new name; a channel nobody has is said so', async () => {
  const workspace = await withChannels(['Web']);
  await asOperator(workspace, ({ db }) => db.touchpoint.updateMany({ data: { deletedAt: new Date() } }));
  expect(await listed(workspace)).toEqual([]);
  await rename(workspace, { from: 'Web', to: 'Website' });
  await asOperator(workspace, ({ db }) => db.touchpoint.updateMany({ data: { deletedAt: null } }));
  expect(await listed(workspace)).toEqual([['Website', 1]]);
  await expect(rename(workspace, { from: 'Web', to: 'X' })).rejects.toMatchObject({ code: 'not_found' });
  expect(renameChannelInput.safeParse({ from: '', to: 'X' }).success).toBe(false);
});

test('a name of any signs is a name', async () => {
  const workspace = await withChannels(["Robert'); DROP TABLE touchpoint;--"]);
  await rename(workspace, { from: "Robert'); DROP TABLE touchpoint;--", to: '<b>Post</b>' });
  expect(await listed(workspace)).toEqual([['<b>Post</b>', 1]]);
});
