import { expect, test } from 'vitest';
import { listHistory, listSnapshots } from '@/features/history/data';
import { createLane, setLaneValue } from '@/features/lane/mutations';
import { getMap } from '@/features/map/data';
import { deleteMap, notifyAllMaps } from '@/features/map/mutations';
import { mergeTouchpoints, unmergeTouchpoints } from '@/features/merge/mutations';
import { listComments } from '@/features/rating/data';
import { createTouchpoint, deleteTouchpoint, updateTouchpoint } from '@/features/touchpoint/mutations';
import { ownerPool } from '@/server/db';
import { asOperator, type WorkspaceScope } from '@/server/tenancy';
import { addRatings } from '@/test/answers';
import { createTestWorkspace, type TestWorkspace } from '@/test/factory';
import { getAncestry, getProgress, listMapCards } from './data';
import { deriveMap } from './mutations';

const run = <T>(workspace: TestWorkspace, work: (scope: WorkspaceScope) => Promise<T>) =>
  asOperator(workspace, work);
const derive = (workspace: TestWorkspace) =>
  run(workspace, (scope) => deriveMap(scope, { mapId: workspace.mapId, name: 'Desired' }));
const read = (workspace: TestWorkspace, map: string) =>
  run(workspace, (scope) => getMap(scope, { map, range: '28d' }));
const touchpointsOf = async (workspace: TestWorkspace, map: string) =>
  (await read(workspace, map)).stages.flatMap(({ touchpoints }) => touchpoints);
const merge = async (workspace: TestWorkspace, id = '', other = '') => {
  const merged = await run(workspace, (scope) => mergeTouchpoints(scope, { id, other }));
  if (!merged) throw new Error('They were merged already');
  return merged;
};
const write = (workspace: TestWorkspace, id: string, field: 'doing' | 'thinking', value: string, base = '') =>
  run(workspace, (scope) => updateTouchpoint(scope, { id, field, base, value }));

test('a desired map says what the current one says, asks nothing, and hears what is heard there', async () => {
  const workspace = await createTestWorkspace(['csat', 'nps']);
  const [first] = workspace.touchpoints;
  await write(workspace, first?.id ?? '', 'doing', 'Pays');
  await addRatings(
    workspace,
    [1, 2, 3, 4, 5, 5].map((score) => ({ score, comment: `Said ${score}` })),
  );
  const { id } = await derive(workspace);
  const [current, desired] = [await read(workspace, workspace.mapId), await read(workspace, id)];
  expect(desired.kind).toBe('desired');
  expect(desired.derivedFrom).toEqual({ id: workspace.mapId, name: 'Journey', deleted: false });
  expect(current.desiredMaps).toEqual([{ id, name: 'Desired' }]);
  const [was, is] = [current.stages[0]?.touchpoints, desired.stages[0]?.touchpoints];
  expect(is?.map(({ name, doing, survey }) => ({ name, doing, survey }))).toEqual(
    was?.map(({ name, doing }) => ({ name, doing, survey: null })),
  );
  expect(new Set([...(is ?? []), ...(was ?? [])].map(({ slug }) => slug)).size).toBe(4);
  expect(is?.[0]?.current).toEqual(was?.[0]?.current);
  expect(is?.[0]?.lastRatedAt).toBe(was?.[0]?.lastRatedAt);
  const comments = await run(workspace, (scope) =>
    listComments(scope, { touchpointId: is?.[0]?.id ?? '', range: '28d', limit: 20 }),
  );
  expect(comments.items).toHaveLength(6);
});

test('deriving keeps a version of today, and the history says why the desired map is there', async () => {
  const workspace = await createTestWorkspace(['csat']);
  const { id } = await derive(workspace);
  const [versions, history] = await run(workspace, async (scope) => [
    await listSnapshots(scope, workspace.mapId),
    await listHistory(scope, { map: id }),
  ]);
  expect(versions).toMatchObject([{ name: 'When “Desired” was derived', reason: 'derive' }]);
  expect(history.entries.map(({ cause }) => cause)).toEqual(['derive']);
});

test('what is done to the desired map leaves the current one as it is', async () => {
  const workspace = await createTestWorkspace(['csat', 'nps']);
  const { id } = await derive(workspace);
  const before = (await read(workspace, workspace.mapId)).stages;
  const [first, second] = await touchpointsOf(workspace, id);
  await write(workspace, first?.id ?? '', 'doing', 'Something else');
  await run(workspace, (scope) => deleteTouchpoint(scope, { id: second?.id ?? '' }));
  expect((await read(workspace, workspace.mapId)).stages).toEqual(before);
});

test('a loop leads back within the desired map', async () => {
  const workspace = await createTestWorkspace(['csat', 'nps']);
  const [first, second] = workspace.touchpoints;
  await run(workspace, (scope) =>
    updateTouchpoint(scope, {
      id: second?.id ?? '',
      field: 'leadsToId',
      base: null,
      value: first?.id ?? null,
    }),
  );
  const { id } = await derive(workspace);
  const [back, from] = await touchpointsOf(workspace, id);
  expect(from?.leadsToId).toBe(back?.id);
});

test('a desired map cannot be derived from again', async () => {
  const workspace = await createTestWorkspace();
  const { id } = await derive(workspace);
  await expect(run(workspace, (scope) => deriveMap(scope, { mapId: id, name: 'X' }))).rejects.toMatchObject({
    code: 'invalid',
  });
});

test('merged touchpoints keep both texts and stand for both, every answer counted once; undo takes them apart', async () => {
  const workspace = await createTestWorkspace(['csat', 'nps']);
  const [, nps] = workspace.touchpoints;
  await addRatings(
    workspace,
    [1, 2, 3].map((score) => ({ score })),
  );
  await addRatings(
    workspace,
    [9, 10].map((score) => ({ score })),
    nps,
  );
  const { id: map } = await derive(workspace);
  const [first, second] = await touchpointsOf(workspace, map);
  const [id, other] = [first?.id ?? '', second?.id ?? ''];
  await write(workspace, id, 'doing', 'Chooses a date');
  await write(workspace, other, 'doing', 'Waits');
  await write(workspace, other, 'thinking', '“When?”');
  const before = await touchpointsOf(workspace, map);

  const merged = await merge(workspace, id, other);
  const [one, ...rest] = await touchpointsOf(workspace, map);
  expect(rest).toEqual([]);
  expect(one).toMatchObject({ doing: 'Chooses a date\nWaits', thinking: '“When?”' });
  expect(one?.origins?.map(({ name }) => name)).toEqual(['csat-0', 'nps-1']);
  expect(one?.current.parts.map(({ type, counts }) => [type, counts.reduce((a, b) => a + b)])).toEqual([
    ['csat', 3],
    ['nps', 2],
  ]);

  await run(workspace, (scope) => unmergeTouchpoints(scope, merged));
  // Only the dates on which the statements were last worded are new.
  const unaged = (list: typeof before) => list.map((touchpoint) => ({ ...touchpoint, stated: null }));
  expect(unaged(await touchpointsOf(workspace, map))).toEqual(unaged(before));
});

test('own lanes come along, and of their texts none is lost in a merge or its undo', async () => {
  const workspace = await createTestWorkspace(['csat', 'nps']);
  const { mapId } = workspace;
  const make = (name: string) => run(workspace, (scope) => createLane(scope, { mapId, kind: 'text', name }));
  const [risk, legal] = [await make('Risk'), await make('Legal')];
  const say = (laneId: string, at: number, value: string) =>
    run(workspace, (scope) =>
      setLaneValue(scope, {
        laneId,
        touchpointId: workspace.touchpoints[at]?.id ?? '',
        field: 'text',
        base: '',
        value,
      }),
    );
  await say(risk.id, 0, 'Late');
  await say(risk.id, 1, 'Lost');
  await say(legal.id, 1, 'Consent');
  const { id: map } = await derive(workspace);
  const said = async () =>
    (await touchpointsOf(workspace, map)).map(({ values }) =>
      Object.values(values)
        .map(({ text }) => text)
        .toSorted(),
    );
  expect(await said()).toEqual([['Late'], ['Consent', 'Lost']]);
  const [first, second] = await touchpointsOf(workspace, map);
  const merged = await merge(workspace, first?.id, second?.id);
  expect(await said()).toEqual([['Consent', 'Late\nLost']]);
  await run(workspace, (scope) => unmergeTouchpoints(scope, merged));
  expect(await said()).toEqual([['Late'], ['Consent', 'Lost']]);
});

test('undoing a merge does not throw away what was written since', async () => {
  const workspace = await createTestWorkspace(['csat', 'nps']);
  const { id: map } = await derive(workspace);
  const [first, second] = await touchpointsOf(workspace, map);
  const [id, other] = [first?.id ?? '', second?.id ?? ''];
  await write(workspace, other, 'doing', 'Waits');
  const merged = await merge(workspace, id, other);
  await write(workspace, id, 'doing', 'Waits, then pays', 'Waits');
  await expect(run(workspace, (scope) => unmergeTouchpoints(scope, merged))).rejects.toMatchObject({
    code: 'conflict',
    data: { field: 'doing', theirs: 'Waits, then pays' },
  });
  expect(await touchpointsOf(workspace, map)).toHaveLength(1);
});

test('touchpoints of a current map, and texts too long together, are not merged', async () => {
  const workspace = await createTestWorkspace(['csat', 'nps']);
  const [a, b] = workspace.touchpoints.map(({ id }) => id);
  await expect(merge(workspace, a, b)).rejects.toMatchObject({ code: 'invalid' });
  const { id: map } = await derive(workspace);
  const [first, second] = await touchpointsOf(workspace, map);
  await write(workspace, first?.id ?? '', 'doing', 'a'.repeat(1_500));
  await write(workspace, second?.id ?? '', 'doing', 'b'.repeat(1_500));
  await expect(merge(workspace, first?.id, second?.id)).rejects.toMatchObject({
    code: 'invalid',
    issues: [{ path: 'doing' }],
  });
  await expect(merge(workspace, first?.id, first?.id)).rejects.toMatchObject({ code: 'invalid' });
  await expect(merge(workspace, first?.id, a)).rejects.toMatchObject({ code: 'invalid' });
  expect(await touchpointsOf(workspace, map)).toHaveLength(2);
});

test('two people who merge the same two the other way round: one succeeds, the other hears why not', async () => {
  const workspace = await createTestWorkspace(['csat', 'nps']);
  const { id: map } = await derive(workspace);
  const [first, second] = await touchpointsOf(workspace, map);
  const results = await Promise.allSettled([
    merge(workspace, first?.id, second?.id),
    merge(workspace, second?.id, first?.id),
  ]);
  expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(await touchpointsOf(workspace, map)).toHaveLength(1);
});

test('the desired map outlives its current one, deleted or gone for good', async () => {
  const workspace = await createTestWorkspace();
  await addRatings(workspace, [{ score: 4 }]);
  const { id } = await derive(workspace);
  await run(workspace, (scope) => deleteMap(scope, { id: workspace.mapId }));
  const left = await read(workspace, id);
  expect(left.derivedFrom).toEqual({ id: workspace.mapId, name: 'Journey', deleted: true });
  expect(left.stages[0]?.touchpoints[0]).toMatchObject({ name: 'csat-0', origins: [{ deleted: true }] });
  expect(left.stages[0]?.touchpoints[0]?.current.parts).toHaveLength(1);

  await ownerPool().query('DELETE FROM journey_map WHERE id = $1', [workspace.mapId]);
  const alone = await read(workspace, id);
  expect(alone.derivedFrom).toBeNull();
  expect(alone.stages[0]?.touchpoints[0]).toMatchObject({ name: 'csat-0', origins: [] });
  await run(workspace, (scope) => notifyAllMaps(scope));
  await ownerPool().query('DELETE FROM workspace WHERE id = $1', [workspace.id]);
  const rows = await ownerPool().query('SELECT FROM journey_map WHERE workspace_id = $1', [workspace.id]);
  expect(rows.rowCount).toBe(0);
});

test('the list says what a map is, how large, and when a customer was last heard', async () => {
  const workspace = await createTestWorkspace(['csat', 'nps']);
  await addRatings(workspace, [{ score: 4, at: '2026-03-01T12:00:00Z' }]);
  const { id } = await derive(workspace);
  const cards = await run(workspace, (scope) => listMapCards(scope));
  const same = { stages: 1, touchpoints: 2, lastRatedAt: '2026-03-01T12:00:00.000Z' };
  expect(cards).toEqual([
    { id: workspace.mapId, name: 'Journey', kind: 'current', derivedFrom: null, origin: null, ...same },
    {
      id,
      name: 'Desired',
      kind: 'desired',
      derivedFrom: workspace.mapId,
      origin: { name: 'Journey', deleted: false },
      ...same,
    },
  ]);
});

test('progress and ancestry come from the tallies of what the desired map stands for', async () => {
  const workspace = await createTestWorkspace(['csat', 'nps']);
  const [first] = workspace.touchpoints;
  await run(workspace, (scope) =>
    updateTouchpoint(scope, { id: first?.id ?? '', field: 'desired', base: null, value: 4 }),
  );
  await addRatings(
    workspace,
    Array.from({ length: 40 }, (_, index) => ({ score: 4 + (index % 2) })),
  );
  const { id: map } = await derive(workspace);
  const added = await run(workspace, async (scope) => {
    const [stage] = await scope.db.stage.findMany({ where: { mapId: map } });
    return createTouchpoint(scope, { stageId: stage?.id ?? '', after: null, name: 'Added' });
  });
  const progress = await run(workspace, (scope) => getProgress(scope, { map }));
  expect(progress.points).toHaveLength(26);
  expect(progress.points.at(-1)).toMatchObject({ touchpoints: 1, told: 1, kept: 1, surely: 1 });
  expect(progress.points.at(-1)?.gap?.value).toBeCloseTo(0.5, 10);
  // Nothing was heard half a year ago: that is not known, and not zero.
  expect(progress.points[0]).toMatchObject({ heard: 0, gap: null });
  expect(progress.touchpoints[added.id]?.every((point) => point === null)).toBe(true);
  const ancestry = await run(workspace, (scope) => getAncestry(scope, { map }));
  expect(ancestry.taken.toSorted()).toEqual(workspace.touchpoints.map(({ id }) => id).toSorted());
  expect(Object.values(ancestry.stages)).toEqual([workspace.stageId]);
  await expect(run(workspace, (scope) => getAncestry(scope, { map: workspace.mapId }))).rejects.toMatchObject(
    { code: 'invalid' },
  );
});
