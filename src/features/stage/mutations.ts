import { isDirectlyAfter, rankAfter } from '@/domain/rank';
import { lockMap } from '@/features/map/data';
import { notifyMaps } from '@/features/map/mutations';
import type { Phase } from '@/features/map/schema';
import { freeTakenOrigins } from '@/features/origin/mutations';
import { keepCeilings, keepMapCeilings } from '@/server/ceilings';
import { mustWrite, unlessDeleted } from '@/server/conflict';
import { AppError } from '@/server/errors';
import type { WorkspaceScope } from '@/server/tenancy';
import { listStageRanks, lockStage } from './data';
import type { CreatedStage, CreateStage, MoveStage, PlannedStage, StageEdit, UpdateStage } from './schema';

const misplaced = () =>
  new AppError('conflict', 'The stage it should follow is not in this map anymore. Choose another place.');

/** Adds a stage directly after another, or first. */
export async function createStage(scope: WorkspaceScope, input: CreateStage): Promise<CreatedStage> {
  const { workspaceId } = scope;
  const { mapId, after, name, goal = '' } = input;
  await lockMap(scope, mapId);
  const siblings = await listStageRanks(scope, mapId);
  const rank = rankAfter(siblings, after);
  if (rank === null) throw misplaced();
  const phase =
    input.phase ?? (siblings.find(({ id }) => id === after)?.phase as Phase | undefined) ?? 'before';
  const id = input.id ?? crypto.randomUUID();
  const data = { workspaceId, id, mapId, name, goal, phase, rank };
  const { count } = await scope.db.stage.createMany({ data: [data], skipDuplicates: true });
  if (count === 0) {
    const same = await scope.db.stage.findFirst({ where: { workspaceId, id, mapId, name, deletedAt: null } });
    // Sent again, because the answer to the first time was lost on the way.
    if (same) return { id, mapId, name, goal: same.goal, phase: same.phase as Phase, rank: same.rank };
    throw new AppError('conflict', 'A stage with this id exists already.');
  }
  await keepMapCeilings(scope, mapId, 'stagesOnMap');
  await notifyMaps(scope, [mapId]);
  return { id, mapId, name, goal, phase, rank };
}

/** Changes one field. Throws `conflict` with both values when somebody else changed it since `base` was read. */
export async function updateStage(scope: WorkspaceScope, { id, field, base, value }: UpdateStage) {
  const stage = await lockStage(scope, id);
  if (mustWrite<string>({ field, base, theirs: stage[field], yours: value })) {
    await scope.db.stage.updateMany({
      where: { workspaceId: scope.workspaceId, id },
      data: { [field]: value },
    });
    await notifyMaps(scope, [stage.mapId]);
  }
  return { id, field, value };
}

/** Puts a stage with its touchpoints directly after another of the same map, or first. */
export async function moveStage(scope: WorkspaceScope, { id, after, base }: MoveStage) {
  const { mapId, ...stored } = await lockStage(scope, id);
  await lockMap(scope, mapId);
  const siblings = await listStageRanks(scope, mapId);
  // It is there already; sent again, perhaps, because the answer to the first time was lost on the way.
  if (isDirectlyAfter(siblings, after, id)) return { id, rank: stored.rank };
  if (base !== undefined && base !== stored.rank)
    throw new AppError('conflict', 'Somebody else moved this stage since. It stays where they put it.');
  const rank = rankAfter(siblings, after, id);
  if (rank === null) throw misplaced();
  await scope.db.stage.updateMany({ where: { workspaceId: scope.workspaceId, id }, data: { rank } });
  await notifyMaps(scope, [mapId]);
  return { id, rank };
}

/** Hides a stage and with it its touchpoints, whose surveys stop accepting. `restoreStage` brings them back. */
export async function deleteStage(scope: WorkspaceScope, { id }: { id: string }) {
  const where = { workspaceId: scope.workspaceId, id, deletedAt: { not: null } };
  if (await unlessDeleted(lockStage(scope, id), () => scope.db.stage.count({ where })))
    await setDeleted(scope, id, new Date());
  return { id };
}

/** Undoes `deleteStage`. Touchpoints that had been deleted one by one stay so. */
export async function restoreStage(scope: WorkspaceScope, { id }: { id: string }) {
  await setDeleted(scope, id, null);
  return { id };
}

async function setDeleted(scope: WorkspaceScope, id: string, deletedAt: Date | null): Promise<void> {
  const where = { workspaceId: scope.workspaceId, id };
  const stage = await scope.db.stage.findFirst({ where, select: { mapId: true } });
  if (!stage) throw new AppError('not_found', 'This stage does not exist.');
  await scope.db.stage.updateMany({ where, data: { deletedAt } });
  if (deletedAt === null) {
    await keepMapCeilings(scope, stage.mapId, 'stagesOnMap', 'touchpointsOnMap');
    await keepCeilings(scope, 'touchpoints');
    await freeTakenOrigins(scope, { touchpoint: { stageId: id } });
  }
  await notifyMaps(scope, [stage.mapId]);
}

/**
 * Makes the stages that are still to be made, each directly behind the one before it in `planned`, and changes those
 * that are to be changed, on a map that is locked. `ids` are by key.
 */
export async function placeStages(scope: WorkspaceScope, mapId: string, planned: readonly PlannedStage[]) {
  const { db, workspaceId } = scope;
  const siblings = await db.stage.findMany({
    where: { workspaceId, mapId },
    select: { id: true, rank: true, phase: true, goal: true },
  });
  const known = new Map(siblings.map((stage) => [stage.id, stage]));
  const ids = new Map<string, string>();
  const made: string[] = [];
  const edits: StageEdit[] = [];
  const data: ((typeof siblings)[number] & { workspaceId: string; mapId: string; name: string })[] = [];
  let last: string | null = null;
  for (const { key, id: present, name, phase, goal, changed } of planned) {
    const id: string = present ?? crypto.randomUUID();
    const before = known.get(id);
    if (present === null) {
      const fresh = { id, rank: rankAfter(siblings, last) ?? '', phase, goal };
      siblings.push(fresh);
      made.push(id);
      data.push({ ...fresh, workspaceId, mapId, name });
    } else if (changed && before) {
      await db.stage.updateMany({ where: { workspaceId, id }, data: { phase, goal } });
      edits.push({ id, before: { phase: before.phase, goal: before.goal }, after: { phase, goal } });
    }
    ids.set(key, id);
    last = id;
  }
  await db.stage.createMany({ data });
  return { ids, edits, made };
}
