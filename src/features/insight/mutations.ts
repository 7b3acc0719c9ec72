import { notifyMaps } from '@/features/map/mutations';
import { lockTouchpoint } from '@/features/touchpoint/data';
import { keepMapCeilings } from '@/server/ceilings';
import { mustWrite, unlessDeleted } from '@/server/conflict';
import { AppError } from '@/server/errors';
import type { WorkspaceScope } from '@/server/tenancy';
import type { CreateInsight, InsightKind, InsightView, UpdateInsight } from './schema';

/**
 * Adds a note to a touchpoint. Until evidence is added it is an assumption. With the id of a deleted note, that one
 * comes back as it was, and its evidence with it: what somebody wrote before it was deleted is not lost.
 */
export async function createInsight(scope: WorkspaceScope, input: CreateInsight): Promise<InsightView> {
  const { db, workspaceId } = scope;
  const { touchpointId, kind, text, id = crypto.randomUUID() } = input;
  const { mapId } = await lockTouchpoint(scope, touchpointId);
  const { count: restored } = await db.insight.updateMany({
    where: { workspaceId, id, touchpointId, deletedAt: { not: null } },
    data: { deletedAt: null },
  });
  if (restored === 0) {
    const data = [{ workspaceId, id, touchpointId, kind, text }];
    const { count } = await db.insight.createMany({ data, skipDuplicates: true });
    // Sent again, because the answer to the first time was lost on the way, it is there already.
    const there = count === 1 || (await db.insight.count({ where: { workspaceId, id, touchpointId, text } }));
    if (!there) throw new AppError('conflict', 'A note with this id exists already.');
  }
  await keepMapCeilings(scope, mapId, 'notesAtTouchpoint');
  await notifyMaps(scope, [mapId]);
  const row = await db.insight.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id } },
    include: { _count: { select: { evidence: true } } },
  });
  const observedAt = row.observedAt.toISOString();
  const assumption = row._count.evidence === 0;
  return { id, touchpointId, kind: row.kind as InsightKind, text: row.text, assumption, observedAt };
}

/** Changes one field. Throws `conflict` with both values when somebody else changed it since `base` was read. */
export async function updateInsight(scope: WorkspaceScope, { id, field, base, value }: UpdateInsight) {
  const { stored, mapId } = await lockInsight(scope, id);
  if (mustWrite<string>({ field, base, theirs: stored[field], yours: value })) {
    const where = { workspaceId: scope.workspaceId, id };
    await scope.db.insight.updateMany({ where, data: { [field]: value } });
    await notifyMaps(scope, [mapId]);
  }
  return { id, field, value };
}

/** Hides a note with its evidence. Making it again with the same id undoes it. */
export async function deleteInsight(scope: WorkspaceScope, { id }: { id: string }) {
  const where = { workspaceId: scope.workspaceId, id };
  const gone = () => scope.db.insight.count({ where: { ...where, deletedAt: { not: null } } });
  const found = await unlessDeleted(lockInsight(scope, id), gone);
  if (!found) return { id };
  await scope.db.insight.updateMany({ where, data: { deletedAt: new Date() } });
  await notifyMaps(scope, [found.mapId]);
  return { id };
}

async function lockInsight(scope: WorkspaceScope, id: string) {
  const { db, workspaceId } = scope;
  const find = () => db.insight.findFirst({ where: { workspaceId, id, deletedAt: null } });
  const found = await find();
  const place = found && (await lockTouchpoint(scope, found.touchpointId));
  // Read again: notes change under the lock of their touchpoint only, and we may have waited for it.
  const stored = place && (await find());
  if (!stored) throw new AppError('not_found', 'This note does not exist, or it was deleted.');
  return { stored, mapId: place.mapId };
}
