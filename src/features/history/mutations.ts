import type { MapDocument } from '@/features/document/schema';
import { createInsight, updateInsight } from '@/features/insight/mutations';
import { createInsightInput, type UpdateInsight, updateInsightInput } from '@/features/insight/schema';
import { lockMap } from '@/features/map/data';
import { notifyMaps, renameMap } from '@/features/map/mutations';
import { createOpportunity, updateOpportunity } from '@/features/opportunity/mutations';
import { type UpdateOpportunity, updateOpportunityInput } from '@/features/opportunity/schema';
import { linkPromise } from '@/features/promise/mutations';
import { readDocument } from '@/features/snapshot/data';
import { because, writeDocument } from '@/features/snapshot/mutations';
import type { SnapshotReason } from '@/features/snapshot/schema';
import { restoreStage, updateStage } from '@/features/stage/mutations';
import { type UpdateStage, updateStageInput } from '@/features/stage/schema';
import { restoreTouchpoint, updateTouchpoint } from '@/features/touchpoint/mutations';
import { type UpdateTouchpoint, updateTouchpointInput } from '@/features/touchpoint/schema';
import type { Prisma } from '@/generated/prisma/client';
import { keepMapCeilings } from '@/server/ceilings';
import { AppError } from '@/server/errors';
import type { WorkspaceScope } from '@/server/tenancy';
import { readPoint } from './data';
import { REVERTIBLE } from './prepare';
import type { Revert } from './schema';

/** Keeps the map as it is now. */
export async function keepSnapshot(
  scope: WorkspaceScope,
  { map, name, note = '', reason }: { map: string; name: string; note?: string; reason: SnapshotReason },
): Promise<{ id: string }> {
  const { workspaceId, actor } = scope;
  const document = await readDocument(scope, map);
  return scope.db.mapSnapshot.create({
    data: {
      workspaceId,
      mapId: map,
      name,
      note,
      reason,
      document: document as unknown as Prisma.InputJsonObject,
      createdBy: actor.kind === 'member' ? actor.userId : null,
    },
    select: { id: true },
  });
}

/** Names the map as it is now, so that it can be compared with and come back to. */
export async function createSnapshot(
  scope: WorkspaceScope,
  { map, name, note }: { map: string; name: string; note: string },
): Promise<{ id: string }> {
  const kept = await keepSnapshot(scope, { map, name, note, reason: 'named' });
  await keepMapCeilings(scope, map, 'versionsOfMap');
  await notifyMaps(scope, [map]);
  return kept;
}

/** Names a version; one that had kept itself stays from now on. */
export async function renameSnapshot(
  scope: WorkspaceScope,
  { id, name, note }: { id: string; name: string; note: string },
): Promise<{ id: string }> {
  const { db, workspaceId } = scope;
  const row = await db.mapSnapshot.findFirst({ where: { workspaceId, id }, select: { mapId: true } });
  if (!row) throw gone();
  await db.mapSnapshot.updateMany({ where: { workspaceId, id }, data: { name, note, reason: 'named' } });
  await keepMapCeilings(scope, row.mapId, 'versionsOfMap');
  await notifyMaps(scope, [row.mapId]);
  return { id };
}

const gone = () => new AppError('not_found', 'This version does not exist, or it was deleted.');

export async function deleteSnapshot(scope: WorkspaceScope, { id }: { id: string }): Promise<{ id: string }> {
  const { db, workspaceId } = scope;
  const row = await db.mapSnapshot.findFirst({ where: { workspaceId, id }, select: { mapId: true } });
  if (!row) throw gone();
  await db.mapSnapshot.deleteMany({ where: { workspaceId, id } });
  await notifyMaps(scope, [row.mapId]);
  return { id };
}

/** Locks the rows of a map against edits until the end of the transaction, in the order in which edits lock them. */
async function lockWhole(scope: WorkspaceScope, map: string): Promise<void> {
  const { db, workspaceId } = scope;
  await db.$queryRaw`
    SELECT id FROM stage WHERE workspace_id = ${workspaceId}::uuid AND map_id = ${map}::uuid
    ORDER BY id FOR NO KEY UPDATE`;
  await lockMap(scope, map);
  await db.$queryRaw`
    SELECT t.id FROM touchpoint t JOIN stage s ON s.workspace_id = t.workspace_id AND s.id = t.stage_id
    WHERE t.workspace_id = ${workspaceId}::uuid AND s.map_id = ${map}::uuid
    ORDER BY t.id FOR NO KEY UPDATE OF t`;
}

/**
 * Makes the map what a snapshot of it says: all of it or, when anything fails, nothing. Ids, slugs and ratings stay.
 * What it replaces is kept as a snapshot first; its id is answered, so that restoring that one undoes this.
 */
export async function restoreSnapshot(
  scope: WorkspaceScope,
  { map, id }: { map: string; id: string },
): Promise<{ before: string }> {
  const { db, workspaceId } = scope;
  await lockWhole(scope, map);
  const document = await readPoint(scope, map, id);
  const row = await db.mapSnapshot.findFirst({ where: { workspaceId, id }, select: { name: true } });
  const name = `Before “${row?.name ?? ''}” was restored`.slice(0, 120);
  const before = await keepSnapshot(scope, { map, name, reason: 'restore' });
  await because(scope, 'restore');
  await writeDocument(scope, document, { kind: 'replace', mapId: map });
  return { before: before.id };
}

/** Draws a document as a new map of the workspace. */
export async function importDocument(
  scope: WorkspaceScope,
  document: MapDocument,
): Promise<{ mapId: string; name: string; touchpoints: number }> {
  await because(scope, 'import');
  const { mapId } = await writeDocument(scope, document, { kind: 'new' });
  return { mapId, name: document.map.name, touchpoints: document.touchpoints.length };
}

/**
 * Takes back one change: puts a field back to what it was before, or brings back what was deleted. What the field
 * says now is in the history, so nothing is lost. Throws `not_found`, or `conflict` when it cannot be taken back alone.
 */
export async function revertChange(
  scope: WorkspaceScope,
  { map, change, field }: Revert,
): Promise<{ map: string }> {
  const { db, workspaceId } = scope;
  await lockMap(scope, map);
  const row = await db.mapChange.findFirst({ where: { workspaceId, mapId: map, id: BigInt(change) } });
  if (!row) throw new AppError('not_found', 'This change is not in the history of the map any more.');
  const before = (row.before ?? {}) as Record<string, unknown>;
  if (field === null) await bringBack(scope, row, map);
  else {
    if (!REVERTIBLE[row.entity]?.includes(field) || !(field in before)) throw unable();
    await putBack(scope, row, field, before[field]);
  }
  return { map };
}

const unable = () =>
  new AppError('conflict', 'This cannot be taken back alone. Restore a version from before it instead.');

interface Found {
  entity: string;
  entityId: string;
  touchpointId: string | null;
  kind: string;
}

async function bringBack(scope: WorkspaceScope, row: Found, map: string): Promise<void> {
  const { entity, entityId: id, touchpointId, kind } = row;
  if (entity === 'stage' && kind === 'changed') await restoreStage(scope, { id });
  else if (entity === 'touchpoint' && kind === 'changed') await restoreTouchpoint(scope, { id });
  else if (entity === 'promise' && touchpointId)
    await linkPromise(scope, { touchpointId, promiseId: id, linked: kind === 'removed' });
  else if (entity === 'insight' && kind === 'changed') {
    const { db, workspaceId } = scope;
    const note = await db.insight.findUniqueOrThrow({ where: { workspaceId_id: { workspaceId, id } } });
    await createInsight(scope, createInsightInput.parse(note));
  } else if (entity === 'opportunity' && kind === 'changed')
    await createOpportunity(scope, { mapId: map, id, title: 'Brought back' });
  else throw unable();
}

async function putBack(scope: WorkspaceScope, row: Found, field: string, value: unknown): Promise<void> {
  const { db, workspaceId } = scope;
  const { entity, entityId: id } = row;
  const key = { workspaceId_id: { workspaceId, id } };
  if (entity === 'map') {
    const { name } = await db.journeyMap.findUniqueOrThrow({ where: key });
    await renameMap(scope, { id, base: name, value: String(value) });
  } else if (entity === 'stage') {
    const stage = await db.stage.findUniqueOrThrow({ where: key });
    const base = { name: stage.name, goal: stage.goal, phase: stage.phase }[field as 'name'];
    await updateStage(scope, updateStageInput.parse({ id, field, base, value }) as UpdateStage);
  } else if (entity === 'touchpoint') {
    const stored = await db.touchpoint.findUniqueOrThrow({ where: key, include: { department: true } });
    const name = field === 'department_id' ? 'department' : field;
    const base = name === 'department' ? (stored.department?.name ?? '') : stored[name as 'name'];
    const back = name === 'department' ? await departmentName(scope, value) : value;
    await updateTouchpoint(
      scope,
      updateTouchpointInput.parse({ id, field: name, base, value: back }) as UpdateTouchpoint,
    );
  } else if (entity === 'insight') {
    const stored = await db.insight.findUniqueOrThrow({ where: key });
    const base = stored[field as 'text'];
    await updateInsight(scope, updateInsightInput.parse({ id, field, base, value }) as UpdateInsight);
  } else if (entity === 'opportunity') {
    const stored = await db.opportunity.findUniqueOrThrow({ where: key });
    const base = stored[field as 'title'];
    await updateOpportunity(
      scope,
      updateOpportunityInput.parse({ id, field, base, value }) as UpdateOpportunity,
    );
  } else throw unable();
}

async function departmentName({ db, workspaceId }: WorkspaceScope, id: unknown): Promise<string> {
  if (typeof id !== 'string') return '';
  const row = await db.department.findFirst({ where: { workspaceId, id }, select: { name: true } });
  if (!row) throw new AppError('conflict', 'The department it had does not exist any more. Choose another.');
  return row.name;
}
