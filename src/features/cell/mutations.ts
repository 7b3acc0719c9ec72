import { nameKey } from '@/domain/slug';
import { IMAGE_TYPES } from '@/features/attachment/schema';
import { listLaneRows, listLaneValues } from '@/features/lane/data';
import { createLane } from '@/features/lane/mutations';
import { type LaneColumn, laneOfHeader } from '@/features/lane/prepare';
import type { LaneValue } from '@/features/lane/schema';
import type { WorkspaceScope } from '@/server/tenancy';

/**
 * Gives a map that was just made the lanes of another with what they say. `touchpoints` leads from the touchpoints of
 * the one to those of the other; what stands at others is left behind.
 */
export async function copyLanes(
  scope: WorkspaceScope,
  { from, to, touchpoints }: { from: string; to: string; touchpoints: ReadonlyMap<string, string> },
): Promise<void> {
  const { db, workspaceId } = scope;
  const rows = (await listLaneRows(scope, from)).filter(({ deletedAt }) => deletedAt === null);
  const ids = new Map(rows.map(({ id }) => [id, crypto.randomUUID()]));
  await db.lane.createMany({
    data: rows.flatMap(({ id: old, createdAt: _, ...row }) => {
      const id = ids.get(old);
      return id ? [{ ...row, id, mapId: to }] : [];
    }),
  });
  const values = await db.laneValue.findMany({ where: { workspaceId, laneId: { in: [...ids.keys()] } } });
  await db.laneValue.createMany({
    data: values.flatMap((value) => {
      const [laneId, touchpointId] = [ids.get(value.laneId), touchpoints.get(value.touchpointId)];
      return laneId && touchpointId ? [{ ...value, laneId, touchpointId }] : [];
    }),
  });
}

/** What an own lane said at a touchpoint and what it says since; null: nothing. */
export interface LaneEdit {
  laneId: string;
  touchpointId: string;
  before: LaneValue | null;
  after: LaneValue;
}

interface Row {
  id: string;
  isNew: boolean;
  row: {
    /** By the header a sheet would give the lane. */
    lanes: Record<string, LaneValue>;
    /** By the name of the lane. */
    pictures?: Record<string, LaneValue>;
  };
}

/** The lanes that rows speak of, and what they say there. */
function cellsOf(rows: readonly Row[]) {
  const columns = new Map<string, LaneColumn>();
  const cells = rows.flatMap(({ id, isNew, row: { lanes, pictures = {} } }) => [
    ...Object.entries(lanes).map(([header, after]) => {
      columns.set(header, laneOfHeader(header));
      return { touchpointId: id, isNew, column: header, after };
    }),
    ...Object.entries(pictures).map(([name, after]) => {
      // No header of a sheet has two lines.
      const column = `\n${name}`;
      columns.set(column, { name, kind: 'image', unit: '' });
      return { touchpointId: id, isNew, column, after };
    }),
  ]);
  return { columns, cells };
}

/**
 * Fills own lanes of a locked map from columns of a sheet, and with pictures; a lane the map does not have by that name
 * and kind is made. Says which lanes were made, and what changed at touchpoints that were there before.
 */
export async function fillLanes(
  scope: WorkspaceScope,
  mapId: string,
  rows: readonly Row[],
): Promise<{ lanes: string[]; cells: LaneEdit[] }> {
  const { columns, cells } = cellsOf(rows);
  if (columns.size === 0) return { lanes: [], cells: [] };
  const known = (await listLaneRows(scope, mapId)).filter(({ deletedAt }) => deletedAt === null);
  const ids = new Map<string, string>();
  const lanes: string[] = [];
  for (const [column, { name, kind, unit }] of columns) {
    const same = known.find((lane) => lane.kind === kind && nameKey(lane.name) === nameKey(name));
    const id = same?.id ?? (await createLane(scope, { mapId, kind, name, unit })).id;
    if (!same) lanes.push(id);
    ids.set(column, id);
  }
  const there = await listLaneValues(
    scope,
    rows.map(({ id }) => id),
  );
  const edits = cells.flatMap(({ touchpointId, isNew, column, after }) => {
    const laneId = ids.get(column) ?? '';
    const before = there.get(touchpointId)?.[laneId] ?? null;
    const isSame = before !== null && before.text === after.text && before.number === after.number;
    return isSame ? [] : [{ isNew, laneId, touchpointId, before, after }];
  });
  await storeLaneValues(
    scope,
    edits.map(({ laneId, touchpointId, after }) => ({ laneId, touchpointId, ...after })),
  );
  return { lanes, cells: edits.flatMap(({ isNew, ...edit }) => (isNew ? [] : [edit])) };
}

/** Writes cells of own lanes, many in one statement. */
export async function storeLaneValues(
  { db, workspaceId }: WorkspaceScope,
  values: readonly ({ laneId: string; touchpointId: string } & LaneValue)[],
): Promise<void> {
  await db.$executeRaw`
    INSERT INTO lane_value (workspace_id, lane_id, touchpoint_id, text, number, attachment_id)
    SELECT ${workspaceId}::uuid, u."laneId", u."touchpointId", coalesce(u.text, ''), u.number,
      u."attachmentId"
    FROM jsonb_to_recordset(${JSON.stringify(values)}::jsonb)
      AS u("laneId" uuid, "touchpointId" uuid, text text, number double precision,
        "attachmentId" uuid)
    ON CONFLICT (workspace_id, lane_id, touchpoint_id) DO UPDATE SET text = excluded.text, number = excluded.number`;
}

/** The pictures among these that the workspace has; of others only what they show would be left. */
export async function knownPictures(
  { db, workspaceId }: WorkspaceScope,
  pictures: readonly LaneValue[],
): Promise<ReadonlySet<string>> {
  const ids = pictures.flatMap(({ attachmentId }) => attachmentId ?? []);
  if (ids.length === 0) return new Set();
  const rows = await db.attachment.findMany({
    where: { workspaceId, id: { in: ids }, contentType: { in: [...IMAGE_TYPES] } },
    select: { id: true },
  });
  return new Set(rows.map(({ id }) => id));
}
