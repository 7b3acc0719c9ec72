import { tCritical } from './student';

/** What a mean, its interval and a comparison need to know of a set of answers. */
export interface Sample {
  /** Answers. */
  n: number;
  /** Mean of the answers; null when there are none. */
  mean: number | null;
  /** Unbiased variance (divisor n − 1); null below two answers. */
  variance: number | null;
  /** Distance between neighbouring answers on the scale; 0 if the scale is continuous. */
  step: number;
}

/** Mean and variance of values with their counts; two passes, so that large counts lose no digits. */
export function sampleOf(entries: readonly { value: number; count: number }[], step: number): Sample {
  const n = entries.reduce((sum, { count }) => sum + count, 0);
  if (n === 0) return { n, mean: null, variance: null, step };
  const mean = entries.reduce((sum, { value, count }) => sum + value * count, 0) / n;
  if (n === 1) return { n, mean, variance: null, step };
  const squares = entries.reduce((sum, { value, count }) => sum + count * (value - mean) ** 2, 0);
  return { n, mean, variance: squares / (n - 1), step };
}

/**
 * Standard error of the mean: s/√n, but never less than a scale of whole steps allows; null below two answers.
 *
 * Why a floor: when all answers are equal, s is 0 and a t interval would claim to know the mean exactly. It
 * does not: after n equal answers up to 1 − 0.05^(1/n) of all customers (about 3/n, the rule of three; Hanley
 * & Lippman-Hand, JAMA 249, 1983) may still answer differently. We let those differ by one step of the scale,
 * so no 95 % interval is narrower than that on either side. It binds only when at most about one answer in n
 * differs from the rest, and it applies to nearly equal answers as well, so that more agreement among the
 * answers never widens the interval.
 */
export function standardError(sample: Sample): number | null {
  if (sample.variance === null) return null;
  const { n, step } = sample;
  const unseenShare = -Math.expm1(Math.log(0.05) / n);
  return Math.max(Math.sqrt(sample.variance / n), (unseenShare * step) / tCritical(n - 1));
}
