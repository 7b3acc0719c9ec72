import type { WorkspaceScope } from '@/server/tenancy';
import type { DepartmentView } from './schema';

const SHOWN = { deletedAt: null, stage: { deletedAt: null, map: { deletedAt: null } } } as const;

/** The departments by name, those without a touchpoint too. */
export async function listDepartments({ db, workspaceId }: WorkspaceScope): Promise<DepartmentView[]> {
  const rows = await db.department.findMany({
    where: { workspaceId },
    orderBy: [{ name: 'asc' }],
    select: { id: true, name: true, _count: { select: { touchpoints: { where: SHOWN } } } },
  });
  return rows.map(({ id, name, _count }) => ({ id, name, touchpoints: _count.touchpoints }));
}
