import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lmgShares } from './lmg';
import { randomOf } from './random';

/** Columns → correlations. */
function correlations(columns: readonly (readonly number[])[]): number[][] {
  const centred = columns.map((column) => {
    const mean = column.reduce((sum, value) => sum + value, 0) / column.length;
    return column.map((value) => value - mean);
  });
  const dot = (a: readonly number[], b: readonly number[]) =>
    a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
  return centred.map((a) => centred.map((b) => dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b))));
}

const split = (all: readonly (readonly number[])[]) => ({
  among: all.slice(1).map((row) => row.slice(1)),
  outcome: all.slice(1).map((row) => row[0] ?? 0),
});

/** R² of a set by Gauss elimination: nothing in common with the root it is checked against. */
function r2Of(among: number[][], outcome: number[], set: readonly number[]): number {
  const rows = set.map((i) => [...set.map((j) => among[i]?.[j] ?? 0), outcome[i] ?? 0]);
  set.forEach((_, k) => {
    const pivot = rows[k] ?? [];
    rows.forEach((row, i) => {
      if (i === k) return;
      const factor = (row[k] ?? 0) / (pivot[k] ?? 1);
      row.forEach((value, j) => {
        row[j] = value - factor * (pivot[j] ?? 0);
      });
    });
  });
  return set.reduce(
    (sum, own, k) => sum + ((rows[k]?.at(-1) ?? 0) / (rows[k]?.[k] ?? 1)) * (outcome[own] ?? 0),
    0,
  );
}

/** Average gain over all orders, one by one. */
function bruteForce(among: number[][], outcome: number[]): number[] {
  const orders = (rest: number[]): number[][] =>
    rest.length === 0
      ? [[]]
      : rest.flatMap((one) => orders(rest.filter((other) => other !== one)).map((more) => [one, ...more]));
  const all = orders(outcome.map((_, index) => index));
  const shares = outcome.map(() => 0);
  for (const order of all) {
    order.forEach((own, place) => {
      const gain =
        r2Of(among, outcome, order.slice(0, place + 1)) - r2Of(among, outcome, order.slice(0, place));
      shares[own] = (shares[own] ?? 0) + gain / all.length;
    });
  }
  return shares;
}

/** Random data in which everything hangs together a little. */
function randomData(predictors: number, n: number, seed: number) {
  const random = randomOf(seed);
  const rows = Array.from({ length: n }, () => {
    const common = random();
    const scores = Array.from({ length: predictors }, (_, index) => common * (index % 3) + random());
    return [scores.reduce((sum, score, index) => sum + score / (index + 1), random()), ...scores];
  });
  return split(
    correlations(Array.from({ length: predictors + 1 }, (_, column) => rows.map((row) => row[column] ?? 0))),
  );
}

describe('shares of explained variance', () => {
  it('are those of R’s relaimpo for the provinces of Switzerland in 1888', () => {
    // calc.relimp(Fertility ~ ., data = swiss, type = "lmg"), as in Grömping, Journal of Statistical Software 17 (2006).
    const { among, outcome } = split(correlations(SWISS));
    const shares = lmgShares(among, outcome);
    expect(shares?.reduce((sum, share) => sum + share, 0)).toBeCloseTo(0.706735, 6);
    const published = [0.05709122, 0.17117303, 0.26013468, 0.10557015, 0.11276592];
    expect(shares).toEqual(published.map((share) => expect.closeTo(share, 7)));
  });

  it('are squared correlations where predictors have nothing in common, and alike for twins', () => {
    const none = [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ];
    expect(lmgShares(none, [0.5, -0.3, 0])).toEqual(
      [0.25, 0.09, 0].map((share) => expect.closeTo(share, 12)),
    );
    const [first, second] =
      lmgShares(
        [
          [1, 0.8],
          [0.8, 1],
        ],
        [0.5, 0.5],
      ) ?? [];
    expect(first).toBeCloseTo(second ?? 0, 12);
    // R² of two is (a² + b² − 2abr)/(1 − r²).
    expect((first ?? 0) + (second ?? 0)).toBeCloseTo((0.5 - 2 * 0.25 * 0.8) / (1 - 0.64), 12);
  });

  it('are the average over all orders, counted one by one with another elimination', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.nat(1000), (predictors, seed) => {
        const { among, outcome } = randomData(predictors, 40, seed);
        const shares = lmgShares(among, outcome) ?? [];
        expect(shares).toEqual(bruteForce(among, outcome).map((share) => expect.closeTo(share, 9)));
        expect(Math.min(...shares)).toBeGreaterThan(-1e-12);
      }),
      { numRuns: 40 },
    );
  });

  it('drawn from orders differ little from the exact ones, and add up to R² all the same', () => {
    // Twelve predictors exactly; then the same twelve and one that nothing hangs on, which makes it draw orders.
    const { among, outcome } = randomData(12, 300, 4);
    const exact = lmgShares(among, outcome) ?? [];
    const more = [...among.map((row) => [...row, 0]), [...outcome.map(() => 0), 1]];
    const drawn = lmgShares(more, [...outcome, 0]) ?? [];
    const off = exact.map((share, index) => Math.abs(share - (drawn[index] ?? 0)));
    expect(Math.max(...off)).toBeLessThan(0.02);
    expect(drawn[12]).toBeCloseTo(0, 12);
    const sum = (shares: readonly number[]) => shares.reduce((all, share) => all + share, 0);
    expect(sum(drawn)).toBeCloseTo(sum(exact), 9);
  });

  it('are not known of correlations that no sample has, nor where one predictor repeats another', () => {
    expect(
      lmgShares(
        [
          [1, 0.9],
          [0.9, 1],
        ],
        [0.9, -0.9],
      ),
    ).toBeNull();
    expect(
      lmgShares(
        [
          [1, 1],
          [1, 1],
        ],
        [0.5, 0.5],
      ),
    ).toBeNull();
    expect(lmgShares([], [])).toEqual([]);
  });
});

/** R’s `swiss`: fertility, agriculture, examination, education, Catholic, infant mortality, of 47 provinces. */
const SWISS = [
  [
    80.2, 83.1, 92.5, 85.8, 76.9, 76.1, 83.8, 92.4, 82.4, 82.9, 87.1, 64.1, 66.9, 68.9, 61.7, 68.3, 71.7,
    55.7, 54.3, 65.1, 65.5, 65, 56.6, 57.4, 72.5, 74.2, 72, 60.5, 58.3, 65.4, 75.5, 69.3, 77.3, 70.5, 79.4,
    65, 92.2, 79.3, 70.4, 65.7, 72.7, 64.4, 77.6, 67.6, 35, 44.7, 42.8,
  ],
  [
    17, 45.1, 39.7, 36.5, 43.5, 35.3, 70.2, 67.8, 53.3, 45.2, 64.5, 62, 67.5, 60.7, 69.3, 72.6, 34, 19.4,
    15.2, 73, 59.8, 55.1, 50.9, 54.1, 71.2, 58.1, 63.5, 60.8, 26.8, 49.5, 85.9, 84.9, 89.7, 78.2, 64.9, 75.9,
    84.6, 63.1, 38.4, 7.7, 16.7, 17.6, 37.6, 18.7, 1.2, 46.6, 27.7,
  ],
  [
    15, 6, 5, 12, 17, 9, 16, 14, 12, 16, 14, 21, 14, 19, 22, 18, 17, 26, 31, 19, 22, 14, 22, 20, 12, 14, 6,
    16, 25, 15, 3, 7, 5, 12, 7, 9, 3, 13, 26, 29, 22, 35, 15, 25, 37, 16, 22,
  ],
  [
    12, 9, 5, 7, 15, 7, 7, 8, 7, 13, 6, 12, 7, 12, 5, 2, 8, 28, 20, 9, 10, 3, 12, 6, 1, 8, 3, 10, 19, 8, 2, 6,
    2, 6, 3, 9, 3, 13, 12, 11, 13, 32, 7, 7, 53, 29, 29,
  ],
  [
    9.96, 84.84, 93.4, 33.77, 5.16, 90.57, 92.85, 97.16, 97.67, 91.38, 98.61, 8.52, 2.27, 4.43, 2.82, 24.2,
    3.3, 12.11, 2.15, 2.84, 5.23, 4.52, 15.14, 4.2, 2.4, 5.23, 2.56, 7.72, 18.46, 6.1, 99.71, 99.68, 100,
    98.96, 98.22, 99.06, 99.46, 96.83, 5.62, 13.79, 11.22, 16.92, 4.97, 8.65, 42.34, 50.43, 58.33,
  ],
  [
    22.2, 22.2, 20.2, 20.3, 20.6, 26.6, 23.6, 24.9, 21, 24.4, 24.5, 16.5, 19.1, 22.7, 18.7, 21.2, 20, 20.2,
    10.8, 20, 18, 22.4, 16.7, 15.3, 21, 23.8, 18, 16.3, 20.9, 22.5, 15.1, 19.8, 18.3, 19.4, 20.2, 17.8, 16.3,
    18.1, 20.3, 20.5, 18.9, 23, 20, 19.5, 18, 18.2, 19.3,
  ],
];
