import { AppError } from '@/server/errors';
import type { MapScope, WorkspaceScope } from '@/server/tenancy';
import { arrangeLanes } from './prepare';
import type { LaneValue, MapLane } from './schema';

const IN_ORDER: { [column in 'rank' | 'id']?: 'asc' }[] = [{ rank: 'asc' }, { id: 'asc' }];

/** All lanes of a map in order, hidden ones too. Reading writes nothing: what nobody arranged has no rows. */
export async function listLanes({ db, workspaceId }: MapScope, mapId: string): Promise<MapLane[]> {
  return arrangeLanes(
    await db.lane.findMany({ where: { workspaceId, mapId, deletedAt: null }, orderBy: IN_ORDER }),
  );
}

/** Rows of a map's lanes in order, deleted ones too: a restored one must find its place still free. */
export async function listLaneRows({ db, workspaceId }: WorkspaceScope, mapId: string) {
  return db.lane.findMany({ where: { workspaceId, mapId }, orderBy: IN_ORDER });
}

/** An own lane that was not deleted, of a map that was not either. Throws `not_found`. */
export async function requireLane({ db, workspaceId }: WorkspaceScope, id: string) {
  const row = await db.lane.findFirst({
    where: { workspaceId, id, builtIn: null, deletedAt: null, map: { deletedAt: null } },
  });
  if (!row) throw new AppError('not_found', 'This lane does not exist, or it was deleted.');
  return row;
}

/** What the own lanes say at these touchpoints and since when, by touchpoint id. */
export async function listLaneCells(
  { db, workspaceId }: MapScope,
  touchpointIds: string[],
): Promise<Map<string, LaneCell[]>> {
  const rows = await db.laneValue.findMany({
    where: { workspaceId, touchpointId: { in: touchpointIds }, lane: { deletedAt: null } },
    omit: { workspaceId: true },
  });
  return new Map(
    [...Map.groupBy(rows, ({ touchpointId }) => touchpointId)].map(([id, own]) => [
      id,
      own.map((row) => ({ laneId: row.laneId, value: saidIn(row), statedAt: row.statedAt.toISOString() })),
    ]),
  );
}

interface LaneCell {
  laneId: string;
  value: LaneValue;
  /** ISO date-time of when it was last worded. */
  statedAt: string;
}

/** Cells of one touchpoint by lane id. */
export const valuesOf = (cells: readonly LaneCell[] = []): Record<string, LaneValue> =>
  Object.fromEntries(cells.map(({ laneId, value }) => [laneId, value]));

/** What the own lanes say at these touchpoints, by touchpoint id and lane id. */
export async function listLaneValues(
  scope: MapScope,
  touchpointIds: string[],
): Promise<Map<string, Record<string, LaneValue>>> {
  const cells = await listLaneCells(scope, touchpointIds);
  return new Map([...cells].map(([id, own]) => [id, valuesOf(own)]));
}

function saidIn(row: { text: string; number: number | null; attachmentId: string | null }): LaneValue {
  return {
    ...(row.text === '' ? {} : { text: row.text }),
    ...(row.number === null ? {} : { number: row.number }),
    ...(row.attachmentId === null ? {} : { attachmentId: row.attachmentId }),
  };
}
