import { notifyMaps } from '@/features/map/mutations';
import { AppError } from '@/server/errors';
import type { WorkspaceScope } from '@/server/tenancy';

/** Erases one answer for good, out of every figure too, and evidence that rests on it. Throws `not_found`. */
export async function eraseRating(scope: WorkspaceScope, { id }: { id: string }): Promise<void> {
  const { db, workspaceId } = scope;
  const rating = await db.rating.findUnique({
    where: { workspaceId_id: { workspaceId, id } },
    select: { survey: { select: { touchpoint: { select: { stage: { select: { mapId: true } } } } } } },
  });
  const { count } = rating ? await db.rating.deleteMany({ where: { workspaceId, id } }) : { count: 0 };
  if (!rating || count === 0)
    throw new AppError('not_found', 'This answer does not exist, or it was erased.');
  await notifyMaps(scope, [rating.survey.touchpoint.stage.mapId]);
}
