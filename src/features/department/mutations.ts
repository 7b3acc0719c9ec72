import { formatCount, plural } from '@/domain/format';
import { notifyAllMaps } from '@/features/map/mutations';
import { requireMember } from '@/features/member/data';
import { keepCeilings } from '@/server/ceilings';
import { mustWrite, sameName } from '@/server/conflict';
import { AppError } from '@/server/errors';
import { BY_AGE, findOrCreateNamed, type Named } from '@/server/named';
import type { WorkspaceScope } from '@/server/tenancy';
import { listDepartments } from './data';
import type { CreateDepartment, UpdateDepartment } from './schema';

const taken = (name: string) =>
  new AppError('conflict', `There is a department called ${name} already. Choose another name.`);
const gone = () => new AppError('not_found', 'This department does not exist, or it was deleted.');

async function requireFree(
  { db, workspaceId }: WorkspaceScope,
  name: string,
  except?: string,
): Promise<void> {
  const where = { workspaceId, name: sameName(name) };
  const same = await db.department.findMany({ where, select: { id: true } });
  if (same.some(({ id }) => id !== except)) throw taken(name);
}

/** Throws `conflict` when the name is taken, however it is capitalised. */
export async function createDepartment(
  scope: WorkspaceScope,
  { name, id = crypto.randomUUID(), leadId = null, barrier = '' }: CreateDepartment,
) {
  const { db, workspaceId } = scope;
  await requireFree(scope, name);
  if (leadId) await requireMember(scope, leadId);
  const { count } = await db.department.createMany({
    data: [{ workspaceId, id, name, leadId, barrier }],
    skipDuplicates: true,
  });
  if (count === 0) throw taken(name);
  await keepCeilings(scope, 'departments');
  await notifyAllMaps(scope);
  return { id, name };
}

/** Throws `conflict` when the name is taken, or when somebody else changed the field since `base` was read. */
export async function updateDepartment(scope: WorkspaceScope, { id, field, base, value }: UpdateDepartment) {
  const { db, workspaceId } = scope;
  await db.$queryRaw`
    SELECT id FROM department WHERE workspace_id = ${workspaceId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  const stored = await db.department.findUnique({ where: { workspaceId_id: { workspaceId, id } } });
  if (!stored) throw gone();
  if (mustWrite<string | null>({ field, base, theirs: stored[field], yours: value })) {
    if (field === 'name') await requireFree(scope, value, id);
    if (field === 'leadId' && value !== null) await requireMember(scope, value);
    await db.department.updateMany({ where: { workspaceId, id }, data: { [field]: value } });
    await notifyAllMaps(scope);
  }
  return { id, field, value };
}

/** Only a department that no shown touchpoint belongs to can go; throws `conflict` otherwise. */
export async function deleteDepartment(scope: WorkspaceScope, { id }: { id: string }) {
  const { db, workspaceId } = scope;
  const department = (await listDepartments(scope)).find((row) => row.id === id);
  if (!department) throw gone();
  const { name, touchpoints } = department;
  if (touchpoints > 0)
    throw new AppError(
      'conflict',
      `${formatCount(touchpoints, 'touchpoint belongs', 'touchpoints belong')} to ${name}. Give ${plural(touchpoints, 'it', 'them')} to another department first.`,
    );
  // Touchpoints that were deleted may come back; they come back without a department.
  await db.touchpoint.updateMany({ where: { workspaceId, departmentId: id }, data: { departmentId: null } });
  await db.department.deleteMany({ where: { workspaceId, id } });
  await notifyAllMaps(scope);
  return { id };
}

/** The department of this name, however it is capitalised; made when there is none. Null for ''. */
export async function departmentNamed(scope: WorkspaceScope, name: string) {
  if (name === '') return null;
  const { db, workspaceId } = scope;
  const where = { workspaceId, name: sameName(name) };
  const find = () =>
    db.department.findFirst({ where, orderBy: { createdAt: 'asc' }, select: { id: true, name: true } });
  const known = await find();
  if (known) return known;
  await db.department.createMany({ data: [{ workspaceId, name }], skipDuplicates: true });
  await keepCeilings(scope, 'departments');
  return find();
}

/** Departments by their names; those the workspace does not know yet are made. Tells nobody, and counts none. */
export const nameDepartments = (
  { db, workspaceId }: WorkspaceScope,
  names: readonly string[],
): Promise<Named> =>
  findOrCreateNamed(names, {
    list: () => db.department.findMany({ where: { workspaceId }, ...BY_AGE }),
    create: (fresh) =>
      db.department.createMany({ data: fresh.map((row) => ({ workspaceId, ...row })), skipDuplicates: true }),
  });
