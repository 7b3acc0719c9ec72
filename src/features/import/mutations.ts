import { NAME_LENGTH } from '@/contract/limits';
import { formatNumber } from '@/domain/format';
import { keepSnapshot } from '@/features/history/mutations';
import { lockMap } from '@/features/map/data';
import { createMap, notifyAllMaps } from '@/features/map/mutations';
import { listExisting } from '@/features/sheet/data';
import { writePlan } from '@/features/sheet/mutations';
import { countPlan, planImport } from '@/features/sheet/prepare';
import { checkRow } from '@/features/sheet/prepare/row';
import { IMPORT_LIMITS, type ImportRow } from '@/features/sheet/schema';
import { because } from '@/features/snapshot/mutations';
import { type Done, takeBack } from '@/features/undo/mutations';
import { AppError } from '@/server/errors';
import type { WorkspaceScope } from '@/server/tenancy';
import { getImport, listRows, lockImport } from './data';
import type { RunImport, SendPart, Undone } from './schema';

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
  const changes: Done = { madeMap, ...written, lastChange: await lastChangeOf(scope, map.id) };
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

/** Takes an import back; `kept` counts what stays, because somebody worked on it since. */
export async function undoImport(scope: WorkspaceScope, { id }: { id: string }): Promise<Undone> {
  const { db, workspaceId } = scope;
  const { status } = await lockImport(scope, id);
  const { mapId, changes } = await db.sheetImport.findFirstOrThrow({ where: { workspaceId, id } });
  if (status === 'undone') return { id, mapId, kept: 0 };
  if (status !== 'done' || !mapId) throw new AppError('conflict', 'This import has not been done yet.');
  await because(scope, 'import');
  const kept = await takeBack(scope, mapId, changes as unknown as Done);
  await db.sheetImport.updateMany({
    where: { workspaceId, id },
    data: { status: 'undone', changes: {} },
  });
  await notifyAllMaps(scope);
  return { id, mapId, kept };
}

async function lastChangeOf({ db, workspaceId }: WorkspaceScope, mapId: string): Promise<string> {
  const [row] = await db.$queryRaw<{ last: string }[]>`
    SELECT coalesce(max(id), 0)::text AS last FROM map_change
    WHERE workspace_id = ${workspaceId}::uuid AND map_id = ${mapId}::uuid`;
  return row?.last ?? '0';
}
