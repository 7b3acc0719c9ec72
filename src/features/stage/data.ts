import type { Phase } from '@/features/map/schema';
import { AppError } from '@/server/errors';
import type { WorkspaceScope } from '@/server/tenancy';
import type { StageResource } from './schema';

export interface LockedStage {
  id: string;
  mapId: string;
  name: string;
  goal: string;
  phase: string;
  rank: string;
}

const gone = () => new AppError('not_found', 'This stage does not exist, or it was deleted.');

/**
 * Locks a stage that is shown (neither it nor its map was deleted) until the end of the transaction, against other
 * edits of it and of its order. Throws `not_found`.
 */
export async function lockStage({ db, workspaceId }: WorkspaceScope, id: string): Promise<LockedStage> {
  const [row] = await db.$queryRaw<LockedStage[]>`
    SELECT s.id, s.map_id AS "mapId", s.name, s.goal, s.phase, s.rank
    FROM stage s JOIN journey_map m ON m.workspace_id = s.workspace_id AND m.id = s.map_id
    WHERE s.workspace_id = ${workspaceId}::uuid AND s.id = ${id}::uuid
      AND s.deleted_at IS NULL AND m.deleted_at IS NULL
    FOR NO KEY UPDATE OF s`;
  if (!row) throw gone();
  return row;
}

/** All stages of a map, deleted ones too: a restored stage must find its place still free. */
export async function listStageRanks({ db, workspaceId }: WorkspaceScope, mapId: string) {
  return db.stage.findMany({
    where: { workspaceId, mapId },
    orderBy: { rank: 'asc' },
    select: { id: true, rank: true, phase: true },
  });
}

interface StagesAfter {
  /** All but null. */
  mapId: string | null;
  after: string | null;
  count: number;
}

type StageRow = Omit<StageResource, 'createdAt'> & { createdAt: Date };

/** Stages that are shown, map by map in the order in which they are drawn, behind the stage `after`. */
export async function listStagesAfter(
  { db, workspaceId }: WorkspaceScope,
  { mapId, after, count }: StagesAfter,
): Promise<StageResource[]> {
  const rows = await db.$queryRaw<StageRow[]>`
    SELECT s.id, s.map_id AS "mapId", s.name, s.goal, s.phase, s.created_at AS "createdAt"
    FROM stage s JOIN journey_map m ON m.workspace_id = s.workspace_id AND m.id = s.map_id
    WHERE s.workspace_id = ${workspaceId}::uuid AND s.deleted_at IS NULL AND m.deleted_at IS NULL
      AND (${mapId}::uuid IS NULL OR s.map_id = ${mapId}::uuid)
      AND (${after}::uuid IS NULL OR (m.created_at, m.id, s.rank, s.id) > (
        SELECT am.created_at, am.id, a.rank, a.id
        FROM stage a JOIN journey_map am ON am.workspace_id = a.workspace_id AND am.id = a.map_id
        WHERE a.workspace_id = ${workspaceId}::uuid AND a.id = ${after}::uuid))
    ORDER BY m.created_at, m.id, s.rank, s.id LIMIT ${count}`;
  return rows.map(toStage);
}

/** A stage that is shown. Throws `not_found`. */
export async function getStage({ db, workspaceId }: WorkspaceScope, id: string): Promise<StageResource> {
  const row = await db.stage.findFirst({
    where: { workspaceId, id, deletedAt: null, map: { deletedAt: null } },
    select: { id: true, mapId: true, name: true, goal: true, phase: true, createdAt: true },
  });
  if (!row) throw gone();
  return toStage({ ...row, phase: row.phase as Phase });
}

const toStage = ({ createdAt, ...row }: StageRow): StageResource => ({
  ...row,
  createdAt: createdAt.toISOString(),
});
