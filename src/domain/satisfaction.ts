import { SCALES, type Scale, type SurveyType } from '@/contract/survey';
import { roundTo } from './format';
import { meanInterval } from './intervals';
import { type Sample, sampleOf } from './sample';
import { type Counts, scoresOf, UNSAID } from './tally';

/** The common scale on which touchpoints of different types meet. */
export const SATISFACTION_SCALE: Scale = { min: 1, max: 5 };

/** Answers of one type, as one part of what is pooled. */
export interface Part {
  type: SurveyType;
  counts: Counts;
}

export interface Satisfaction {
  /** Answers of all parts together. */
  n: number;
  /** Mean on 1–5, not rounded; null without answers, and where their scores may not be said. */
  value: number | null;
  /** 95 % t interval within 1–5; null below two answers. */
  low: number | null;
  high: number | null;
}

export type Band = 1 | 2 | 3 | 4 | 5;

export const BAND_NAMES: Readonly<Record<Band, string>> = {
  1: 'Failing',
  2: 'Weak',
  3: 'Mixed',
  4: 'Good',
  5: 'Strong',
};

/** Lowest shown value of bands 2 to 5. */
const BAND_FLOORS: readonly (readonly [Band, number])[] = [
  [5, 4.4],
  [4, 3.9],
  [3, 3.3],
  [2, 2.7],
];

/**
 * One answer on the common scale 1–5, linearly: CSAT and smiley as they are, CES 1 + (x − 1)·4/6,
 * NPS 1 + x·4/10, thumbs 1 or 5.
 */
export function toSatisfaction(type: SurveyType, score: number): number {
  const { min } = SCALES[type];
  return 1 + (score - min) * stepOf(type);
}

/**
 * Satisfaction of all parts together: every answer counts once, whatever it was asked by. Answers whose scores may not
 * be said stay out of it, and out of its n; where there are no others, n says how many they are. With one answer there
 * is a value but no interval. Equal answers still get an interval with a width: see `standardError`.
 */
export function satisfaction(parts: readonly Part[]): Satisfaction {
  const sample = satisfactionSample(parts);
  if (sample.n === 0) return { n: countUnsaid(parts), value: null, low: null, high: null };
  const interval = meanInterval(sample, SATISFACTION_SCALE);
  return { n: sample.n, value: sample.mean, low: interval?.low ?? null, high: interval?.high ?? null };
}

/** Answers whose scores may not be said. */
export const countUnsaid = (parts: readonly Part[]): number =>
  parts.reduce((sum, { counts }) => sum + (counts[UNSAID] ?? 0), 0);

/**
 * The pooled answers as a sample on 1–5. The step of a mixture is the mean of its parts' steps by answers: a
 * thumb that turns moves the whole scale, an NPS answer only a tenth of it.
 */
export function satisfactionSample(parts: readonly Part[]): Sample {
  const entries = parts.flatMap(({ type, counts }) =>
    scoresOf(type).map((score) => ({
      value: toSatisfaction(type, score),
      count: counts[score] ?? 0,
      step: stepOf(type),
    })),
  );
  const n = entries.reduce((sum, { count }) => sum + count, 0);
  const steps = entries.reduce((sum, { count, step }) => sum + count * step, 0);
  return sampleOf(entries, n === 0 ? 0 : steps / n);
}

/**
 * Band of a satisfaction value (1–5) as shown with `decimals`: 1 under 2.7, then from 2.7, 3.3, 3.9 and 4.4.
 * It follows the shown number, so that one number never has two colours.
 */
export function band(value: number, decimals = 2): Band {
  const shown = roundTo(value, decimals);
  return BAND_FLOORS.find(([, floor]) => shown >= floor)?.[0] ?? 1;
}

export function bandName(value: number, decimals = 2): string {
  return BAND_NAMES[band(value, decimals)];
}

export type Spread = [number, number, number, number, number];

/**
 * Share (0–1) of answers nearest to each of 1 to 5 on the common scale, for the bars behind a point. No score of
 * any type lies midway between two. Without answers all five are 0: there is nothing to draw.
 */
export function spread5(type: SurveyType, counts: Counts): Spread {
  const bars: Spread = [0, 0, 0, 0, 0];
  let n = 0;
  for (const score of scoresOf(type)) {
    const count = counts[score] ?? 0;
    const bin = Math.round(toSatisfaction(type, score)) - 1;
    bars[bin] = (bars[bin] ?? 0) + count;
    n += count;
  }
  return n === 0 ? bars : (bars.map((count) => count / n) as Spread);
}

/** Distance between neighbouring answers of a type on the common scale. */
function stepOf(type: SurveyType): number {
  const { min, max } = SCALES[type];
  return 4 / (max - min);
}
