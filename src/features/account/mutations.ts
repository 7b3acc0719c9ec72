import { createWorkspace } from '@/features/workspace/mutations';
import { clearAttempts, returnAttempt, takeAttempt, takeClientAttempt } from '@/server/attempts';
import { prisma } from '@/server/db';
import { publicUrl } from '@/server/env';
import { AppError } from '@/server/errors';
import { send } from '@/server/jobs';
import { log } from '@/server/log';
import { writeMail } from '@/server/mail';
import { hashPassword, verifyPassword } from '@/server/password';
import { deleteSessionsOf, type Person } from '@/server/session';
import { hashKey, workspacesOf } from '@/server/tenancy';
import {
  email as emailAddress,
  type NewWorkspace,
  PROVIDER_NAMES,
  type ProviderId,
  passwordFault,
  type SignUp,
} from './schema';

/** Where a request comes from, for limits only. It is never stored and never logged. */
export interface Client {
  client: string;
}

const pairOf = ({ email, client }: { email: string } & Client): string => `${email} ${client}`;

const PER_CLIENT = { limit: 30, minutes: 15 };
/** For one address from one client, so that nobody locks others out of their account by guessing at it. */
const PER_EMAIL = { limit: 10, minutes: 15 };
/** From all clients together: far above what people need, far below what guessing needs. */
const PER_EMAIL_ANYWHERE = { limit: 100, minutes: 60 };
const MAIL_PER_EMAIL = { limit: 3, minutes: 30 };

/**
 * Makes a person with a password and their first workspace. The browser signs in with the same password afterwards, so
 * that there is one place where sessions begin. Throws `conflict` when the address is taken: sign-up ends signed in,
 * so it cannot hide that, and it says what to do instead. The limits keep it from being asked for lists of addresses.
 */
export async function signUp(input: SignUp & Client): Promise<{ slug: string }> {
  takeClientAttempt('sign-up', input.client, PER_CLIENT);
  takeAttempt('sign-up', pairOf(input), PER_EMAIL);
  const { email, name, password } = input;
  if (await prisma().user.findUnique({ where: { email }, select: { id: true } })) throw emailTaken();
  const passwordHash = await hashPassword(password);
  const user = await prisma()
    .user.create({ data: { email, name, passwordHash } })
    .catch((error: unknown) => {
      throw isUniqueViolation(error) ? emailTaken() : error;
    });
  try {
    const opened = await openWorkspace(user.id, input);
    // Nobody has to wait for it, and the account page sends another.
    await send('email-confirmation', { userId: user.id, email, change: false }).catch((error: unknown) =>
      log.warn({ err: error }, 'A confirmation could not be queued'),
    );
    return opened;
  } catch (error) {
    // An account without the workspace it was made for would only block the second attempt.
    await prisma().user.delete({ where: { id: user.id } });
    throw error;
  }
}

export async function setName(userId: string, { name }: { name: string }): Promise<{ name: string }> {
  await prisma().user.update({ where: { id: userId }, data: { name } });
  return { name };
}

/** The first workspace of somebody who came through Google or GitHub; the one they have, when they have one. */
export async function startWorkspace(userId: string, input: NewWorkspace): Promise<{ slug: string }> {
  const [first] = await workspacesOf(userId);
  return first ? { slug: first.slug } : openWorkspace(userId, input);
}

async function openWorkspace(ownerUserId: string, input: NewWorkspace): Promise<{ slug: string }> {
  const { slug } = await createWorkspace({
    name: input.workspaceName,
    ownerUserId,
    timeZone: input.timeZone,
    locale: input.locale,
  });
  return { slug };
}

/**
 * The person with this e-mail and password. Throws `unauthenticated` with one sentence for every reason, after the same
 * work, and `rate_limited` after too many attempts for the address or from the client.
 */
export async function signIn(input: { email: string; password: string } & Client): Promise<Person> {
  takeClientAttempt('sign-in', input.client, PER_CLIENT);
  takeAttempt('sign-in', pairOf(input), PER_EMAIL);
  takeAttempt('sign-in anywhere', input.email, PER_EMAIL_ANYWHERE);
  const user = await prisma().user.findUnique({ where: { email: input.email } });
  if (!(await verifyPassword(input.password, user?.passwordHash ?? null)) || !user) {
    throw new AppError('unauthenticated', 'The e-mail or the password is not right.');
  }
  returnAttempt('sign-in', pairOf(input));
  returnAttempt('sign-in anywhere', input.email);
  return { id: user.id, email: user.email, name: user.name };
}

/** Who somebody is to Google or GitHub. */
export interface ProviderProfile {
  provider: ProviderId;
  providerAccountId: string;
  email: string | null;
  /** True only when the provider itself says that the address belongs to this person. */
  emailVerified: boolean;
  name: string;
}

/**
 * The person behind a sign-in at another provider: known from before, found by the e-mail, or new. An address is
 * believed only when the provider verified it, or anybody could enter an account by claiming its address there;
 * `forbidden` otherwise. In turn, whoever made the account with a password never had to prove the address: when its
 * owner arrives, that password and its sessions end, and a mail says so.
 */
export async function signInWithProvider(profile: ProviderProfile): Promise<{ userId: string }> {
  const { provider, providerAccountId, emailVerified } = profile;
  const key = { provider_providerAccountId: { provider, providerAccountId } };
  const known = await prisma().account.findUnique({ where: key });
  if (known) return { userId: known.userId };
  const email = emailVerified ? emailAddress.safeParse(profile.email).data : undefined;
  if (!email) throw new AppError('forbidden', 'The provider does not confirm this e-mail address as yours.');
  const user = await prisma().user.findUnique({ where: { email } });
  const account = { provider, providerAccountId };
  if (!user) {
    const name = profile.name.trim().slice(0, 120) || email;
    const made = await prisma().user.create({
      data: { email, name, emailVerifiedAt: new Date(), accounts: { create: account } },
    });
    return { userId: made.id };
  }
  await prisma().$transaction(async (db) => {
    await db.account.create({ data: { ...account, userId: user.id } });
    await db.user.update({
      where: { id: user.id },
      data: { emailVerifiedAt: user.emailVerifiedAt ?? new Date() },
    });
    // Who confirmed the address set the password as its owner.
    if (user.passwordHash === null || user.emailVerifiedAt) return;
    await db.user.update({ where: { id: user.id }, data: { passwordHash: null } });
    await db.passwordReset.deleteMany({ where: { userId: user.id } });
    await deleteSessionsOf(user.id, db);
  });
  if (user.passwordHash !== null && !user.emailVerifiedAt) await send('mail', passwordEnded(user, provider));
  return { userId: user.id };
}

const passwordEnded = ({ email, name }: Person, provider: ProviderId) =>
  writeMail({
    to: email,
    subject: 'A new way to sign in to Touchline',
    paragraphs: [
      `Hello ${name},`,
      `You signed in with ${PROVIDER_NAMES[provider]}, which now opens your account. ` +
        'Because the address had not been confirmed before, the password and all other sign-ins ended.',
    ],
    action: { label: 'Set a password again', url: `${publicUrl()}/forgot-password` },
    closing: 'If it was not you, somebody else can read the mail of this address.',
  });

/** Asks for a mail with a reset link. Known and unknown addresses get the same answer after the same work. */
export async function requestReset(input: { email: string } & Client): Promise<void> {
  takeClientAttempt('reset-mail', input.client, PER_CLIENT);
  takeAttempt('reset-mail', input.email, MAIL_PER_EMAIL);
  await send('password-reset', { email: input.email });
}

/**
 * Sets a new password with the token of a reset mail, and signs out everywhere: whoever knew the old one is out. Throws
 * `invalid` when the token is unknown, used or over; an unused one survives a password that is refused.
 */
export async function resetPassword(input: { token: string; password: string } & Client): Promise<void> {
  takeClientAttempt('reset', input.client, PER_CLIENT);
  const tokenHash = hashKey(input.token);
  const known = await prisma().passwordReset.findUnique({ where: { tokenHash }, include: { user: true } });
  if (!known || known.expiresAt <= new Date()) throw linkOver();
  refusePassword(input.password, known.user);
  const passwordHash = await hashPassword(input.password);
  await prisma().$transaction(async (db) => {
    // Of two that use the link at once, one deletes the row.
    const { count } = await db.passwordReset.deleteMany({
      where: { tokenHash, expiresAt: { gt: new Date() } },
    });
    if (count === 0) throw linkOver();
    // The mail with the link proved whose address it is.
    const emailVerifiedAt = known.user.emailVerifiedAt ?? new Date();
    await db.user.update({ where: { id: known.userId }, data: { passwordHash, emailVerifiedAt } });
    await db.passwordReset.deleteMany({ where: { userId: known.userId } });
    await deleteSessionsOf(known.userId, db);
  });
  // The mail proved whose address it is, so guesses of others no longer stand in the way.
  const { email } = known.user;
  clearAttempts('sign-in', pairOf({ email, client: input.client }));
  clearAttempts('sign-in anywhere', email);
}

/** Changes the password and signs out everywhere. Throws `invalid` when the present one is not right. */
export async function changePassword(
  userId: string,
  input: { current: string; password: string } & Client,
): Promise<void> {
  takeClientAttempt('change-password', input.client, PER_CLIENT);
  takeAttempt('change-password', userId, PER_EMAIL);
  const user = await prisma().user.findUniqueOrThrow({ where: { id: userId } });
  if (!(await verifyPassword(input.current, user.passwordHash))) {
    const message = user.passwordHash
      ? 'This is not your present password.'
      : 'Your account has no password yet. Sign out and choose "Forgot password" to set one.';
    throw new AppError('invalid', message, { issues: [{ path: 'current', message }] });
  }
  returnAttempt('change-password', userId);
  refusePassword(input.password, user);
  const passwordHash = await hashPassword(input.password);
  await prisma().$transaction(async (db) => {
    await db.user.update({ where: { id: userId }, data: { passwordHash } });
    await db.passwordReset.deleteMany({ where: { userId } });
    await deleteSessionsOf(userId, db);
  });
}

/** The schema knows the rules, but not whose password it is. */
export function refusePassword(password: string, { email, name }: { email: string; name: string }): void {
  const message = passwordFault(password, [email, name]);
  if (message) throw new AppError('invalid', message, { issues: [{ path: 'password', message }] });
}

const linkOver = () =>
  new AppError('invalid', 'This link was used already, or its hour is over. Ask for a new one.', {
    issues: [{ path: 'token', message: 'This link no longer works.' }],
  });

const emailTaken = () =>
  new AppError('conflict', 'This e-mail already has an account. Sign in, or reset the password.', {
    issues: [{ path: 'email', message: 'This e-mail already has an account.' }],
  });

function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'P2002';
}
