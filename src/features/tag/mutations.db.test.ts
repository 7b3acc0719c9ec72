import { expect, test } from 'vitest';
import { asOperator } from '@/server/tenancy';
import { addRatings } from '@/test/answers';
import { createTestWorkspace, type TestWorkspace } from '@/test/factory';
import { listTags } from './data';
import { createTag, deleteTag, renameTag, setTag, undoTag } from './mutations';
import { type Selection, setTagInput } from './schema';

const make = (workspace: TestWorkspace, name: string) =>
  asOperator(workspace, (scope) => createTag(scope, { name }));
const tags = async (workspace: TestWorkspace) =>
  (await asOperator(workspace, listTags)).map(({ name, n }) => `${name} ${n}`);

async function prepared() {
  const workspace = await createTestWorkspace();
  await addRatings(workspace, [
    { score: 1, comment: 'late parcel' },
    { score: 2, comment: 'late answer' },
    { score: 3 },
  ]);
  const ids = await asOperator(workspace, async ({ db }) =>
    (await db.rating.findMany({ orderBy: { score: 'asc' } })).map(({ id }) => id),
  );
  const { id: tag } = await make(workspace, 'Logistics');
  const set = (on: boolean, selection: Selection) =>
    asOperator(workspace, (scope) => setTag(scope, setTagInput.parse({ tag, on, selection })));
  const undo = (change: string) => asOperator(workspace, (scope) => undoTag(scope, { change }));
  return { workspace, ids, tag, set, undo };
}

test('what one change did is taken back, and only that', async () => {
  const { workspace, ids, set, undo } = await prepared();
  const [first = '', second = '', third = ''] = ids;
  await set(true, { ids: [first] });
  const all = await set(true, { ids: [first, second, third] });
  expect(all.n).toBe(2);
  expect(await tags(workspace)).toEqual(['Logistics 3']);
  await undo(all.change);
  expect(await tags(workspace)).toEqual(['Logistics 1']);
  await undo(all.change);

  const off = await set(false, { ids });
  expect(off.n).toBe(1);
  expect(await tags(workspace)).toEqual(['Logistics 0']);
  await undo(off.change);
  await undo(off.change);
  expect(await tags(workspace)).toEqual(['Logistics 1']);

  // Off, and on again by somebody else: the first has nothing to take back any more.
  const taken = await set(false, { ids: [first] });
  await set(true, { ids: [first] });
  await undo(taken.change);
  expect(await tags(workspace)).toEqual(['Logistics 1']);
});

test('all that match are tagged, of this workspace alone, and an erased rating takes its tags along', async () => {
  const { workspace, ids, set } = await prepared();
  const other = await createTestWorkspace();
  await addRatings(other, [{ score: 1, comment: 'late, too' }]);
  const foreign = await asOperator(other, async ({ db }) => (await db.rating.findFirstOrThrow()).id);
  expect((await set(true, setTagInput.shape.selection.parse({ all: { words: 'late' } }))).n).toBe(2);
  expect((await set(true, { ids: [foreign, crypto.randomUUID()] })).n).toBe(0);
  await asOperator(workspace, ({ db }) => db.rating.deleteMany({ where: { id: ids[0] ?? '' } }));
  expect(await tags(workspace)).toEqual(['Logistics 1']);
});

test('a name is one tag, however it is written', async () => {
  const { workspace, tag } = await prepared();
  expect(await make(workspace, 'LOGISTICS')).toEqual({ id: tag, name: 'Logistics' });
  const { id } = await make(workspace, '!!');
  await make(workspace, '??');
  const rename = (base: string, value: string) =>
    asOperator(workspace, (scope) => renameTag(scope, { id, base, value }));
  await expect(rename('!!', 'logistics')).rejects.toMatchObject({ code: 'conflict' });
  await expect(rename('!', 'Praise')).rejects.toMatchObject({ code: 'conflict' });
  await rename('!!', 'Praise');
  expect(await tags(workspace)).toEqual(['?? 0', 'Logistics 0', 'Praise 0']);
  await asOperator(workspace, (scope) => deleteTag(scope, { id }));
  await expect(asOperator(workspace, (scope) => deleteTag(scope, { id }))).rejects.toMatchObject({
    code: 'not_found',
  });
});
