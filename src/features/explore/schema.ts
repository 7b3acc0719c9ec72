import { z } from 'zod';
import { LIMITS } from '@/contract/limits';
import type { IsoDate } from '@/domain/period';
import type { Part } from '@/domain/satisfaction';
import type { Stretch } from '@/domain/weeks';
import { type Missing, segment } from '@/features/segment/schema';

/**
 * What is looked at. `headline`, `mean` and `share` are of one type of question and never mix two; `satisfaction` does,
 * on its common scale.
 */
export const MEASURES = [
  'satisfaction',
  'headline',
  'mean',
  'share',
  'response',
  'ratings',
  'comments',
] as const;
export type Measure = (typeof MEASURES)[number];

/** What is told apart. */
export const BYS = [
  'touchpoint',
  'stage',
  'department',
  'promise',
  'persona',
  'channel',
  'source',
  'language',
  'device',
  'theme',
  'attribute',
  'hour',
  'day',
  'week',
  'month',
] as const;
export type By = (typeof BYS)[number];

/** Lengths of a bucket of time, the shortest first. */
export const UNITS = ['hour', 'day', 'week', 'month'] as const;
export type TimeUnit = (typeof UNITS)[number];
export const isTime = (by: By): by is TimeUnit => UNITS.some((unit) => unit === by);

export const exploreInput = z.object({
  segment,
  by: z.enum(BYS).default('touchpoint'),
  /** Which attribute, of `by` "attribute". */
  attribute: z.string().max(LIMITS.attributeName).nullish(),
  /** What it is compared with: as much time before, or other ratings. */
  versus: z.union([z.literal('before'), segment]).nullish(),
  /** Whether comments are counted: that alone has to look into them. */
  comments: z.boolean().default(false),
});
export type ExploreQuery = z.output<typeof exploreInput>;

/** What was heard, as far as it may be said. */
export interface Heard {
  /** One a type of question: answers of surveys that at least 5 answered at their touchpoint. */
  parts: Part[];
  /** All answers, those too that `parts` leaves out. */
  n: number;
  /** Where it is known to how many the question was shown; null where it is not. */
  asked: { answers: number; displays: number } | null;
  /** Null where they were not counted. */
  comments: number | null;
}

export interface ExploreGroup extends Heard {
  /** The value to filter by; '' are those without any, and `REST` all that are not told apart. */
  key: string;
  label: string;
  detail?: string;
}

/** Key of what is not told apart any more, because there are too many values. */
export const REST = '\u0000rest';

/** One side: a segment and what was heard in it. */
export interface ExploreSide {
  /** In their order; of time one a stretch. */
  groups: ExploreGroup[];
  total: Heard;
  days: { from: IsoDate; to: IsoDate };
  /** ISO instants where the period does not consist of whole days. */
  moments: { from: string; to: string } | null;
  /** By time: the stretches, oldest first; hours as moments, the end not included. */
  stretches: Stretch[];
  missing: Missing[];
  /** Names of touchpoints that were deleted and are looked at because they were named. */
  deleted: string[];
}

export interface ExploreData {
  side: ExploreSide;
  versus: ExploreSide | null;
  /** Both sides hold the same ratings, in part: no test can tell them apart. */
  shared: boolean;
  /** In what time is divided; another than was asked for where there would be too many buckets. */
  by: By;
  /** Whether the workspace has a touchpoint on a current map at all. */
  empty: boolean;
  /** Ratings have come in to the workspace ever. */
  heard: boolean;
}
