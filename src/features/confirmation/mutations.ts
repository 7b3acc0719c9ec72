import { takeAttempt, takeClientAttempt } from '@/server/attempts';
import { prisma } from '@/server/db';
import { AppError } from '@/server/errors';
import { send } from '@/server/jobs';
import { writeMail } from '@/server/mail';
import { verifyPassword } from '@/server/password';
import { hashKey } from '@/server/tenancy';
import type { ChangeEmail } from './schema';

const MAIL_PER_PERSON = { limit: 5, minutes: 60 };
const MAIL_PER_ADDRESS = { limit: 5, minutes: 60 };
const TRIES_PER_PERSON = { limit: 10, minutes: 15 };
const PER_CLIENT = { limit: 30, minutes: 15 };

/** Sends the link that confirms the present address once more. Nothing happens when it is confirmed. */
export async function resendConfirmation(userId: string): Promise<{ email: string }> {
  const { email, emailVerifiedAt } = await prisma().user.findUniqueOrThrow({ where: { id: userId } });
  if (emailVerifiedAt) return { email };
  takeAttempt('confirmation', userId, MAIL_PER_PERSON);
  takeAttempt('confirmation to', email, MAIL_PER_ADDRESS);
  await send('email-confirmation', { userId, email, change: false });
  return { email };
}

/**
 * Asks for another address: a link goes there, and only the link changes it. The answer is the same whether or not the
 * address has an account. Throws `invalid` when the password is not right.
 */
export async function requestEmailChange(userId: string, { email, password }: ChangeEmail) {
  const user = await prisma().user.findUniqueOrThrow({ where: { id: userId } });
  if (email === user.email) throw fault('email', 'This is your address already.');
  if (user.passwordHash) {
    takeAttempt('change-email', userId, TRIES_PER_PERSON);
    if (!(await verifyPassword(password, user.passwordHash)))
      throw fault('password', 'This is not your present password.');
  }
  takeAttempt('confirmation', userId, MAIL_PER_PERSON);
  takeAttempt('confirmation to', email, MAIL_PER_ADDRESS);
  await send('email-confirmation', { userId, email, change: true });
  return { email };
}

/**
 * Takes the address that the token's mail went to as the person's own. Throws `invalid` when the link is unknown, used
 * or over, `conflict` when somebody else has the address by now. The old address is told.
 */
export async function confirmEmail({ token, client }: { token: string; client: string }) {
  takeClientAttempt('confirm', client, PER_CLIENT);
  const tokenHash = hashKey(token);
  const done = await prisma().$transaction(async (db) => {
    const found = await db.emailConfirmation.findUnique({ where: { tokenHash }, include: { user: true } });
    // Of two that use the link at once, one deletes the row.
    const { count } = await db.emailConfirmation.deleteMany({ where: { tokenHash } });
    if (!found || count === 0 || found.expiresAt <= new Date()) throw linkOver();
    const { email, user } = found;
    const other = await db.user.findUnique({ where: { email }, select: { id: true } });
    if (other && other.id !== user.id)
      throw new AppError('conflict', 'Another account has this address by now. Yours was not changed.');
    await db.user.update({ where: { id: user.id }, data: { email, emailVerifiedAt: new Date() } });
    await db.emailConfirmation.deleteMany({ where: { userId: user.id } });
    // A link that was mailed to the old address must not open the account any more.
    if (email !== user.email) await db.passwordReset.deleteMany({ where: { userId: user.id } });
    return { name: user.name, email, before: user.email };
  });
  const changed = done.email !== done.before;
  if (changed) await send('mail', addressChanged(done));
  return { email: done.email, changed };
}

const addressChanged = ({ name, email, before }: { name: string; email: string; before: string }) =>
  writeMail({
    to: before,
    subject: 'Your address at Touchline has changed',
    paragraphs: [
      `Hello ${name},`,
      `You sign in to Touchline with ${email} from now on, not with this address.`,
    ],
    closing: 'If it was not you, ask an owner of your workspace to remove this member.',
  });

const fault = (path: string, message: string) =>
  new AppError('invalid', message, { issues: [{ path, message }] });

const linkOver = () =>
  new AppError('invalid', 'This link was used already, or its time is over. Ask for a new one.', {
    issues: [{ path: 'token', message: 'This link no longer works.' }],
  });
