import { biasCorrected, resample } from './bootstrap';
import { type Answered, type Pairs, pairsOf, saidBy } from './correlations';
import { lmgShares } from './lmg';
import { holm } from './multiplicity';
import { twoSided } from './student';
import { NORMAL_FROM } from './visibility';

/** So many customers must have rated a touchpoint and given the outcome as well. */
export const DRIVERS_FROM = 100;

/** More touchpoints are not weighed at once, and more customers not reckoned with: it would take too long. */
const MOST_TOUCHPOINTS = 20;
const MOST_CUSTOMERS = 5000;

/** Samples drawn again for the intervals: ten lie beyond either end. */
const RESAMPLES = 400;

/** In fewer of them with shares, what is known of the pairs does not hang together. */
const ENOUGH_SAMPLES = 0.9;

/** What moves the outcome. */
export interface Driver {
  /** The touchpoint. */
  id: string;
  /** Customers who rated it and gave the outcome. */
  customers: number;
  /** Share of the outcome's variance it explains, 0–1, with its 95 % interval, which begins at 0 unless `told`. */
  share: number;
  low: number;
  high: number;
  /** Its correlation with the outcome by itself, −1…1. */
  correlation: number;
  /** Whether that can be told from none, with all touchpoints weighed: only then may it be called a driver. */
  told: boolean;
}

export interface Drivers {
  /** Largest share first. */
  drivers: Driver[];
  /** Share of the outcome's variance they explain together (R², 0–1), with its 95 % interval. */
  explained: { share: number; low: number; high: number };
  /** Customers with the outcome and at least one of the touchpoints. */
  customers: number;
  /** Touchpoints that could not be weighed: too few customers rated them, or them and the others. */
  leftOut: string[];
}

/**
 * Key drivers: how much of what customers say overall goes with what they say at each touchpoint. Null, silence, where
 * fewer than two touchpoints were rated by 100 customers who gave the outcome and, each two of them, by 30; and where
 * what is known of the pairs cannot be of one group of customers.
 *
 * `customers` holds one entry a customer, newest first: the outcome on its own scale (NPS 0–10, CSAT 1–5), and per
 * touchpoint of `ids` the satisfaction (1–5) of the latest rating before it, null where there is none. Of customers
 * beyond 5,000 nothing is read; of more than 20 touchpoints those with the most customers are weighed.
 *
 * Shares are LMG (`lmgShares`) of the correlations, each from those who rated both (available cases). That is right if who
 * rates what does not hang on what they would have said; it is a limit to be told beside the figures. Intervals:
 * customers are drawn again 400 times, always the same (Efron & Tibshirani, An Introduction to the Bootstrap (1993),
 * ch. 13 and 14, bias-corrected percentiles), for shares as Grömping (see there) proposes. Nothing here says that a
 * touchpoint is the cause: it says what goes together. With most customers and touchpoints it takes seconds.
 */
export function driversOf(ids: readonly string[], customers: readonly Answered[]): Drivers | null {
  const read = customers.slice(0, MOST_CUSTOMERS);
  const chosen = choose(pairsOf(read.map(saidBy), ids.length + 1));
  if (chosen.length < 2) return null;
  const known = read
    .map(({ outcome, scores }) => ({ outcome, scores: chosen.map((place) => scores[place] ?? null) }))
    .filter(({ scores }) => scores.some((score) => score !== null))
    .map(saidBy);
  const size = chosen.length + 1;
  const pairs = pairsOf(known, size);
  const shares = weigh(pairs);
  const again = resample(known.length, RESAMPLES, (times) => weigh(pairsOf(known, size, times)));
  if (shares === null || again.length < RESAMPLES * ENOUGH_SAMPLES) return null;
  const told = new Set(holm(chosen.map((_, own) => chanceOf(pairs, own))));
  const drivers = chosen.map((place, own): Driver => {
    const share = shares[own] ?? 0;
    return {
      id: ids[place] ?? '',
      customers: pairs.count(own, size - 1),
      share,
      ...intervalOf(
        share,
        again.map((drawn) => drawn[own] ?? 0),
        told.has(own),
      ),
      correlation: pairs.correlation(own, size - 1) ?? 0,
      told: told.has(own),
    };
  });
  const explained = sum(shares);
  return {
    drivers: drivers.sort((a, b) => b.share - a.share || a.id.localeCompare(b.id)),
    explained: { share: explained, ...intervalOf(explained, again.map(sum), told.size > 0) },
    customers: known.length,
    leftOut: ids.filter((_, place) => !chosen.includes(place)),
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, number) => all + number, 0);

/** Shares never come out below 0, so samples alone would never say that there may be nothing. */
function intervalOf(share: number, again: readonly number[], told: boolean): { low: number; high: number } {
  const { low, high } = biasCorrected(share, again) ?? { low: 0, high: 1 };
  return { low: told ? low : 0, high };
}

/**
 * Touchpoints of which enough is known, in their order. While two of them were rated together by too few, the one that
 * has most such partners goes, of equals the one with fewer customers.
 */
function choose(pairs: Pairs): number[] {
  const outcome = pairs.size - 1;
  const heard = (place: number) => pairs.count(place, outcome);
  let chosen = Array.from({ length: outcome }, (_, place) => place)
    .filter((place) => heard(place) >= DRIVERS_FROM && pairs.correlation(place, outcome) !== null)
    .sort((a, b) => heard(b) - heard(a) || a - b)
    .slice(0, MOST_TOUCHPOINTS);
  for (;;) {
    const strangers = (place: number) =>
      chosen.filter((other) => other !== place && pairs.count(place, other) < NORMAL_FROM).length;
    // Sorted by customers: the last of those with most strangers has fewest.
    const worst = chosen.reduce((most, place) => Math.max(most, strangers(place)), 0);
    if (worst === 0) return chosen.sort((a, b) => a - b);
    const out = chosen.findLast((place) => strangers(place) === worst);
    chosen = chosen.filter((place) => place !== out);
  }
}

/**
 * The shares. Correlations that come from different customers may fit no one group of them; then all are drawn towards
 * 0, as far as is needed and no farther than by a fifth.
 */
function weigh(pairs: Pairs): number[] | null {
  const outcome = pairs.size - 1;
  const places = Array.from({ length: outcome }, (_, place) => place);
  const withOutcome = places.map((place) => pairs.correlation(place, outcome));
  const among = places.map((a) => places.map((b) => (a === b ? 1 : pairs.correlation(a, b))));
  if (withOutcome.includes(null) || among.some((row) => row.includes(null))) return null;
  for (const kept of [1, 0.95, 0.9, 0.85, 0.8]) {
    const shares = lmgShares(
      among.map((row, a) => row.map((r, b) => (a === b ? 1 : kept * (r ?? 0)))),
      withOutcome.map((r) => kept * (r ?? 0)),
    );
    if (shares !== null) return shares;
  }
  return null;
}

/** Probability of a correlation with the outcome at least as far from none, if there is none: Student's t. */
function chanceOf(pairs: Pairs, place: number): number {
  const outcome = pairs.size - 1;
  const df = pairs.count(place, outcome) - 2;
  const r = pairs.correlation(place, outcome) ?? 0;
  return twoSided(Math.abs(r) * Math.sqrt(df / Math.max(1e-12, 1 - r * r)), df);
}
