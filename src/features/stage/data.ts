import { AppError } from '@/server/errors';
import type { WorkspaceScope } from '@/server/tenancy';

export interface LockedStage {
  id: string;
  mapId: string;
  name: string;
  goal: string;
  phase: string;
  rank: string;
}

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
  if (!row) throw new AppError('not_found', 'This stage does not exist, or it was deleted.');
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
