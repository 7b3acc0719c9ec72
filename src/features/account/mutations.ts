import { createWorkspace } from '@/features/workspace/mutations';
import { takeAttempt, takeClientAttempt } from '@/server/attempts';
import { prisma } from '@/server/db';
import { AppError } from '@/server/errors';
import { hashPassword, verifyPassword } from '@/server/password';
import type { Person } from '@/server/session';
import { workspacesOf } from '@/server/tenancy';
import type { NewWorkspace, SignUp } from './schema';

/** Where a request comes from, for limits only. It is never stored and never logged. */
export interface Client {
  client: string;
}

const SIGN_UP = { burst: 20, refillSeconds: 60 };
const SIGN_IN = { burst: 30, refillSeconds: 10 };
const SIGN_IN_EMAIL = { burst: 10, refillSeconds: 60 };

/**
 * Makes a person with a password and their first workspace. The browser signs in with the same password afterwards, so
 * that there is one place where sessions begin. Throws `conflict` when the address is taken: sign-up ends signed in,
 * so it cannot hide that, and it says what to do instead. The limits keep it from being asked for lists of addresses.
 */
export async function signUp(input: SignUp & Client): Promise<{ slug: string }> {
  takeClientAttempt('sign-up', input.client, SIGN_UP);
  takeAttempt('sign-up', input.email, SIGN_IN_EMAIL);
  const { email, name, password } = input;
  if (await prisma().user.findUnique({ where: { email }, select: { id: true } })) throw emailTaken();
  const passwordHash = await hashPassword(password);
  const user = await prisma()
    .user.create({ data: { email, name, passwordHash } })
    .catch((error: unknown) => {
      throw isUniqueViolation(error) ? emailTaken() : error;
    });
  try {
    return await openWorkspace(user.id, input);
  } catch (error) {
    // An account without the workspace it was made for would only block the second attempt.
    await prisma().user.delete({ where: { id: user.id } });
    throw error;
  }
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
    timeZone: input.timeZone ?? 'UTC',
    locale: input.locale ?? 'en',
  });
  return { slug };
}

/**
 * The person with this e-mail and password. Throws `unauthenticated` with one sentence for every reason, after the same
 * work, and `rate_limited` after too many failures for the address or from the client.
 */
export async function signIn(input: { email: string; password: string } & Client): Promise<Person> {
  const giveBack = [
    takeClientAttempt('sign-in', input.client, SIGN_IN),
    takeAttempt('sign-in', input.email, SIGN_IN_EMAIL),
  ];
  const user = await prisma().user.findUnique({ where: { email: input.email } });
  if (!(await verifyPassword(input.password, user?.passwordHash ?? null)) || !user) {
    throw new AppError('unauthenticated', 'The e-mail or the password is not right.');
  }
  for (const give of giveBack) give();
  return { id: user.id, email: user.email, name: user.name };
}

const emailTaken = () =>
  new AppError('conflict', 'This e-mail already has an account. Sign in, or reset the password.', {
    issues: [{ path: 'email', message: 'This e-mail already has an account.' }],
  });

function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'P2002';
}
