import type { WorkspaceScope } from '@/server/tenancy';
import type { PromiseView } from './schema';

const SHOWN = {
  touchpoint: { deletedAt: null, stage: { deletedAt: null, map: { deletedAt: null } } },
} as const;

/** The promises of the brand by name. */
export async function listPromises({ db, workspaceId }: WorkspaceScope): Promise<PromiseView[]> {
  const rows = await db.brandPromise.findMany({
    where: { workspaceId },
    orderBy: [{ name: 'asc' }],
    select: {
      id: true,
      name: true,
      description: true,
      check: true,
      touchpoints: {
        where: SHOWN,
        orderBy: [{ touchpoint: { createdAt: 'asc' } }, { touchpointId: 'asc' }],
        select: {
          touchpoint: {
            select: {
              id: true,
              slug: true,
              name: true,
              stage: { select: { mapId: true, map: { select: { name: true } } } },
            },
          },
        },
      },
    },
  });
  return rows.map(({ touchpoints, ...promise }) => ({
    ...promise,
    touchpoints: touchpoints.map(({ touchpoint: { stage, ...touchpoint } }) => ({
      ...touchpoint,
      mapId: stage.mapId,
      mapName: stage.map.name,
    })),
  }));
}
