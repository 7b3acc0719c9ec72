/** The error we accept in all that is looked at together: how often anything is flagged although nothing is there. */
export const ALPHA = 0.05;

/**
 * Which of many tests hold, given their p values (0–1): the chance that even one of those kept is a false alarm stays
 * below `alpha`, however the tests hang together. The indexes of those kept, smallest p first.
 * Source: Holm, Scandinavian Journal of Statistics 6 (1979) 65–70. From the smallest p on, keep while
 * p ≤ alpha/(tests not yet kept); stop at the first that fails.
 */
export function holm(ps: readonly number[], alpha = ALPHA): number[] {
  const sorted = ps.map((p, index) => ({ p, index })).sort((a, b) => a.p - b.p || a.index - b.index);
  const stop = sorted.findIndex(({ p }, rank) => p > alpha / (sorted.length - rank));
  return (stop === -1 ? sorted : sorted.slice(0, stop)).map(({ index }) => index);
}

/**
 * The level for each of `looks` independent tests that together are to have `alpha`; less than that together where
 * they hang together positively. RangeError below one look.
 * Source: Šidák, Journal of the American Statistical Association 62 (1967) 626–633.
 */
export function sidak(looks: number, alpha = ALPHA): number {
  if (!(looks >= 1)) throw new RangeError(`At least one look is needed, not ${looks}`);
  return -Math.expm1(Math.log1p(-alpha) / looks);
}
