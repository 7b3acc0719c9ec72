import type { WorkspaceScope } from '@/server/tenancy';
import type { ChannelView } from './schema';

const SHOWN = { deletedAt: null, stage: { deletedAt: null, map: { deletedAt: null } } } as const;

/** The channels in use by name, with the touchpoints that have them over all maps. */
export async function listChannels({ db, workspaceId }: WorkspaceScope): Promise<ChannelView[]> {
  const rows = await db.touchpoint.findMany({
    where: { workspaceId, channel: { not: '' }, ...SHOWN },
    select: { channel: true, stage: { select: { mapId: true } } },
  });
  return [...Map.groupBy(rows, ({ channel }) => channel)]
    .map(([name, list]) => ({
      name,
      touchpoints: list.length,
      maps: new Set(list.map(({ stage }) => stage.mapId)).size,
    }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'));
}
