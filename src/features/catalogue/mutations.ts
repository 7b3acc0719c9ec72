import { lockMap } from '@/features/map/data';
import { notifyMaps } from '@/features/map/mutations';
import type { WorkspaceScope } from '@/server/tenancy';
import type { Industry } from './schema';

/** Says what business a map is of; null: not said. */
export async function setIndustry(
  scope: WorkspaceScope,
  { mapId, industry }: { mapId: string; industry: Industry | null },
): Promise<{ industry: Industry | null }> {
  await lockMap(scope, mapId);
  await scope.db.journeyMap.updateMany({
    where: { workspaceId: scope.workspaceId, id: mapId },
    data: { industry },
  });
  await notifyMaps(scope, [mapId]);
  return { industry };
}
