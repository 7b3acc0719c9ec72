import { prisma } from '@/server/db';
import { env } from '@/server/env';
import type { Me } from './schema';

/** The signed-in person as the interface shows them. */
export async function getMe(userId: string): Promise<Me> {
  const { id, name, email, passwordHash } = await prisma().user.findUniqueOrThrow({ where: { id: userId } });
  return { id, name, email, hasPassword: passwordHash !== null };
}

/** The providers people can sign in through beside e-mail and password: those whose variables are set. */
export function listProviders(): string[] {
  const { GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET, GITHUB_CLIENT_ID, GITHUB_CLIENT_SECRET } = env();
  return [
    ...(GOOGLE_CLIENT_ID && GOOGLE_CLIENT_SECRET ? ['google'] : []),
    ...(GITHUB_CLIENT_ID && GITHUB_CLIENT_SECRET ? ['github'] : []),
  ];
}
