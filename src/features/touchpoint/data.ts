import { AppError } from '@/server/errors';
import type { WorkspaceScope } from '@/server/tenancy';

export interface PlacedTouchpoint {
  id: string;
  slug: string;
  name: string;
  stageId: string;
  mapId: string;
}

const gone = () => new AppError('not_found', 'This touchpoint does not exist, or it was deleted.');

/** A touchpoint that is shown: neither it nor its stage nor its map was deleted. Throws `not_found`. */
export async function requireTouchpoint(
  { db, workspaceId }: WorkspaceScope,
  named: { id: string } | { slug: string },
): Promise<PlacedTouchpoint> {
  const row = await db.touchpoint.findFirst({
    where: { workspaceId, ...named, deletedAt: null, stage: { deletedAt: null, map: { deletedAt: null } } },
    select: { id: true, slug: true, name: true, stageId: true, stage: { select: { mapId: true } } },
  });
  if (!row) throw gone();
  const { stage, ...touchpoint } = row;
  return { ...touchpoint, mapId: stage.mapId };
}

/**
 * Locks a touchpoint that is shown until the end of the transaction, against other edits of it and of its survey.
 * It is the weaker of the row locks, so that visits which come in meanwhile need not wait. Throws `not_found`.
 */
export async function lockTouchpoint(scope: WorkspaceScope, id: string): Promise<PlacedTouchpoint> {
  await scope.db.$queryRaw`
    SELECT id FROM touchpoint WHERE workspace_id = ${scope.workspaceId}::uuid AND id = ${id}::uuid
    FOR NO KEY UPDATE`;
  // Read only now: the row may have changed while we waited for it.
  return requireTouchpoint(scope, { id });
}

/** All touchpoints of a stage, deleted ones too: a restored one must find its place still free. */
export async function listTouchpointRanks({ db, workspaceId }: WorkspaceScope, stageId: string) {
  return db.touchpoint.findMany({
    where: { workspaceId, stageId },
    orderBy: { rank: 'asc' },
    select: { id: true, rank: true },
  });
}
