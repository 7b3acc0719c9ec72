import type { z } from 'zod';
import { Prisma } from '@/generated/prisma/client';
import {
  type DocumentPart,
  documentEvidence,
  documentInsight,
  documentLane,
  documentLaneValue,
  documentMapPersona,
  documentOpportunity,
  documentOpportunityInsight,
  documentOpportunityTouchpoint,
  documentOrigin,
  documentPromiseLink,
  documentStage,
  documentSurvey,
  documentSurveyText,
  documentTouchpoint,
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
