import { expect, test } from 'vitest';
import { createAttachment } from '@/features/attachment/mutations';
import { createSnapshot, restoreSnapshot } from '@/features/history/mutations';
import { createInsight, deleteInsight } from '@/features/insight/mutations';
import { createLane, deleteLane } from '@/features/lane/mutations';
import { getMap } from '@/features/map/data';
import { createMap, deleteMap } from '@/features/map/mutations';
import { deleteTouchpoint } from '@/features/touchpoint/mutations';
import { ownerPool } from '@/server/db';
import { asOperator, type WorkspaceScope } from '@/server/tenancy';
import { addRatings } from '@/test/answers';
import { createTestWorkspace, type TestWorkspace } from '@/test/factory';
import { sweepDeleted } from './jobs';
import { DELETED_DAYS } from './schema';

const run = <T>(workspace: TestWorkspace, work: (scope: WorkspaceScope) => Promise<T>) =>
  asOperator(workspace, work);

/** As if everything that was deleted, and every file, had been so for as many days. */
async function age(workspace: TestWorkspace, days: number): Promise<void> {
  const past = `now() - make_interval(days => ${days})`;
  for (const table of ['journey_map', 'stage', 'touchpoint', 'lane', 'insight', 'opportunity'])
    await ownerPool().query(
      `UPDATE ${table} SET deleted_at = ${past} WHERE workspace_id = $1 AND deleted_at IS NOT NULL`,
      [workspace.id],
    );
  await ownerPool().query(`UPDATE attachment SET created_at = ${past} WHERE workspace_id = $1`, [
    workspace.id,
  ]);
}

test('what was deleted long ago is erased, but no rating; a version brings it back, and the history is silent', async () => {
  const workspace = await createTestWorkspace(['csat', 'csat', 'nps']);
  const { mapId } = workspace;
  const [heard, silent] = workspace.touchpoints;
  await addRatings(workspace, [{ score: 4 }], heard);
  const lane = await run(workspace, (scope) => createLane(scope, { mapId, kind: 'text', name: 'Legal' }));
  const note = { touchpointId: workspace.touchpoints[2]?.id ?? '', kind: 'pain', text: 'Slow' } as const;
  const insight = await run(workspace, (scope) => createInsight(scope, note));
  const { id: version } = await run(workspace, (scope) =>
    createSnapshot(scope, { map: mapId, name: 'Before', note: '' }),
  );
  const other = await run(workspace, (scope) => createMap(scope, { name: 'Another' }));
  await run(workspace, async (scope) => {
    for (const id of [heard?.id ?? '', silent?.id ?? '']) await deleteTouchpoint(scope, { id });
    await deleteLane(scope, { id: lane.id });
    await deleteInsight(scope, { id: insight.id });
    await deleteMap(scope, { id: other.id });
  });
  const counts = () =>
    run(workspace, async ({ db }) => ({
      touchpoints: await db.touchpoint.count(),
      lanes: await db.lane.count({ where: { id: lane.id } }),
      insights: await db.insight.count(),
      maps: await db.journeyMap.count(),
      ratings: await db.rating.count(),
    }));
  const told = () => run(workspace, ({ db }) => db.mapChange.count({ where: { mapId } }));

  await age(workspace, DELETED_DAYS - 1);
  await sweepDeleted();
  expect(await counts()).toEqual({ touchpoints: 3, lanes: 1, insights: 1, maps: 2, ratings: 1 });

  await age(workspace, DELETED_DAYS + 1);
  const before = await told();
  await sweepDeleted();
  expect(await counts()).toEqual({ touchpoints: 2, lanes: 0, insights: 0, maps: 1, ratings: 1 });
  expect(await told()).toBe(before);

  await run(workspace, (scope) => restoreSnapshot(scope, { map: mapId, id: version }));
  const { stages, lanes } = await run(workspace, (scope) => getMap(scope, { map: mapId, range: '28d' }));
  const touchpoints = stages.flatMap(({ touchpoints }) => touchpoints);
  expect(touchpoints.map(({ slug }) => slug)).toEqual(workspace.touchpoints.map(({ slug }) => slug));
  expect(touchpoints[0]?.lastRatedAt).not.toBeNull();
  expect(touchpoints[2]?.insights).toMatchObject([{ text: 'Slow' }]);
  expect(lanes.map(({ name }) => name)).toContain('Legal');
});

test('a file that nothing names any more is erased; one that a version names stays', async () => {
  const workspace = await createTestWorkspace();
  const { mapId } = workspace;
  const keep = (text: string) =>
    run(workspace, (scope) =>
      createAttachment(scope, {
        name: `${text}.txt`,
        contentType: 'text/plain',
        bytes: new TextEncoder().encode(text),
      }),
    );
  const [named, shown] = [await keep('once named'), await keep('shown')];
  await keep('never used');
  const lane = await run(workspace, (scope) => createLane(scope, { mapId, kind: 'image', name: 'Seen' }));
  const touchpointId = workspace.touchpoints[0]?.id ?? '';
  const put = (attachmentId: string) =>
    run(workspace, ({ db, workspaceId }) =>
      db.laneValue.upsert({
        where: { workspaceId_laneId_touchpointId: { workspaceId, laneId: lane.id, touchpointId } },
        create: { workspaceId, laneId: lane.id, touchpointId, attachmentId },
        update: { attachmentId },
      }),
    );
  await put(named.id);
  await run(workspace, (scope) => createSnapshot(scope, { map: mapId, name: 'Before', note: '' }));
  await put(shown.id);
  await age(workspace, DELETED_DAYS + 1);
  await sweepDeleted();
  const left = await run(workspace, ({ db }) => db.attachment.findMany({ select: { name: true } }));
  expect(left.map(({ name }) => name).toSorted()).toEqual(['once named.txt', 'shown.txt']);
});
