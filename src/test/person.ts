import { randomUUID } from 'node:crypto';
import { signUp } from '@/features/account/mutations';
import { prisma } from '@/server/db';

export const PASSWORD = 'correct horse battery';
export const NEXT_PASSWORD = 'a better staple now';

export const newEmail = () => `${randomUUID()}@example.test`;

/** A client of its own for each attempt, so that only what a test is about is limited. */
export const from = () => ({ client: randomUUID() });

/** Somebody who signed up, and did not open the mail yet. */
export async function newPerson(email = newEmail()) {
  const { slug } = await signUp({
    email,
    name: 'Ada Example',
    password: PASSWORD,
    workspaceName: 'Example Shop',
    timeZone: 'Europe/Berlin',
    locale: 'en',
    ...from(),
  });
  const { id } = await prisma().user.findUniqueOrThrow({ where: { email } });
  return { email, slug, id };
}
