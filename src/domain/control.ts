import { sidak } from './multiplicity';
import { zCritical } from './normal';
import { type Bucket, type Measure, type Series, seriesOf } from './series';
import { shiftsOf } from './shifts';
import { NORMAL_FROM } from './visibility';

/** Of fewer readings it cannot be said how much they vary anyway. */
export const CONTROL_FROM = 10;

/** Mean of the range of two normal values in standard deviations (d₂). */
const RANGE_OF_TWO = 2 / Math.sqrt(Math.PI);

/** A reading with the limits within which chance holds it. */
export interface Watched {
  /** Place in the series. */
  index: number;
  n: number;
  /** All in the unit of the measure. */
  mean: number;
  centre: number;
  low: number;
  high: number;
  /** Whether it lies outside; null also for readings of fewer than 30 answers, which are not judged. */
  out: 'low' | 'high' | null;
}

export interface Control {
  watched: Watched[];
  /** How much more the readings vary than their answers explain; 1: not at all more. */
  dispersion: number;
}

/**
 * Control limits of a series: which days or weeks lie outside what is usual for it. Null below ten readings, and where
 * no two answers differ. The chance of any alarm in a series without one is below 5 %, however long it is: the limits
 * are as wide as Šidák's level for all judged readings asks, about 3 standard errors for twenty.
 *
 * The centre is the mean of the level a reading lies on, so that a lasting change is told once (`findShifts`) and not as
 * an alarm a day. Sampling error widens the limits of readings with few answers; where readings vary by more than that,
 * all limits widen by as much (Laney); skewed answers reach farther to their long side.
 * Source: Montgomery, Introduction to Statistical Quality Control, 7th ed. (2013), section 7.2 (p chart with varying n);
 * Laney, Quality Engineering 14 (2002) 531–537 (p′ chart); Chan & Cui, Naval Research Logistics 50 (2003) 555–573
 * (skewness correction, here by the first term of Cornish and Fisher).
 *
 * `among`: how many series are looked at together, so that the bound holds for all of them.
 */
export function controlOf(buckets: readonly Bucket[], measure: Measure, among = 1): Control | null {
  const series = seriesOf(buckets, measure);
  if (series.readings.length < CONTROL_FROM || series.variance === 0) return null;
  const judged = series.readings.filter(({ n }) => n >= NORMAL_FROM).length;
  const starts = shiftsOf(series, { least: NORMAL_FROM, among }).map(({ index }) => index);
  const z = zCritical(sidak(among * Math.max(1, judged)));
  return controlLimits(series, { z, starts, judgedFrom: NORMAL_FROM });
}

/**
 * The limits `z` standard errors about the centre. A new level begins at each index in `starts`; readings of fewer than
 * `judgedFrom` answers are never outside.
 */
export function controlLimits(
  { readings, variance, skewness, min, max }: Series,
  { z, starts, judgedFrom }: { z: number; starts: readonly number[]; judgedFrom: number },
): Control {
  const levelOf = (index: number) => starts.filter((start) => start <= index).length;
  const centres = [...Map.groupBy(readings, ({ index }) => levelOf(index)).values()].map((level) => {
    const n = level.reduce((sum, reading) => sum + reading.n, 0);
    return level.reduce((sum, reading) => sum + reading.n * reading.mean, 0) / n;
  });
  const seen = readings.map((reading) => {
    const level = levelOf(reading.index);
    const centre = centres[level] ?? reading.mean;
    return { ...reading, level, centre, error: Math.sqrt(variance / reading.n) };
  });
  const ranges = seen.slice(1).flatMap((now, place) => {
    const before = seen[place];
    if (!before || before.level !== now.level) return [];
    return [Math.abs((now.mean - now.centre) / now.error - (before.mean - before.centre) / before.error)];
  });
  const range = ranges.reduce((sum, own) => sum + own, 0) / Math.max(1, ranges.length);
  const dispersion = Math.max(1, range / RANGE_OF_TWO);
  const watched = seen.map(({ index, n, mean, centre, error }): Watched => {
    // Only the long side is corrected: on the short one the ends of the scale would be taken for alarms.
    const skew = ((skewness / Math.sqrt(n)) * (z ** 2 - 1)) / 6;
    const low = Math.max(min, centre - dispersion * error * (z + Math.max(0, -skew)));
    const high = Math.min(max, centre + dispersion * error * (z + Math.max(0, skew)));
    const out = n < judgedFrom ? null : mean < low ? 'low' : mean > high ? 'high' : null;
    return { index, n, mean, centre, low, high, out };
  });
  return { watched, dispersion };
}
