import { z } from 'zod';
import { LIMITS, TEXT_LENGTH } from '@/contract/limits';
import { SURVEY_TYPES } from '@/contract/survey';
import { surveySettings } from '@/features/asking/schema';
import { industry } from '@/features/catalogue/schema';
import { EVIDENCE_KINDS, STATEMENTS } from '@/features/evidence/schema';
import { mapCare } from '@/features/health/schema';
import { INSIGHT_KINDS } from '@/features/insight/schema';
import { BUILT_IN_LANES, OWN_KINDS, UNIT_LENGTH } from '@/features/lane/schema';
import { line, optionalLine, PHASES, text } from '@/features/map/schema';
import { STATUSES } from '@/features/opportunity/schema';
import { extraTexts } from '@/features/survey/schema';

export const DOCUMENT_FORMAT = 'touchline-map';
export const DOCUMENT_VERSION = 1;
/** Bytes of a document that may be brought in: far more than the largest map that can be worked with. */
export const DOCUMENT_BYTES = 4_194_304;

const id = z.uuid('An id is a UUID.');
const level = z.int().min(1).max(5).nullable();
const moment = z.iso.datetime({ offset: true });
/** Longer than any list of a map one can work with; a document beyond it is a mistake or an attack. */
const list = <Row extends z.ZodType>(row: Row, most = 5_000) => z.array(row).max(most).default([]);

/** What of the workspace the map speaks of. It is found again by its id or its name, or made. */
export const documentDepartment = z.object({ id, name: line('The department') });
export const documentPromise = z.object({
  id,
  name: line('The promise'),
  description: text('The description').default(''),
  check: text('The check').default(''),
});
export const documentPersona = z.object({
  id,
  name: line('The persona'),
  slug: z.string().max(80).optional(),
  goals: text('The goals').default(''),
  share: z.number().min(0).max(100).nullable().default(null),
});
/** Which personas the map is drawn for. */
export const documentMapPersona = z.object({ personaId: id });

export const documentStage = z.object({
  id,
  name: line(),
  goal: optionalLine('The goal', TEXT_LENGTH).default(''),
  phase: z.enum(PHASES),
  originId: id.nullable().default(null),
});

export const documentTouchpoint = z.object({
  id,
  stageId: id,
  slug: z
    .string()
    .max(LIMITS.slug)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'A short name has letters a–z, digits and single hyphens.')
    .optional(),
  name: line(),
  doing: text().default(''),
  thinking: text().default(''),
  feeling: text().default(''),
  mood: level.default(null),
  channel: optionalLine('The channel').default(''),
  purpose: text('The purpose').default(''),
  departmentId: id.nullable().default(null),
  desired: z.number().min(1).max(5).nullable().default(null),
  importance: level.default(null),
  businessImportance: level.default(null),
  momentOfTruth: z.boolean().default(false),
  leadsToId: id.nullable().default(null),
  doingAt: moment.nullable().default(null),
  thinkingAt: moment.nullable().default(null),
  feelingAt: moment.nullable().default(null),
});

/** A lane in its place: a built-in one that was moved or hidden, or one of the map's own. */
export const documentLane = z
  .object({
    id,
    builtIn: z
      .enum(BUILT_IN_LANES.map(({ kind }) => kind))
      .nullable()
      .default(null),
    kind: z.enum(OWN_KINDS).nullable().default(null),
    name: optionalLine('The name of the lane').default(''),
    unit: optionalLine('The unit', UNIT_LENGTH).default(''),
    hidden: z.boolean().default(false),
  })
  .refine(({ builtIn, kind }) => (builtIn === null) !== (kind === null), 'A lane is built in or has a kind.');
export const documentLaneValue = z.object({
  laneId: id,
  touchpointId: id,
  text: text().default(''),
  number: z.number().nullable().default(null),
  attachmentId: id.nullable().default(null),
  statedAt: moment.nullable().default(null),
});

/** What a touchpoint of a desired map stands for on the current one. */
export const documentOrigin = z.object({
  touchpointId: id,
  originId: id,
  position: z.int().min(0).max(1_000).default(0),
});

export const documentPromiseLink = z.object({ touchpointId: id, promiseId: id });

export const documentInsight = z.object({
  id,
  touchpointId: id,
  kind: z.enum(INSIGHT_KINDS),
  text: text('The note').pipe(z.string().min(1, 'The note is empty.')),
  observedAt: moment,
});

export const documentOpportunity = z.object({
  id,
  title: line('The title'),
  description: text('The description').default(''),
  status: z.enum(STATUSES).default('idea'),
  effort: z.number().positive().max(10_000).nullable().default(null),
  expected: z.number().min(0).max(100).nullable().default(null),
  ownerId: id.nullable().default(null),
  shipDate: z.iso.date().nullable().default(null),
});
export const documentOpportunityTouchpoint = z.object({ opportunityId: id, touchpointId: id });
export const documentOpportunityInsight = z.object({ opportunityId: id, insightId: id });

/** An address that a browser only follows. */
const address = z.url({ protocol: /^https?$/, error: 'A link begins with http:// or https://.' }).max(2_048);

export const documentEvidence = z
  .object({
    id,
    insightId: id.nullable().default(null),
    opportunityId: id.nullable().default(null),
    touchpointId: id.nullable().default(null),
    lane: z.enum(STATEMENTS).nullable().default(null),
    laneId: id.nullable().default(null),
    kind: z.enum(EVIDENCE_KINDS),
    text: text().default(''),
    url: address.nullable().default(null),
    value: z.number().min(-1e12).max(1e12).nullable().default(null),
    unit: optionalLine('The unit', 40).default(''),
    source: optionalLine('The source', 200).default(''),
    ratingId: id.nullable().default(null),
    attachmentId: id.nullable().default(null),
    observedAt: moment,
  })
  .refine(
    ({ insightId, opportunityId, touchpointId, lane, laneId }) =>
      [insightId, opportunityId, touchpointId].filter((id) => id !== null).length === 1 &&
      [lane, laneId].filter((id) => id !== null).length === (touchpointId === null ? 0 : 1),
    'Evidence belongs to one insight, one opportunity or one lane of a touchpoint.',
  );

export const documentSurvey = z.object({
  id,
  touchpointId: id,
  type: z.enum(SURVEY_TYPES),
  status: z.enum(['published', 'paused']).default('paused'),
  /** A version from before surveys had any says nothing of them. */
  settings: surveySettings.exactOptional(),
});

export const documentSurveyText = z.object({
  surveyId: id,
  locale: z.string().min(1).max(LIMITS.locale),
  question: line('The question', 200),
  low: optionalLine('The label of the low end', 60).default(''),
  high: optionalLine('The label of the high end', 60).default(''),
  followUp: optionalLine('The follow-up question', 200).default(''),
  thanks: optionalLine('The thanks text', 200).default(''),
  /** Texts of what the settings add. */
  extra: extraTexts.exactOptional(),
});

/**
 * A whole map, apart from what was heard on it: lists of rows that name each other by id, in the order in which they
 * are drawn. It says the same wherever it is read; ids and slugs are free to change when it is brought in.
 */
export const mapDocument = z
  .object({
    format: z.literal(DOCUMENT_FORMAT, 'This is not a map of Touchline.'),
    version: z.literal(DOCUMENT_VERSION, 'This map was written by a newer Touchline. Update this one first.'),
    map: z.object({
      name: line('The name of the map'),
      kind: z.enum(['current', 'desired']).default('current'),
      industry: industry.nullable().default(null),
      /** The current map that a desired one is compared with, where that is. */
      derivedFrom: id.nullable().default(null),
      /** In a file; versions say nothing of it, so that none brings back a review that was made. */
      care: mapCare.exactOptional(),
    }),
    departments: list(documentDepartment, 500),
    promises: list(documentPromise, 500),
    personas: list(documentPersona, 500),
    mapPersonas: list(documentMapPersona, 500),
    stages: list(documentStage, 200),
    touchpoints: list(documentTouchpoint, 2_000),
    origins: list(documentOrigin, 20_000),
    lanes: list(documentLane, 100),
    laneValues: list(documentLaneValue, 60_000),
    promiseLinks: list(documentPromiseLink, 20_000),
    insights: list(documentInsight, 20_000),
    surveys: list(documentSurvey, 2_000),
    surveyTexts: list(documentSurveyText, 20_000),
    opportunities: list(documentOpportunity, 5_000),
    opportunityTouchpoints: list(documentOpportunityTouchpoint, 20_000),
    opportunityInsights: list(documentOpportunityInsight, 20_000),
    evidence: list(documentEvidence, 20_000),
  })
  .superRefine((document, ctx) => {
    for (const { path, message } of brokenReferences(document))
      ctx.addIssue({ code: 'custom', path, message });
  });
export type MapDocument = z.output<typeof mapDocument>;

/** Names of the lists of rows. */
export type DocumentPart = {
  [Key in keyof MapDocument]: MapDocument[Key] extends readonly object[] ? Key : never;
}[keyof MapDocument];

/** Which list the id in a column is looked up in, whatever row it stands in. */
export const REFERENCES: Readonly<Record<string, DocumentPart>> = {
  departmentId: 'departments',
  promiseId: 'promises',
  stageId: 'stages',
  touchpointId: 'touchpoints',
  leadsToId: 'touchpoints',
  surveyId: 'surveys',
  laneId: 'lanes',
  personaId: 'personas',
  insightId: 'insights',
  opportunityId: 'opportunities',
};

const isPart = (value: unknown): value is Record<string, unknown>[] => Array.isArray(value);

function brokenReferences(
  document: Record<string, unknown>,
): { path: (string | number)[]; message: string }[] {
  const parts = Object.entries(document).filter((entry): entry is [string, Record<string, unknown>[]] =>
    isPart(entry[1]),
  );
  const ids = new Map(parts.map(([part, rows]) => [part, new Set(rows.map((row) => row.id))]));
  return parts.flatMap(([part, rows]) => {
    const seen = new Set<unknown>();
    return rows.flatMap((row, index) => {
      const twice = row.id !== undefined && seen.has(row.id);
      seen.add(row.id);
      const lost = Object.entries(REFERENCES).filter(
        ([column, target]) =>
          row[column] !== undefined && row[column] !== null && !ids.get(target)?.has(row[column]),
      );
      return [
        ...(twice ? [{ path: [part, index, 'id'], message: 'This id stands in the list twice.' }] : []),
        ...lost.map(([column, target]) => ({
          path: [part, index, column],
          message: `There is no such row in ${target}.`,
        })),
      ];
    });
  });
}
