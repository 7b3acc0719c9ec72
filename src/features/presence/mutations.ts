import { createHash } from 'node:crypto';
import { CHANGE_CHANNEL, type PresenceNotice } from '@/contract/change';
import { AppError } from '@/server/errors';
import type { WorkspaceScope } from '@/server/tenancy';
import type { Gone, Here } from './schema';

/** What others see in the place of the own secret of a tab or a stream. */
export const keyOf = (secret: string): string =>
  createHash('sha256').update(secret).digest('hex').slice(0, 16);

/**
 * Tells the other members where somebody is on a map; nothing is stored. Returns the key under which their own tab
 * is seen. Visitors of the example stay unseen, and so does whoever is no member.
 */
export async function tellHere(
  { db, workspaceId, actor }: WorkspaceScope,
  { tab, stream, map, cell }: Here,
): Promise<{ tab: string }> {
  const key = keyOf(tab);
  const open = await db.journeyMap.findFirst({
    where: { workspaceId, id: map, deletedAt: null },
    select: { id: true },
  });
  if (!open) throw new AppError('not_found', 'This map does not exist, or it was deleted.');
  if (actor.kind !== 'member') return { tab: key };
  const user = await db.user.findUniqueOrThrow({
    where: { id: actor.userId },
    select: { name: true, email: true },
  });
  const name = user.name || (user.email.split('@')[0] ?? '');
  const at = { user: actor.userId, name, map, cell };
  await say(db, { w: workspaceId, p: key, at, s: keyOf(stream) });
  return { tab: key };
}

/** Tells the other members that a tab is no more, or at no map. Whoever says so knows its secret. */
export async function tellGone({ db, workspaceId }: WorkspaceScope, { tab }: Gone): Promise<void> {
  await say(db, { w: workspaceId, p: keyOf(tab) });
}

async function say(db: WorkspaceScope['db'], notice: PresenceNotice): Promise<void> {
  await db.$executeRaw`SELECT pg_notify(${CHANGE_CHANNEL}, ${JSON.stringify(notice)})`;
}
