import { LIMITS, NAME_LENGTH } from '@/contract/limits';
import { freeSlug } from '@/domain/slug';
import { copyLanes } from '@/features/cell/mutations';
import { keepSnapshot } from '@/features/history/mutations';
import { lockMap } from '@/features/map/data';
import { notifyAllMaps } from '@/features/map/mutations';
import type { MapSummary } from '@/features/map/schema';
import { because } from '@/features/snapshot/mutations';
import { keepCeilings } from '@/server/ceilings';
import { AppError } from '@/server/errors';
import type { WorkspaceScope } from '@/server/tenancy';

/**
 * Derives a desired map from a current one: its stages and touchpoints with everything they say, each knowing what
 * it came from. Surveys and notes stay behind: nobody can be asked about what is not there yet, and notes are
 * evidence of today.
 */
export async function deriveMap(
  scope: WorkspaceScope,
  { mapId, name }: { mapId: string; name: string },
): Promise<MapSummary> {
  const { db, workspaceId } = scope;
  await lockMap(scope, mapId);
  const source = await db.journeyMap.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id: mapId } },
  });
  if (source.kind !== 'current')
    throw new AppError(
      'invalid',
      'A desired map is derived from a current one. Open that and derive it there.',
    );
  // What it was derived from stays to be compared with, however today's journey goes on.
  const today = `When “${name}” was derived`.slice(0, NAME_LENGTH);
  await keepSnapshot(scope, { map: mapId, name: today, reason: 'derive' });
  await because(scope, 'derive');
  const { id } = await db.journeyMap.create({
    data: { workspaceId, name, kind: 'desired', derivedFrom: mapId },
  });
  const stages = await db.stage.findMany({
    where: { workspaceId, mapId, deletedAt: null },
    omit: { createdAt: true },
  });
  const stageIds = new Map(stages.map((stage) => [stage.id, crypto.randomUUID()]));
  await db.stage.createMany({
    data: stages.map((stage) => ({
      ...stage,
      id: stageIds.get(stage.id) ?? '',
      mapId: id,
      originId: stage.id,
    })),
  });
  const touchpoints = await deriveTouchpoints(scope, stageIds);
  await copyLanes(scope, { from: mapId, to: id, touchpoints });
  await keepCeilings(scope, 'maps', 'touchpoints');
  await notifyAllMaps(scope);
  return { id, name, kind: 'desired', derivedFrom: mapId };
}

const SUFFIX = '-desired';

/** Answers which touchpoint came of which. */
async function deriveTouchpoints(
  { db, workspaceId }: WorkspaceScope,
  stageIds: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
  const touchpoints = await db.touchpoint.findMany({
    where: { workspaceId, stageId: { in: [...stageIds.keys()] }, deletedAt: null },
    omit: { createdAt: true },
  });
  const used = await db.touchpoint.findMany({ where: { workspaceId }, select: { slug: true } });
  const taken = new Set(used.map(({ slug }) => slug));
  const ids = new Map(touchpoints.map(({ id }) => [id, crypto.randomUUID()]));
  await db.touchpoint.createMany({
    data: touchpoints.map((touchpoint) => {
      const short = touchpoint.slug.slice(0, LIMITS.slug - SUFFIX.length - 4);
      const slug = freeSlug(`${short}${SUFFIX}`, taken);
      taken.add(slug);
      const stageId = stageIds.get(touchpoint.stageId) ?? '';
      // A loop stays within its map.
      const leadsToId = ids.get(touchpoint.leadsToId ?? '') ?? null;
      return { ...touchpoint, id: ids.get(touchpoint.id) ?? '', stageId, slug, leadsToId };
    }),
  });
  const promises = await db.touchpointPromise.findMany({
    where: { workspaceId, touchpointId: { in: [...ids.keys()] } },
  });
  await db.touchpointPromise.createMany({
    data: promises.map((link) => ({ ...link, touchpointId: ids.get(link.touchpointId) ?? '' })),
  });
  await db.touchpointOrigin.createMany({
    data: [...ids].map(([originId, touchpointId]) => ({ workspaceId, touchpointId, originId })),
  });
  return ids;
}
