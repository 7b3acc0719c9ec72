import { type Comparison, comparisonOf } from './comparison';
import { holm } from './multiplicity';
import { type Bucket, type Measure, type Reading, seriesOf } from './series';
import { tCritical, twoSided } from './student';
import { NORMAL_FROM } from './visibility';

/** Fewer readings show no trend: of four, a line through two of them says it all. */
export const TREND_FROM = 5;

export interface Trend {
  /** What the straight line gains from the first reading to the last, in the unit of the measure, with its interval. */
  change: Comparison;
  /** From the middle of the first reading to that of the last. */
  days: number;
  /** Buckets with five answers or more, and their answers. */
  readings: number;
  n: number;
  /** Probability of a change at least as large if there is none, 0–1. */
  p: number;
}

/**
 * The trend of a series: null below five readings or 30 answers, and where they all lie on one day. What it says of the
 * direction is said as of any change (`directionOf`), in the unit of the measure.
 *
 * A straight line through the readings, each weighted by its answers. Its error comes from how far answers lie apart
 * within a bucket or, where buckets lie farther from the line than that explains, from the buckets: so days that have
 * something in common (weather, a campaign) do not make a trend look surer than it is. Student's t with readings − 2
 * degrees of freedom.
 * Source: weighted least squares, Draper & Smith, Applied Regression Analysis, 3rd ed. (1998), section 9.2.
 */
export function trendOf(buckets: readonly Bucket[], measure: Measure): Trend | null {
  const { readings, variance, span } = seriesOf(buckets, measure);
  const n = readings.reduce((sum, reading) => sum + reading.n, 0);
  const line = readings.length < TREND_FROM || n < NORMAL_FROM ? null : lineThrough(readings, variance);
  if (line === null) return null;
  const difference = line.slope * line.days;
  const reach = tCritical(readings.length - 2) * line.error * line.days;
  const change = comparisonOf(
    difference,
    Math.max(-span, Math.min(difference, difference - reach)),
    Math.min(span, Math.max(difference, difference + reach)),
  );
  const p =
    line.error === 0
      ? Number(line.slope === 0)
      : twoSided(Math.abs(line.slope) / line.error, readings.length - 2);
  return { change, days: line.days, readings: readings.length, n, p };
}

/**
 * Of many series looked at together those that rise or fall, the clearest first: Holm's procedure over all that have a
 * trend, so that the chance of any among them by mistake is below 5 %. The intervals stay those of each by itself.
 */
export function clearTrends<S extends { buckets: readonly Bucket[] }>(
  all: readonly S[],
  measure: Measure,
): (S & { trend: Trend })[] {
  const known = all.flatMap((series) => {
    const trend = trendOf(series.buckets, measure);
    return trend === null ? [] : [{ ...series, trend }];
  });
  return holm(known.map(({ trend }) => trend.p)).flatMap((place) => known[place] ?? []);
}

export interface Line {
  /** Per day, with its standard error. */
  slope: number;
  error: number;
  /** From the first reading to the last. */
  days: number;
}

/**
 * The weighted line through readings. `variance` is that of single answers, below which the error never falls; with 0
 * and equal weights this is ordinary least squares. Null below three readings or without any distance in time.
 */
export function lineThrough(readings: readonly Reading[], variance: number): Line | null {
  const [first, last] = [readings[0], readings.at(-1)];
  if (!first || !last || readings.length < 3) return null;
  const n = readings.reduce((sum, reading) => sum + reading.n, 0);
  const day = readings.reduce((sum, reading) => sum + reading.n * reading.day, 0) / n;
  const mean = readings.reduce((sum, reading) => sum + reading.n * reading.mean, 0) / n;
  const width = readings.reduce((sum, reading) => sum + reading.n * (reading.day - day) ** 2, 0);
  if (width === 0) return null;
  const slope =
    readings.reduce((sum, reading) => sum + reading.n * (reading.day - day) * (reading.mean - mean), 0) /
    width;
  const rest = readings.reduce(
    (sum, reading) => sum + reading.n * (reading.mean - mean - slope * (reading.day - day)) ** 2,
    0,
  );
  const error = Math.sqrt(Math.max(variance, rest / (readings.length - 2)) / width);
  return { slope, error, days: last.day - first.day };
}
