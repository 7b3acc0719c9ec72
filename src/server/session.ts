import { prisma } from './db';

/** Days until a browser has to sign in again. */
export const SESSION_DAYS = 30;

const DAY = 86_400_000;
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

export interface Person {
  id: string;
  email: string;
  name: string;
}

/** Signs a browser in: a row whose id is all that its cookie carries. */
export async function createSession(userId: string): Promise<string> {
  const expiresAt = new Date(Date.now() + SESSION_DAYS * DAY);
  const { id } = await prisma().session.create({ data: { userId, expiresAt } });
  // Nobody waits for the sweep of what has run out, and it needs no job of its own.
  await prisma().session.deleteMany({ where: { userId, expiresAt: { lt: new Date() } } });
  return id;
}

/** The person behind a session that is neither deleted nor over; null otherwise. */
export async function personOfSession(sessionId: unknown): Promise<Person | null> {
  if (typeof sessionId !== 'string' || !UUID.test(sessionId)) return null;
  const session = await prisma().session.findUnique({
    where: { id: sessionId },
    select: { expiresAt: true, user: { select: { id: true, email: true, name: true } } },
  });
  return session && session.expiresAt > new Date() ? session.user : null;
}

/** Signs one browser out. */
export async function deleteSession(sessionId: unknown): Promise<void> {
  if (typeof sessionId !== 'string' || !UUID.test(sessionId)) return;
  await prisma().session.deleteMany({ where: { id: sessionId } });
}

/** Signs a person out of every browser, at its next request. */
export async function deleteSessionsOf(
  userId: string,
  db: Pick<ReturnType<typeof prisma>, 'session'> = prisma(),
) {
  await db.session.deleteMany({ where: { userId } });
}
