import { CHANGE_CHANNEL, type ChangeNotice } from '@/contract/change';
import { mayManage, type Role } from '@/domain/permissions';
import { prisma } from '@/server/db';
import { AppError } from '@/server/errors';
import { hashPassword, verifyPassword } from '@/server/password';
import type { WorkspaceScope } from '@/server/tenancy';
import { lockMembers } from './data';
import type { PersonInput } from './schema';

/** A notice holds 8,000 bytes; this many ids stay well below. */
const PEOPLE_PER_NOTICE = 150;
const SEEN_MINUTES = 5;

/**
 * Id of the person with this e-mail, made when nobody has it. Throws `unauthenticated` when somebody does and the
 * password is not theirs, so that no command hands a workspace to a stranger by mistake. The operator vouches for the
 * address of somebody new.
 */
export async function findOrCreatePerson({ email, password }: PersonInput): Promise<string> {
  const find = () => prisma().user.findUnique({ where: { email }, select: { id: true, passwordHash: true } });
  let person = await find();
  if (!person) {
    const [name = email] = email.split('@');
    const passwordHash = await hashPassword(password);
    const data = [{ email, name, passwordHash, emailVerifiedAt: new Date() }];
    await prisma().user.createMany({ data, skipDuplicates: true });
    person = await find();
  }
  if (!person || !(await verifyPassword(password, person.passwordHash)))
    throw new AppError(
      'unauthenticated',
      'This e-mail already has an account, and this is not its password. Nothing was changed.',
    );
  return person.id;
}

/** Makes a person a member. Throws `conflict` when they are one already. */
export async function addMember(
  { db, workspaceId }: WorkspaceScope,
  { userId, role }: { userId: string; role: Role },
): Promise<void> {
  const { count } = await db.membership.createMany({
    data: [{ workspaceId, userId, role }],
    skipDuplicates: true,
  });
  if (count === 0)
    throw new AppError('conflict', 'This person is a member of the workspace already. Nothing was changed.');
}

/**
 * Tells every process whose membership changed, once the transaction is committed: their streams ask for their right.
 */
export async function notifyMembers(
  { db, workspaceId }: WorkspaceScope,
  userIds: readonly string[],
): Promise<void> {
  for (let start = 0; start < userIds.length; start += PEOPLE_PER_NOTICE) {
    const notice: ChangeNotice = { w: workspaceId, u: userIds.slice(start, start + PEOPLE_PER_NOTICE) };
    await db.$executeRaw`SELECT pg_notify(${CHANGE_CHANNEL}, ${JSON.stringify(notice)})`;
  }
}

/** Notes that the member was here, once in five minutes. Whoever is changing the row does not have to be waited for. */
export async function markSeen({ db, workspaceId, actor }: WorkspaceScope): Promise<void> {
  if (actor.kind !== 'member') return;
  await db.$executeRaw`
    UPDATE membership SET last_seen_at = now() WHERE (workspace_id, user_id) IN (
      SELECT workspace_id, user_id FROM membership
      WHERE workspace_id = ${workspaceId}::uuid AND user_id = ${actor.userId}::uuid
        AND (last_seen_at IS NULL OR last_seen_at < now() - make_interval(mins => ${SEEN_MINUTES}))
      FOR NO KEY UPDATE SKIP LOCKED)`;
}

const unknown = () => new AppError('not_found', 'This person is not a member of the workspace any more.');
const tooHigh = () =>
  new AppError('forbidden', 'Only an owner can change who owns the workspace. Nothing was changed.');
const lastOwner = (rest: string) =>
  new AppError('conflict', `A workspace always has an owner, and this is the last one. ${rest}`);

/** Throws `forbidden` above one's own role, `conflict` when the last owner would become something else. */
export async function setRole(
  scope: WorkspaceScope,
  { userId, role }: { userId: string; role: Role },
): Promise<{ userId: string; role: Role }> {
  const { me, roles, owners } = await lockMembers(scope);
  const held = roles.get(userId);
  if (!held) throw unknown();
  if (!mayManage(me.role, held, role)) throw tooHigh();
  if (held === role) return { userId, role };
  if (held === 'owner' && owners === 1) throw lastOwner('Make somebody else an owner first.');
  await scope.db.membership.updateMany({
    where: { workspaceId: scope.workspaceId, userId },
    data: { role },
  });
  await notifyMembers(scope, [userId]);
  return { userId, role };
}

/** Ends the membership of somebody, from their next request on; their open streams end as well. */
export async function removeMember(scope: WorkspaceScope, { userId }: { userId: string }) {
  const { me, roles, owners } = await lockMembers(scope);
  const held = roles.get(userId);
  if (!held) throw unknown();
  if (!mayManage(me.role, held, null)) throw tooHigh();
  if (held === 'owner' && owners === 1) throw lastOwner('Make somebody else an owner first.');
  await endMembership(scope, userId);
  return { userId };
}

/** Ends one's own membership. The last owner cannot. */
export async function leaveWorkspace(scope: WorkspaceScope): Promise<{ userId: string }> {
  if (scope.actor.kind !== 'member')
    throw new AppError('forbidden', 'Only a member can leave. Nothing was changed.');
  const { me, roles, owners } = await lockMembers(scope);
  if (me.role === 'owner' && owners === 1)
    throw lastOwner(
      roles.size > 1
        ? 'Transfer the ownership first, then leave.'
        : 'Invite somebody and transfer it, or delete the workspace.',
    );
  await endMembership(scope, me.id);
  return { userId: me.id };
}

/** Makes another member an owner and oneself an admin. `confirm` is the e-mail of the one who takes over. */
export async function transferOwnership(
  scope: WorkspaceScope,
  { userId, confirm }: { userId: string; confirm: string },
) {
  const { db, workspaceId } = scope;
  const { me, roles } = await lockMembers(scope);
  if (me.role !== 'owner') throw tooHigh();
  const held = roles.get(userId);
  if (!held) throw unknown();
  if (userId === me.id) throw new AppError('conflict', 'You own the workspace already. Nothing was changed.');
  const { email } = await db.user.findUniqueOrThrow({ where: { id: userId }, select: { email: true } });
  if (confirm.trim().toLowerCase() !== email) {
    const message = `Type ${email} to confirm.`;
    throw new AppError('invalid', message, { issues: [{ path: 'confirm', message }] });
  }
  await db.membership.updateMany({ where: { workspaceId, userId }, data: { role: 'owner' } });
  await db.membership.updateMany({ where: { workspaceId, userId: me.id }, data: { role: 'admin' } });
  await notifyMembers(scope, [userId, me.id]);
  return { userId };
}

async function endMembership(scope: WorkspaceScope, userId: string): Promise<void> {
  await scope.db.membership.deleteMany({ where: { workspaceId: scope.workspaceId, userId } });
  await notifyMembers(scope, [userId]);
}
