import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findOutliers, outlyingTouchpoints } from './outliers';
import { randomOf, wholeBelow } from './random';
import { countScores } from './tally';

const candidates = (values: readonly number[], error = 0) =>
  values.map((value, index) => ({ id: `t${index}`, value, error }));

/** Rosner’s 54 values as in NIST/SEMATECH e-Handbook 1.3.5.17.3: his test finds exactly three, 5.34, 5.42 and 6.01. */
const ROSNER = [
  -0.25, 0.68, 0.94, 1.15, 1.2, 1.26, 1.26, 1.34, 1.38, 1.43, 1.49, 1.49, 1.55, 1.56, 1.58, 1.65, 1.69, 1.7,
  1.76, 1.77, 1.81, 1.91, 1.94, 1.96, 1.99, 2.06, 2.09, 2.1, 2.14, 2.15, 2.23, 2.24, 2.26, 2.35, 2.37, 2.4,
  2.47, 2.54, 2.62, 2.64, 2.9, 2.92, 2.92, 2.93, 3.21, 3.26, 3.3, 3.59, 3.68, 4.3, 4.64, 5.34, 5.42, 6.01,
];

/** Nearly normal: the sum of twelve even numbers. */
const normalOf = (random: () => number) => Array.from({ length: 12 }, random).reduce((sum, u) => sum + u, -6);

describe('outliers among touchpoints', () => {
  it('are Rosner’s three, where all errors are equal', () => {
    expect(findOutliers(candidates(ROSNER)).outliers.map(({ value }) => value)).toEqual([6.01, 5.42, 5.34]);
    // An error that is part of the spread changes nothing: only their sum counts.
    expect(findOutliers(candidates(ROSNER, 0.3)).outliers).toHaveLength(3);
  });

  it('say where the others let expect them', () => {
    const { outliers, compared } = findOutliers(candidates([3.9, 4, 4.1, 4, 3.95, 4.05, 4.02, 2.1], 0.05));
    expect(compared).toBe(8);
    expect(outliers).toMatchObject([{ id: 't7', value: 2.1, side: 'low' }]);
    expect(outliers[0]?.low).toBeGreaterThan(3.5);
    expect(outliers[0]?.high).toBeLessThan(4.5);
  });

  it('do not hide behind one another, and a second kind is no exception', () => {
    const usual = [4, 4.1, 3.9, 4.05, 3.95, 4.02, 4.08, 3.98, 3.94, 4.04];
    expect(
      findOutliers(candidates([...usual, 2, 2.05], 0.05))
        .outliers.map(({ id }) => id)
        .sort(),
    ).toEqual(['t10', 't11']);
    expect(findOutliers(candidates([...usual.slice(0, 6), 2, 2.05, 2.1, 1.95, 2.02], 0.05)).outliers).toEqual(
      [],
    );
  });

  it('are not claimed where the error explains the distance, or nothing differs, or touchpoints are few', () => {
    const one = (error: number) => [
      ...candidates([4, 4.1, 3.9, 4.05, 3.95, 4.02, 4.08], 0.05),
      { id: 'x', value: 2.5, error },
    ];
    expect(findOutliers(one(0.05)).outliers.map(({ id }) => id)).toEqual(['x']);
    expect(findOutliers(one(0.8)).outliers).toEqual([]);
    expect(findOutliers(candidates([4, 4, 4, 4, 4, 4, 4]))).toEqual({ outliers: [], compared: 7 });
    expect(findOutliers(candidates([4, 4, 4, 4, 4, 4, 1])).outliers.map(({ id }) => id)).toEqual(['t6']);
    expect(findOutliers(candidates([4, 4, 4, 4, 1]))).toEqual({ outliers: [], compared: 0 });
  });

  it('are sought among touchpoints with 30 answers', () => {
    const touchpoint = (id: string, n: number, score: number) => ({
      id,
      parts: [
        {
          type: 'csat' as const,
          counts: countScores(Array.from({ length: n }, (_, nth) => score - (nth % 2))),
        },
      ],
    });
    const usual = Array.from({ length: 7 }, (_, index) => touchpoint(`u${index}`, 40 + index, 5));
    expect(outlyingTouchpoints([...usual, touchpoint('bad', 60, 2)]).outliers.map(({ id }) => id)).toEqual([
      'bad',
    ]);
    expect(outlyingTouchpoints([...usual, touchpoint('bad', 29, 2)])).toEqual({ outliers: [], compared: 7 });
  });

  it('are claimed by chance about one time in twenty, though all truly differ', () => {
    const random = randomOf(21);
    for (const [size, worlds] of [
      [6, 400],
      [12, 400],
      [60, 60],
    ] as const) {
      let found = 0;
      for (let world = 0; world < worlds; world++) {
        const all = Array.from({ length: size }, (_, index) => {
          const error = 0.03 + 0.2 * random();
          return { id: `t${index}`, value: 3.8 + 0.4 * normalOf(random) + error * normalOf(random), error };
        });
        if (findOutliers(all).outliers.length > 0) found++;
      }
      expect(found / worlds).toBeLessThan(0.085);
    }
  }, 30_000);

  it('stay the same in any order, upside down, moved and stretched', () => {
    const value = fc.double({ min: 1, max: 5, noNaN: true });
    const error = fc.double({ min: 0.02, max: 0.4, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(fc.record({ value, error }), { minLength: 6, maxLength: 25 }),
        fc.nat(30),
        (all, seed) => {
          const own = all.map((one, index) => ({ ...one, id: `t${index}` }));
          const ids = (list: typeof own) => findOutliers(list).outliers.map(({ id }) => id);
          const random = randomOf(seed);
          const mixed = own.toSorted(() => wholeBelow(random, 3) - 1);
          expect(ids(mixed).sort()).toEqual(ids(own).sort());
          expect(
            ids(own.map((one) => ({ ...one, value: 50 - 10 * one.value, error: 10 * one.error }))),
          ).toEqual(ids(own));
          for (const { value: at, low, high } of findOutliers(own).outliers)
            expect(at < low || at > high).toBe(true);
        },
      ),
    );
  });
});
