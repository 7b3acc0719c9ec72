import { wasFromThisMachine } from '@/server/client-address';
import { prisma } from '@/server/db';
import { env } from '@/server/env';
import { hasOutbox, type KeptMail, mailRoute, readOutbox } from '@/server/mail';
import { workspacesOf } from '@/server/tenancy';
import { type Me, PROVIDER_NAMES } from './schema';

/** The signed-in person as the interface shows them. */
export async function getMe(userId: string): Promise<Me> {
  const { id, name, email, emailVerifiedAt, passwordHash } = await prisma().user.findUniqueOrThrow({
    where: { id: userId },
  });
  return {
    id,
    name,
    email,
    emailVerified: emailVerifiedAt !== null,
    hasPassword: passwordHash !== null,
    mail: mailRoute(),
  };
}

export interface Provider {
  id: string;
  name: string;
}

/** The providers people can sign in through beside e-mail and password: those whose variables are set. */
export function listProviders(): Provider[] {
  const { GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET, GITHUB_CLIENT_ID, GITHUB_CLIENT_SECRET } = env();
  const set = {
    google: GOOGLE_CLIENT_ID && GOOGLE_CLIENT_SECRET,
    github: GITHUB_CLIENT_ID && GITHUB_CLIENT_SECRET,
  };
  return Object.entries(PROVIDER_NAMES).flatMap(([id, name]) =>
    set[id as keyof typeof PROVIDER_NAMES] ? [{ id, name }] : [],
  );
}

/** Where somebody who has signed in begins: their first workspace, or the page that makes one. */
export async function getHome(userId: string): Promise<string> {
  const [first] = await workspacesOf(userId);
  return first ? `/w/${first.slug}` : '/sign-up';
}

/** The mails of the outbox, for a browser on this machine only; null when there is no outbox for who asks. */
export async function listOutbox(headers: Headers): Promise<KeptMail[] | null> {
  return mayOpenOutbox(headers) ? readOutbox() : null;
}

/** Where a mail with a reset link goes, and whether whoever asks may look into the outbox. */
export const resetRoute = (headers: Headers) => ({ route: mailRoute(), mayOpen: mayOpenOutbox(headers) });

/** An outbox holds reset links, so whoever reads it can enter any account. */
export const mayOpenOutbox = (headers: Headers): boolean => hasOutbox() && wasFromThisMachine(headers);
