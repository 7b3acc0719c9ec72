import { z } from 'zod';
import type { SurveyType } from '@/contract/survey';
import { RANGE_KEYS } from '@/domain/period';
import type { Stretch, Unit } from '@/domain/weeks';
import type { AnnotationView } from '@/features/annotation/schema';
import type { MapData, Range, SurveyCounts } from '@/features/map/schema';

/** As it stands in an address. What no name can be names nothing that is there, and the page says so. */
const named = z
  .string()
  .transform((name) => name.replaceAll('\0', '\uFFFD').slice(0, 80))
  .nullish();

/** What the overview shows: kept in the URL, so that a link shows the same. */
export const overviewInput = z.object({
  /** The first map of today without one. */
  map: named,
  range: z.enum(RANGE_KEYS).default('28d'),
  /** Slug of a persona; all customers without one. */
  persona: named,
});
export type OverviewQuery = z.output<typeof overviewInput>;

/** In what the time before is divided, and in how many of them. */
export const DIVIDED: Readonly<Record<Range, { unit: Unit; count: number }>> = {
  '7d': { unit: 'week', count: 12 },
  '28d': { unit: 'week', count: 12 },
  '90d': { unit: 'week', count: 13 },
  '365d': { unit: 'month', count: 12 },
};

/** What one touchpoint heard in a week or month. Parts with fewer than five answers say only how many. */
export interface HeardIn {
  parts: SurveyCounts[];
  displays: number;
}

/** One rating as it comes in. */
export interface FeedItem {
  id: string;
  touchpointId: string;
  type: SurveyType;
  /** Null where too few answered in the period to tell the score of one. */
  score: number | null;
  comment: string;
  /** ISO date-time. */
  answeredAt: string;
  locale: string | null;
}

export interface OverviewData {
  map: MapData;
  unit: Unit;
  /** Oldest first; the last one is not over yet. */
  stretches: Stretch[];
  /** By touchpoint id, one entry a stretch; null: nothing was heard. */
  series: Record<string, (HeardIn | null)[]>;
  /** Within the stretches, by day. */
  annotations: AnnotationView[];
  /** Newest first. */
  feed: FeedItem[];
  /** The address names a map or a persona that does not exist: something else is shown than was asked for. */
  missing: { map: boolean; persona: boolean };
}
