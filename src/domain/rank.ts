import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';

/** A rank strictly between two neighbours; null is "no neighbour on that side". Ranks compare byte by byte. */
export function rankBetween(before: string | null, after: string | null): string {
  return generateKeyBetween(before, after);
}

/** `count` rising ranks for a fresh list. */
export function ranks(count: number): string[] {
  return generateNKeysBetween(null, null, count);
}

/** `count` rising ranks after the last row of a list; null: the list is empty. */
export function ranksAfter(last: string | null, count: number): string[] {
  return generateNKeysBetween(last, null, count);
}

/**
 * A rank directly after the row `after` (null: before all). `siblings` are all rows of the list, hidden ones too, so
 * that no two rows ever share a rank. `moving` is left out of them. Null when `after` is not in the list.
 */
export function rankAfter(
  siblings: readonly { id: string; rank: string }[],
  after: string | null,
  moving?: string,
): string | null {
  return ranksBehind(siblings, after, 1, moving)?.[0] ?? null;
}

/** Whether a row already stands directly after the row `after` (null: before all). */
export function isDirectlyAfter(
  siblings: readonly { id: string; rank: string }[],
  after: string | null,
  id: string,
): boolean {
  const own = siblings.find((row) => row.id === id);
  if (!own) return false;
  const before = siblings
    .filter(({ rank }) => rank < own.rank)
    .reduce<typeof own | null>((last, row) => (last && last.rank > row.rank ? last : row), null);
  return (before?.id ?? null) === after;
}

/** `count` rising ranks directly after the row `after`, as `rankAfter` gives one. */
export function ranksBehind(
  siblings: readonly { id: string; rank: string }[],
  after: string | null,
  count: number,
  moving?: string,
): string[] | null {
  const others = siblings.filter(({ id }) => id !== moving);
  const before = after === null ? null : others.find(({ id }) => id === after);
  if (before === undefined) return null;
  const following = others
    .map(({ rank }) => rank)
    .filter((rank) => before === null || rank > before.rank)
    .reduce<string | null>((least, rank) => (least === null || rank < least ? rank : least), null);
  return generateNKeysBetween(before?.rank ?? null, following, count);
}
