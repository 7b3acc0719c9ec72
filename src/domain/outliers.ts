import type { Measured } from './misalignment';
import { ALPHA } from './multiplicity';
import { standardError } from './sample';
import { satisfactionSample } from './satisfaction';
import { tCritical, twoSided } from './student';
import { NORMAL_FROM } from './visibility';

/** Of fewer touchpoints it cannot be said what is usual among them. */
export const OUTLIERS_FROM = 6;

/** At most one in so many can be an outlier: what is more frequent is a second kind, not an exception. */
const ONE_IN = 5;

/** A touchpoint's figure, in any unit all share, with its standard error in the same unit. */
export interface Candidate {
  id: string;
  value: number;
  error: number;
}

export interface Outlier {
  id: string;
  value: number;
  side: 'low' | 'high';
  /** Where the others let expect it, allowing for all that were looked at; `value` lies outside. */
  low: number;
  high: number;
}

export interface Outlying {
  /** Farthest from the others first. */
  outliers: Outlier[];
  /** How many were looked at; 0 where they were too few to say what is usual. */
  compared: number;
}

/** Outliers in satisfaction (1–5) among the touchpoints of a map. Those with fewer than 30 answers are not looked at. */
export function outlyingTouchpoints(touchpoints: readonly Measured[]): Outlying {
  return findOutliers(
    touchpoints.flatMap(({ id, parts }) => {
      const sample = satisfactionSample(parts);
      const error = sample.n >= NORMAL_FROM ? standardError(sample) : null;
      return error === null || sample.mean === null ? [] : [{ id, value: sample.mean, error }];
    }),
  );
}

/**
 * Which few lie apart from all others by more than touchpoints of the same map differ anyway and chance adds. The chance
 * that any is named although none is one is about 5 %, with 6 touchpoints as with 60; below 6 nothing is said.
 *
 * Touchpoints truly differ, and a mean of thousands of answers is known to the second digit: measured against sampling
 * error alone nearly all would be outliers. So each is held against what the others let expect of one more of their
 * kind: their mean, their spread beyond sampling error (Paule & Mandel), and its own error. The one farthest out is set
 * aside and the rest looked at again, so that two do not hide each other; then Rosner's rule: all set aside up to the
 * last that passes its level are outliers. With equal errors this is his generalised ESD test.
 * Source: Viechtbauer & Cheung, Research Synthesis Methods 1 (2010) 112–125 (studentised deleted residuals); Paule &
 * Mandel, Journal of Research of the NBS 87 (1982) 377–385; Rosner, Technometrics 25 (1983) 165–172.
 */
export function findOutliers(candidates: readonly Candidate[]): Outlying {
  if (candidates.length < OUTLIERS_FROM) return { outliers: [], compared: 0 };
  const aside: { candidate: Candidate; passes: boolean }[] = [];
  let rest = [...candidates];
  for (let step = 0; step < Math.floor(candidates.length / ONE_IN); step++) {
    const farthest = farthestOf(rest);
    if (farthest === null) break;
    const p = twoSided(farthest.t, rest.length - 2);
    aside.push({ candidate: farthest.candidate, passes: p <= ALPHA / rest.length });
    rest = rest.filter((one) => one !== farthest.candidate);
  }
  const last = aside.findLastIndex(({ passes }) => passes);
  const outliers = aside.slice(0, last + 1).map(({ candidate }) => candidate);
  const usual = candidates.filter((one) => !outliers.includes(one));
  const told = outliers.map((one) => toOutlier(one, usual));
  return {
    // One of which little is known may have been set aside before others and be explained by its own error after all.
    outliers: told.filter(({ value, low, high }) => value < low || value > high),
    compared: candidates.length,
  };
}

function toOutlier({ id, value, error }: Candidate, usual: readonly Candidate[]): Outlier {
  const { mean, variance } = expected(usual);
  const reach = tCritical(usual.length - 1, ALPHA / (usual.length + 1)) * Math.sqrt(variance + error ** 2);
  return { id, value, side: value < mean ? 'low' : 'high', low: mean - reach, high: mean + reach };
}

/** The one that lies farthest from what the others let expect, in standard errors; null where nothing differs. */
function farthestOf(rest: readonly Candidate[]): { candidate: Candidate; t: number } | null {
  let farthest: { candidate: Candidate; t: number } | null = null;
  for (const candidate of rest) {
    const { mean, variance } = expected(rest.filter((one) => one !== candidate));
    const away = Math.abs(candidate.value - mean);
    if (away === 0) continue;
    const t = away / Math.sqrt(variance + candidate.error ** 2);
    if (farthest === null || t > farthest.t) farthest = { candidate, t };
  }
  return farthest;
}

/** Mean of a group, and the variance of one more of its kind about it before that one's own sampling error. */
function expected(group: readonly Candidate[]): { mean: number; variance: number } {
  const between = betweenVariance(group);
  const [first] = group;
  // All equal and without error: weights would be infinite.
  if (first && between === 0 && group.some(({ error }) => error === 0))
    return { mean: first.value, variance: 0 };
  const { mean, weight } = weighted(group, between);
  return { mean, variance: between + 1 / weight };
}

/** Mean by weights 1/(error² + between), the weighted squares about it, and how fast those fall with `between`. */
function weighted(group: readonly Candidate[], between: number) {
  const weights = group.map(({ error }) => 1 / (error ** 2 + between));
  const weight = weights.reduce((sum, own) => sum + own, 0);
  const mean = group.reduce((sum, { value }, index) => sum + value * (weights[index] ?? 0), 0) / weight;
  let [squares, slope] = [0, 0];
  group.forEach(({ value }, index) => {
    const own = weights[index] ?? 0;
    squares += own * (value - mean) ** 2;
    slope += own ** 2 * (value - mean) ** 2;
  });
  return { mean, weight, squares, slope };
}

/**
 * Paule & Mandel: the variance between touchpoints at which the weighted squares about their mean are as many as the
 * degrees of freedom; 0 if sampling error explains all. The squares fall ever less steeply as it rises, so Newton's
 * steps from below never pass it: DerSimonian & Kacker, Contemporary Clinical Trials 28 (2007) 105–114.
 */
function betweenVariance(group: readonly Candidate[]): number {
  const df = group.length - 1;
  const mean = group.reduce((sum, { value }) => sum + value, 0) / group.length;
  const all = group.reduce((sum, { value }) => sum + (value - mean) ** 2, 0);
  // Without any error the first step would divide by nothing.
  let between = group.some(({ error }) => error === 0) ? 1e-9 * all : 0;
  if (all === 0) return 0;
  for (let step = 0; step < 100; step++) {
    const { squares, slope } = weighted(group, between);
    const more = (squares - df) / slope;
    if (!(more > 1e-12 * between)) break;
    between += more;
  }
  return between;
}
