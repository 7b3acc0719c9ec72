import type { z } from 'zod';
import { Prisma } from '@/generated/prisma/client';
import { AppError } from '@/server/errors';
import type { WorkspaceScope } from '@/server/tenancy';
import {
  DOCUMENT_FORMAT,
  DOCUMENT_VERSION,
  type DocumentPart,
  documentDepartment,
  documentEvidence,
  documentInsight,
  documentLane,
  documentLaneValue,
  documentMapPersona,
  documentOpportunity,
  documentOpportunityInsight,
  documentOpportunityTouchpoint,
  documentOrigin,
  documentPersona,
  documentPromise,
  documentPromiseLink,
  documentStage,
  documentSurvey,
  documentSurveyText,
  documentTouchpoint,
  type MapDocument,
  REFERENCES,
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
  hidden?: 'deleted_at' | 'archived_at' | undefined;
  order: string;
}

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const columnsOf = (row: z.ZodObject): Record<string, string> =>
  Object.fromEntries(Object.keys(row.shape).map((name) => [name, snake(name)]));

const ofMap = [{ column: 'map_id', part: 'map' }] as const;
const ofTouchpoint = [{ column: 'touchpoint_id', part: 'touchpoints' }] as const;

/**
 * Every list of a document whose rows belong to the map, a list after the one its rows belong to. What is added here,
 * in `mapDocument` and in `readable` is exported, imported, kept in snapshots, compared and restored.
 */
export const PARTS: readonly Part[] = [
  {
    name: 'mapPersonas',
    table: 'map_persona',
    columns: columnsOf(documentMapPersona),
    key: ['map_id', 'persona_id'],
    within: ofMap,
    order: 'persona_id',
  },
  {
    name: 'stages',
    table: 'stage',
    columns: columnsOf(documentStage),
    key: ['id'],
    within: ofMap,
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
    name: 'origins',
    table: 'touchpoint_origin',
    columns: columnsOf(documentOrigin),
    key: ['touchpoint_id', 'origin_id'],
    within: ofTouchpoint,
    order: 'touchpoint_id, position, origin_id',
  },
  {
    name: 'lanes',
    table: 'lane',
    columns: columnsOf(documentLane),
    key: ['id'],
    within: ofMap,
    hidden: 'deleted_at',
    order: 'rank, id',
  },
  {
    name: 'laneValues',
    table: 'lane_value',
    columns: columnsOf(documentLaneValue),
    key: ['lane_id', 'touchpoint_id'],
    within: [{ column: 'lane_id', part: 'lanes' }],
    order: 'lane_id, touchpoint_id',
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
    hidden: 'deleted_at',
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
  {
    name: 'opportunities',
    table: 'opportunity',
    columns: columnsOf(documentOpportunity),
    key: ['id'],
    within: ofMap,
    hidden: 'deleted_at',
    order: 'created_at, id',
  },
  {
    name: 'opportunityTouchpoints',
    table: 'opportunity_touchpoint',
    columns: columnsOf(documentOpportunityTouchpoint),
    key: ['opportunity_id', 'touchpoint_id'],
    within: [{ column: 'opportunity_id', part: 'opportunities' }],
    order: 'opportunity_id, touchpoint_id',
  },
  {
    name: 'opportunityInsights',
    table: 'opportunity_insight',
    columns: columnsOf(documentOpportunityInsight),
    key: ['opportunity_id', 'insight_id'],
    within: [{ column: 'opportunity_id', part: 'opportunities' }],
    order: 'opportunity_id, insight_id',
  },
  {
    name: 'evidence',
    table: 'evidence',
    columns: columnsOf(documentEvidence),
    key: ['id'],
    within: [
      { column: 'insight_id', part: 'insights' },
      { column: 'opportunity_id', part: 'opportunities' },
      { column: 'touchpoint_id', part: 'touchpoints' },
    ],
    order: 'observed_at DESC, id',
  },
];

/** Columns that name rows outside the map, and where those are; what is not there any more is left out. */
export const OUTSIDE: Readonly<Record<string, { table: string; column: string }>> = {
  'stages.origin_id': { table: 'stage', column: 'id' },
  'origins.origin_id': { table: 'touchpoint', column: 'id' },
  'opportunities.owner_id': { table: 'membership', column: 'user_id' },
  'evidence.rating_id': { table: 'rating', column: 'id' },
  'laneValues.attachment_id': { table: 'attachment', column: 'id' },
  'evidence.attachment_id': { table: 'attachment', column: 'id' },
};

export type Row = Record<string, unknown>;

/**
 * Rows of a document as they replace stored ones: a built-in lane has the row it has by now, for there is one of each.
 */
export function inTheirRows(list: readonly Row[], stored: readonly Row[]): Row[] {
  const ids = new Map<unknown, unknown>(
    stored.flatMap(({ built_in, id }) => (built_in ? [[built_in, id]] : [])),
  );
  return list.map((row) => (ids.has(row.builtIn) ? { ...row, id: ids.get(row.builtIn) } : row));
}

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
