import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';

/** A rank strictly between two neighbours; null is "no neighbour on that side". Ranks compare byte by byte. */
export function rankBetween(before: string | null, after: string | null): string {
  return generateKeyBetween(before, after);
}

/** `count` rising ranks for a fresh list. */
export function ranks(count: number): string[] {
  return generateNKeysBetween(null, null, count);
}
