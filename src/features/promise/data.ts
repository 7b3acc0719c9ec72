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
      _count: { select: { touchpoints: { where: SHOWN } } },
    },
  });
  return rows.map(({ _count, ...promise }) => ({ ...promise, touchpoints: _count.touchpoints }));
}
