import { isDirectlyAfter, rankAfter } from '@/domain/rank';
import { getAttachment } from '@/features/attachment/data';
import { isImage } from '@/features/attachment/schema';
import { lockMap } from '@/features/map/data';
import { notifyMaps } from '@/features/map/mutations';
import { lockTouchpoint } from '@/features/touchpoint/data';
import { keepMapCeilings } from '@/server/ceilings';
import { mustWrite, unlessDeleted } from '@/server/conflict';
import { AppError } from '@/server/errors';
import type { WorkspaceScope } from '@/server/tenancy';
import { listLaneRows, requireLane } from './data';
import { missingLanes } from './prepare';
import {
  type CreateLane,
  LANE_TEXTS,
  type MoveLane,
  type OwnKind,
  type SetLaneValue,
  type UpdateLane,
} from './schema';

const gone = () => new AppError('not_found', 'This lane does not exist, or it was deleted.');
const misplaced = () =>
  new AppError('conflict', 'The lane it should follow is not in this map anymore. Choose another place.');

const ranked = (rows: readonly { id: string; builtIn: string | null; rank: string }[]) =>
  rows.map((row) => ({ id: row.builtIn ?? row.id, rank: row.rank }));

/** Locks the map and gives each of its lanes a row, so that any of them can be hidden or moved. */
async function openLanes(scope: WorkspaceScope, mapId: string) {
  const { db, workspaceId } = scope;
  await lockMap(scope, mapId);
  const rows = await listLaneRows(scope, mapId);
  const missing = missingLanes(rows);
  if (missing.length === 0) return rows;
  const places = ranked(rows);
  const added = missing.map(({ kind, hidden, after }) => {
    const rank = rankAfter(places, after);
    if (rank === null) throw misplaced();
    places.push({ id: kind, rank });
    return { workspaceId, mapId, builtIn: kind, hidden, rank };
  });
  await db.lane.createMany({ data: added });
  return listLaneRows(scope, mapId);
}

/** Adds a lane of the workspace's own directly after another, or last. */
export async function createLane(scope: WorkspaceScope, input: CreateLane) {
  const { db, workspaceId } = scope;
  const { mapId, kind, name, unit = '', id = crypto.randomUUID() } = input;
  const rows = await openLanes(scope, mapId);
  const same = rows.find((row) => row.id === id && row.deletedAt === null);
  // Sent again, because the answer to the first time was lost on the way.
  if (same && same.kind === kind && same.name === name) return { id, mapId, kind, name, unit: same.unit };
  const after = input.after === undefined ? ranked(rows).at(-1)?.id : input.after;
  const rank = rankAfter(ranked(rows), after ?? null);
  if (rank === null) throw misplaced();
  const row = { id, mapId, kind, name, unit: kind === 'number' ? unit : '', rank };
  const { count } = await db.lane.createMany({ data: [{ workspaceId, ...row }], skipDuplicates: true });
  if (count === 0) throw new AppError('conflict', 'A lane with this id exists already.');
  await keepMapCeilings(scope, mapId, 'lanesOnMap');
  await notifyMaps(scope, [mapId]);
  return { id, mapId, kind, name, unit: row.unit };
}

/** Changes one field. Throws `conflict` with both values when somebody else changed it since `base` was read. */
export async function updateLane(scope: WorkspaceScope, { id, field, base, value }: UpdateLane) {
  const { mapId } = await requireLane(scope, id);
  await lockMap(scope, mapId);
  const stored = await requireLane(scope, id);
  if (mustWrite<string>({ field, base, theirs: stored[field], yours: value })) {
    const where = { workspaceId: scope.workspaceId, id };
    await scope.db.lane.updateMany({ where, data: { [field]: value } });
    await notifyMaps(scope, [mapId]);
  }
  return { id, field, value };
}

/** The row of a lane that was not deleted, by its id: of a built-in one its kind. */
const named = <Row extends { id: string; builtIn: string | null; deletedAt: Date | null }>(
  rows: readonly Row[],
  id: string,
): Row => {
  const row = rows.find((one) => (one.builtIn ?? one.id) === id && one.deletedAt === null);
  if (!row) throw gone();
  return row;
};

/** Hides a lane for everybody, or shows it. What it holds is kept. */
export async function hideLane(
  scope: WorkspaceScope,
  { mapId, id, hidden }: { mapId: string; id: string; hidden: boolean },
) {
  const row = named(await openLanes(scope, mapId), id);
  await scope.db.lane.updateMany({
    where: { workspaceId: scope.workspaceId, id: row.id },
    data: { hidden },
  });
  await notifyMaps(scope, [mapId]);
  return { id, hidden };
}

/**
 * Puts a lane directly after another of its map, or first. Throws `conflict` when somebody moved it elsewhere since it
 * had the rank `base`.
 */
export async function moveLane(scope: WorkspaceScope, { mapId, id, after, base }: MoveLane) {
  const rows = await openLanes(scope, mapId);
  const row = named(rows, id);
  // It is there already; sent again, perhaps, because the answer to the first time was lost on the way.
  if (isDirectlyAfter(ranked(rows), after, id)) return { id, after, rank: row.rank };
  if (base !== undefined && base !== row.rank)
    throw new AppError('conflict', 'Somebody else moved this lane since. It stays where they put it.');
  const rank = rankAfter(ranked(rows), after, id);
  if (rank === null) throw misplaced();
  await scope.db.lane.updateMany({ where: { workspaceId: scope.workspaceId, id: row.id }, data: { rank } });
  await notifyMaps(scope, [mapId]);
  return { id, after, rank };
}

/** Deletes a lane of the workspace's own with what it says. `restoreLane` brings all of it back. */
export async function deleteLane(scope: WorkspaceScope, { id }: { id: string }) {
  const where = { workspaceId: scope.workspaceId, id, deletedAt: { not: null } };
  if (!(await unlessDeleted(requireLane(scope, id), () => scope.db.lane.count({ where })))) return { id };
  return setDeleted(scope, id, new Date());
}

export async function restoreLane(scope: WorkspaceScope, { id }: { id: string }) {
  return setDeleted(scope, id, null);
}

async function setDeleted(scope: WorkspaceScope, id: string, deletedAt: Date | null) {
  const where = { workspaceId: scope.workspaceId, id, builtIn: null, map: { deletedAt: null } };
  const row = await scope.db.lane.findFirst({ where, select: { mapId: true } });
  if (!row) throw gone();
  await scope.db.lane.updateMany({ where, data: { deletedAt } });
  if (deletedAt === null) await keepMapCeilings(scope, row.mapId, 'lanesOnMap');
  await notifyMaps(scope, [row.mapId]);
  return { id };
}

/** Changes one part of a cell. Throws `conflict` with both values, and `invalid` when the lane takes no such value. */
export async function setLaneValue(scope: WorkspaceScope, input: SetLaneValue) {
  const { db, workspaceId } = scope;
  const { laneId, touchpointId, field, base } = input;
  const { mapId } = await lockTouchpoint(scope, touchpointId);
  const lane = await requireLane(scope, laneId);
  if (lane.mapId !== mapId) throw gone();
  const key = { workspaceId, laneId, touchpointId };
  const stored = await db.laneValue.findUnique({ where: { workspaceId_laneId_touchpointId: key } });
  const now = {
    text: stored?.text ?? '',
    number: stored?.number ?? null,
    attachmentId: stored?.attachmentId ?? null,
  };
  const change = await checked(scope, lane.kind as OwnKind, input, now);
  const value = change[field] ?? null;
  if (mustWrite<string | number | null>({ field, base, theirs: now[field], yours: value })) {
    const next = { ...now, ...change };
    if (next.text === '' && next.number === null && next.attachmentId === null)
      await db.laneValue.deleteMany({ where: key });
    else
      await db.laneValue.upsert({
        where: { workspaceId_laneId_touchpointId: key },
        create: { ...key, ...next },
        update: next,
      });
    await notifyMaps(scope, [mapId]);
  }
  return { laneId, touchpointId, field, value };
}

interface Stored {
  text: string;
  number: number | null;
  attachmentId: string | null;
}

const unfit = () => new AppError('invalid', 'This lane holds something else. Nothing was changed.');

/** What to write for an input, once it is known what kind of lane it goes to. */
async function checked(
  scope: WorkspaceScope,
  kind: OwnKind,
  input: SetLaneValue,
  now: Stored,
): Promise<Partial<Stored>> {
  if (input.field === 'number') {
    if (kind === 'number') return { number: input.value };
    if (kind !== 'emotion') throw unfit();
    if (input.value !== null && !(Number.isInteger(input.value) && input.value >= 1 && input.value <= 5))
      throw new AppError('invalid', 'Choose one of the five faces.');
    return { number: input.value };
  }
  if (input.field === 'attachmentId') {
    if (kind !== 'image') throw unfit();
    if (input.value === null) return { attachmentId: null, text: '' };
    if (input.text === '')
      throw new AppError('invalid', 'The description is empty. Say what the picture shows.');
    const { contentType } = await getAttachment(scope, input.value);
    if (!isImage(contentType)) throw new AppError('invalid', 'This file is no picture. Choose another one.');
    return { attachmentId: input.value, text: input.text };
  }
  const rule = LANE_TEXTS[kind];
  if (!rule || (kind === 'image' && now.attachmentId === null)) throw unfit();
  const text = rule.safeParse(input.value);
  if (!text.success)
    throw new AppError('invalid', text.error.issues[0]?.message ?? 'This text does not fit.');
  return { text: text.data };
}
