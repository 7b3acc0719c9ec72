import { type Cells, mergeCells } from '@/domain/journey';
import { notifyMaps } from '@/features/map/mutations';
import { lockTouchpoint } from '@/features/touchpoint/data';
import { mustWrite } from '@/server/conflict';
import { AppError } from '@/server/errors';
import type { WorkspaceScope } from '@/server/tenancy';
import { changedFields, lanesLeft, mergedLanes } from './prepare';
import { type Merged, unmergeInput } from './schema';

async function readWhole({ db, workspaceId }: WorkspaceScope, id: string) {
  const touchpoint = await db.touchpoint.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id } },
    include: {
      promises: true,
      insights: { select: { id: true } },
      evidence: { select: { id: true, laneId: true } },
      discussions: { select: { id: true } },
      opportunities: { select: { opportunityId: true } },
      laneValues: { include: { lane: { select: { kind: true, name: true } } } },
      origins: { orderBy: { position: 'asc' } },
    },
  });
  const promises = touchpoint.promises.map(({ promiseId }) => promiseId);
  const cells: Cells = { ...touchpoint, department: touchpoint.departmentId, promises };
  return { ...touchpoint, cells };
}

/**
 * Merges two touchpoints of a desired map: the second goes, and the first stands for what both stood for. Both
 * texts are kept. Answers what changed, for `unmergeTouchpoints`, and keeps it: sent again, because the answer to the
 * first time was lost on the way, it is answered the same. Throws `invalid` on a current map, whose touchpoints have ratings of their own, and when a text would become
 * too long.
 */
export async function mergeTouchpoints(
  scope: WorkspaceScope,
  { id, other }: { id: string; other: string },
): Promise<Merged> {
  const { db, workspaceId } = scope;
  if (id === other)
    throw new AppError('invalid', 'A touchpoint cannot be merged with itself. Choose another one.');
  // Always in the same order, or two merges the other way round wait for each other.
  const placed = [];
  for (const one of [id, other].toSorted()) {
    try {
      placed.push(await lockTouchpoint(scope, one));
    } catch (error) {
      const stored = await storedMerge(scope, { id, other });
      if (stored) return stored;
      throw error;
    }
  }
  const [mapId = '', otherMapId] = placed.map((touchpoint) => touchpoint.mapId);
  await requireDesiredMap(scope, mapId);
  if (mapId !== otherMapId)
    throw new AppError('invalid', 'Only touchpoints of the same map can be merged. Nothing was changed.');
  const [first, second] = [await readWhole(scope, id), await readWhole(scope, other)];
  const merged = mergeCells(first.cells, second.cells);
  const fields = changedFields(first.cells, merged);
  const origins = second.origins
    .map(({ originId }) => originId)
    .filter((originId) => first.origins.every((own) => own.originId !== originId));
  const promises = second.cells.promises.filter((promise) => !first.cells.promises.includes(promise));
  const insights = second.insights.map((insight) => insight.id);
  const left = lanesLeft(first.laneValues, second.laneValues);
  const evidence = second.evidence
    .filter(({ laneId }) => laneId === null || !left.has(laneId))
    .map((piece) => piece.id);
  const discussions = second.discussions.map((discussion) => discussion.id);
  const opportunities = second.opportunities
    .map(({ opportunityId }) => opportunityId)
    .filter((opportunity) => first.opportunities.every((own) => own.opportunityId !== opportunity));
  const lanes = mergedLanes(first.laneValues, second.laneValues);

  const where = { workspaceId, id };
  const data = Object.fromEntries(fields.map(({ field, after }) => [field, after]));
  if (fields.length > 0) await db.touchpoint.updateMany({ where, data });
  const next = 1 + Math.max(-1, ...first.origins.map(({ position }) => position));
  await db.touchpointOrigin.createMany({
    data: origins.map((originId, index) => ({
      workspaceId,
      touchpointId: id,
      originId,
      position: next + index,
    })),
  });
  await db.touchpointPromise.createMany({
    data: promises.map((promiseId) => ({ workspaceId, touchpointId: id, promiseId })),
  });
  await db.opportunityTouchpoint.createMany({
    data: opportunities.map((opportunityId) => ({ workspaceId, touchpointId: id, opportunityId })),
  });
  const moved = { insights, evidence, discussions };
  const merge: Merged = { id, other, fields, lanes, origins, promises, opportunities, ...moved };
  await moveAlong(scope, merge, { from: other, to: id });
  for (const { laneId, after, number } of lanes.filter(({ before }) => before !== null))
    await setLane(
      scope,
      { laneId, touchpointId: id },
      { text: after, ...(number === null ? {} : { number }) },
    );
  await db.touchpoint.updateMany({ where: { workspaceId, id: other }, data: { deletedAt: new Date() } });
  const key = { workspaceId, touchpointId: id, otherId: other };
  await db.touchpointMerge.deleteMany({ where: key });
  await db.touchpointMerge.create({ data: { ...key, merged: { ...merge } } });
  await notifyMaps(scope, [mapId]);
  return merge;
}

/** What the merge changed, when the second is gone into the first already. */
async function storedMerge(
  { db, workspaceId }: WorkspaceScope,
  { id, other }: { id: string; other: string },
) {
  const kept = await db.touchpointMerge.findUnique({
    where: {
      workspaceId_touchpointId_otherId: { workspaceId, touchpointId: id, otherId: other },
      touchpoint: { deletedAt: null, stage: { deletedAt: null } },
      other: { deletedAt: { not: null } },
    },
  });
  return kept && unmergeInput.parse(kept.merged);
}

/** What belongs to one touchpoint only goes over to the other: its notes, evidence and discussions, its cells in free lanes. */
async function moveAlong(
  { db, workspaceId }: WorkspaceScope,
  { insights, evidence, discussions, lanes }: Merged,
  { from, to }: { from: string; to: string },
): Promise<void> {
  const data = { touchpointId: to };
  await db.insight.updateMany({ where: { workspaceId, touchpointId: from, id: { in: insights } }, data });
  await db.evidence.updateMany({ where: { workspaceId, touchpointId: from, id: { in: evidence } }, data });
  await db.discussion.updateMany({
    where: { workspaceId, touchpointId: from, id: { in: discussions } },
    data,
  });
  const free = lanes.filter(({ before }) => before === null).map(({ laneId }) => laneId);
  await db.laneValue.updateMany({ where: { workspaceId, touchpointId: from, laneId: { in: free } }, data });
}

async function setLane(
  { db, workspaceId }: WorkspaceScope,
  cell: { laneId: string; touchpointId: string },
  data: { text: string; number?: number | null },
) {
  await db.laneValue.updateMany({ where: { workspaceId, ...cell }, data });
}

async function requireDesiredMap({ db, workspaceId }: WorkspaceScope, mapId: string): Promise<void> {
  const map = await db.journeyMap.findFirst({ where: { workspaceId, id: mapId }, select: { kind: true } });
  if (map?.kind !== 'desired')
    throw new AppError(
      'invalid',
      'Only touchpoints of a desired map can be merged: those of a current one have ratings of their own.',
    );
}

/**
 * Takes a merge apart: both touchpoints are as they were before. Throws `conflict` when somebody has changed one of
 * the merged texts since, so that nothing they wrote is lost.
 */
export async function unmergeTouchpoints(scope: WorkspaceScope, merged: Merged) {
  const { db, workspaceId } = scope;
  const { id, other, fields } = merged;
  const { mapId } = await lockTouchpoint(scope, id);
  await requireDesiredMap(scope, mapId);
  const gone = await db.touchpoint.findFirst({
    where: { workspaceId, id: other, stage: { mapId } },
    select: { deletedAt: true, stage: { select: { deletedAt: true } } },
  });
  if (!gone) throw new AppError('not_found', 'The touchpoint that was merged does not exist anymore.');
  if (gone.stage.deletedAt)
    throw new AppError(
      'conflict',
      'The stage of the merged touchpoint was deleted. Restore the stage first.',
    );
  const stored = await readWhole(scope, id);
  if (!gone.deletedAt) {
    // Sent again, because the answer to the first time was lost on the way: they are apart.
    const isApart = fields.every(({ field, before }) => stored[field] === before);
    if (isApart && stored.origins.every(({ originId }) => !merged.origins.includes(originId)))
      return { id, other };
    throw new AppError('conflict', 'This merge was undone already. Nothing was changed.');
  }
  const data: Record<string, string | number | null> = {};
  for (const { field, before, after } of fields) {
    if (mustWrite<string | number | null>({ field, base: after, theirs: stored[field], yours: before }))
      data[field] = before;
  }
  await db.touchpoint.updateMany({ where: { workspaceId, id }, data });
  for (const { laneId, before, after, number } of merged.lanes) {
    if (before === null) continue;
    const own = stored.laneValues.find((value) => value.laneId === laneId);
    mustWrite({ field: laneId, base: after, theirs: own?.text ?? '', yours: before });
    // A face chosen since stays.
    const face = number !== null && own?.number === number ? { number: null } : {};
    await setLane(scope, { laneId, touchpointId: id }, { text: before, ...face });
  }
  await db.touchpointOrigin.deleteMany({
    where: { workspaceId, touchpointId: id, originId: { in: merged.origins } },
  });
  await db.touchpointPromise.deleteMany({
    where: { workspaceId, touchpointId: id, promiseId: { in: merged.promises } },
  });
  await db.opportunityTouchpoint.deleteMany({
    where: { workspaceId, touchpointId: id, opportunityId: { in: merged.opportunities } },
  });
  await moveAlong(scope, merged, { from: id, to: other });
  await db.touchpoint.updateMany({ where: { workspaceId, id: other }, data: { deletedAt: null } });
  await db.touchpointMerge.deleteMany({ where: { workspaceId, touchpointId: id, otherId: other } });
  await notifyMaps(scope, [mapId]);
  return { id, other };
}
