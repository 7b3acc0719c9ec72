import { SCALES, type SurveyType } from '@/contract/survey';
import { dayDifference, type IsoDate } from './period';
import { type Part, SATISFACTION_SCALE, toSatisfaction } from './satisfaction';
import { TOP_FROM } from './score';
import { scoresOf } from './tally';
import { isShown } from './visibility';

/**
 * `satisfaction` of answers of any type on 1–5, or the native headline of one type, whose answers alone then count. Where
 * a touchpoint's question was changed to another type, satisfaction may step because the question did: split there
 * (`sinceChange`).
 */
export type Measure = 'satisfaction' | SurveyType;

/** What was heard in a day, a week or a month of a series; null parts are a gap, not a zero. */
export interface Bucket {
  /** Local days, ends included. */
  from: IsoDate;
  to: IsoDate;
  parts: readonly Part[] | null;
}

/** A bucket that says enough to be reckoned with: five answers or more. */
export interface Reading {
  /** Its place in the series. */
  index: number;
  /** The middle of the bucket, in days since the series began. */
  day: number;
  n: number;
  /** In the unit of the measure. */
  mean: number;
}

export interface Series {
  readings: Reading[];
  /** Variance of single answers about the mean of their own bucket, unit squared; 0 where none differ. */
  variance: number;
  /** Skewness of single answers about the mean of all, without a unit; 0 where none differ. */
  skewness: number;
  /** Length of the scale: no change can be larger. */
  span: number;
  /** Ends of the scale. */
  min: number;
  max: number;
}

const ENDS: Readonly<Record<Measure, { min: number; max: number }>> = {
  satisfaction: SATISFACTION_SCALE,
  csat: { min: 0, max: 100 },
  smiley: { min: 0, max: 100 },
  thumbs: { min: 0, max: 100 },
  nps: { min: -100, max: 100 },
  ces: SCALES.ces,
};

/**
 * What one answer adds to a score: every score of the honesty table is the mean of these. Shares count 0 or 100,
 * NPS −100, 0 or 100, CES 1–7 as asked, satisfaction 1–5.
 */
export function contribution(measure: Measure, type: SurveyType, score: number): number {
  switch (measure) {
    case 'satisfaction':
      return toSatisfaction(type, score);
    case 'ces':
      return score;
    case 'nps':
      return score >= 9 ? 100 : score <= 6 ? -100 : 0;
    case 'csat':
    case 'smiley':
    case 'thumbs':
      return score >= TOP_FROM[measure] ? 100 : 0;
  }
}

/**
 * A series as numbers. Buckets with fewer than five answers of the measure stay out: their scores are not said. Answers
 * of another type than the measure's stay out as well, so that a survey whose type was changed is never mixed.
 */
export function seriesOf(buckets: readonly Bucket[], measure: Measure): Series {
  const first = buckets[0]?.from;
  const heard = buckets.flatMap(({ from, to, parts }, index) => {
    const entries = entriesOf(parts ?? [], measure);
    const n = sum(entries, () => 1);
    if (first === undefined || !isShown(n)) return [];
    const mean = sum(entries, (value) => value) / n;
    const day = (dayDifference(first, from) + dayDifference(first, to)) / 2;
    return [{ reading: { index, day, n, mean }, entries }];
  });
  const readings = heard.map(({ reading }) => reading);
  const n = readings.reduce((all, reading) => all + reading.n, 0);
  const within = heard.reduce(
    (all, { reading, entries }) => all + sum(entries, (value) => (value - reading.mean) ** 2),
    0,
  );
  const { min, max } = ENDS[measure];
  return {
    readings,
    variance: n > readings.length ? within / (n - readings.length) : 0,
    skewness: skewnessOf(heard.flatMap(({ entries }) => entries)),
    span: max - min,
    min,
    max,
  };
}

interface Entry {
  value: number;
  count: number;
}

function entriesOf(parts: readonly Part[], measure: Measure): Entry[] {
  return parts
    .filter(({ type }) => measure === 'satisfaction' || type === measure)
    .flatMap(({ type, counts }) =>
      scoresOf(type).map((score) => ({
        value: contribution(measure, type, score),
        count: counts[score] ?? 0,
      })),
    );
}

const sum = (entries: readonly Entry[], of: (value: number) => number): number =>
  entries.reduce((all, { value, count }) => all + count * of(value), 0);

/** Third central moment over the second to the power of 1.5. */
function skewnessOf(entries: readonly Entry[]): number {
  const n = sum(entries, () => 1);
  if (n === 0) return 0;
  const mean = sum(entries, (value) => value) / n;
  const second = sum(entries, (value) => (value - mean) ** 2) / n;
  return second === 0 ? 0 : sum(entries, (value) => (value - mean) ** 3) / n / second ** 1.5;
}
