import type { z } from 'zod';
import { Prisma } from '@/generated/prisma/client';
import { AppError } from '@/server/errors';
import type { WorkspaceScope } from '@/server/tenancy';
import {
  DOCUMENT_FORMAT,
  DOCUMENT_VERSION,
  type DocumentPart,
  documentInsight,
  documentPromiseLink,
  documentStage,
  documentSurvey,
  documentSurveyText,
  documentTouchpoint,
  type MapDocument,
  mapDocument,
  type SnapshotReason,
  type SnapshotView,
} from './schema';

/** How the rows of one list of a document lie in the database. */
export interface Part {
  name: DocumentPart;
  table: string;
  /** Columns by the name the document gives them. */
  columns: Readonly<Record<string, string>>;
  /** What names a row, beside the workspace. */
  key: readonly string[];
  /** The columns that say what a row belongs to (one of them is filled), and in which list that is. */
  within: readonly { column: string; part: DocumentPart | 'map' }[];
  /** The moment it was hidden; rows of a part without are deleted for good. */
  hidden?: 'deleted_at' | 'archived_at';
  order: string;
}

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const columnsOf = (row: z.ZodObject): Record<string, string> =>
  Object.fromEntries(Object.keys(row.shape).map((name) => [name, snake(name)]));

const ofTouchpoint = [{ column: 'touchpoint_id', part: 'touchpoints' }] as const;

/**
 * Every list of a document whose rows belong to the map, a list after the one its rows belong to. What is added here,
 * in `mapDocument` and in `readable` is exported, imported, kept in snapshots, compared and restored.
 */
export const PARTS: readonly Part[] = [
  {
    name: 'stages',
    table: 'stage',
    columns: columnsOf(documentStage),
    key: ['id'],
    within: [{ column: 'map_id', part: 'map' }],
    hidden: 'deleted_at',
    order: 'rank, id',
  },
  {
    name: 'touchpoints',
    table: 'touchpoint',
    columns: columnsOf(documentTouchpoint),
    key: ['id'],
    within: [{ column: 'stage_id', part: 'stages' }],
    hidden: 'deleted_at',
    order: 'rank, id',
  },
  {
    name: 'promiseLinks',
    table: 'touchpoint_promise',
    columns: columnsOf(documentPromiseLink),
    key: ['touchpoint_id', 'promise_id'],
    within: ofTouchpoint,
    order: 'touchpoint_id, promise_id',
  },
  {
    name: 'insights',
    table: 'insight',
    columns: columnsOf(documentInsight),
    key: ['id'],
    within: ofTouchpoint,
    order: 'observed_at DESC, id',
  },
  {
    name: 'surveys',
    table: 'survey',
    columns: columnsOf(documentSurvey),
    key: ['id'],
    within: ofTouchpoint,
    hidden: 'archived_at',
    order: 'id',
  },
  {
    name: 'surveyTexts',
    table: 'survey_text',
    columns: columnsOf(documentSurveyText),
    key: ['survey_id', 'locale'],
    within: [{ column: 'survey_id', part: 'surveys' }],
    order: 'survey_id, locale',
  },
];

export type Row = Record<string, unknown>;
/** Ids of the rows of each list, and of the map. */
export type Owners = ReadonlyMap<DocumentPart | 'map', readonly string[]>;

/** Rows that belong to any of the owners. */
export const belongsTo = ({ within }: Part, owners: Owners) =>
  Prisma.join(
    within.map(
      ({ column, part }) => Prisma.sql`${Prisma.raw(column)} = ANY(${[...(owners.get(part) ?? [])]}::uuid[])`,
    ),
    ' OR ',
    '(',
    ')',
  );

async function readRows({ db, workspaceId }: WorkspaceScope, part: Part, owners: Owners): Promise<Row[]> {
  const columns = Object.entries(part.columns).map(([name, column]) => `${column} AS "${name}"`);
  const rows = await db.$queryRaw<Row[]>`
    SELECT ${Prisma.raw(columns.join(', '))} FROM ${Prisma.raw(part.table)}
    WHERE workspace_id = ${workspaceId}::uuid AND ${belongsTo(part, owners)}
      AND ${Prisma.raw(part.hidden ? `${part.hidden} IS NULL` : 'true')}
    ORDER BY ${Prisma.raw(part.order)}`;
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [name, value instanceof Date ? value.toISOString() : value]),
    ),
  );
}

/** A map that was not deleted, whole, apart from what was heard. One query a list. Throws `not_found`. */
export async function readDocument(scope: WorkspaceScope, mapId: string): Promise<MapDocument> {
  const { db, workspaceId } = scope;
  const map = await db.journeyMap.findFirst({
    where: { workspaceId, id: mapId, deletedAt: null },
    select: { name: true, kind: true },
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
  const named = async (table: string, columns: string, ids: unknown[]) =>
    db.$queryRaw<Row[]>`
      SELECT ${Prisma.raw(columns)} FROM ${Prisma.raw(table)}
      WHERE workspace_id = ${workspaceId}::uuid AND id = ANY(${ids.filter(Boolean)}::uuid[]) ORDER BY name, id`;
  const personas = await db.persona.findMany({
    where: { workspaceId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, slug: true, goals: true },
  });
  return {
    format: DOCUMENT_FORMAT,
    version: DOCUMENT_VERSION,
    map,
    personas,
    departments: await named('department', 'id, name', columnOf(lists.touchpoints, 'departmentId')),
    promises: await named('promise', 'id, name, description', columnOf(lists.promiseLinks, 'promiseId')),
    ...lists,
    // The lists are written by the same names and types as they are read; `mapDocument` holds both to it.
  } as unknown as MapDocument;
}

const columnOf = (rows: Row[] | undefined, name: string) => [
  ...new Set((rows ?? []).map((row) => row[name])),
];

/** People by id, for those who are still there. */
export async function peopleOf(
  { db }: WorkspaceScope,
  ids: readonly (string | null)[],
): Promise<Map<string, { id: string; name: string }>> {
  const known = [...new Set(ids)].filter((id) => id !== null);
  const rows = await db.user.findMany({ where: { id: { in: known } }, select: { id: true, name: true } });
  return new Map(rows.map((person) => [person.id, person]));
}

/** The versions of a map that were kept, newest first. */
export async function listSnapshots(scope: WorkspaceScope, mapId: string): Promise<SnapshotView[]> {
  const { db, workspaceId } = scope;
  await requireMap(scope, mapId);
  const rows = await db.mapSnapshot.findMany({
    where: { workspaceId, mapId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    omit: { document: true, workspaceId: true, mapId: true },
  });
  const people = await peopleOf(
    scope,
    rows.map(({ createdBy }) => createdBy),
  );
  return rows.map(({ createdBy, createdAt, reason, ...row }) => ({
    ...row,
    reason: reason as SnapshotReason,
    createdAt: createdAt.toISOString(),
    by: people.get(createdBy ?? '') ?? null,
  }));
}

/** Throws `not_found` unless the map exists and was not deleted. */
export async function requireMap({ db, workspaceId }: WorkspaceScope, id: string): Promise<{ name: string }> {
  const map = await db.journeyMap.findFirst({
    where: { workspaceId, id, deletedAt: null },
    select: { name: true },
  });
  if (!map) throw new AppError('not_found', 'This map does not exist, or it was deleted.');
  return map;
}

/** The map as a snapshot of it holds it, or with null as it is now. Throws `not_found`. */
export async function readPoint(
  scope: WorkspaceScope,
  mapId: string,
  snapshotId: string | null,
): Promise<MapDocument> {
  if (snapshotId === null) return readDocument(scope, mapId);
  const { db, workspaceId } = scope;
  const row = await db.mapSnapshot.findFirst({ where: { workspaceId, mapId, id: snapshotId } });
  if (!row) throw new AppError('not_found', 'This version does not exist, or it was deleted.');
  // An older release knew fewer lists: what it did not know is filled in.
  return mapDocument.parse(row.document);
}
