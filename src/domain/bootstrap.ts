import { twoSidedNormal, zCritical } from './normal';
import { randomOf, wholeBelow } from './random';
import { Z95 } from './student';

/** How often each of `n` is drawn when `n` are drawn with replacement; the same for the same random numbers. */
export function drawAgain(n: number, random: () => number): Uint16Array {
  const times = new Uint16Array(n);
  for (let i = 0; i < n; i++) {
    const one = wholeBelow(random, n);
    times[one] = (times[one] ?? 0) + 1;
  }
  return times;
}

/** What is found in each of `often` samples drawn again from `n`; those in which nothing is found are left out. */
export function resample<T>(n: number, often: number, find: (times: Uint16Array) => T | null): T[] {
  const random = randomOf(n);
  const all: T[] = [];
  for (let drawn = 0; drawn < often; drawn++) {
    const found = find(drawAgain(n, random));
    if (found !== null) all.push(found);
  }
  return all;
}

/**
 * 95 % interval of an estimate from what samples drawn again gave: bias-corrected percentiles. A share of variance comes
 * out too large in them, as it does in small samples, so plain percentiles would lie too high. Null of no samples.
 * Source: Efron, Canadian Journal of Statistics 9 (1981) 139–172; Efron & Tibshirani, An Introduction to the Bootstrap
 * (1993), section 14.3 without acceleration.
 */
export function biasCorrected(
  estimate: number,
  again: readonly number[],
): { low: number; high: number } | null {
  const sorted = again.toSorted((a, b) => a - b);
  if (sorted.length === 0) return null;
  const below = sorted.filter((value) => value < estimate).length;
  const ties = sorted.filter((value) => value === estimate).length;
  const share = (below + ties / 2) / sorted.length;
  const least = 0.5 / sorted.length;
  const bias = quantile(Math.min(1 - least, Math.max(least, share)));
  const at = (z: number) => {
    const place = Math.floor(probability(2 * bias + z) * (sorted.length + 1) + 1e-9) - 1;
    return sorted[Math.min(sorted.length - 1, Math.max(0, place))] ?? estimate;
  };
  return { low: Math.min(estimate, at(-Z95)), high: Math.max(estimate, at(Z95)) };
}

/** Of the standard normal distribution: the z below which a share of it lies, and the share below a z. */
const quantile = (share: number) =>
  share < 0.5 ? -zCritical(2 * share) : share > 0.5 ? zCritical(2 * (1 - share)) : 0;
const probability = (z: number) => (z > 0 ? 1 - twoSidedNormal(z) / 2 : twoSidedNormal(-z) / 2);
