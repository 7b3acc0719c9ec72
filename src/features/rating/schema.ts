import { z } from 'zod';
import { DEVICES, FLAGS, type Flag } from '@/contract/rating';
import { RATING_SOURCES, type RatingSource, SURVEY_TYPES, type SurveyType } from '@/contract/survey';
import { bound } from '@/domain/bound';
import { AFTER_MOMENT, pageOf } from '@/domain/cursor';
import { type IsoDate, RANGE_KEYS } from '@/domain/period';
import { type SurveyCounts, slug } from '@/features/map/schema';
import type { SaidAnswer } from '@/features/survey/prepare/asked';

const persona = slug.nullish();

export const commentsInput = z.object({
  touchpointId: z.uuid(),
  /** Slug of a persona; all customers without one. */
  persona,
  /** The period in view: whether enough answered in it decides about the scores of its comments. */
  range: z.enum(RANGE_KEYS).default('28d'),
  /** `nextCursor` of the page before. */
  cursor: z
    .string()
    .regex(
      /^\d{1,14}_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
      'This page marker is not ours. Begin at the first page.',
    )
    .nullish(),
  limit: z.int().min(1).max(100).default(20),
});
export type CommentsQuery = z.output<typeof commentsInput>;

export interface CommentView {
  /** Id of the rating. */
  id: string;
  /** On the scale of `type`; null where too few answered to tell the score of one. */
  score: number | null;
  type: SurveyType;
  /** Empty where only questions after the score were answered. */
  comment: string;
  answers: SaidAnswer[];
  /** ISO date-time. */
  answeredAt: string;
  source: RatingSource;
  locale: string | null;
  persona: { slug: string; name: string } | null;
  /** Why it is not counted; null counts. */
  flag: Flag | null;
}

export interface CommentPage {
  items: CommentView[];
  /** Null on the last page. */
  nextCursor: string | null;
}

export const trendInput = z.object({ touchpointId: z.uuid(), range: z.enum(RANGE_KEYS), persona });
export type TrendQuery = z.output<typeof trendInput>;

/**
 * What was heard in one bucket; `parts` is null, a gap and not a zero, when nobody answered. Of fewer than five answers
 * it says how many, and not which.
 */
export interface TrendPoint {
  /** Local days, ends included. The first bucket may be shorter than the others. */
  from: IsoDate;
  to: IsoDate;
  parts: SurveyCounts[] | null;
  displays: number;
}

export interface Trend {
  unit: 'day' | 'week';
  points: TrendPoint[];
}

export const BUCKETS = ['day', 'week', 'month'] as const;
export type Bucket = (typeof BUCKETS)[number];

const required = (name: string) => ({ error: () => `Say ${name}.` });

/** Query of GET /api/v1/metrics. A date as `to` is included; a date-time is not. */
export const metricsQuery = z.object({
  touchpoint: z
    .string(required('which touchpoint, by its slug'))
    .min(1)
    .pipe(slug)
    .describe('Slug of the touchpoint.'),
  from: z
    .string(required('from when'))
    .pipe(bound)
    .describe('A date of the workspace’s time zone, or a date-time with its offset.'),
  to: z
    .string(required('until when'))
    .pipe(bound)
    .describe('The same. A date is included; a date-time is not.'),
  persona: persona.describe('Slug of a persona; all customers without.'),
  by: z
    .enum(BUCKETS, { error: () => 'by is day, week or month.' })
    .optional()
    .describe('Adds a series of figures, one for each day, week or month.'),
  raw: z
    .enum(['true', 'false', '1', '0'], { error: () => 'raw is true or false.' })
    .optional()
    .transform((value) => value === 'true' || value === '1')
    .describe('Figures of fewer than five answers too.'),
});
export type MetricsQuery = z.output<typeof metricsQuery>;

/** Query of GET /api/v1/ratings. A date as `to` is included; a date-time is not. */
export const ratingsQuery = z.strictObject({
  touchpoint: slug.optional().describe('Slug of a touchpoint; all of them without.'),
  from: bound.optional().describe('A date of the workspace’s time zone, or a date-time with its offset.'),
  to: bound.optional().describe('The same. A date is included; a date-time is not.'),
  counted: z
    .enum(['true', 'false'], { error: () => 'counted is true or false.' })
    .optional()
    .transform((value) => (value === undefined ? null : value === 'true'))
    .describe('Only answers that are counted, or only those that are not; all of them without.'),
  ...pageOf(AFTER_MOMENT),
});
export type RatingsQuery = z.output<typeof ratingsQuery>;

/** One answer as the REST API gives it. */
export const ratingResource = z.object({
  id: z.guid(),
  touchpointId: z.uuid(),
  touchpoint: z.string().describe('Slug of the touchpoint.'),
  surveyId: z.uuid(),
  type: z.enum(SURVEY_TYPES).describe('The scale of the score.'),
  score: z.int(),
  comment: z.string().nullable(),
  answers: z
    .array(
      z.object({
        id: z.string(),
        question: z
          .string()
          .describe('In the language of the workspace; its id where nothing is known of it.'),
        value: z
          .union([z.string(), z.array(z.string())])
          .describe('A text, the id of a choice, or the ids of several.'),
        said: z.array(z.string()).describe('The text, or the labels of what was chosen.'),
      }),
    )
    .describe('What was said to the questions after the score.'),
  customer: z.string().nullable().describe('As the workspace stores it.'),
  verified: z.boolean().describe('True where your own server said who the customer is.'),
  persona: z.string().nullable().describe('Slug of the persona.'),
  attributes: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).nullable(),
  locale: z.string().nullable(),
  url: z.string().nullable(),
  source: z.enum(RATING_SOURCES),
  device: z
    .enum(DEVICES)
    .nullable()
    .describe('What it was given on, as the browser said; null where nobody knows.'),
  final: z.boolean().describe('False while the customer may still add a comment.'),
  flag: z.enum(FLAGS).nullable().describe('Why the answer is kept and not counted; null counts.'),
  answeredAt: z.iso.datetime(),
  receivedAt: z.iso.datetime(),
});
export type RatingResource = z.infer<typeof ratingResource>;

const known = z.number().nullable();
const figures = {
  n: z.int().describe('Answers.'),
  score: known.describe('In the unit of its type: percent, −100 to 100 (NPS) or 1 to 7 (CES).'),
  low: known.describe('Low end of its 95 % interval.'),
  high: known.describe('High end of its 95 % interval.'),
  satisfaction: known.describe('On a scale of 1 to 5, whatever was asked.'),
};

/** The figures of one touchpoint. */
export const metricsResource = z.object({
  type: z.enum(SURVEY_TYPES),
  ...figures,
  mean: known.describe('On the scale that was asked.'),
  distribution: z.record(z.string(), z.int()).nullable().describe('Answers by score.'),
  displays: z.int().nullable(),
  responseRate: known.describe('0 to 1.'),
  lastRatedAt: z.iso.datetime().nullable(),
  series: z.array(z.object({ from: z.iso.datetime({ offset: true }), ...figures })).optional(),
});

/** What a widget is given. There may be more in it: whoever reads it leaves alone what they do not know. */
export const widgetConfig = z.looseObject({
  v: z.int(),
  locale: z.string().describe('The default language of the workspace.'),
  surveys: z.record(
    z.string(),
    z.looseObject({
      id: z.uuid(),
      type: z.enum(SURVEY_TYPES),
      texts: z.record(z.string(), z.looseObject({ question: z.string() })),
    }),
  ),
});
