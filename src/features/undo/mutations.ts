import { storeLaneValues } from '@/features/cell/mutations';
import { listLaneValues } from '@/features/lane/data';
import { deleteMap } from '@/features/map/mutations';
import { lockTouchpoints, type StoredTouchpoint } from '@/features/sheet/data';
import { type Changes, storeTouchpoints } from '@/features/sheet/mutations';
import type { WorkspaceScope } from '@/server/tenancy';

/** What was done to a map in one go, as far as it can be taken back. */
export interface Done extends Changes {
  madeMap: boolean;
  /** The last line of the map's history when it was done. What stands behind it is the work of others. */
  lastChange?: string;
}

/**
 * What was made goes, what was changed is as before. What somebody changed since, and a stage, lane or map that
 * somebody added to, stays. Says how many things stay.
 */
export async function takeBack(scope: WorkspaceScope, mapId: string, stored: Done): Promise<number> {
  const { db, workspaceId } = scope;
  const theirs = await listWorkedOn(scope, mapId, stored);
  const [keptTouchpoints, touchpoints] = split(stored.touchpoints, theirs);
  // A touchpoint that stays, stays with all that is written of it.
  const filled = await db.laneValue.findMany({
    where: { workspaceId, laneId: { in: stored.lanes }, touchpointId: { in: keptTouchpoints } },
    select: { laneId: true },
  });
  // What somebody found evidence for is theirs by now.
  const proven = await listProven(scope, stored);
  const used = [...filled, ...proven].map(({ laneId }) => laneId ?? '');
  const [keptLanes, lanes] = split(stored.lanes, new Set([...theirs, ...used]));
  const [keptInsights, insights] = split(stored.insights, theirs);
  await db.insight.deleteMany({
    where: {
      workspaceId,
      id: { in: insights },
      touchpointId: { notIn: keptTouchpoints },
      evidence: { none: {} },
    },
  });
  if (stored.links.length > 0) await unlink(scope, stored.links);
  const keptFields = await restoreFields(scope, stored.edits);
  const keptCells = await restoreCells(scope, stored.cells, proven);
  await db.lane.updateMany({
    where: { workspaceId, id: { in: lanes }, deletedAt: null },
    data: { deletedAt: new Date() },
  });
  await hideTouchpoints(scope, touchpoints);
  await db.mapPersona.deleteMany({ where: { workspaceId, mapId, personaId: { in: stored.personaLinks } } });
  const keptStages = await restoreStages(scope, stored);
  await dropNames(scope, stored);
  if (stored.madeMap && keptStages === 0) {
    const left = await db.stage.count({ where: { workspaceId, mapId, deletedAt: null } });
    const shown = await db.journeyMap.count({ where: { workspaceId, id: mapId, deletedAt: null } });
    if (left === 0 && shown > 0) await deleteMap(scope, { id: mapId });
  }
  const shown = { workspaceId, deletedAt: null };
  const kept = await Promise.all([
    db.touchpoint.count({ where: { ...shown, id: { in: keptTouchpoints } } }),
    db.insight.count({
      where: { ...shown, id: { in: keptInsights }, touchpointId: { notIn: keptTouchpoints } },
    }),
    db.lane.count({ where: { ...shown, id: { in: keptLanes } } }),
  ]);
  return kept.reduce((sum, count) => sum + count, keptFields + keptCells + keptStages);
}

const split = (ids: readonly string[], kept: ReadonlySet<string>): [string[], string[]] => [
  ids.filter((id) => kept.has(id)),
  ids.filter((id) => !kept.has(id)),
];

/** Ids of what was made and somebody changed, filled, asked at or discussed since. */
async function listWorkedOn(
  { db, workspaceId }: WorkspaceScope,
  mapId: string,
  { lastChange, touchpoints }: Done,
): Promise<ReadonlySet<string>> {
  if (lastChange === undefined) return new Set();
  const changed = await db.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT id FROM (
      SELECT unnest(ARRAY[entity_id, touchpoint_id]) AS id FROM map_change
      WHERE workspace_id = ${workspaceId}::uuid AND map_id = ${mapId}::uuid AND id > ${lastChange}::bigint
    ) worked WHERE id IS NOT NULL`;
  const discussed = await db.discussion.findMany({
    where: { workspaceId, touchpointId: { in: touchpoints } },
    select: { touchpointId: true },
  });
  return new Set([
    ...changed.map(({ id }) => id),
    ...discussed.flatMap(({ touchpointId }) => touchpointId ?? []),
  ]);
}

async function unlink({ db, workspaceId }: WorkspaceScope, links: Done['links']): Promise<void> {
  await db.$executeRaw`
    DELETE FROM touchpoint_promise l
    USING jsonb_to_recordset(${JSON.stringify(links)}::jsonb) AS u("touchpointId" uuid, "promiseId" uuid)
    WHERE l.workspace_id = ${workspaceId}::uuid AND l.touchpoint_id = u."touchpointId"
      AND l.promise_id = u."promiseId"`;
}

/** How many fields stay as they are, because somebody changed them since. */
async function restoreFields(scope: WorkspaceScope, edits: Done['edits']): Promise<number> {
  const now = await lockTouchpoints(
    scope,
    edits.map(({ id }) => id),
  );
  let kept = 0;
  const rows: StoredTouchpoint[] = [];
  for (const { id, before, after } of edits) {
    const row = now.get(id);
    if (!row) continue;
    const fields = Object.keys(after) as (keyof typeof after)[];
    const mine = fields.filter((field) => row[field] === after[field]);
    kept += fields.length - mine.length;
    rows.push({ ...row, ...Object.fromEntries(mine.map((field) => [field, before[field]])) });
  }
  await storeTouchpoints(scope, rows);
  return kept;
}

/** Cells of own lanes that were filled where nothing was, and for which evidence was found since. */
async function listProven({ db, workspaceId }: WorkspaceScope, { cells, lanes }: Done) {
  const laneIds = [...new Set([...lanes, ...cells.map(({ laneId }) => laneId)])];
  const rows = await db.evidence.findMany({
    where: { workspaceId, laneId: { in: laneIds } },
    select: { laneId: true, touchpointId: true },
  });
  const filled = cells.filter(({ before }) => before === null);
  return rows.filter((row) =>
    filled.some((cell) => cell.laneId === row.laneId && cell.touchpointId === row.touchpointId),
  );
}

/** How many cells of own lanes stay as they are, because somebody changed them since, or found evidence for them. */
async function restoreCells(
  scope: WorkspaceScope,
  cells: Done['cells'],
  proven: Awaited<ReturnType<typeof listProven>>,
): Promise<number> {
  const { db, workspaceId } = scope;
  const now = await listLaneValues(scope, [...new Set(cells.map(({ touchpointId }) => touchpointId))]);
  const mine = cells.filter(({ laneId, touchpointId, after }) => {
    if (proven.some((row) => row.laneId === laneId && row.touchpointId === touchpointId)) return false;
    const value = now.get(touchpointId)?.[laneId];
    return value?.text === after.text && value?.number === after.number;
  });
  const fresh = mine.filter(({ before }) => before === null);
  for (const [laneId, some] of Map.groupBy(fresh, (cell) => cell.laneId))
    await db.laneValue.deleteMany({
      where: { workspaceId, laneId, touchpointId: { in: some.map(({ touchpointId }) => touchpointId) } },
    });
  const old = mine.flatMap(({ laneId, touchpointId, before }) =>
    before ? [{ laneId, touchpointId, ...before }] : [],
  );
  await storeLaneValues(scope, old);
  return cells.length - mine.length;
}

/**
 * Hides what was made; ratings that came meanwhile are kept. Where nothing asks, the slug is free again, so that the
 * next attempt gets the same one.
 */
async function hideTouchpoints({ db, workspaceId }: WorkspaceScope, ids: string[]): Promise<void> {
  await db.$executeRaw`
    UPDATE touchpoint t SET deleted_at = now(),
      slug = CASE WHEN EXISTS (SELECT FROM survey s WHERE s.workspace_id = t.workspace_id AND s.touchpoint_id = t.id)
        OR EXISTS (SELECT FROM visit v WHERE v.workspace_id = t.workspace_id AND v.touchpoint_id = t.id)
        THEN t.slug ELSE 'undone-' || t.id END
    WHERE t.workspace_id = ${workspaceId}::uuid AND t.id = ANY(${ids}::uuid[]) AND t.deleted_at IS NULL`;
}

/** How many stages stay, because they hold touchpoints of others, or were changed since. */
async function restoreStages({ db, workspaceId }: WorkspaceScope, stored: Done): Promise<number> {
  let kept = 0;
  for (const { id, before, after } of stored.stageEdits) {
    const { count } = await db.stage.updateMany({ where: { workspaceId, id, ...after }, data: before });
    if (count === 0) kept += 1;
  }
  const empty = { workspaceId, id: { in: stored.stages }, touchpoints: { none: { deletedAt: null } } };
  await db.stage.updateMany({ where: { ...empty, deletedAt: null }, data: { deletedAt: new Date() } });
  return (
    kept + (await db.stage.count({ where: { workspaceId, id: { in: stored.stages }, deletedAt: null } }))
  );
}

/** Departments, promises and personas that were made and that nothing shown uses. */
async function dropNames({ db, workspaceId }: WorkspaceScope, stored: Done): Promise<void> {
  const made = (ids: string[]) => ({ workspaceId, id: { in: ids } });
  const unused = { ...made(stored.departments), touchpoints: { none: { deletedAt: null } } };
  const departments = await db.department.findMany({ where: unused, select: { id: true } });
  const ids = departments.map(({ id }) => id);
  await db.touchpoint.updateMany({
    where: { workspaceId, departmentId: { in: ids } },
    data: { departmentId: null },
  });
  await db.department.deleteMany({ where: made(ids) });
  await db.brandPromise.deleteMany({
    where: { ...made(stored.promises), touchpoints: { none: { touchpoint: { deletedAt: null } } } },
  });
  await db.persona.deleteMany({ where: { ...made(stored.personas), ratings: { none: {} } } });
}
