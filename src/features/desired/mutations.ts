import { LIMITS } from '@/contract/limits';
import { type Cells, mergeCells } from '@/domain/journey';
import { freeSlug } from '@/domain/slug';
import { copyLanes } from '@/features/cell/mutations';
import { keepSnapshot } from '@/features/history/mutations';
import { lockMap } from '@/features/map/data';
import { notifyAllMaps, notifyMaps } from '@/features/map/mutations';
import { type MapSummary, NAME_LENGTH } from '@/features/map/schema';
import { because } from '@/features/snapshot/mutations';
import { lockTouchpoint } from '@/features/touchpoint/data';
import { keepCeilings } from '@/server/ceilings';
import { mustWrite, unlessDeleted } from '@/server/conflict';
import { AppError } from '@/server/errors';
import type { WorkspaceScope } from '@/server/tenancy';
import { changedFields, mergedLanes } from './prepare';
import { MERGED_TEXTS, type Merged } from './schema';

/**
 * Derives a desired map from a current one: its stages and touchpoints with everything they say, each knowing what
 * it came from. Surveys and notes stay behind: nobody can be asked about what is not there yet, and notes are
 * evidence of today.
 */
export async function deriveMap(
  scope: WorkspaceScope,
  { mapId, name }: { mapId: string; name: string },
): Promise<MapSummary> {
  const { db, workspaceId } = scope;
  await lockMap(scope, mapId);
  const source = await db.journeyMap.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id: mapId } },
  });
  if (source.kind !== 'current')
    throw new AppError(
      'invalid',
      'A desired map is derived from a current one. Open that and derive it there.',
    );
  // What it was derived from stays to be compared with, however today's journey goes on.
  const today = `When “${name}” was derived`.slice(0, NAME_LENGTH);
  await keepSnapshot(scope, { map: mapId, name: today, reason: 'derive' });
  await because(scope, 'derive');
  const { id } = await db.journeyMap.create({
    data: { workspaceId, name, kind: 'desired', derivedFrom: mapId },
  });
  const stages = await db.stage.findMany({
    where: { workspaceId, mapId, deletedAt: null },
    omit: { createdAt: true },
  });
  const stageIds = new Map(stages.map((stage) => [stage.id, crypto.randomUUID()]));
  await db.stage.createMany({
    data: stages.map((stage) => ({
      ...stage,
      id: stageIds.get(stage.id) ?? '',
      mapId: id,
      originId: stage.id,
    })),
  });
  const touchpoints = await deriveTouchpoints(scope, stageIds);
  await copyLanes(scope, { from: mapId, to: id, touchpoints });
  await keepCeilings(scope, 'maps', 'touchpoints');
  await notifyAllMaps(scope);
  return { id, name, kind: 'desired', derivedFrom: mapId };
}

const SUFFIX = '-desired';

/** Answers which touchpoint came of which. */
async function deriveTouchpoints(
  { db, workspaceId }: WorkspaceScope,
  stageIds: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
  const touchpoints = await db.touchpoint.findMany({
    where: { workspaceId, stageId: { in: [...stageIds.keys()] }, deletedAt: null },
    omit: { createdAt: true },
  });
  const used = await db.touchpoint.findMany({ where: { workspaceId }, select: { slug: true } });
  const taken = new Set(used.map(({ slug }) => slug));
  const ids = new Map(touchpoints.map(({ id }) => [id, crypto.randomUUID()]));
  await db.touchpoint.createMany({
    data: touchpoints.map((touchpoint) => {
      const short = touchpoint.slug.slice(0, LIMITS.slug - SUFFIX.length - 4);
      const slug = freeSlug(`${short}${SUFFIX}`, taken);
      taken.add(slug);
      const stageId = stageIds.get(touchpoint.stageId) ?? '';
      // A loop stays within its map.
      const leadsToId = ids.get(touchpoint.leadsToId ?? '') ?? null;
      return { ...touchpoint, id: ids.get(touchpoint.id) ?? '', stageId, slug, leadsToId };
    }),
  });
  const promises = await db.touchpointPromise.findMany({
    where: { workspaceId, touchpointId: { in: [...ids.keys()] } },
  });
  await db.touchpointPromise.createMany({
    data: promises.map((link) => ({ ...link, touchpointId: ids.get(link.touchpointId) ?? '' })),
  });
  await db.touchpointOrigin.createMany({
    data: [...ids].map(([originId, touchpointId]) => ({ workspaceId, touchpointId, originId })),
  });
  return ids;
}

async function readWhole({ db, workspaceId }: WorkspaceScope, id: string) {
  const touchpoint = await db.touchpoint.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id } },
    include: {
      promises: true,
      insights: { select: { id: true } },
      evidence: { select: { id: true } },
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
 * texts are kept. Answers what changed, for `unmergeTouchpoints`; null when they are merged already, because it was sent
 * again. Throws `invalid` on a current map, whose touchpoints have ratings of their own, and when a text would become
 * too long.
 */
export async function mergeTouchpoints(
  scope: WorkspaceScope,
  { id, other }: { id: string; other: string },
): Promise<Merged | null> {
  const { db, workspaceId } = scope;
  if (id === other)
    throw new AppError('invalid', 'A touchpoint cannot be merged with itself. Choose another one.');
  // Always in the same order, or two merges the other way round wait for each other.
  const placed = [];
  for (const one of [id, other].toSorted()) {
    const place = await unlessDeleted(lockTouchpoint(scope, one), () => areMerged(scope, { id, other }));
    if (!place) return null;
    placed.push(place);
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
  const evidence = second.evidence.map((piece) => piece.id);
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
  await notifyMaps(scope, [mapId]);
  return merge;
}

/** Whether the second is gone from a desired map, and the first has all it had. */
async function areMerged(scope: WorkspaceScope, { id, other }: { id: string; other: string }) {
  const { db, workspaceId } = scope;
  const rows = await db.touchpoint.findMany({
    where: { workspaceId, id: { in: [id, other] }, stage: { deletedAt: null, map: { kind: 'desired' } } },
    select: { id: true, deletedAt: true, stage: { select: { mapId: true } } },
  });
  const [kept, gone] = [rows.find((row) => row.id === id), rows.find((row) => row.id === other)];
  if (!kept || !gone || kept.deletedAt || !gone.deletedAt || kept.stage.mapId !== gone.stage.mapId)
    return false;
  const [first, second] = [await readWhole(scope, id), await readWhole(scope, other)];
  const originIds = first.origins.map(({ originId }) => originId);
  return (
    MERGED_TEXTS.every((field) => first[field].includes(second[field])) &&
    second.origins.every(({ originId }) => originIds.includes(originId)) &&
    second.insights.length + second.evidence.length + second.discussions.length === 0
  );
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
  await notifyMaps(scope, [mapId]);
  return { id, other };
}
