import { expect, test } from 'vitest';
import { getMap } from '@/features/map/data';
import { mergeTouchpoints } from '@/features/merge/mutations';
import { listComments } from '@/features/rating/data';
import { asOperator, type WorkspaceScope } from '@/server/tenancy';
import { addRatings } from '@/test/answers';
import { createTestWorkspace, type TestTouchpoint, type TestWorkspace } from '@/test/factory';
import { getProgress } from './data';
import { deriveMap } from './mutations';

const run = <T>(workspace: TestWorkspace, work: (scope: WorkspaceScope) => Promise<T>) =>
  asOperator(workspace, work);
const touchpointsOf = async (workspace: TestWorkspace, map: string) => {
  const { stages } = await run(workspace, (scope) => getMap(scope, { map, range: '28d' }));
  return stages.flatMap(({ touchpoints }) => touchpoints);
};

test('what few said at one of several touchpoints is not told by the one that stands for them, nor by its past', async () => {
  const workspace = await createTestWorkspace(['csat', 'csat']);
  const [busy, quiet] = workspace.touchpoints;
  const say = (scores: number[], at: TestTouchpoint | undefined) =>
    addRatings(
      workspace,
      scores.map((score) => ({ score, comment: `Said ${score}` })),
      at,
    );
  await say([4, 4, 4, 5, 5, 5], busy);
  await say([1, 2], quiet);
  const { id: map } = await run(workspace, (scope) =>
    deriveMap(scope, { mapId: workspace.mapId, name: 'Desired' }),
  );
  const [first, second] = await touchpointsOf(workspace, map);
  await run(workspace, (scope) => mergeTouchpoints(scope, { id: first?.id ?? '', other: second?.id ?? '' }));
  const [one] = await touchpointsOf(workspace, map);
  expect(one?.current.parts.map(({ counts }) => counts)).toEqual([
    [0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0],
    [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2],
  ]);
  const { items } = await run(workspace, (scope) =>
    listComments(scope, { touchpointId: one?.id ?? '', range: '28d', limit: 20 }),
  );
  expect(items.filter(({ comment }) => /[12]$/.test(comment)).map(({ score }) => score)).toEqual([
    null,
    null,
  ]);
  expect(items.filter(({ score }) => score !== null)).toHaveLength(6);
  const { touchpoints } = await run(workspace, (scope) => getProgress(scope, { map, persona: null }));
  expect(touchpoints[one?.id ?? '']?.at(-1)?.value).toBe(4.5);
});
