import { notifyAllMaps } from '@/features/map/mutations';
import { AppError } from '@/server/errors';
import type { WorkspaceScope } from '@/server/tenancy';
import type { RenameChannel, RenamedChannel } from './schema';

/**
 * Gives all touchpoints of a channel another one, on every map, those deleted too: should they come back, they come
 * back with it. With `ids` only those of them that still have it. Throws `not_found` when there is none.
 */
export async function renameChannel(
  scope: WorkspaceScope,
  { from, to, ids }: RenameChannel,
): Promise<RenamedChannel> {
  const { db, workspaceId } = scope;
  const named = { workspaceId, ...(ids ? { id: { in: ids } } : { channel: from }) };
  // In one order, so that two who rename cannot wait for each other.
  const locked = await db.$queryRaw<{ id: string; channel: string }[]>`
    SELECT id, channel FROM touchpoint WHERE workspace_id = ${workspaceId}::uuid
      AND CASE WHEN ${ids ?? null}::uuid[] IS NULL THEN channel = ${from} ELSE id = ANY(${ids ?? null}::uuid[]) END
    ORDER BY id FOR UPDATE`;
  if (ids && locked.length < new Set(ids).size)
    throw new AppError('not_found', 'A touchpoint does not exist, or it was deleted.');
  if (locked.length === 0)
    throw new AppError('not_found', `No touchpoint has the channel “${from}” anymore. Nothing was changed.`);
  const changed = locked.filter(({ channel }) => channel === from && channel !== to).map(({ id }) => id);
  const merged = to !== '' && (await db.touchpoint.count({ where: { workspaceId, channel: to } })) > 0;
  if (changed.length > 0) {
    await db.touchpoint.updateMany({ where: { ...named, id: { in: changed } }, data: { channel: to } });
    await notifyAllMaps(scope);
  }
  return { ids: changed, merged };
}
