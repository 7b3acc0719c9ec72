import { isDirectlyAfter, rankAfter, ranksBehind } from '@/domain/rank';
import { freeSlug, slugOf } from '@/domain/slug';
import { fillLanes, knownPictures } from '@/features/cell/mutations';
import { departmentNamed } from '@/features/department/mutations';
import { readLanes } from '@/features/lane/prepare';
import { notifyMaps } from '@/features/map/mutations';
import { freeTakenOrigins, linkOrigins } from '@/features/origin/mutations';
import { lockStage } from '@/features/stage/data';
import { addPausedSurveys } from '@/features/survey/mutations';
import { keepCeilings, keepMapCeilings } from '@/server/ceilings';
import { mustWrite, unlessDeleted } from '@/server/conflict';
import { AppError } from '@/server/errors';
import type { WorkspaceScope } from '@/server/tenancy';
import { listTouchpointRanks, lockTouchpoint, requireTouchpoint } from './data';
import type {
  CreatedTouchpoint,
  CreateTouchpoint,
  CreateTouchpoints,
  MoveTouchpoint,
  TouchpointBatch,
  UpdateTouchpoint,
} from './schema';

const misplaced = () =>
  new AppError(
    'conflict',
    'The touchpoint it should follow is not in this stage anymore. Choose another place.',
  );

/** Adds a touchpoint directly after another of its stage, or first. Its slug is made from the name and stays. */
export async function createTouchpoint(
  scope: WorkspaceScope,
  { stageId, after, name, id = crypto.randomUUID() }: CreateTouchpoint,
): Promise<CreatedTouchpoint> {
  const { mapId } = await lockStage(scope, stageId);
  const rank = rankAfter(await listTouchpointRanks(scope, stageId), after);
  if (rank === null) throw misplaced();
  const made = (await insertTouchpoints(scope, [{ id, stageId, name, rank }])).get(id);
  await keepTouchpoints(scope, mapId);
  await notifyMaps(scope, [mapId]);
  return { id, stageId, name, slug: made?.slug ?? '', rank: made?.rank ?? rank };
}

/**
 * Adds touchpoints with all that is written of them, in their order, directly after another of the stage, or first:
 * all of them or none. Says which lanes were made for what they say in lanes of their own.
 */
export async function createTouchpoints(
  scope: WorkspaceScope,
  { stageId, after, items }: CreateTouchpoints,
): Promise<{ ids: string[]; lanes: string[] }> {
  const { db, workspaceId } = scope;
  const { mapId } = await lockStage(scope, stageId);
  const ranks = ranksBehind(await listTouchpointRanks(scope, stageId), after, items.length);
  if (ranks === null) throw misplaced();
  const ids = items.map(({ id }) => id);
  // Sent again: all of it is there.
  const there = await db.touchpoint.count({ where: { workspaceId, stageId, id: { in: ids } } });
  if (there > 0 && there === items.length) return { ids, lanes: [] };
  const departments = new Map<string, string | null>();
  for (const name of new Set(items.map(({ department }) => department)))
    departments.set(name, (await departmentNamed(scope, name))?.id ?? null);
  const rows = items.map((item, index) => {
    const {
      promises: _,
      insights: __,
      survey: ___,
      lanes: ____,
      standsFor: _____,
      pictures: ______,
      department,
      ...written
    } = item;
    const departmentId = departments.get(department) ?? null;
    return { ...written, stageId, rank: ranks[index] ?? '', departmentId };
  });
  await insertTouchpoints(scope, rows);
  const named = await db.brandPromise.findMany({
    where: { workspaceId, name: { in: items.flatMap(({ promises }) => promises) } },
    select: { id: true, name: true },
  });
  const links = items.flatMap(({ id, promises }) =>
    named
      .filter(({ name }) => promises.includes(name))
      .map((promise) => ({ workspaceId, touchpointId: id, promiseId: promise.id })),
  );
  if (links.length > 0) await db.touchpointPromise.createMany({ data: links });
  // What they rested on stays where they came from.
  const notes = items.flatMap(({ id, insights }) =>
    insights.map((note) => ({ workspaceId, touchpointId: id, ...note })),
  );
  if (notes.length > 0) await db.insight.createMany({ data: notes });
  await keepTouchpoints(scope, mapId);
  await addPausedSurveys(scope, items);
  await linkOrigins(scope, mapId, items);
  const known = await knownPictures(
    scope,
    items.flatMap(({ pictures }) => Object.values(pictures)),
  );
  const cells = items.map(({ id, lanes, pictures: all }) => {
    const pictures = Object.fromEntries(
      Object.entries(all).filter(([, { attachmentId }]) => known.has(attachmentId)),
    );
    return { id, isNew: true, row: { lanes: readLanes(lanes), pictures } };
  });
  const { lanes } = await fillLanes(scope, mapId, cells);
  await notifyMaps(scope, [mapId]);
  return { ids, lanes };
}

/** Refuses what would be too many. */
async function keepTouchpoints(scope: WorkspaceScope, mapId: string): Promise<void> {
  await keepMapCeilings(scope, mapId, 'touchpointsOnMap');
  await keepCeilings(scope, 'touchpoints');
}

interface NewTouchpoint {
  id: string;
  stageId: string;
  name: string;
  rank: string;
}

/**
 * Inserts each with the first free slug. Another transaction may take it between look and insert: look again. One
 * that is there already as it should be was sent twice, because the answer to the first time was lost on the way.
 */
async function insertTouchpoints<Row extends NewTouchpoint>(
  { db, workspaceId }: WorkspaceScope,
  rows: readonly Row[],
): Promise<Map<string, { slug: string; rank: string }>> {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const taken = () => new AppError('conflict', 'A touchpoint with this id exists already.');
  if (byId.size < rows.length) throw taken();
  for (;;) {
    const known = await db.touchpoint.findMany({
      where: { workspaceId },
      select: { id: true, slug: true, stageId: true, name: true, rank: true },
    });
    const there = known.filter(({ id }) => byId.has(id));
    if (
      there.some(({ id, name, stageId }) => byId.get(id)?.name !== name || byId.get(id)?.stageId !== stageId)
    )
      throw taken();
    const inserted = new Map(there.map(({ id, slug, rank }) => [id, { slug, rank }]));
    if (inserted.size === byId.size) return inserted;
    const slugs = new Set(known.map(({ slug }) => slug));
    const data = rows
      .filter(({ id }) => !inserted.has(id))
      .map((row) => {
        const slug = freeSlug(slugOf(row.name, 'touchpoint'), slugs);
        slugs.add(slug);
        return { workspaceId, slug, ...row };
      });
    await db.touchpoint.createMany({ data, skipDuplicates: true });
  }
}

/** Changes one field. Throws `conflict` with both values when somebody else changed it since `base` was read. */
export async function updateTouchpoint(scope: WorkspaceScope, { id, field, base, value }: UpdateTouchpoint) {
  const { db, workspaceId } = scope;
  const { mapId } = await lockTouchpoint(scope, id);
  const stored = await db.touchpoint.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id } },
    include: { department: { select: { name: true } } },
  });
  const theirs = field === 'department' ? (stored.department?.name ?? '') : stored[field];
  const department = field === 'department' ? await departmentNamed(scope, value) : null;
  const yours = department?.name ?? value;
  if (mustWrite<string | number | boolean | null>({ field, base, theirs, yours })) {
    if (field === 'leadsToId' && value !== null) await requireTarget(scope, { id, mapId }, value);
    const data = field === 'department' ? { departmentId: department?.id ?? null } : { [field]: value };
    await db.touchpoint.updateMany({ where: { workspaceId, id }, data });
    await notifyMaps(scope, [mapId]);
  }
  return { id, field, value: yours };
}

/** A touchpoint leads to another one of its map. */
async function requireTarget(scope: WorkspaceScope, from: { id: string; mapId: string }, targetId: string) {
  const target = await requireTouchpoint(scope, { id: targetId });
  if (target.id === from.id)
    throw new AppError('invalid', 'A touchpoint cannot lead back to itself. Choose another one.');
  if (target.mapId !== from.mapId)
    throw new AppError(
      'invalid',
      'A touchpoint can only lead to another one of its map. Nothing was changed.',
    );
}

/**
 * Puts a touchpoint directly after another one of the stage `stageId` of the same map, or first in it. Throws
 * `conflict` when somebody moved it elsewhere since it stood at `base`. `later` are moved after it, by the same edit.
 */
export async function moveTouchpoint(
  scope: WorkspaceScope,
  { id, stageId, after, base }: MoveTouchpoint,
  later: ReadonlySet<string> = new Set(),
) {
  const stage = await lockStage(scope, stageId);
  const { mapId, ...stored } = await lockTouchpoint(scope, id);
  const siblings = await listTouchpointRanks(scope, stageId);
  // It is there already; sent again, perhaps, because the answer to the first time was lost on the way.
  const others = siblings.filter((row) => row.id === after || !later.has(row.id));
  if (isDirectlyAfter(others, after, id)) return { id, stageId, rank: stored.rank };
  if (base && (base.stageId !== stored.stageId || base.rank !== stored.rank))
    throw new AppError('conflict', 'Somebody else moved this touchpoint since. It stays where they put it.');
  if (stage.mapId !== mapId)
    throw new AppError('invalid', 'A touchpoint can only move within its map. Nothing was changed.');
  const rank = rankAfter(siblings, after, id);
  if (rank === null) throw misplaced();
  const where = { workspaceId: scope.workspaceId, id };
  await scope.db.touchpoint.updateMany({ where, data: { stageId, rank } });
  await notifyMaps(scope, [mapId]);
  return { id, stageId, rank };
}

/** Hides a touchpoint; its survey stops accepting, what was heard is kept. `restoreTouchpoint` brings it back. */
export async function deleteTouchpoint(scope: WorkspaceScope, { id }: { id: string }) {
  const where = { workspaceId: scope.workspaceId, id, deletedAt: { not: null } };
  if (await unlessDeleted(lockTouchpoint(scope, id), () => scope.db.touchpoint.count({ where })))
    await setDeleted(scope, id, new Date());
  return { id };
}

/** Undoes `deleteTouchpoint`, at its old place. Throws `conflict` when its stage was deleted meanwhile. */
export async function restoreTouchpoint(scope: WorkspaceScope, { id }: { id: string }) {
  await setDeleted(scope, id, null);
  return { id };
}

async function setDeleted(scope: WorkspaceScope, id: string, deletedAt: Date | null): Promise<void> {
  const where = { workspaceId: scope.workspaceId, id };
  const select = { stage: { select: { mapId: true, deletedAt: true } } };
  const row = await scope.db.touchpoint.findFirst({ where, select });
  if (!row) throw new AppError('not_found', 'This touchpoint does not exist.');
  if (row.stage.deletedAt)
    throw new AppError('conflict', 'The stage of this touchpoint was deleted. Restore the stage first.');
  await scope.db.touchpoint.updateMany({ where, data: { deletedAt } });
  if (deletedAt === null) {
    await keepTouchpoints(scope, row.stage.mapId);
    await freeTakenOrigins(scope, { touchpoint: { id } });
  }
  await notifyMaps(scope, [row.stage.mapId]);
}

/** Makes several edits of touchpoints, one after the other: all or none. Ranks of what moved, by id. */
export async function editTouchpoints(scope: WorkspaceScope, { edits }: TouchpointBatch) {
  await lockAll(scope, edits);
  const ranks: Record<string, string> = {};
  const later = new Set(edits.flatMap(({ op, edit }) => (op === 'move' ? [edit.id] : [])));
  for (const { op, edit } of edits) {
    switch (op) {
      case 'update':
        await updateTouchpoint(scope, edit);
        break;
      case 'move':
        later.delete(edit.id);
        ranks[edit.id] = (await moveTouchpoint(scope, edit, later)).rank;
        break;
      case 'delete':
        await deleteTouchpoint(scope, edit);
        break;
      case 'restore':
        await restoreTouchpoint(scope, edit);
    }
  }
  return { ranks };
}

/** Locks stages before touchpoints, each in the order of their ids, so that two batches cannot wait for each other. */
async function lockAll({ db, workspaceId }: WorkspaceScope, edits: TouchpointBatch['edits']): Promise<void> {
  const stageIds = edits.flatMap(({ op, edit }) => (op === 'move' ? [edit.stageId] : []));
  const ids = edits.map(({ edit }) => edit.id);
  await db.$queryRaw`
    SELECT id FROM stage WHERE workspace_id = ${workspaceId}::uuid AND id = ANY(${stageIds}::uuid[])
    ORDER BY id FOR NO KEY UPDATE`;
  await db.$queryRaw`
    SELECT id FROM touchpoint WHERE workspace_id = ${workspaceId}::uuid AND id = ANY(${ids}::uuid[])
    ORDER BY id FOR NO KEY UPDATE`;
}
