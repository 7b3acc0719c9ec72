import { listMaps } from '@/features/map/data';
import { notifyMaps } from '@/features/map/mutations';
import { AppError } from '@/server/errors';
import type { WorkspaceScope } from '@/server/tenancy';
import type { CreateAnnotation, UpdateAnnotation } from './schema';

/** It is of the whole workspace, so whoever looks at any of its maps hears of it. */
async function notify(scope: WorkspaceScope): Promise<void> {
  await notifyMaps(
    scope,
    (await listMaps(scope)).map(({ id }) => id),
  );
}

const gone = () => new AppError('not_found', 'This annotation does not exist, or it was deleted.');

export async function createAnnotation(scope: WorkspaceScope, { day, kind, text }: CreateAnnotation) {
  const { db, workspaceId } = scope;
  const { id } = await db.annotation.create({ data: { workspaceId, day: new Date(day), kind, text } });
  await notify(scope);
  return { id };
}

/** Throws `not_found`. */
export async function updateAnnotation(scope: WorkspaceScope, { id, day, kind, text }: UpdateAnnotation) {
  const { db, workspaceId } = scope;
  const data = { day: new Date(day), kind, text };
  const { count } = await db.annotation.updateMany({ where: { workspaceId, id }, data });
  if (count === 0) throw gone();
  await notify(scope);
  return { id };
}

/** Throws `not_found`. */
export async function deleteAnnotation(scope: WorkspaceScope, { id }: { id: string }) {
  const { db, workspaceId } = scope;
  const { count } = await db.annotation.deleteMany({ where: { workspaceId, id } });
  if (count === 0) throw gone();
  await notify(scope);
  return { id };
}
