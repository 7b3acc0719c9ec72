import type { Scale } from '@/contract/survey';
import { type Sample, standardError } from './sample';
import { tCritical, Z95 } from './student';

export interface Interval {
  low: number;
  high: number;
}

/** So many of so many. */
export interface Share {
  successes: number;
  n: number;
}

/** NPS counts: 9–10, 7–8, 0–6. */
export interface NpsGroups {
  promoters: number;
  passives: number;
  detractors: number;
}

/**
 * 95 % Wilson score interval of a share, without continuity correction, as shares 0–1; null when n = 0.
 * Source: Wilson 1927; Newcombe, Statistics in Medicine 17 (1998) 857–872, method 3.
 */
export function wilson(successes: number, n: number): Interval | null {
  if (n === 0) return null;
  const share = successes / n;
  const z2 = Z95 * Z95;
  const centre = successes + z2 / 2;
  const reach = Z95 * Math.sqrt(n * share * (1 - share) + z2 / 4);
  // At the ends the formula gives exactly 0 or 1; rounding errors must not lift it off them.
  return {
    low: successes === 0 ? 0 : Math.max(0, (centre - reach) / (n + z2)),
    high: successes === n ? 1 : Math.min(1, (centre + reach) / (n + z2)),
  };
}

/**
 * 95 % t interval of a mean, in the unit of the answers, cut off at the ends of the scale; null below two
 * answers. Never of zero width: see `standardError`.
 */
export function meanInterval(sample: Sample, scale: Scale): Interval | null {
  const error = standardError(sample);
  if (error === null || sample.mean === null) return null;
  const reach = tCritical(sample.n - 1) * error;
  return { low: Math.max(scale.min, sample.mean - reach), high: Math.min(scale.max, sample.mean + reach) };
}

/**
 * Adjusted NPS and its standard error, both in points (−100…100): three answers are added, ¾ of them promoters
 * and ¾ detractors; SE = 100·√((p + d − (p − d)²)/(n + 3)).
 * Source: Rocks, The American Statistician 70 (2016) 365–372; Lewis & Sauro, "Confidence intervals for NPS".
 */
export function adjustedNps({ promoters, passives, detractors }: NpsGroups): { nps: number; error: number } {
  const n = promoters + passives + detractors + 3;
  const p = (promoters + 0.75) / n;
  const d = (detractors + 0.75) / n;
  return { nps: 100 * (p - d), error: 100 * Math.sqrt((p + d - (p - d) ** 2) / n) };
}

/**
 * 95 % adjusted Wald interval of the NPS in points: adjusted NPS ± 1.96 SE, cut off at ±100; null without
 * answers. The centre is drawn towards 0, so a single answer's own ±100 is put back in by hand.
 */
export function npsInterval(groups: NpsGroups): Interval | null {
  const n = groups.promoters + groups.passives + groups.detractors;
  if (n === 0) return null;
  const estimate = npsOf(groups);
  const { nps, error } = adjustedNps(groups);
  return {
    low: Math.max(-100, Math.min(estimate, nps - Z95 * error)),
    high: Math.min(100, Math.max(estimate, nps + Z95 * error)),
  };
}

/** % promoters − % detractors, −100…100, not rounded. NaN without answers: ask for n first. */
export function npsOf({ promoters, passives, detractors }: NpsGroups): number {
  return (100 * (promoters - detractors)) / (promoters + passives + detractors);
}
