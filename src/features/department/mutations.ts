import { notifyAllMaps } from '@/features/map/mutations';
import { mustWrite } from '@/server/conflict';
import { AppError } from '@/server/errors';
import type { WorkspaceScope } from '@/server/tenancy';
import { listDepartments } from './data';

const taken = (name: string) =>
  new AppError('conflict', `There is a department called ${name} already. Choose another name.`);

async function requireFree(
  { db, workspaceId }: WorkspaceScope,
  name: string,
  except?: string,
): Promise<void> {
  const where = { workspaceId, name: { equals: name, mode: 'insensitive' as const } };
  const same = await db.department.findMany({ where, select: { id: true } });
  if (same.some(({ id }) => id !== except)) throw taken(name);
}

/** Throws `conflict` when the name is taken, however it is capitalised. */
export async function createDepartment(scope: WorkspaceScope, { name }: { name: string }) {
  const { db, workspaceId } = scope;
  await requireFree(scope, name);
  const id = crypto.randomUUID();
  const { count } = await db.department.createMany({
    data: [{ workspaceId, id, name }],
    skipDuplicates: true,
  });
  if (count === 0) throw taken(name);
  await notifyAllMaps(scope);
  return { id, name };
}

/** Throws `conflict` when the name is taken, or when somebody else renamed it since `base` was read. */
export async function renameDepartment(
  scope: WorkspaceScope,
  { id, base, value }: { id: string; base: string; value: string },
) {
  const { db, workspaceId } = scope;
  const [stored] = await db.$queryRaw<{ name: string }[]>`
    SELECT name FROM department WHERE workspace_id = ${workspaceId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  if (!stored) throw new AppError('not_found', 'This department does not exist, or it was deleted.');
  if (mustWrite({ field: 'name', base, theirs: stored.name, yours: value })) {
    await requireFree(scope, value, id);
    await db.department.updateMany({ where: { workspaceId, id }, data: { name: value } });
    await notifyAllMaps(scope);
  }
  return { id, name: value };
}

/** Only a department that no shown touchpoint belongs to can go; throws `conflict` otherwise. */
export async function deleteDepartment(scope: WorkspaceScope, { id }: { id: string }) {
  const { db, workspaceId } = scope;
  const department = (await listDepartments(scope)).find((row) => row.id === id);
  if (!department) throw new AppError('not_found', 'This department does not exist, or it was deleted.');
  if (department.touchpoints > 0)
    throw new AppError(
      'conflict',
      `${department.touchpoints} touchpoints belong to ${department.name}. Give them to another department first.`,
    );
  // Touchpoints that were deleted may come back; they come back without a department.
  await db.touchpoint.updateMany({ where: { workspaceId, departmentId: id }, data: { departmentId: null } });
  await db.department.deleteMany({ where: { workspaceId, id } });
  await notifyAllMaps(scope);
  return { id };
}
