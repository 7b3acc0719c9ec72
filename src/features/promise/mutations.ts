import { notifyAllMaps, notifyMaps } from '@/features/map/mutations';
import { lockTouchpoint } from '@/features/touchpoint/data';
import { keepCeilings } from '@/server/ceilings';
import { mustWrite, sameName } from '@/server/conflict';
import { AppError } from '@/server/errors';
import { BY_AGE, findOrCreateNamed, type Named } from '@/server/named';
import type { WorkspaceScope } from '@/server/tenancy';
import type { CreatePromise, LinkPromise, UpdatePromise } from './schema';

const gone = () => new AppError('not_found', 'This promise does not exist, or it was deleted.');
const taken = (name: string) =>
  new AppError('conflict', `There is a promise called ${name} already. Choose another name.`);

/** Throws `conflict` when the name is taken, however it is capitalised. */
async function requireFree(
  { db, workspaceId }: WorkspaceScope,
  name: string,
  except?: string,
): Promise<void> {
  const where = { workspaceId, name: sameName(name) };
  const same = await db.brandPromise.findMany({ where, select: { id: true } });
  if (same.some(({ id }) => id !== except)) throw taken(name);
}

/** Throws `conflict` when the name is taken, `not_found` when the workspace has no such touchpoint. */
export async function createPromise(
  scope: WorkspaceScope,
  { name, description = '', check = '', id = crypto.randomUUID(), touchpointIds = [] }: CreatePromise,
) {
  const { db, workspaceId } = scope;
  await requireFree(scope, name);
  const data = [{ workspaceId, id, name, description, check }];
  const { count } = await db.brandPromise.createMany({ data, skipDuplicates: true });
  if (count === 0) throw taken(name);
  await keepCeilings(scope, 'promises');
  const wanted = [...new Set(touchpointIds)];
  // A deleted touchpoint counts: a promise that comes back may have been linked to one.
  if ((await db.touchpoint.count({ where: { workspaceId, id: { in: wanted } } })) < wanted.length)
    throw new AppError('not_found', 'A touchpoint of this promise does not exist. Nothing was saved.');
  await db.touchpointPromise.createMany({
    data: wanted.map((touchpointId) => ({ workspaceId, touchpointId, promiseId: id })),
  });
  await notifyAllMaps(scope);
  return { id, name, description, check };
}

/** Throws `conflict` when the name is taken, or when somebody else changed the field since `base` was read. */
export async function updatePromise(scope: WorkspaceScope, { id, field, base, value }: UpdatePromise) {
  const { db, workspaceId } = scope;
  await db.$queryRaw`
    SELECT id FROM promise WHERE workspace_id = ${workspaceId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  const stored = await db.brandPromise.findUnique({ where: { workspaceId_id: { workspaceId, id } } });
  if (!stored) throw gone();
  if (mustWrite<string>({ field, base, theirs: stored[field], yours: value })) {
    if (field === 'name') await requireFree(scope, value, id);
    await db.brandPromise.updateMany({ where: { workspaceId, id }, data: { [field]: value } });
    await notifyAllMaps(scope);
  }
  return { id, field, value };
}

/** Deletes a promise and takes it off all touchpoints. Making it again with what it had undoes it. */
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

/** Promises by their names; those the workspace does not know yet are made. Tells nobody, and counts none. */
export const namePromises = ({ db, workspaceId }: WorkspaceScope, names: readonly string[]): Promise<Named> =>
  findOrCreateNamed(names, {
    list: () => db.brandPromise.findMany({ where: { workspaceId }, ...BY_AGE }),
    create: (fresh) =>
      db.brandPromise.createMany({
        data: fresh.map((row) => ({ workspaceId, ...row })),
        skipDuplicates: true,
      }),
  });
