import { z } from 'zod';
import { LIMITS } from '@/contract/limits';
import { DEVICES, type Device } from '@/contract/rating';
import { RATING_SOURCES, type RatingSource } from '@/contract/survey';
import { bound } from '@/domain/bound';
import { type IsoDate, RANGE_KEYS } from '@/domain/period';

/** Values of one dimension at most. */
export const MOST_VALUES = 50;
export const LONGEST_YEARS = 10;

/** The database keeps every sign but U+0000, and so there is nothing to look for with it. */
const text = (least: number, most: number) =>
  z
    .string()
    .min(least)
    .max(most)
    .regex(/^[^\0]*$/);

const oneOf = <Value extends z.ZodType>(value: Value) =>
  z.array(value).max(MOST_VALUES, `At most ${MOST_VALUES} at once.`).default([]);

/** A day or an instant, as it stands in the address. */
const moment = z.string().refine((value) => bound.safeParse(value).success, 'This is no day and no moment.');

/** The last days up to today, or from and to: days of the workspace's time zone, both included, or instants. */
export const segmentPeriod = z.union([
  z.strictObject({ range: z.enum(RANGE_KEYS) }),
  z.strictObject({ from: moment, to: moment }),
]);
export type SegmentPeriod = z.infer<typeof segmentPeriod>;

/** The first part of a language tag: "pt" of "pt-BR". */
const language = z.string().regex(/^[a-z]{2,8}$/, 'A language is two or three small letters: de.');

export const attributePair = z.object({
  name: text(1, LIMITS.attributeName),
  /** As text: 58.9 is "58.9", and true is "true". */
  value: text(0, LIMITS.attributeValue),
});
export type AttributePair = z.infer<typeof attributePair>;

/**
 * Which ratings are looked at. Of the values of a dimension one must fit, of the dimensions all; attributes of one name
 * are a dimension of their own. None in a dimension: it does not matter.
 */
export const segment = z.object({
  period: segmentPeriod.default({ range: '28d' }),
  /** Slugs. Without them all that stand on a current map. */
  touchpoints: oneOf(text(1, LIMITS.slug)),
  stages: oneOf(z.uuid()),
  departments: oneOf(z.uuid()),
  promises: oneOf(z.uuid()),
  /** Slugs. */
  personas: oneOf(text(1, LIMITS.slug)),
  /** As they are written at the touchpoints. */
  channels: oneOf(text(1, 1_000)),
  sources: oneOf(z.enum(RATING_SOURCES)),
  languages: oneOf(language),
  devices: oneOf(z.enum(DEVICES)),
  /** What the comment speaks of: one of these. A theme that was merged into another stands for that one. */
  themes: oneOf(z.uuid()),
  attributes: oneOf(attributePair),
});
export type Segment = z.output<typeof segment>;

/** Everything of the last 28 days. */
export const EVERYTHING: Segment = segment.parse({});

/** Dimensions that are lists of plain values. */
export const DIMENSIONS = [
  'touchpoints',
  'stages',
  'departments',
  'promises',
  'personas',
  'channels',
  'sources',
  'languages',
  'devices',
  'themes',
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** What one value of a dimension is called. */
export const DIMENSION_NAMES: Readonly<Record<Dimension, string>> = {
  touchpoints: 'touchpoint',
  stages: 'stage',
  departments: 'department',
  promises: 'promise',
  personas: 'persona',
  channels: 'channel',
  sources: 'source',
  languages: 'language',
  devices: 'device',
  themes: 'theme',
};

export const SOURCE_NAMES: Readonly<Record<RatingSource, string>> = {
  widget: 'Widget',
  link: 'Link',
  email: 'Email',
  qr: 'QR code',
  kiosk: 'Kiosk',
  api: 'API',
  import: 'Import',
};

export const DEVICE_NAMES: Readonly<Record<Device, string>> = {
  phone: 'Phone',
  tablet: 'Tablet',
  computer: 'Computer',
};

/**
 * Whether tallies alone know the answer: they tell touchpoints, personas and days apart, and nothing finer.
 */
export function isTallied({ period, sources, languages, devices, themes, attributes }: Segment): boolean {
  const whole = 'range' in period || [period.from, period.to].every((at) => at.length === 10);
  return whole && [sources, languages, devices, themes, attributes].every(({ length }) => length === 0);
}

/** A touchpoint that is looked at, and all it belongs to. */
export interface SegmentTouchpoint {
  id: string;
  slug: string;
  name: string;
  channel: string;
  stage: { id: string; name: string };
  map: { id: string; name: string };
  department: { id: string; name: string } | null;
  promises: { id: string; name: string }[];
  /** It, its stage or its map was deleted: here because it was named. */
  deleted: boolean;
}

/** What a segment names that is not there (any more). */
export interface Missing {
  dimension: Dimension;
  value: string;
}

/** First and last local day that is touched. */
export interface SegmentDays {
  from: IsoDate;
  to: IsoDate;
}
