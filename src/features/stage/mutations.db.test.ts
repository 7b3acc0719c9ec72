import { expect, test } from 'vitest';
import { getMap } from '@/features/map/data';
import { asOperator } from '@/server/tenancy';
import { createTestWorkspace, type TestWorkspace } from '@/test/factory';
import { createStage, deleteStage, moveStage, restoreStage, updateStage } from './mutations';
import type { CreateStage, UpdateStage } from './schema';

const stagesOf = async (workspace: TestWorkspace) =>
  (await asOperator(workspace, (scope) => getMap(scope, { map: workspace.mapId, range: '28d' }))).stages;
const names = async (workspace: TestWorkspace) => (await stagesOf(workspace)).map(({ name }) => name);
const create = (workspace: TestWorkspace, after: string | null, name: string, more?: Partial<CreateStage>) =>
  asOperator(workspace, (scope) => createStage(scope, { mapId: workspace.mapId, after, name, ...more }));
const update = (workspace: TestWorkspace, input: UpdateStage) =>
  asOperator(workspace, (scope) => updateStage(scope, input));

test('stages are put where they were dropped, and moved', async () => {
  const workspace = await createTestWorkspace();
  const first = await create(workspace, null, 'Discover');
  const last = await create(workspace, workspace.stageId, 'Receive');
  await create(workspace, first.id, 'Consider');
  expect(await names(workspace)).toEqual(['Discover', 'Consider', 'Stage', 'Receive']);
  await asOperator(workspace, (scope) => moveStage(scope, { id: last.id, after: null }));
  await asOperator(workspace, (scope) => moveStage(scope, { id: first.id, after: workspace.stageId }));
  expect(await names(workspace)).toEqual(['Receive', 'Consider', 'Stage', 'Discover']);
  expect(first.phase).toBe('before');
  expect(last.phase).toBe('purchase');
});

test('stages added at the same place at the same time all get one of their own', async () => {
  const workspace = await createTestWorkspace();
  await Promise.all(['A', 'B', 'C', 'D'].map((name) => create(workspace, workspace.stageId, name)));
  expect((await names(workspace)).toSorted()).toEqual(['A', 'B', 'C', 'D', 'Stage']);
  const ranks = (await stagesOf(workspace)).map(({ rank }) => rank);
  expect(new Set(ranks).size).toBe(5);
});

test('a deleted stage takes its touchpoints along and brings them back to the same place', async () => {
  const workspace = await createTestWorkspace(['csat', 'nps']);
  await create(workspace, workspace.stageId, 'After');
  await asOperator(workspace, (scope) => deleteStage(scope, { id: workspace.stageId }));
  expect(await names(workspace)).toEqual(['After']);
  await create(workspace, null, 'New first');
  await asOperator(workspace, (scope) => restoreStage(scope, { id: workspace.stageId }));
  const stages = await stagesOf(workspace);
  expect(stages.map(({ name }) => name)).toEqual(['New first', 'Stage', 'After']);
  expect(stages[1]?.touchpoints.map(({ slug }) => slug)).toEqual(['csat-0', 'nps-1']);
});

test('who edits a field that somebody else has changed sees both values, and nothing is lost', async () => {
  const workspace = await createTestWorkspace();
  const id = workspace.stageId;
  await update(workspace, { id, field: 'goal', base: '', value: 'Pay once' });
  await expect(update(workspace, { id, field: 'goal', base: '', value: 'Pay safely' })).rejects.toMatchObject(
    {
      code: 'conflict',
      data: { field: 'goal', theirs: 'Pay once', yours: 'Pay safely' },
    },
  );
  await update(workspace, { id, field: 'goal', base: '', value: 'Pay once' });
  await update(workspace, { id, field: 'phase', base: 'purchase', value: 'after' });
  expect((await stagesOf(workspace))[0]).toMatchObject({ goal: 'Pay once', phase: 'after', name: 'Stage' });
});

test('a stage cannot follow one of another map, and a deleted one cannot be edited', async () => {
  const [workspace, other] = [await createTestWorkspace(), await createTestWorkspace()];
  await expect(create(workspace, other.stageId, 'X')).rejects.toMatchObject({ code: 'conflict' });
  await asOperator(workspace, (scope) => deleteStage(scope, { id: workspace.stageId }));
  const edit = update(workspace, { id: workspace.stageId, field: 'name', base: 'Stage', value: 'X' });
  await expect(edit).rejects.toMatchObject({ code: 'not_found' });
});
