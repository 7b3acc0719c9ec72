import type { InvitedRole } from '@/domain/permissions';
import { type WorkspaceScope, withInvitation } from '@/server/tenancy';
import type { InvitationState, InvitationView, OpenedInvitation } from './schema';

interface Times {
  expiresAt: Date;
  acceptedAt: Date | null;
  revokedAt: Date | null;
}

export function stateOf({ expiresAt, acceptedAt, revokedAt }: Times): InvitationState {
  if (acceptedAt) return 'accepted';
  if (revokedAt) return 'revoked';
  return expiresAt > new Date() ? 'open' : 'expired';
}

/** The invitations that were neither accepted nor revoked, newest first. */
export async function listInvitations(scope: WorkspaceScope): Promise<InvitationView[]> {
  const { db, workspaceId } = scope;
  const rows = await db.invitation.findMany({
    where: { workspaceId, acceptedAt: null, revokedAt: null },
    include: { invitedBy: { select: { name: true } } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  });
  const departments = await db.department.findMany({ where: { workspaceId } });
  return rows.map(({ id, email, role, departmentId, invitedBy, createdAt, expiresAt }) => ({
    id,
    email,
    role: role as InvitedRole,
    department: departments.find((department) => department.id === departmentId)?.name ?? null,
    invitedBy: invitedBy?.name ?? null,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    state: expiresAt > new Date() ? 'open' : 'expired',
  }));
}

/** What the holder of a mail is invited to. Reading changes nothing: scanners open every link. */
export async function openInvitation(token: string): Promise<OpenedInvitation> {
  const opened = await withInvitation(token, async ({ db, workspaceId }, id): Promise<OpenedInvitation> => {
    const found = await db.invitation.findUniqueOrThrow({
      where: { workspaceId_id: { workspaceId, id } },
      include: { invitedBy: { select: { name: true } }, workspace: { select: { slug: true, name: true } } },
    });
    const department = found.departmentId
      ? await db.department.findFirst({ where: { workspaceId, id: found.departmentId } })
      : null;
    const account = await db.user.findUnique({ where: { email: found.email }, select: { id: true } });
    return {
      state: stateOf(found),
      workspace: found.workspace,
      email: found.email,
      role: found.role as InvitedRole,
      department: department?.name ?? null,
      invitedBy: found.invitedBy?.name ?? null,
      note: found.note,
      hasAccount: account !== null,
    };
  });
  return opened ?? { state: 'unknown' };
}
