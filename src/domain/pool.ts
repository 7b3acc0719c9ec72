import type { Part } from './satisfaction';
import { countOf } from './tally';
import { isShown } from './visibility';

/** Answers of several touchpoints, to be averaged. */
export interface Pool {
  /** Answers of the touchpoints that count. */
  parts: Part[];
  /** Answers of all of them, those left out too. */
  n: number;
  /** Touchpoints left out: some answers, but too few to show. */
  leftOut: number;
}

/**
 * What an average over touchpoints may rest on: the answers of those with at least 5, each answer once. A touchpoint
 * with fewer stays out, because its hidden mean could be worked out from an average that held it and the others'
 * shown ones; how many stay out must be said beside the average.
 */
export function poolShown(touchpoints: readonly (readonly Part[])[]): Pool {
  const pool: Pool = { parts: [], n: 0, leftOut: 0 };
  for (const parts of touchpoints) {
    const n = parts.reduce((sum, { counts }) => sum + countOf(counts), 0);
    pool.n += n;
    if (isShown(n)) pool.parts.push(...parts);
    else if (n > 0) pool.leftOut += 1;
  }
  return pool;
}
