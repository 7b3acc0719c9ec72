import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from './period';
import { randomOf, wholeBelow } from './random';
import type { Bucket, Series } from './series';
import { findShifts, shiftsOf } from './shifts';
import { countScores } from './tally';

const days = (all: readonly (readonly number[])[]): Bucket[] =>
  all.map((scores, day) => ({
    from: addDays('2026-01-05', day),
    to: addDays('2026-01-05', day),
    parts: [{ type: 'csat', counts: countScores(scores) }],
  }));

const single = (means: readonly number[]): Series => ({
  readings: means.map((mean, index) => ({ index, day: index, n: 1, mean })),
  variance: 0,
  skewness: 0,
  span: Number.POSITIVE_INFINITY,
  min: Number.NEGATIVE_INFINITY,
  max: Number.POSITIVE_INFINITY,
});

/** Yearly flow of the Nile at Aswan, 1871–1970, in 10⁸ m³: Cobb, Biometrika 65 (1978) 243–251; R’s `Nile`. */
const NILE = [
  1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960, 1180, 799, 958,
  1140, 1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774, 840, 874, 694, 940, 833, 701, 916, 692, 1020,
  1050, 969, 831, 726, 456, 824, 702, 1120, 1100, 832, 764, 821, 768, 845, 864, 862, 698, 845, 744, 796, 1040,
  759, 781, 865, 845, 944, 984, 897, 822, 1010, 771, 676, 649, 846, 812, 742, 801, 1040, 860, 874, 848, 890,
  744, 749, 838, 1050, 918, 986, 797, 923, 975, 815, 1020, 906, 901, 1170, 912, 746, 919, 718, 714, 740,
];

/** Where one cut leaves the least squares, by trying all. */
function leastSquares(means: readonly number[]): number {
  const rest = (part: readonly number[]) => {
    const mean = part.reduce((sum, value) => sum + value, 0) / part.length;
    return part.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  };
  const cuts = means.map((_, at) => ({ at, rest: rest(means.slice(0, at)) + rest(means.slice(at)) }));
  return cuts.slice(3, -2).reduce((best, cut) => (cut.rest < best.rest ? cut : best)).at;
}

describe('change points', () => {
  it('find the Nile’s one change, after 1898, from 1,098 to 850', () => {
    expect(NILE.reduce((sum, flow) => sum + flow, 0)).toBe(91_935);
    const [shift, ...more] = shiftsOf(single(NILE), { least: 1, among: 1 });
    expect(more).toEqual([]);
    expect(1871 + (shift?.index ?? 0)).toBe(1899);
    expect(shift?.change.difference).toBeCloseTo(849.9722 - 1097.75, 3);
    expect(shift?.change.high).toBeLessThan(0);
  });

  it('lie where one cut leaves the least squares', () => {
    const random = randomOf(5);
    for (let world = 0; world < 40; world++) {
      const at = 5 + wholeBelow(random, 15);
      const means = Array.from({ length: 25 }, (_, day) => (day < at ? 0 : 4) + random() + random());
      expect(shiftsOf(single(means), { least: 1, among: 1 }).map(({ index }) => index)).toContain(
        leastSquares(means),
      );
    }
  });

  it('are found one after the other, in order, each with its own levels', () => {
    const scores = [4, 4, 4, 4, 4, 4, 2, 2, 2, 2, 2, 2, 5, 5, 5, 5, 5, 5];
    const all = scores.map((score) => Array.from({ length: 20 }, (_, nth) => score - (nth % 2)));
    const shifts = findShifts(days(all), 'satisfaction');
    expect(shifts.map(({ index }) => index)).toEqual([6, 12]);
    expect(shifts.map(({ change }) => change.difference)).toEqual(
      [-2, 3].map((size) => expect.closeTo(size, 9)),
    );
    expect(shifts.every(({ change }) => change.distinguishable)).toBe(true);
  });

  it('are not told of one odd day, of short series and of few answers', () => {
    const calm = Array.from({ length: 20 }, () => [5, 4, 4, 5, 3, 5, 4, 5, 4, 5]);
    const odd = calm.map((scores, day) => (day === 9 ? scores.map(() => 1) : scores));
    expect(findShifts(days(odd), 'satisfaction')).toEqual([]);
    const step = (n: number, length: number) =>
      days(Array.from({ length }, (_, day) => Array.from({ length: n }, () => (day < length / 2 ? 5 : 1))));
    expect(findShifts(step(20, 5), 'csat')).toEqual([]);
    expect(findShifts(step(5, 8), 'csat')).toEqual([]);
    expect(findShifts(step(20, 12), 'csat').map(({ index }) => index)).toEqual([6]);
    expect(findShifts([], 'csat')).toEqual([]);
  });

  it('are claimed by chance less than one time in twenty, and miss little that is there', () => {
    const random = randomOf(9);
    const share = (length: number, mood: number, step: number, worlds = 300) => {
      let found = 0;
      for (let world = 0; world < worlds; world++) {
        const all = Array.from({ length }, (_, day) => {
          const bound = 0.7 + mood * (random() - 0.5) - (day < length / 2 ? 0 : step);
          return Array.from({ length: 15 + wholeBelow(random, 40) }, () => (random() < bound ? 5 : 3));
        });
        if (findShifts(days(all), 'satisfaction').length > 0) found++;
      }
      return found / worlds;
    };
    expect(share(13, 0, 0)).toBeLessThan(0.06);
    expect(share(52, 0, 0)).toBeLessThan(0.06);
    expect(share(52, 0.3, 0)).toBeLessThan(0.06);
    expect(share(26, 0, 0.25)).toBeGreaterThan(0.9);
  }, 30_000);

  it('must be clearer, the more series are looked at together', () => {
    const all = Array.from({ length: 12 }, (_, day) =>
      Array.from({ length: 20 }, (_, nth) => (nth % 10 < (day < 6 ? 7 : 4) ? 5 : 3)),
    );
    const [alone] = findShifts(days(all), 'satisfaction');
    const [among] = findShifts(days(all), 'satisfaction', 5);
    expect(among?.index).toBe(6);
    expect(among?.change.low).toBeLessThan(alone?.change.low ?? 0);
    expect(findShifts(days(all), 'satisfaction', 2000)).toEqual([]);
  });

  it('change sign, and nothing else, when the scale is turned upside down', () => {
    const scores = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 12, maxLength: 20 });
    const level = fc
      .tuple(scores, fc.integer({ min: 0, max: 4 }))
      .map(([all, lower]) => all.map((s) => Math.max(1, s - lower)));
    fc.assert(
      fc.property(fc.array(level, { minLength: 6, maxLength: 14 }), (all) => {
        const there = findShifts(days(all), 'satisfaction');
        const upside = findShifts(days(all.map((list) => list.map((score) => 6 - score))), 'satisfaction');
        expect(upside.map(({ index }) => index)).toEqual(there.map(({ index }) => index));
        upside.forEach(({ change }, nth) => {
          expect(change.difference).toBeCloseTo(-(there[nth]?.change.difference ?? 0), 9);
        });
      }),
      { numRuns: 80 },
    );
  });
});
