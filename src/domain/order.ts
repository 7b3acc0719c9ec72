/**
 * Which items of a list must have been moved, if `positions` are their places in another order: all but a longest
 * run of rising places. So whoever moved one item sees one marked, not everything that made room for it.
 */
export function movedAmong(positions: readonly number[]): boolean[] {
  const ends: number[] = [];
  const before: (number | null)[] = [];
  positions.forEach((position, index) => {
    const at = ends.findIndex((end) => (positions[end] ?? 0) >= position);
    const length = at === -1 ? ends.length : at;
    before[index] = length === 0 ? null : (ends[length - 1] ?? null);
    ends[length] = index;
  });
  const moved = positions.map(() => true);
  for (let at: number | null = ends.at(-1) ?? null; at !== null; at = before[at] ?? null) moved[at] = false;
  return moved;
}
