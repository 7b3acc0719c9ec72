import { notifyAllMaps, notifyMaps } from '@/features/map/mutations';
import { lockTouchpoint } from '@/features/touchpoint/data';
import { mustWrite } from '@/server/conflict';
import { AppError } from '@/server/errors';
import type { WorkspaceScope } from '@/server/tenancy';
import type { CreatePromise, LinkPromise } from './schema';

const gone = () => new AppError('not_found', 'This promise does not exist, or it was deleted.');
const taken = (name: string) =>
  new AppError('conflict', `There is a promise called ${name} already. Choose another name.`);

/** Throws `conflict` when the name is taken. */
export async function createPromise(scope: WorkspaceScope, { name, description = '' }: CreatePromise) {
  const { db, workspaceId } = scope;
  const id = crypto.randomUUID();
  const data = [{ workspaceId, id, name, description }];
  const { count } = await db.brandPromise.createMany({ data, skipDuplicates: true });
  if (count === 0) throw taken(name);
  await notifyAllMaps(scope);
  return { id, name, description };
}

/** Throws `conflict` when the name is taken, or when somebody else renamed it since `base` was read. */
export async function renamePromise(
  scope: WorkspaceScope,
  { id, base, value }: { id: string; base: string; value: string },
) {
  const { db, workspaceId } = scope;
  const [stored] = await db.$queryRaw<{ name: string }[]>`
    SELECT name FROM promise WHERE workspace_id = ${workspaceId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  if (!stored) throw gone();
  if (mustWrite({ field: 'name', base, theirs: stored.name, yours: value })) {
    if (await db.brandPromise.findFirst({ where: { workspaceId, name: value } })) throw taken(value);
    await db.brandPromise.updateMany({ where: { workspaceId, id }, data: { name: value } });
    await notifyAllMaps(scope);
  }
  return { id, name: value };
}

/** Deletes a promise and takes it off all touchpoints. */
export async function deletePromise(scope: WorkspaceScope, { id }: { id: string }) {
  const { db, workspaceId } = scope;
  const { count } = await db.brandPromise.deleteMany({ where: { workspaceId, id } });
  if (count === 0) throw gone();
  await notifyAllMaps(scope);
  return { id };
}

/** Says that a touchpoint must keep a promise, or need not. Saying it twice changes nothing. */
export async function linkPromise(scope: WorkspaceScope, { touchpointId, promiseId, linked }: LinkPromise) {
  const { db, workspaceId } = scope;
  const { mapId } = await lockTouchpoint(scope, touchpointId);
  if (!(await db.brandPromise.findFirst({ where: { workspaceId, id: promiseId } }))) throw gone();
  const link = { workspaceId, touchpointId, promiseId };
  if (linked) await db.touchpointPromise.createMany({ data: [link], skipDuplicates: true });
  else await db.touchpointPromise.deleteMany({ where: link });
  await notifyMaps(scope, [mapId]);
  return { touchpointId, promiseId, linked };
}
