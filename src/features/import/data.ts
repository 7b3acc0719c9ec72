import type { ImportCounts, SheetRow } from '@/features/sheet/schema';
import { AppError } from '@/server/errors';
import type { WorkspaceScope } from '@/server/tenancy';
import type { ImportSummary } from './schema';

const RECENT = 20;
const NOTHING: ImportCounts = { stages: 0, touchpoints: 0, updated: 0, skipped: 0 };

/** The newest imports that came to an end, newest first, so that one can be undone after a reload too. */
export async function listImports({ db, workspaceId }: WorkspaceScope): Promise<ImportSummary[]> {
  const rows = await db.sheetImport.findMany({
    where: { workspaceId, status: { not: 'sending' } },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    take: RECENT,
    omit: { changes: true },
    include: { map: { select: { name: true, deletedAt: true } } },
  });
  return rows.map(({ id, mapId, map, source, status, counts, createdAt }) => ({
    id,
    mapId: map?.deletedAt ? null : mapId,
    mapName: map?.name ?? null,
    source,
    status: status as ImportSummary['status'],
    counts: { ...NOTHING, ...(counts as Partial<ImportCounts>) },
    createdAt: createdAt.toISOString(),
  }));
}

/** How far an import came: which parts of it are here, and what came of it when it is done. */
export async function getImport({ db, workspaceId }: WorkspaceScope, { id }: { id: string }) {
  const found = await db.sheetImport.findFirst({
    where: { workspaceId, id },
    select: { status: true, mapId: true, counts: true, parts: { select: { part: true } } },
  });
  if (!found) throw new AppError('not_found', 'Nothing of this import arrived yet.');
  return {
    status: found.status as ImportSummary['status'],
    mapId: found.mapId,
    counts: { ...NOTHING, ...(found.counts as Partial<ImportCounts>) },
    parts: found.parts.map(({ part }) => part),
  };
}

/** Locks an import until the end of the transaction: it runs once and is undone once. Throws `not_found`. */
export async function lockImport({ db, workspaceId }: WorkspaceScope, id: string) {
  const [row] = await db.$queryRaw<{ status: ImportSummary['status'] }[]>`
    SELECT status FROM sheet_import WHERE workspace_id = ${workspaceId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  if (!row) throw new AppError('not_found', 'Nothing of this import arrived. Send it again.');
  return row;
}

/** The rows that arrived, in the order of the sheet. */
export async function listRows({ db, workspaceId }: WorkspaceScope, importId: string): Promise<SheetRow[]> {
  const parts = await db.sheetImportPart.findMany({
    where: { workspaceId, importId },
    orderBy: { part: 'asc' },
    select: { rows: true },
  });
  return parts.flatMap(({ rows }) => rows as unknown as SheetRow[]);
}
