import { type Comparison, comparisonOf } from './comparison';
import { ALPHA } from './multiplicity';
import { type Bucket, type Measure, type Reading, type Series, seriesOf } from './series';
import { tCritical, twoSided } from './student';
import { NORMAL_FROM } from './visibility';

/** A level holds for as many readings at least: one odd week is an outlier, not a new level. */
const LEVEL_READINGS = 3;

/** Where the level of a series changed. */
export interface Shift {
  /** Place in the series of the first bucket on the new level. */
  index: number;
  /**
   * New level minus the one before it, in the unit of the measure. Its interval allows for having been looked for at
   * every place of the series, so it is wider than that of a comparison of two periods chosen beforehand.
   */
  change: Comparison;
}

/**
 * Change points: where a series went to another level, in order of time. Empty where none can be told, as with fewer
 * than three readings or 30 answers on a side. The chance of any in a series that has none is below 5 %.
 *
 * Every place is tried: the means on both sides are compared by a t test, whose error comes from the answers or, where
 * buckets lie farther apart, from the buckets, and Bonferroni's bound pays for trying all places. The clearest place
 * divides the series, and both parts are searched in the same way; then each place is looked for once more between its
 * neighbours. A steady slope is told as one or more steps: read it beside `trendOf`.
 * Source: Scott & Knott, Biometrics 30 (1974) 507–512 and Vostrikova, Soviet Mathematics Doklady 24 (1981) 55–59 (binary
 * segmentation); Bai, Econometric Theory 13 (1997) 315–352 (looking once more).
 *
 * `among`: how many series are looked at together, so that the bound holds for all of them.
 */
export function findShifts(buckets: readonly Bucket[], measure: Measure, among = 1): Shift[] {
  return shiftsOf(seriesOf(buckets, measure), { least: NORMAL_FROM, among });
}

/** A place that divides readings in two: the first on the right, with both sides' means compared. */
interface Split {
  at: number;
  difference: number;
  error: number;
  df: number;
}

/** The same of a series as numbers; a level needs `least` answers. */
export function shiftsOf(
  { readings, variance, span }: Series,
  { least, among }: { least: number; among: number },
): Shift[] {
  const sums = runningSums(readings);
  const looks = among * placesIn(sums, 0, readings.length, least).length;
  const search = (from: number, to: number) => clearest(sums, from, to, variance, least);
  const divide = (from: number, to: number): number[] => {
    const split = search(from, to);
    if (split === null || chance(split) * looks > ALPHA) return [];
    return [...divide(from, split.at), split.at, ...divide(split.at, to)];
  };
  const end = readings.length;
  const places = divide(0, end);
  places.forEach((at, place) => {
    places[place] = search(places[place - 1] ?? 0, places[place + 1] ?? end)?.at ?? at;
  });
  return places.flatMap((at, place) => {
    const split = splitAt(sums, places[place - 1] ?? 0, at, places[place + 1] ?? end, variance);
    const reading = readings[at];
    if (!reading || chance(split) * looks > ALPHA) return [];
    const reach = tCritical(split.df, ALPHA / looks) * split.error;
    const [low, high] = [split.difference - reach, split.difference + reach];
    const change = comparisonOf(split.difference, Math.max(-span, low), Math.min(span, high));
    return [{ index: reading.index, change }];
  });
}

const chance = ({ difference, error, df }: Split): number =>
  difference === 0 ? 1 : error === 0 ? 0 : twoSided(Math.abs(difference) / error, df);

/** Answers, their sum and the sum of squares of the readings' means, up to each reading. */
interface Sums {
  n: number[];
  first: number[];
  second: number[];
}

function runningSums(readings: readonly Reading[]): Sums {
  const n = readings.reduce((sum, reading) => sum + reading.n, 0);
  // Sums about the mean of all: squares of large numbers would lose the digits that differ.
  const centre = n === 0 ? 0 : readings.reduce((sum, reading) => sum + reading.n * reading.mean, 0) / n;
  const sums: Sums = { n: [0], first: [0], second: [0] };
  readings.forEach((reading, place) => {
    const mean = reading.mean - centre;
    sums.n.push((sums.n[place] ?? 0) + reading.n);
    sums.first.push((sums.first[place] ?? 0) + reading.n * mean);
    sums.second.push((sums.second[place] ?? 0) + reading.n * mean ** 2);
  });
  return sums;
}

const between = (sums: readonly number[], from: number, to: number): number =>
  (sums[to] ?? 0) - (sums[from] ?? 0);

/** Where readings may be divided: both sides have readings and answers enough to be a level. */
function placesIn({ n }: Sums, from: number, to: number, least: number): number[] {
  const places: number[] = [];
  for (let at = from + LEVEL_READINGS; at <= to - LEVEL_READINGS; at++) {
    if (between(n, from, at) >= least && between(n, at, to) >= least) places.push(at);
  }
  return places;
}

/** The place at which the two sides differ most for their error. */
function clearest(sums: Sums, from: number, to: number, variance: number, least: number): Split | null {
  const splits = placesIn(sums, from, to, least).map((at) => splitAt(sums, from, at, to, variance));
  return splits.reduce<Split | null>((best, split) => {
    const [here, there] = [Math.abs(split.difference), Math.abs(best?.difference ?? 0)];
    return best === null || here * best.error > there * split.error ? split : best;
  }, null);
}

function splitAt(sums: Sums, from: number, at: number, to: number, variance: number): Split {
  const [left, right] = [levelOf(sums, from, at), levelOf(sums, at, to)];
  const df = to - from - 2;
  const apart = (left.rest + right.rest) / df;
  const error = Math.sqrt(Math.max(variance, apart) * (1 / left.n + 1 / right.n));
  return { at, difference: right.mean - left.mean, error, df };
}

/** Mean of neighbouring readings, and the sum of their squared distances from it, by answers. */
function levelOf(sums: Sums, from: number, to: number): { n: number; mean: number; rest: number } {
  const n = between(sums.n, from, to);
  const first = between(sums.first, from, to);
  return { n, mean: first / n, rest: Math.max(0, between(sums.second, from, to) - first ** 2 / n) };
}
