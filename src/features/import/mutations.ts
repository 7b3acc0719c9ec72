import { formatNumber } from '@/domain/format';
import { storeLaneValues } from '@/features/cell/mutations';
import { keepSnapshot } from '@/features/history/mutations';
import { listLaneValues } from '@/features/lane/data';
import { lockMap } from '@/features/map/data';
import { createMap, deleteMap, notifyAllMaps } from '@/features/map/mutations';
import { NAME_LENGTH } from '@/features/map/schema';
import { listExisting, lockTouchpoints, type StoredTouchpoint } from '@/features/sheet/data';
import { type Changes, storeTouchpoints, writePlan } from '@/features/sheet/mutations';
import { checkRow, countPlan, planImport } from '@/features/sheet/prepare';
import { IMPORT_LIMITS, type ImportRow } from '@/features/sheet/schema';
import { because } from '@/features/snapshot/mutations';
import { AppError } from '@/server/errors';
import type { WorkspaceScope } from '@/server/tenancy';
import { getImport, listRows, lockImport } from './data';
import type { RunImport, SendPart, Undone } from './schema';

interface Stored extends Changes {
  madeMap: boolean;
  /** The last line of the map's history when the import was done. What stands behind it is the work of others. */
  lastChange?: string;
}

const STALE_MS = 7 * 86_400_000;
/** Issues sent back at most: enough to begin with, whatever came. */
const ISSUES = 100;

/** Keeps a part of an import until all of it is here. Sending a part again replaces it. */
export async function sendPart(scope: WorkspaceScope, { id, part, rows }: SendPart) {
  const { db, workspaceId, actor } = scope;
  const createdBy = actor.kind === 'member' ? actor.userId : null;
  await db.sheetImport.createMany({ data: [{ workspaceId, id, createdBy }], skipDuplicates: true });
  const { status } = await lockImport(scope, id);
  if (status !== 'sending') throw new AppError('conflict', 'This import came to its end already.');
  const key = { workspaceId, importId: id, part };
  await db.sheetImportPart.upsert({
    where: { workspaceId_importId_part: key },
    create: { ...key, rows },
    update: { rows },
  });
  const stale = new Date(Date.now() - STALE_MS);
  await db.sheetImport.deleteMany({ where: { workspaceId, status: 'sending', createdAt: { lt: stale } } });
  return { id, part };
}

/**
 * Does all of an import or, when anything is wrong with it, nothing. An import that was done already says what came of
 * it: an answer that was lost on the way costs nothing.
 */
export async function runImport(scope: WorkspaceScope, { id, ...input }: RunImport) {
  const { db, workspaceId } = scope;
  const where = { workspaceId, id };
  const { status } = await lockImport(scope, id);
  if (status === 'undone') throw new AppError('conflict', 'This import was undone. Start it again.');
  if (status === 'done') {
    const { mapId, counts } = await getImport(scope, { id });
    return { id, mapId, counts };
  }
  await because(scope, 'import');
  const rows = await readRows(scope, id, input.rows);
  const madeMap = 'name' in input.map;
  const map = 'id' in input.map ? await lockMap(scope, input.map.id) : await createMap(scope, input.map);
  if (!madeMap) {
    const name = `Before “${input.source}” was imported`.slice(0, NAME_LENGTH);
    await keepSnapshot(scope, { map: map.id, name, reason: 'import' });
  }
  const plan = planImport(await listExisting(scope, map.id), rows, input);
  const written = await writePlan(scope, map.id, plan);
  const changes: Stored = { madeMap, ...written, lastChange: await lastChangeOf(scope, map.id) };
  const counts = countPlan(plan);
  await db.sheetImport.updateMany({
    where,
    data: {
      mapId: map.id,
      status: 'done',
      source: input.source,
      counts: { ...counts },
      changes: JSON.parse(JSON.stringify(changes)),
      createdAt: new Date(),
    },
  });
  await db.sheetImportPart.deleteMany({ where: { workspaceId, importId: id } });
  await notifyAllMaps(scope);
  return { id, mapId: map.id, counts };
}

/** The rows, checked anew: what a browser has checked is not yet checked. */
async function readRows(scope: WorkspaceScope, id: string, expected: number): Promise<ImportRow[]> {
  const sent = await listRows(scope, id);
  if (sent.length > IMPORT_LIMITS.rows) {
    const [count, most] = [sent.length, IMPORT_LIMITS.rows].map((rows) => formatNumber(rows));
    throw new AppError('too_large', `${count} rows came, one import takes ${most}. Nothing was imported.`);
  }
  if (sent.length !== expected)
    throw new AppError('conflict', 'Not all rows arrived. Nothing was imported. Try again.');
  const checked = sent.map(checkRow);
  const issues = checked.flatMap((row) => row.issues);
  if (issues.length === 0) return checked.map(({ row }) => row);
  throw new AppError('invalid', 'Some rows cannot be imported. Nothing was imported.', {
    issues: issues.slice(0, ISSUES).map(({ n, field, message }) => ({ path: `rows.${n}.${field}`, message })),
  });
}

/**
 * Takes an import back: what it made goes, what it changed is as before. What somebody changed since, and a stage, lane
 * or map that somebody added to, stays; `kept` counts them.
 */
export async function undoImport(scope: WorkspaceScope, { id }: { id: string }): Promise<Undone> {
  const { db, workspaceId } = scope;
  const { status } = await lockImport(scope, id);
  const { mapId, changes } = await db.sheetImport.findFirstOrThrow({ where: { workspaceId, id } });
  if (status === 'undone') return { id, mapId, kept: 0 };
  if (status !== 'done' || !mapId) throw new AppError('conflict', 'This import has not been done yet.');
  await because(scope, 'import');
  const stored = changes as unknown as Stored;
  const theirs = await listWorkedOn(scope, mapId, stored);
  const [keptTouchpoints, touchpoints] = split(stored.touchpoints, theirs);
  // A touchpoint that stays, stays with all that is written of it.
  const filled = await db.laneValue.findMany({
    where: { workspaceId, laneId: { in: stored.lanes }, touchpointId: { in: keptTouchpoints } },
    select: { laneId: true },
  });
  const [keptLanes, lanes] = split(stored.lanes, new Set([...theirs, ...filled.map(({ laneId }) => laneId)]));
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
  const keptCells = await restoreCells(scope, stored.cells);
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
  await db.sheetImport.updateMany({
    where: { workspaceId, id },
    data: { status: 'undone', changes: {} },
  });
  await notifyAllMaps(scope);
  const shown = { workspaceId, deletedAt: null };
  const kept = await Promise.all([
    db.touchpoint.count({ where: { ...shown, id: { in: keptTouchpoints } } }),
    db.insight.count({
      where: { ...shown, id: { in: keptInsights }, touchpointId: { notIn: keptTouchpoints } },
    }),
    db.lane.count({ where: { ...shown, id: { in: keptLanes } } }),
  ]);
  return { id, mapId, kept: kept.reduce((sum, count) => sum + count, keptFields + keptCells + keptStages) };
}

const split = (ids: readonly string[], kept: ReadonlySet<string>): [string[], string[]] => [
  ids.filter((id) => kept.has(id)),
  ids.filter((id) => !kept.has(id)),
];

async function lastChangeOf({ db, workspaceId }: WorkspaceScope, mapId: string): Promise<string> {
  const [row] = await db.$queryRaw<{ last: string }[]>`
    SELECT coalesce(max(id), 0)::text AS last FROM map_change
    WHERE workspace_id = ${workspaceId}::uuid AND map_id = ${mapId}::uuid`;
  return row?.last ?? '0';
}

/** Ids of what the import made and somebody changed, filled, asked at or discussed since. */
async function listWorkedOn(
  { db, workspaceId }: WorkspaceScope,
  mapId: string,
  { lastChange, touchpoints }: Stored,
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

async function unlink({ db, workspaceId }: WorkspaceScope, links: Stored['links']): Promise<void> {
  await db.$executeRaw`
    DELETE FROM touchpoint_promise l
    USING jsonb_to_recordset(${JSON.stringify(links)}::jsonb) AS u("touchpointId" uuid, "promiseId" uuid)
    WHERE l.workspace_id = ${workspaceId}::uuid AND l.touchpoint_id = u."touchpointId"
      AND l.promise_id = u."promiseId"`;
}

/** How many fields stay as they are, because somebody changed them since. */
async function restoreFields(scope: WorkspaceScope, edits: Stored['edits']): Promise<number> {
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

/** How many cells of own lanes stay as they are, because somebody changed them since. */
async function restoreCells(scope: WorkspaceScope, cells: Stored['cells']): Promise<number> {
  const { db, workspaceId } = scope;
  const now = await listLaneValues(scope, [...new Set(cells.map(({ touchpointId }) => touchpointId))]);
  const mine = cells.filter(({ laneId, touchpointId, after }) => {
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
async function restoreStages({ db, workspaceId }: WorkspaceScope, stored: Stored): Promise<number> {
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
async function dropNames({ db, workspaceId }: WorkspaceScope, stored: Stored): Promise<void> {
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
