import { rankAfter } from '@/domain/rank';
import { freeSlug, slugOf } from '@/domain/slug';
import { notifyMaps } from '@/features/map/mutations';
import { lockStage } from '@/features/stage/data';
import { mustWrite } from '@/server/conflict';
import { AppError } from '@/server/errors';
import type { WorkspaceScope } from '@/server/tenancy';
import { listTouchpointRanks, lockTouchpoint, requireTouchpoint } from './data';
import type { CreatedTouchpoint, CreateTouchpoint, MoveTouchpoint, UpdateTouchpoint } from './schema';

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
  const made = await insertTouchpoint(scope, { id, stageId, name, rank });
  await notifyMaps(scope, [mapId]);
  return { id, stageId, name, ...made };
}

/** Inserts with the first free slug. Another transaction may take it between the look and the insert: look again. */
async function insertTouchpoint(
  { db, workspaceId }: WorkspaceScope,
  row: { id: string; stageId: string; name: string; rank: string },
): Promise<{ slug: string; rank: string }> {
  const wanted = slugOf(row.name, 'touchpoint');
  for (;;) {
    const alike = await db.touchpoint.findMany({
      where: { workspaceId, OR: [{ slug: { startsWith: wanted } }, { id: row.id }] },
      select: { id: true, slug: true, stageId: true, name: true, rank: true },
    });
    const same = alike.find(({ id }) => id === row.id);
    // Sent again, because the answer to the first time was lost on the way.
    if (same?.stageId === row.stageId && same.name === row.name) return same;
    if (same) throw new AppError('conflict', 'A touchpoint with this id exists already.');
    const slug = freeSlug(wanted, new Set(alike.map(({ slug }) => slug)));
    const data = [{ workspaceId, slug, ...row }];
    const { count } = await db.touchpoint.createMany({ data, skipDuplicates: true });
    if (count === 1) return { slug, rank: row.rank };
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
  if (mustWrite<string | number | boolean | null>({ field, base, theirs, yours: value })) {
    if (field === 'leadsToId' && value !== null) await requireTarget(scope, { id, mapId }, value);
    const data =
      field === 'department' ? { departmentId: await departmentNamed(scope, value) } : { [field]: value };
    await db.touchpoint.updateMany({ where: { workspaceId, id }, data });
    await notifyMaps(scope, [mapId]);
  }
  return { id, field, value };
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

/** Id of the department of this name, however it is capitalised; made when there is none. Null for ''. */
async function departmentNamed({ db, workspaceId }: WorkspaceScope, name: string): Promise<string | null> {
  if (name === '') return null;
  const where = { workspaceId, name: { equals: name, mode: 'insensitive' as const } };
  const find = () => db.department.findFirst({ where, orderBy: { createdAt: 'asc' }, select: { id: true } });
  const known = await find();
  if (known) return known.id;
  await db.department.createMany({ data: [{ workspaceId, name }], skipDuplicates: true });
  const made = await find();
  return made?.id ?? null;
}

/** Puts a touchpoint directly after another one of the stage `stageId` of the same map, or first in it. */
export async function moveTouchpoint(scope: WorkspaceScope, { id, stageId, after }: MoveTouchpoint) {
  const stage = await lockStage(scope, stageId);
  const { mapId } = await lockTouchpoint(scope, id);
  if (stage.mapId !== mapId)
    throw new AppError('invalid', 'A touchpoint can only move within its map. Nothing was changed.');
  const rank = rankAfter(await listTouchpointRanks(scope, stageId), after, id);
  if (rank === null) throw misplaced();
  await scope.db.touchpoint.updateMany({
    where: { workspaceId: scope.workspaceId, id },
    data: { stageId, rank },
  });
  await notifyMaps(scope, [mapId]);
  return { id, stageId, rank };
}

/** Hides a touchpoint; its survey stops accepting, what was heard is kept. `restoreTouchpoint` brings it back. */
export async function deleteTouchpoint(scope: WorkspaceScope, { id }: { id: string }) {
  await lockTouchpoint(scope, id);
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
  const row = await scope.db.touchpoint.findFirst({
    where,
    select: { stage: { select: { mapId: true, deletedAt: true } } },
  });
  if (!row) throw new AppError('not_found', 'This touchpoint does not exist.');
  if (row.stage.deletedAt)
    throw new AppError('conflict', 'The stage of this touchpoint was deleted. Restore the stage first.');
  await scope.db.touchpoint.updateMany({ where, data: { deletedAt } });
  await notifyMaps(scope, [row.stage.mapId]);
}
