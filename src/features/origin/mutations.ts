import type { WorkspaceScope } from '@/server/tenancy';

/**
 * On a desired map, what was copied from the map it was derived from stands for where it came from, and what was cut
 * out for what it stood for; unless something does already.
 */
export async function linkOrigins(
  { db, workspaceId }: WorkspaceScope,
  mapId: string,
  items: readonly { id: string; standsFor: readonly string[] }[],
): Promise<void> {
  const wanted = items.flatMap(({ standsFor }) => standsFor);
  if (wanted.length === 0) return;
  const map = await db.journeyMap.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id: mapId } },
    select: { kind: true, derivedFrom: true },
  });
  if (map.kind !== 'desired' || map.derivedFrom === null) return;
  const known = await db.touchpoint.findMany({
    where: {
      workspaceId,
      id: { in: wanted },
      deletedAt: null,
      stage: { mapId: map.derivedFrom, deletedAt: null },
      derived: { none: { touchpoint: { deletedAt: null, stage: { mapId, deletedAt: null } } } },
    },
    select: { id: true },
  });
  const free = new Set(known.map(({ id }) => id));
  await db.touchpointOrigin.createMany({
    data: items.flatMap(({ id: touchpointId, standsFor }) =>
      standsFor
        // Pasted twice at once, the first one has it.
        .filter((originId) => free.delete(originId))
        .map((originId, position) => ({ workspaceId, touchpointId, originId, position })),
    ),
  });
}

/**
 * What comes back stands for what nothing else stands for meanwhile: one touchpoint's answers count once on a map.
 * Of the touchpoints that just came back: one of them, or those of a stage.
 */
export async function freeTakenOrigins(
  { db, workspaceId }: WorkspaceScope,
  back: { touchpoint: { id: string } | { stageId: string } },
): Promise<void> {
  const own = await db.touchpointOrigin.findMany({
    where: { workspaceId, touchpoint: { ...back.touchpoint, deletedAt: null } },
    select: {
      touchpointId: true,
      originId: true,
      touchpoint: { select: { stage: { select: { mapId: true } } } },
    },
  });
  const [mapId] = own.map(({ touchpoint }) => touchpoint.stage.mapId);
  if (mapId === undefined) return;
  const taken = await db.touchpointOrigin.findMany({
    where: {
      workspaceId,
      originId: { in: own.map(({ originId }) => originId) },
      touchpointId: { notIn: own.map(({ touchpointId }) => touchpointId) },
      touchpoint: { deletedAt: null, stage: { mapId, deletedAt: null } },
    },
    select: { originId: true },
  });
  await db.touchpointOrigin.deleteMany({
    where: {
      workspaceId,
      touchpointId: { in: own.map(({ touchpointId }) => touchpointId) },
      originId: { in: taken.map(({ originId }) => originId) },
    },
  });
}
