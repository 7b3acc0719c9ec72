import { randomBytes } from 'node:crypto';
import { mayManage } from '@/domain/permissions';
import { refusePassword } from '@/features/account/mutations';
import { lockMembers } from '@/features/member/data';
import { notifyMembers } from '@/features/member/mutations';
import { takeAttempt, takeClientAttempt } from '@/server/attempts';
import { keepCeilings } from '@/server/ceilings';
import { AppError } from '@/server/errors';
import { send } from '@/server/jobs';
import { mailRoute } from '@/server/mail';
import { hashPassword } from '@/server/password';
import { hashKey, type WorkspaceScope, withInvitation } from '@/server/tenancy';
import { stateOf } from './data';
import { type CreateInvitations, INVITATION_DAYS, type Invited, type Join } from './schema';

const DAY = 86_400_000;
const PER_PERSON = { limit: 100, minutes: 60 };
/** From all workspaces together, so that nobody's mailbox is filled through us. */
const PER_ADDRESS = { limit: 5, minutes: 60 };
const JOINS_PER_CLIENT = { limit: 30, minutes: 15 };

const expiry = () => new Date(Date.now() + INVITATION_DAYS * DAY);

/**
 * Invites people by mail. An address that is invited already gets a new mail with the new role; one that is a member is
 * left alone. Whether an address has an account elsewhere makes no difference. Throws `forbidden` while the person's
 * own address is not confirmed, `rate_limited` beyond what people need.
 */
export async function createInvitations(
  scope: WorkspaceScope,
  { emails, role, departmentId, note }: CreateInvitations,
): Promise<Invited[]> {
  const { db, workspaceId } = scope;
  const { me } = await lockMembers(scope);
  if (!mayManage(me.role, role, role))
    throw new AppError('forbidden', 'Nobody invites above their own role.');
  await requireConfirmed(scope, me.id);
  if (departmentId && !(await db.department.findFirst({ where: { workspaceId, id: departmentId } })))
    throw new AppError('not_found', 'This department does not exist any more. Nobody was invited.');
  const members = await db.membership.findMany({
    where: { workspaceId, user: { email: { in: emails } } },
    select: { user: { select: { email: true } } },
  });
  const inside = new Set(members.map(({ user }) => user.email));
  const open = await db.invitation.findMany({
    where: { workspaceId, email: { in: emails }, acceptedAt: null, revokedAt: null },
  });
  const invited: Invited[] = [];
  for (const email of emails) {
    if (inside.has(email)) {
      invited.push({ email, outcome: 'member' });
      continue;
    }
    limitMail(me.id, email);
    const before = open.find((invitation) => invitation.email === email);
    const data = { role, departmentId, note, invitedById: me.id, expiresAt: expiry(), handed: false };
    const { id } = before
      ? await db.invitation.update({ where: { workspaceId_id: { workspaceId, id: before.id } }, data })
      : await db.invitation.create({ data: { ...data, workspaceId, email } });
    sendLater(scope, id);
    invited.push({ email, outcome: before ? 'again' : 'invited' });
  }
  await keepCeilings(scope, 'members');
  return invited;
}

/** Sends the mail once more, with a new link and a new time; links of earlier mails end. */
export async function resendInvitation(scope: WorkspaceScope, { id }: { id: string }) {
  const { db, workspaceId } = scope;
  const { me } = await lockMembers(scope);
  await requireConfirmed(scope, me.id);
  const { email } = await requireWaiting(scope, id);
  limitMail(me.id, email);
  await db.invitation.updateMany({
    where: { workspaceId, id },
    data: { expiresAt: expiry(), handed: false },
  });
  sendLater(scope, id);
  return { id, email };
}

/**
 * A new link to pass on by hand, where no mail leaves this server; earlier ones end. Whoever joins by it has not shown
 * that the address is theirs. Throws `forbidden` where mail does leave.
 */
export async function linkInvitation(scope: WorkspaceScope, { id }: { id: string }) {
  const { db, workspaceId } = scope;
  const { me } = await lockMembers(scope);
  await requireConfirmed(scope, me.id);
  const { email } = await requireWaiting(scope, id);
  if (mailRoute() === 'out')
    throw new AppError(
      'forbidden',
      'Mail leaves this server, so links go by mail only. Send it again instead.',
    );
  takeAttempt('invite', me.id, PER_PERSON);
  const token = randomBytes(32).toString('base64url');
  const data = { tokenHash: hashKey(token), handed: true, expiresAt: expiry() };
  await db.invitation.updateMany({ where: { workspaceId, id }, data });
  return { id, email, path: `/invite/${token}` };
}

/** Takes an invitation back: its link says so from now on. */
export async function revokeInvitation(scope: WorkspaceScope, { id }: { id: string }) {
  await lockMembers(scope);
  const { email } = await requireWaiting(scope, id);
  const where = { workspaceId: scope.workspaceId, id };
  await scope.db.invitation.updateMany({ where, data: { revokedAt: new Date() } });
  return { id, email };
}

/**
 * Makes the signed-in person a member, by the token of the mail. The address of the invitation need not be theirs: the
 * page lets them choose, and `as` says whom it showed as signed in.
 */
export async function acceptInvitation(userId: string, { token, as }: { token: string; as: string }) {
  const joined = await withInvitation(token, async (scope, id) => {
    const { db } = scope;
    const invitation = await takeInvitation(scope, id);
    const user = await db.user.findUniqueOrThrow({ where: { id: userId } });
    if (user.email !== as)
      throw new AppError('conflict', `You are signed in as ${user.email} by now. Nothing was changed.`);
    if (user.email === invitation.email && !user.emailVerifiedAt && !invitation.handed)
      await db.user.update({ where: { id: userId }, data: { emailVerifiedAt: new Date() } });
    return join(scope, invitation, userId);
  });
  return joined ?? Promise.reject(linkOver());
}

/**
 * Makes an account for the address the mail went to, and its person a member. Throws `conflict` when the address has
 * an account by now.
 */
export async function joinByInvitation({ token, name, password, client }: Join & { client: string }) {
  takeClientAttempt('join', client, JOINS_PER_CLIENT);
  const joined = await withInvitation(token, async (scope, id) => {
    const { db } = scope;
    const invitation = await takeInvitation(scope, id);
    const { email } = invitation;
    refusePassword(password, { email, name });
    if (await db.user.findUnique({ where: { email }, select: { id: true } })) throw hasAccount();
    const passwordHash = await hashPassword(password);
    const data = [{ email, name, passwordHash, emailVerifiedAt: invitation.handed ? null : new Date() }];
    // Somebody may take the address at this very moment.
    if ((await db.user.createMany({ data, skipDuplicates: true })).count === 0) throw hasAccount();
    const user = await db.user.findUniqueOrThrow({ where: { email }, select: { id: true } });
    return { ...(await join(scope, invitation, user.id)), email };
  });
  return joined ?? Promise.reject(linkOver());
}

interface Taken {
  id: string;
  email: string;
  role: string;
  departmentId: string | null;
  handed: boolean;
}

/** The invitation, held until the end of the transaction. Throws `conflict` with why it cannot be accepted. */
async function takeInvitation({ db, workspaceId }: WorkspaceScope, id: string): Promise<Taken> {
  await db.$queryRaw`SELECT id FROM workspace WHERE id = ${workspaceId}::uuid FOR NO KEY UPDATE`;
  const found = await db.invitation.findUnique({
    where: { workspaceId_id: { workspaceId, id } },
    include: { workspace: { select: { deletedAt: true } } },
  });
  if (!found || found.workspace.deletedAt) throw linkOver();
  const state = stateOf(found);
  if (state === 'accepted') throw new AppError('conflict', 'This invitation was accepted already.');
  if (state === 'revoked') throw new AppError('conflict', 'This invitation was taken back.');
  if (state === 'expired') throw new AppError('conflict', 'This invitation is over. Ask for a new one.');
  return found;
}

/** A person who is a member already keeps the role they have. */
async function join(scope: WorkspaceScope, invitation: Taken, userId: string): Promise<{ slug: string }> {
  const { db, workspaceId, slug } = scope;
  const { id, role, departmentId } = invitation;
  await db.membership.createMany({ data: [{ workspaceId, userId, role }], skipDuplicates: true });
  if (departmentId)
    await db.department.updateMany({ where: { workspaceId, id: departmentId }, data: { leadId: userId } });
  await db.invitation.updateMany({ where: { workspaceId, id }, data: { acceptedAt: new Date() } });
  await notifyMembers(scope, [userId]);
  return { slug };
}

/** Throws `not_found` when there is no such invitation, `conflict` when it is not waiting any more. */
async function requireWaiting({ db, workspaceId }: WorkspaceScope, id: string): Promise<{ email: string }> {
  const found = await db.invitation.findUnique({ where: { workspaceId_id: { workspaceId, id } } });
  if (!found) throw new AppError('not_found', 'This invitation does not exist.');
  if (found.acceptedAt) throw new AppError('conflict', `${found.email} accepted this invitation already.`);
  if (found.revokedAt) throw new AppError('conflict', 'This invitation was taken back already.');
  return found;
}

async function requireConfirmed({ db }: WorkspaceScope, userId: string): Promise<void> {
  const me = await db.user.findUniqueOrThrow({ where: { id: userId }, select: { emailVerifiedAt: true } });
  const route = mailRoute();
  // Where no mail arrives, nobody could ever confirm anything.
  if (me.emailVerifiedAt || route === 'nowhere') return;
  const where = route === 'outbox' ? 'in the outbox of this server, at /outbox,' : 'there';
  throw new AppError(
    'forbidden',
    `Confirm your own e-mail address first: ${where} is a mail with a link, and the account page sends another.`,
  );
}

function limitMail(userId: string, email: string): void {
  takeAttempt('invite', userId, PER_PERSON);
  takeAttempt('invite address', email, PER_ADDRESS);
}

/** The job makes the token, so that it is nowhere but in the mail. */
function sendLater(scope: WorkspaceScope, invitationId: string): void {
  scope.afterCommit(() => send('invitation', { workspaceId: scope.workspaceId, invitationId }));
}

const linkOver = () =>
  new AppError('not_found', 'This link leads to no invitation. A newer mail may have taken its place.');

const hasAccount = () => {
  const message = 'This e-mail has an account already. Sign in to join.';
  return new AppError('conflict', message, { issues: [{ path: 'email', message }] });
};
