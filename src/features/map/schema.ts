import { z } from 'zod';
import { LIMITS, NAME_LENGTH, TEXT_LENGTH } from '@/contract/limits';
import type { SurveyType } from '@/contract/survey';
import { formatNumber } from '@/domain/format';
import { RANGE_KEYS, type RangeKey } from '@/domain/period';
import type { Role } from '@/domain/permissions';
import type { Industry } from '@/features/catalogue/schema';
import type { Stated } from '@/features/evidence/schema';
import type { LaneValue, MapLane } from '@/features/lane/schema';
import type { MapOpportunity } from '@/features/opportunity/schema';

export const PHASES = ['before', 'purchase', 'after'] as const;
export type Phase = (typeof PHASES)[number];

export type Range = RangeKey;

/** What the map shows: kept in the URL, so that a link shows the same. */
export const mapView = z.object({
  map: z.uuid(),
  range: z.enum(RANGE_KEYS).default('28d'),
  /** Slug of a persona; all customers without one. */
  persona: z.string().max(80).nullish(),
});
export type MapView = z.infer<typeof mapView>;

/**
 * Counters of one survey over a period. `counts[i]` is the number of answers with score i, 0 to 10. Where fewer than
 * five answered in all it is `counts[11]` that says how many, and the others are 0.
 */
export interface SurveyCounts {
  surveyId: string;
  type: SurveyType;
  counts: number[];
}

/** What was heard at a touchpoint over a period. Surveys of other types that came before are parts of their own. */
export interface Heard {
  parts: SurveyCounts[];
  displays: number;
  comments: number;
}

export interface MapInsight {
  id: string;
  kind: 'pain' | 'delight' | 'barrier';
  text: string;
  /** Pieces of evidence; none makes it an assumption. */
  evidence: number;
  /** ISO date-time of the newest evidence, or of when it was noted. */
  observedAt: string;
}

/** A touchpoint of a current map that one of a desired map stands for. */
export interface MapOrigin {
  id: string;
  name: string;
  /** It, its stage or its map was deleted since. */
  deleted: boolean;
}

export interface MapTouchpoint {
  id: string;
  slug: string;
  name: string;
  rank: string;
  doing: string;
  thinking: string;
  feeling: string;
  mood: number | null;
  channel: string;
  purpose: string;
  department: { id: string; name: string } | null;
  desired: number | null;
  /** To the customer, 1–5. */
  importance: number | null;
  /** The touchpoint of this map to which customers go again from here. It may have been deleted meanwhile. */
  leadsToId: string | null;
  businessImportance: number | null;
  momentOfTruth: boolean;
  /** What the lanes of the workspace's own say here, by lane id. */
  values: Record<string, LaneValue>;
  promises: { id: string; name: string }[];
  insights: MapInsight[];
  /** What speaks for the statements of the lanes, own ones too, by lane id, and since when. */
  stated: Stated;
  survey: { id: string; type: SurveyType; status: 'published' | 'paused' } | null;
  /** On a desired map: what it stands for today. What was heard there is what is heard here. */
  origins?: MapOrigin[];
  /** The chosen period. */
  current: Heard;
  /** The period of the same length before it. */
  previous: Heard;
  /** ISO date-time of the newest rating of all time, null when there is none. */
  lastRatedAt: string | null;
}

export interface MapStage {
  id: string;
  name: string;
  goal: string;
  phase: Phase;
  rank: string;
  touchpoints: MapTouchpoint[];
}

export interface MapData {
  id: string;
  name: string;
  kind: 'current' | 'desired';
  /** What business it is of, as the catalogue names it; null: not said. */
  industry: Industry | null;
  workspace: {
    slug: string;
    name: string;
    timeZone: string;
    locale: string;
    demo: boolean;
    /** Role of the person who asks. */
    role: Role;
    /** The workspace's first public key that was not revoked, for snippets. */
    publicKey: string | null;
  };
  range: Range;
  /** Local days, ISO, ends included. */
  period: { from: string; to: string; previousFrom: string; previousTo: string };
  persona: string | null;
  personas: { id: string; slug: string; name: string }[];
  /** Ids of the personas this map is drawn for. */
  drawnFor: string[];
  /** `barrier`: why it has no touchpoint, and what bars it. */
  departments: { id: string; name: string; barrier: string }[];
  promises: { id: string; name: string }[];
  maps: { id: string; name: string }[];
  /** On a desired map, what it was derived from; null when it was not, or when nothing is left of that. */
  derivedFrom: { id: string; name: string; deleted: boolean } | null;
  /** The desired maps of the same current one, oldest first. */
  desiredMaps: { id: string; name: string }[];
  /** All lanes below the heads, in order, hidden ones too. */
  lanes: MapLane[];
  stages: MapStage[];
  opportunities: MapOpportunity[];
  /** Ratings of the last 60 minutes, over the map. */
  ratingsThisHour: number;
}

/**
 * Typed text as it is kept: as typed, but without control characters and halves of one, and with one kind of line end.
 */
export const clean = (text: string) =>
  text
    .replace(/\r\n?|\u2028/g, '\n')
    .replace(/(?![\n\t])\p{Cc}/gu, '')
    .toWellFormed();

/** One line of text that must not be empty. `what` begins the message: "The name". */
export const line = (what = 'The name', length = NAME_LENGTH) =>
  z
    .string()
    .transform((text) => clean(text).replace(/\s+/g, ' ').trim())
    .pipe(
      z
        .string()
        .min(1, `${what} is empty. Type something.`)
        .max(length, `${what} is longer than ${length} characters. Shorten it.`),
    )
    .meta({ minLength: 1, maxLength: length });

/** One line of text that may be empty. */
export const optionalLine = (what: string, length = NAME_LENGTH) =>
  z
    .string()
    .transform((text) => clean(text).replace(/\s+/g, ' ').trim())
    .pipe(z.string().max(length, `${what} is longer than ${length} characters. Shorten it.`))
    .meta({ maxLength: length });

/** Text of several lines that may be empty. */
export const text = (what = 'The text', length = TEXT_LENGTH) =>
  z
    .string()
    .transform((typed) => clean(typed).trim())
    .pipe(z.string().max(length, `${what} is longer than ${formatNumber(length)} characters. Shorten it.`))
    .meta({ maxLength: length });

/** What is wrong with what was typed, as a sentence for people; undefined where nothing is. */
export const wrongWith = (rule: z.ZodType<unknown, string>, typed: string): string | undefined =>
  rule.safeParse(typed).error?.issues[0]?.message;

/** A value as the editor saw it before typing; it is compared, never stored. */
export const seen = z.string().max(10_000);

/** A slug to look for. The database cannot even be asked for one with a zero byte. */
export const slug = z
  .string()
  .max(LIMITS.slug)
  .regex(/^\P{Cc}*$/u, 'This holds control characters.');

/** One row, by its id. */
export const byId = z.object({ id: z.uuid() });

export const createMapInput = z.object({
  name: line(),
  kind: z.enum(['current', 'desired']).default('current'),
  /** May be made by the sender, so that sending it again makes no second map. */
  id: z.uuid().optional(),
});
export const renameMapInput = z.object({ id: z.uuid(), base: seen, value: line() });

export interface MapSummary {
  id: string;
  name: string;
  kind: 'current' | 'desired';
  /** The current map it was derived from, deleted or not. */
  derivedFrom: string | null;
}

/** A map as the list of maps shows it. */
export interface MapCard extends MapSummary {
  origin: { name: string; deleted: boolean } | null;
  stages: number;
  touchpoints: number;
  /** ISO date-time of the newest rating at any of its touchpoints; on a desired map, at those it stands for. */
  lastRatedAt: string | null;
}

/** A map as a table of contents. */
export interface MapOutline extends MapSummary {
  stages: { id: string; name: string; touchpoints: { id: string; slug: string; name: string }[] }[];
}

/** A map as the REST API gives it. */
export const mapResource = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: z.enum(['current', 'desired']),
  derivedFrom: z.uuid().nullable().describe('Of a desired map, the current one it was derived from.'),
  createdAt: z.iso.datetime(),
});
export type MapResource = z.infer<typeof mapResource>;

/** The same with what stands on it, in the order in which it is drawn. */
export const mapDetail = mapResource.extend({
  stages: z
    .array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        phase: z.enum(PHASES),
        touchpoints: z.array(z.object({ id: z.uuid(), slug: z.string(), name: z.string() })),
      }),
    )
    .describe('Its stages with their touchpoints, in the order in which they are drawn.'),
});
export type MapDetail = z.infer<typeof mapDetail>;
