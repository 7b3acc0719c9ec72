import { notifyMaps } from '@/features/map/mutations';
import { lockTouchpoint } from '@/features/touchpoint/data';
import { mustWrite } from '@/server/conflict';
import { AppError } from '@/server/errors';
import type { WorkspaceScope } from '@/server/tenancy';
import type { CreateInsight, InsightView, UpdateInsight } from './schema';

/** Adds a note to a touchpoint. Without evidence it is marked as an assumption. */
export async function createInsight(scope: WorkspaceScope, input: CreateInsight): Promise<InsightView> {
  const { workspaceId } = scope;
  const { touchpointId, kind, text, evidence = '', id = crypto.randomUUID() } = input;
  const { mapId } = await lockTouchpoint(scope, touchpointId);
  const row = { id, touchpointId, kind, text, evidence, assumption: evidence === '', observedAt: new Date() };
  const { count } = await scope.db.insight.createMany({
    data: [{ workspaceId, ...row }],
    skipDuplicates: true,
  });
  if (count === 0) throw new AppError('conflict', 'A note with this id exists already.');
  await notifyMaps(scope, [mapId]);
  return { ...row, observedAt: row.observedAt.toISOString() };
}

/** Changes one field. Throws `conflict` with both values when somebody else changed it since `base` was read. */
export async function updateInsight(scope: WorkspaceScope, { id, field, base, value }: UpdateInsight) {
  const { stored, mapId } = await lockInsight(scope, id);
  if (mustWrite<string>({ field, base, theirs: stored[field], yours: value })) {
    const data = field === 'evidence' ? { evidence: value, assumption: value === '' } : { [field]: value };
    await scope.db.insight.updateMany({ where: { workspaceId: scope.workspaceId, id }, data });
    await notifyMaps(scope, [mapId]);
  }
  return { id, field, value };
}

/** Deletes a note. Making it again with the same id and texts undoes it. */
export async function deleteInsight(scope: WorkspaceScope, { id }: { id: string }) {
  const { mapId } = await lockInsight(scope, id);
  await scope.db.insight.deleteMany({ where: { workspaceId: scope.workspaceId, id } });
  await notifyMaps(scope, [mapId]);
  return { id };
}

async function lockInsight(scope: WorkspaceScope, id: string) {
  const { db, workspaceId } = scope;
  const find = () => db.insight.findUnique({ where: { workspaceId_id: { workspaceId, id } } });
  const found = await find();
  const place = found && (await lockTouchpoint(scope, found.touchpointId));
  // Read again: notes change under the lock of their touchpoint only, and we may have waited for it.
  const stored = place && (await find());
  if (!stored) throw new AppError('not_found', 'This note does not exist, or it was deleted.');
  return { stored, mapId: place.mapId };
}
