import type { SurveyType } from '@/contract/survey';
import { adjustedNps, type NpsGroups, npsOf, type Share, wilson } from './intervals';
import { type Sample, standardError } from './sample';
import { type Part, SATISFACTION_SCALE, satisfactionSample } from './satisfaction';
import { nativeSample, npsGroups, topShareOf } from './score';
import { tCritical, Z95 } from './student';
import { type Counts, countOf } from './tally';
import { isShown } from './visibility';

/** A change, always after − before, with its 95 % interval in the same unit. */
export interface Comparison {
  difference: number;
  low: number;
  high: number;
  /** Whether the interval leaves out zero: only then may a direction be claimed. */
  distinguishable: boolean;
}

/** none: no change can be told from noise · unknown: too few answers to compare at all. */
export type Direction = 'up' | 'down' | 'none' | 'unknown';

/**
 * Change of a share, in shares (−1…1); null when either side has fewer than 5 answers.
 * Source: Newcombe, Statistics in Medicine 17 (1998) 873–890, method 10 (hybrid of two Wilson intervals).
 */
export function compareShares(before: Share, after: Share): Comparison | null {
  const was = wilson(before.successes, before.n);
  const is = wilson(after.successes, after.n);
  if (was === null || is === null || !bothShown(before, after)) return null;
  const p1 = before.successes / before.n;
  const p2 = after.successes / after.n;
  const difference = p2 - p1;
  return comparisonOf(
    difference,
    difference - Math.hypot(p2 - is.low, was.high - p1),
    difference + Math.hypot(is.high - p2, p1 - was.low),
  );
}

/**
 * Change of a mean, in the unit of the answers; null when either side has fewer than 5 answers. `span` is the
 * length of the scale, which no change can exceed.
 * Source: Welch, Biometrika 34 (1947) 28–35, with Satterthwaite's degrees of freedom.
 */
export function compareMeans(
  before: Sample,
  after: Sample,
  span = Number.POSITIVE_INFINITY,
): Comparison | null {
  const found = bothShown(before, after) ? compareSamples(before, after) : null;
  if (found === null) return null;
  const { difference, error, df } = found;
  const reach = tCritical(Math.max(1, df)) * error;
  return comparisonOf(difference, Math.max(-span, difference - reach), Math.min(span, difference + reach));
}

/** A difference of means, later − earlier, with its standard error and the degrees of freedom of its t. */
export interface Difference {
  difference: number;
  error: number;
  df: number;
}

/** Welch's difference of two means with Satterthwaite's degrees of freedom; null when either has no mean. */
export function compareSamples(before: Sample, after: Sample): Difference | null {
  if (before.mean === null || after.mean === null) return null;
  const was = (standardError(before) ?? 0) ** 2;
  const is = (standardError(after) ?? 0) ** 2;
  const difference = after.mean - before.mean;
  const variance = was + is;
  // Only a continuous scale without any spread gets here with 0; the limit of the formula is then harmless.
  const df =
    variance === 0
      ? before.n + after.n - 2
      : variance ** 2 / (was ** 2 / (before.n - 1) + is ** 2 / (after.n - 1));
  return { difference, error: Math.sqrt(variance), df };
}

/**
 * Change of the NPS in points (−200…200); null when either side has fewer than 5 answers. The difference is that
 * of the two NPS as they are; the interval is that of the adjusted ones, widened where it would leave it out.
 * Source: Lewis & Sauro, "How to statistically compare two Net Promoter Scores" (z from two adjusted SEs).
 */
export function compareNps(before: NpsGroups, after: NpsGroups): Comparison | null {
  if (!bothShown(sizeOf(before), sizeOf(after))) return null;
  const was = adjustedNps(before);
  const is = adjustedNps(after);
  const difference = npsOf(after) - npsOf(before);
  const centre = is.nps - was.nps;
  const reach = Z95 * Math.hypot(was.error, is.error);
  return comparisonOf(
    difference,
    Math.max(-200, Math.min(difference, centre - reach)),
    Math.min(200, Math.max(difference, centre + reach)),
  );
}

/** Change of satisfaction (1–5) between two periods or groups; null when either has fewer than 5 answers. */
export function compareSatisfaction(before: readonly Part[], after: readonly Part[]): Comparison | null {
  return compareMeans(satisfactionSample(before), satisfactionSample(after), spanOfSatisfaction);
}

/** Change of the native headline, in its own unit: percentage points, NPS points or CES steps. */
export function compareHeadlines(type: SurveyType, before: Counts, after: Counts): Comparison | null {
  switch (type) {
    case 'nps':
      return compareNps(npsGroups(before), npsGroups(after));
    case 'ces':
      return compareMeans(nativeSample(type, before), nativeSample(type, after), 6);
    case 'csat':
    case 'smiley':
    case 'thumbs': {
      return scaledTo100(compareShares(topShareOf(type, before), topShareOf(type, after)));
    }
  }
}

/** A change of a share in percentage points. */
export function scaledTo100(change: Comparison | null): Comparison | null {
  return change && comparisonOf(100 * change.difference, 100 * change.low, 100 * change.high);
}

/** What may be said of a change in one word. */
export function directionOf(change: Comparison | null): Direction {
  if (change === null) return 'unknown';
  if (!change.distinguishable) return 'none';
  return change.difference > 0 ? 'up' : 'down';
}

const spanOfSatisfaction = SATISFACTION_SCALE.max - SATISFACTION_SCALE.min;

/** A change is distinguishable if its interval leaves out zero. */
export function comparisonOf(difference: number, low: number, high: number): Comparison {
  return { difference, low, high, distinguishable: low > 0 || high < 0 };
}

function sizeOf({ promoters, passives, detractors }: NpsGroups): { n: number } {
  return { n: countOf([promoters, passives, detractors]) };
}

function bothShown(before: { n: number }, after: { n: number }): boolean {
  return isShown(before.n) && isShown(after.n);
}
