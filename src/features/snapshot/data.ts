import type { z } from 'zod';
import { belongsTo, type Owners, PARTS, type Part, type Row } from '@/features/document/data';
import {
  DOCUMENT_FORMAT,
  DOCUMENT_VERSION,
  type DocumentPart,
  documentDepartment,
  documentPersona,
  documentPromise,
  type MapDocument,
  REFERENCES,
} from '@/features/document/schema';
import { Prisma } from '@/generated/prisma/client';
import { AppError } from '@/server/errors';
import type { WorkspaceScope } from '@/server/tenancy';

async function readRows({ db, workspaceId }: WorkspaceScope, part: Part, owners: Owners): Promise<Row[]> {
  // As JSON, so that days and moments read as the document writes them.
  const rows = await db.$queryRaw<{ row: Row }[]>`
    SELECT to_jsonb(t) AS row FROM ${Prisma.raw(part.table)} t
    WHERE workspace_id = ${workspaceId}::uuid AND ${belongsTo(part, owners)}
      AND ${Prisma.raw(part.hidden ? `${part.hidden} IS NULL` : 'true')}
    ORDER BY ${Prisma.raw(part.order)}`;
  return rows.map(({ row }) =>
    Object.fromEntries(Object.entries(part.columns).map(([name, column]) => [name, row[column] ?? null])),
  );
}

/** A map that was not deleted, whole, apart from what was heard. One query a list. Throws `not_found`. */
export async function readDocument(scope: WorkspaceScope, mapId: string): Promise<MapDocument> {
  const { db, workspaceId } = scope;
  const map = await db.journeyMap.findFirst({
    where: { workspaceId, id: mapId, deletedAt: null },
    select: { name: true, kind: true, industry: true, derivedFrom: true },
  });
  if (!map) throw new AppError('not_found', 'This map does not exist, or it was deleted.');
  const owners = new Map<DocumentPart | 'map', string[]>([['map', [mapId]]]);
  const lists: Record<string, Row[]> = {};
  for (const part of PARTS) {
    const rows = await readRows(scope, part, owners);
    lists[part.name] = rows;
    owners.set(
      part.name,
      rows.map(({ id }) => String(id)),
    );
  }
  const named = (table: string, row: z.ZodObject, ids: unknown[]) =>
    readNamed(scope, table, Object.keys(row.shape), ids);
  const { touchpoints, promiseLinks, mapPersonas } = lists;
  return {
    format: DOCUMENT_FORMAT,
    version: DOCUMENT_VERSION,
    map,
    departments: await named('department', documentDepartment, columnOf(touchpoints, 'departmentId')),
    promises: await named('promise', documentPromise, columnOf(promiseLinks, 'promiseId')),
    personas: await named('persona', documentPersona, columnOf(mapPersonas, 'personaId')),
    ...withoutLost(lists),
    // The lists are written by the same names and types as they are read; `mapDocument` holds both to it.
  } as unknown as MapDocument;
}

/** The same as its file says it: with how the map is looked after, where that is not as usual. */
export async function readFile(scope: WorkspaceScope, mapId: string): Promise<MapDocument> {
  const document = await readDocument(scope, mapId);
  const care = await scope.db.mapHealth.findUnique({
    where: { workspaceId_mapId: { workspaceId: scope.workspaceId, mapId } },
    select: { quietDays: true, reviewEvery: true, reviewOn: true },
  });
  if (!care) return document;
  const reviewOn = care.reviewOn?.toISOString().slice(0, 10) ?? null;
  return { ...document, map: { ...document.map, care: { ...care, reviewOn } } };
}

/** What of the workspace a map speaks of. */
function readNamed({ db, workspaceId }: WorkspaceScope, table: string, columns: string[], ids: unknown[]) {
  return db.$queryRaw<Row[]>`
    SELECT ${Prisma.raw(columns.map((column) => `"${column}"`).join(', '))} FROM ${Prisma.raw(table)}
    WHERE workspace_id = ${workspaceId}::uuid AND id = ANY(${ids.filter(Boolean)}::uuid[]) ORDER BY name, id`;
}

/** Leaves out what names a row that is not shown: a link to a hidden note, a way on to a hidden touchpoint. */
function withoutLost(lists: Record<string, Row[]>): Record<string, Row[]> {
  const ids = new Map(Object.entries(lists).map(([name, rows]) => [name, new Set(rows.map(({ id }) => id))]));
  const isLost = (column: string, value: unknown) => {
    const shown = ids.get(REFERENCES[column] ?? '');
    return shown !== undefined && value !== null && !shown.has(value);
  };
  return Object.fromEntries(
    Object.entries(lists).map(([name, rows]) => [
      name,
      rows
        .map((row) => (isLost('leadsToId', row.leadsToId ?? null) ? { ...row, leadsToId: null } : row))
        .filter((row) => !Object.entries(row).some(([column, value]) => isLost(column, value))),
    ]),
  );
}

const columnOf = (rows: Row[] | undefined, name: string) => [
  ...new Set((rows ?? []).map((row) => row[name])),
];
