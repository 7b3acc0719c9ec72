import type { WorkspaceScope } from '@/server/tenancy';
import type { Candidate, DepartmentView } from './schema';

const SHOWN = { deletedAt: null, stage: { deletedAt: null, map: { deletedAt: null } } } as const;

/** The departments by name, those without a touchpoint too. */
export async function listDepartments({ db, workspaceId }: WorkspaceScope): Promise<DepartmentView[]> {
  const rows = await db.department.findMany({
    where: { workspaceId },
    orderBy: [{ name: 'asc' }],
    select: {
      id: true,
      name: true,
      barrier: true,
      lead: { select: { userId: true, user: { select: { name: true } } } },
      _count: { select: { touchpoints: { where: SHOWN } } },
    },
  });
  return rows.map(({ lead, _count, ...row }) => ({
    ...row,
    lead: lead && { id: lead.userId, name: lead.user.name },
    touchpoints: _count.touchpoints,
  }));
}

/** The members by name: who can lead a department or own an opportunity. Nothing but ids and names. */
export async function listCandidates({ db, workspaceId }: WorkspaceScope): Promise<Candidate[]> {
  const rows = await db.membership.findMany({
    where: { workspaceId },
    orderBy: [{ user: { name: 'asc' } }, { userId: 'asc' }],
    select: { userId: true, user: { select: { name: true } } },
  });
  return rows.map(({ userId, user }) => ({ id: userId, name: user.name }));
}
