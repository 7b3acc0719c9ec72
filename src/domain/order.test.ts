import fc from 'fast-check';
import { expect, it } from 'vitest';
import { movedAmong } from './order';

it('marks one item when one was moved, however far', () => {
  expect(movedAmong([0, 1, 2, 3])).toEqual([false, false, false, false]);
  expect(movedAmong([3, 0, 1, 2])).toEqual([true, false, false, false]);
  expect(movedAmong([1, 2, 3, 0])).toEqual([false, false, false, true]);
  expect(movedAmong([])).toEqual([]);
});

it('leaves items in rising order, and would have to mark more to leave fewer', () => {
  const permutation = fc.nat({ max: 9 }).chain((n) =>
    fc.shuffledSubarray(
      Array.from({ length: n }, (_, i) => i),
      { minLength: n },
    ),
  );
  fc.assert(
    fc.property(permutation, (positions) => {
      const kept = positions.filter((_, index) => !movedAmong(positions)[index]);
      expect(kept).toEqual(kept.toSorted((a, b) => a - b));
      // By trying out every subset: no longer rising run exists.
      const longest = Array.from({ length: 2 ** positions.length }, (_, set) =>
        positions.filter((_, index) => (set >> index) & 1),
      ).reduce(
        (most, run) =>
          run.every((p, i) => i === 0 || p > (run[i - 1] ?? 0)) ? Math.max(most, run.length) : most,
        0,
      );
      expect(kept.length).toBe(longest);
    }),
    { numRuns: 60 },
  );
});
