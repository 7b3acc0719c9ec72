/**
 * Pseudo-random numbers from 0 up to, but without, 1: the same for the same seed (a whole number) on every machine.
 * For resampling, never for secrets. Source: Tommy Ettinger's mulberry32, public domain; 2³² numbers a period.
 */
export function randomOf(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A whole number from 0 up to, but without, `below`. */
export const wholeBelow = (random: () => number, below: number): number => Math.floor(random() * below);
