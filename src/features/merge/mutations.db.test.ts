import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { deriveMap } from '@/features/desired/mutations';
import { createLane, setLaneValue } from '@/features/lane/mutations';
import { getMap } from '@/features/map/data';
import { asOperator, type WorkspaceScope } from '@/server/tenancy';
import { createTestWorkspace, type TestWorkspace } from '@/test/factory';
import { mergeTouchpoints, unmergeTouchpoints } from './mutations';

const run = <T>(workspace: TestWorkspace, work: (scope: WorkspaceScope) => Promise<T>) =>
  asOperator(workspace, work);

test('words beside faces are joined, a face and discussions come along, and undo gives them back', async () => {
  const workspace = await createTestWorkspace(['csat', 'nps']);
  const { mapId } = workspace;
  const { id: laneId } = await run(workspace, (scope) =>
    createLane(scope, { mapId, kind: 'emotion', name: 'Mood' }),
  );
  const at = (index: number) => ({ laneId, touchpointId: workspace.touchpoints[index]?.id ?? '' });
  const words = (index: number, value: string) =>
    run(workspace, (scope) => setLaneValue(scope, { ...at(index), field: 'text', base: '', value }));
  await words(0, 'curious');
  await words(1, 'annoyed');
  await run(workspace, (scope) => setLaneValue(scope, { ...at(1), field: 'number', base: null, value: 2 }));
  const { id: map } = await run(workspace, (scope) => deriveMap(scope, { mapId, name: 'Desired' }));
  const touchpoints = async () =>
    (await run(workspace, (scope) => getMap(scope, { map, range: '28d' }))).stages.flatMap(
      (stage) => stage.touchpoints,
    );
  const [first, second] = await touchpoints();
  const [id, other] = [first?.id ?? '', second?.id ?? ''];
  await run(workspace, ({ db, workspaceId }) =>
    db.discussion.create({ data: { workspaceId, id: randomUUID(), mapId: map, touchpointId: other } }),
  );
  const spokenAt = () =>
    run(workspace, async ({ db }) =>
      (await db.discussion.findMany()).map(({ touchpointId }) => touchpointId),
    );
  const said = async () => (await touchpoints()).map(({ values }) => Object.values(values));
  const apart = [[{ text: 'curious' }], [{ text: 'annoyed', number: 2 }]];
  expect(await said()).toEqual(apart);

  const merged = await run(workspace, (scope) => mergeTouchpoints(scope, { id, other }));
  expect(await said()).toEqual([[{ text: 'curious, annoyed', number: 2 }]]);
  expect(await spokenAt()).toEqual([id]);
  // The answer was lost on the way: sent again, it is the same, and takes the merge apart as well.
  expect(await run(workspace, (scope) => mergeTouchpoints(scope, { id, other }))).toEqual(merged);

  await run(workspace, (scope) => unmergeTouchpoints(scope, merged));
  expect(await said()).toEqual(apart);
  expect(await spokenAt()).toEqual([other]);
});

test('evidence goes with what it speaks for: what a merge leaves behind keeps its own', async () => {
  const workspace = await createTestWorkspace(['csat', 'nps']);
  const { mapId } = workspace;
  const { id: map } = await run(workspace, (scope) => deriveMap(scope, { mapId, name: 'Desired' }));
  const [first, second] = (
    await run(workspace, (scope) => getMap(scope, { map, range: '28d' }))
  ).stages.flatMap(({ touchpoints }) => touchpoints);
  const [id, other] = [first?.id ?? '', second?.id ?? ''];
  const waiting = await run(workspace, (scope) =>
    createLane(scope, { mapId: map, kind: 'number', name: 'Waiting' }),
  );
  const risk = await run(workspace, (scope) => createLane(scope, { mapId: map, kind: 'text', name: 'Risk' }));
  await run(workspace, async ({ db, workspaceId }) => {
    const cells = [
      { laneId: waiting.id, touchpointId: id, number: 5 },
      { laneId: waiting.id, touchpointId: other, number: 60 },
      { laneId: risk.id, touchpointId: other, text: 'Late fee' },
    ];
    await db.laneValue.createMany({ data: cells.map((cell) => ({ workspaceId, ...cell })) });
    await db.evidence.createMany({
      data: [waiting.id, risk.id].map((laneId) => ({
        ...{ workspaceId, laneId, touchpointId: other, kind: 'quotation', text: laneId },
        observedAt: new Date(),
      })),
    });
  });
  const speaking = async () => {
    const rows = await run(workspace, ({ db }) => db.evidence.findMany({ orderBy: { createdAt: 'asc' } }));
    return new Map(rows.map(({ laneId, touchpointId }) => [laneId, touchpointId]));
  };
  const merged = await run(workspace, (scope) => mergeTouchpoints(scope, { id, other }));
  expect(await speaking()).toEqual(
    new Map([
      [waiting.id, other],
      [risk.id, id],
    ]),
  );
  await run(workspace, (scope) => unmergeTouchpoints(scope, merged));
  expect([...new Set((await speaking()).values())]).toEqual([other]);
});
