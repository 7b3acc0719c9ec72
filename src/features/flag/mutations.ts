import { notifyMaps } from '@/features/map/mutations';
import { AppError } from '@/server/errors';
import type { WorkspaceScope } from '@/server/tenancy';
import type { SetFlag } from './schema';

/**
 * Leaves an answer out of every figure, or counts it; it is kept either way. What was left out for another reason stays
 * with that reason. Throws `not_found`.
 */
export async function setFlag(scope: WorkspaceScope, { id, flag }: SetFlag) {
  const { db, workspaceId } = scope;
  const rating = await db.rating.findUnique({
    where: { workspaceId_id: { workspaceId, id } },
    select: {
      survey: { select: { touchpoint: { select: { id: true, stage: { select: { mapId: true } } } } } },
    },
  });
  if (!rating) throw new AppError('not_found', 'This answer does not exist, or it was erased.');
  // A statement that changes nothing is no edit.
  const differs = flag === null ? { flag: { not: null } } : { flag: null };
  await db.rating.updateMany({ where: { workspaceId, id, ...differs }, data: { flag } });
  const { touchpoint } = rating.survey;
  await notifyMaps(scope, [touchpoint.stage.mapId]);
  return { id, touchpointId: touchpoint.id };
}
