import { roundTo } from './format';
import { type Keeping, keepingOf } from './keeping';
import { standardError } from './sample';
import { type Part, SATISFACTION_SCALE, satisfaction, satisfactionSample } from './satisfaction';
import { tCritical, Z95 } from './student';
import { isShown, NORMAL_FROM } from './visibility';

/**
 * Where a score stands against a level: `few`, nothing may be said · `below` or `above`, the interval leaves the
 * level out · `near`, it holds the level, so the two cannot be told apart.
 */
export type Reach = 'few' | 'below' | 'near' | 'above';

export interface Standing {
  n: number;
  reach: Reach;
  /** Satisfaction minus the level; null for `few`. */
  gap: number | null;
  /** Standard error of the satisfaction. */
  error: number | null;
}

/** Satisfaction at a touchpoint against its desired level. */
export function standingOf(parts: readonly Part[], desired: number): Standing {
  const { n, value, low, high } = satisfaction(parts);
  if (!isShown(n) || value === null || low === null || high === null)
    return { n, reach: 'few', gap: null, error: null };
  const reach = high < desired ? 'below' : low > desired ? 'above' : 'near';
  return { n, reach, gap: value - desired, error: standardError(satisfactionSample(parts)) };
}

const MOST_ANSWERS_WORTH_WAITING_FOR = 10_000;

/**
 * About how many more answers are needed until a gap as large as today's could be told from noise, if it and the
 * spread stay as they are. 0 when it can be told already; null when it cannot be said: fewer than 5 answers, no gap
 * as shown, or more than 10,000.
 */
export function answersToTellGap(parts: readonly Part[], desired: number): number | null {
  const { n, reach, gap, error } = standingOf(parts, desired);
  if (reach === 'few' || gap === null || error === null) return null;
  if (reach !== 'near') return 0;
  if (roundTo(gap, 2) === 0) return null;
  // The error falls with √n: solve z·s/√needed = |gap|.
  const more = Math.max(1, Math.ceil(n * ((Z95 * error) / gap) ** 2) - n);
  return more > MOST_ANSWERS_WORTH_WAITING_FOR ? null : more;
}

/** How far a journey has come at one time. */
export interface Progress {
  /** Touchpoints with a desired level. */
  touchpoints: number;
  /** Those of them with at least 5 answers; the gap is theirs. */
  heard: number;
  /** Those with at least 30: of them it may be told whether they keep it. Fewer answers must not look like progress. */
  told: number;
  /** Their score as shown reaches the desired level. */
  kept: number;
  /** Of those, the whole interval lies above. */
  surely: number;
  /** Kept, or so close below that the interval reaches the level. */
  perhaps: number;
  /** Mean of the gaps (satisfaction minus desired), every touchpoint alike, with its 95 % interval. */
  gap: { value: number; low: number; high: number } | null;
}

export function progressOf(touchpoints: readonly { parts: readonly Part[]; desired: number }[]): Progress {
  const standings = touchpoints
    .map(({ parts, desired }) => ({
      ...standingOf(parts, desired),
      keeping: keepingOf(satisfaction(parts), desired),
    }))
    .filter(({ reach }) => reach !== 'few');
  const told = standings.filter(({ n }) => n >= NORMAL_FROM);
  const count = (...keepings: Keeping[]) => told.filter(({ keeping }) => keepings.includes(keeping)).length;
  return {
    touchpoints: touchpoints.length,
    heard: standings.length,
    told: told.length,
    kept: count('kept'),
    surely: told.filter(({ reach }) => reach === 'above').length,
    perhaps: count('kept', 'close'),
    gap: meanGap(standings),
  };
}

/**
 * The errors of the touchpoints are independent, so their squares add up. It says how well the gaps of these
 * touchpoints are known, not how touchpoints differ. Source of the degrees of freedom: Satterthwaite, Biometrics
 * Bulletin 2 (1946) 110–114.
 */
function meanGap(standings: readonly Standing[]): Progress['gap'] {
  const k = standings.length;
  if (k === 0) return null;
  const value = standings.reduce((sum, { gap }) => sum + (gap ?? 0), 0) / k;
  const squares = standings.map(({ error }) => (error ?? 0) ** 2);
  const variance = squares.reduce((sum, square) => sum + square, 0);
  const weight = standings.reduce((sum, { n }, index) => sum + (squares[index] ?? 0) ** 2 / (n - 1), 0);
  const df = weight === 0 ? 1 : variance ** 2 / weight;
  const reach = (tCritical(Math.max(1, df)) * Math.sqrt(variance)) / k;
  const span = SATISFACTION_SCALE.max - SATISFACTION_SCALE.min;
  return { value, low: Math.max(-span, value - reach), high: Math.min(span, value + reach) };
}
