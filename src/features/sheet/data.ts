import type { Phase } from '@/features/map/schema';
import { AppError } from '@/server/errors';
import type { WorkspaceScope } from '@/server/tenancy';
import type { ExistingStage } from './schema';

const IN_ORDER: { [column in 'rank' | 'id']?: 'asc' }[] = [{ rank: 'asc' }, { id: 'asc' }];

/** What the map holds by name, in order. */
export async function listExisting(
  { db, workspaceId }: WorkspaceScope,
  mapId: string,
): Promise<ExistingStage[]> {
  const stages = await db.stage.findMany({
    where: { workspaceId, mapId, deletedAt: null },
    orderBy: IN_ORDER,
    select: { id: true, name: true, phase: true, goal: true },
  });
  const touchpoints = await db.touchpoint.findMany({
    where: { workspaceId, stageId: { in: stages.map(({ id }) => id) }, deletedAt: null },
    orderBy: IN_ORDER,
    select: { id: true, name: true, stageId: true },
  });
  const byStage = Map.groupBy(touchpoints, ({ stageId }) => stageId);
  return stages.map((stage) => ({
    ...stage,
    phase: stage.phase as Phase,
    touchpoints: (byStage.get(stage.id) ?? []).map(({ id, name }) => ({ id, name })),
  }));
}

/** What an import will be compared with; nothing for a map that is still to be made. */
export async function getTarget(scope: WorkspaceScope, { map }: { map: string | null }) {
  if (map === null) return { name: '', stages: [] };
  const found = await scope.db.journeyMap.findFirst({
    where: { workspaceId: scope.workspaceId, id: map, deletedAt: null },
    select: { name: true },
  });
  if (!found) throw new AppError('not_found', 'This map does not exist, or it was deleted.');
  return { name: found.name, stages: await listExisting(scope, map) };
}

export interface StoredTouchpoint {
  id: string;
  doing: string;
  thinking: string;
  feeling: string;
  channel: string;
  purpose: string;
  mood: number | null;
  desired: number | null;
  importance: number | null;
  businessImportance: number | null;
  momentOfTruth: boolean;
  departmentId: string | null;
}

/** Touchpoints by their ids, locked until the end of the transaction, so that no edit is lost between. */
export async function lockTouchpoints(
  { db, workspaceId }: WorkspaceScope,
  ids: readonly string[],
): Promise<Map<string, StoredTouchpoint>> {
  const rows = await db.$queryRaw<StoredTouchpoint[]>`
    SELECT id, doing, thinking, feeling, channel, purpose, mood, desired, importance,
      business_importance AS "businessImportance", moment_of_truth AS "momentOfTruth",
      department_id AS "departmentId"
    FROM touchpoint WHERE workspace_id = ${workspaceId}::uuid AND id = ANY(${[...ids]}::uuid[])
    ORDER BY id FOR NO KEY UPDATE`;
  return new Map(rows.map((row) => [row.id, row]));
}

/** The last rank of each stage, hidden touchpoints included: a restored one must find its place still free. */
export async function listLastRanks(
  { db, workspaceId }: WorkspaceScope,
  stageIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await db.touchpoint.groupBy({
    by: ['stageId'],
    where: { workspaceId, stageId: { in: [...stageIds] } },
    _max: { rank: true },
  });
  return new Map(rows.flatMap(({ stageId, _max }) => (_max.rank === null ? [] : [[stageId, _max.rank]])));
}
