import { createHash } from 'node:crypto';
import { CHANGE_CHANNEL, type PresenceNotice } from '@/contract/change';
import { AppError } from '@/server/errors';
import type { WorkspaceScope } from '@/server/tenancy';
import type { Here } from './schema';

/** What others see in the place of a tab's own secret. */
export const tabKey = (tab: string): string => createHash('sha256').update(tab).digest('hex').slice(0, 16);

/**
 * Tells the other members where somebody is on a map; nothing is stored. Returns the key under which their own tab
 * is seen. Visitors of the example stay unseen, and so does whoever is no member.
 */
export async function tellHere(
  { db, workspaceId, actor }: WorkspaceScope,
  { tab, map, cell }: Here,
): Promise<{ tab: string }> {
  const key = tabKey(tab);
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
  const notice: PresenceNotice = { w: workspaceId, p: key, at: { user: actor.userId, name, map, cell } };
  await db.$executeRaw`SELECT pg_notify(${CHANGE_CHANNEL}, ${JSON.stringify(notice)})`;
  return { tab: key };
}
