import type { Role } from '@/domain/permissions';
import { AppError } from '@/server/errors';
import type { WorkspaceScope } from '@/server/tenancy';
import type { MemberView } from './schema';

/** The members by name. Visitors of the example are told of nobody. */
export async function listMembers({ db, workspaceId, actor }: WorkspaceScope): Promise<MemberView[]> {
  if (actor.kind === 'visitor') return [];
  const rows = await db.membership.findMany({
    where: { workspaceId },
    include: { user: { select: { name: true, email: true } } },
    orderBy: [{ user: { name: 'asc' } }, { userId: 'asc' }],
  });
  return rows.map(({ userId, role, createdAt, lastSeenAt, user }) => ({
    id: userId,
    name: user.name,
    email: user.email,
    role: role as Role,
    joinedAt: createdAt.toISOString(),
    lastSeenAt: lastSeenAt?.toISOString() ?? null,
    isMe: actor.kind === 'member' && actor.userId === userId,
  }));
}

/** Throws `not_found` for somebody who is no member of the workspace: only a member can be made responsible. */
export async function requireMember({ db, workspaceId }: WorkspaceScope, userId: string): Promise<void> {
  if (!(await db.membership.findFirst({ where: { workspaceId, userId } })))
    throw new AppError('not_found', 'This person is not a member of the workspace anymore. Choose another.');
}

export interface Members {
  me: { id: string; role: Role };
  roles: ReadonlyMap<string, Role>;
  owners: number;
}

/**
 * Takes the membership of the workspace for the rest of the transaction: of two changes at the same instant, the second
 * sees what the first did. Everything that changes a role, adds or ends a membership begins here. Throws `not_found`
 * when the person who asks was removed meanwhile.
 */
export async function lockMembers(scope: WorkspaceScope): Promise<Members> {
  const { db, workspaceId, actor } = scope;
  await db.$queryRaw`SELECT id FROM workspace WHERE id = ${workspaceId}::uuid FOR NO KEY UPDATE`;
  const rows = await db.membership.findMany({ where: { workspaceId }, select: { userId: true, role: true } });
  const roles = new Map(rows.map(({ userId, role }) => [userId, role as Role]));
  const id = actor.kind === 'member' ? actor.userId : '';
  const role = roles.get(id);
  if (!role) throw new AppError('not_found', 'You are not a member of this workspace.');
  return { me: { id, role }, roles, owners: rows.filter(({ role }) => role === 'owner').length };
}
