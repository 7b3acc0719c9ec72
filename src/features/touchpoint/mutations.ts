import { isDirectlyAfter, rankAfter } from '@/domain/rank';
import { freeSlug, slugOf } from '@/domain/slug';
import { departmentNamed } from '@/features/department/mutations';
import { notifyMaps } from '@/features/map/mutations';
import { freeTakenOrigins } from '@/features/origin/mutations';
import { lockStage } from '@/features/stage/data';
import { keepCeilings, keepMapCeilings } from '@/server/ceilings';
import { mustWrite, unlessDeleted } from '@/server/conflict';
import { AppError } from '@/server/errors';
import type { WorkspaceScope } from '@/server/tenancy';
import { listTouchpointRanks, lockTouchpoint, requireTouchpoint } from './data';
import type { CreatedTouchpoint, CreateTouchpoint, MoveTouchpoint, UpdateTouchpoint } from './schema';

export const misplaced = () =>
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

/** Refuses what would be too many. */
export async function keepTouchpoints(scope: WorkspaceScope, mapId: string): Promise<void> {
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
export async function insertTouchpoints<Row extends NewTouchpoint>(
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
