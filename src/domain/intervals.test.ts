import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adjustedNps, meanInterval, npsInterval, npsOf, wilson } from './intervals';
import { sampleOf } from './sample';

const scale = { min: 1, max: 5 };

function stars(counts: readonly number[]) {
  return sampleOf(
    counts.map((count, index) => ({ value: index + 1, count })),
    1,
  );
}

function width(interval: { low: number; high: number } | null): number {
  return interval === null ? Number.POSITIVE_INFINITY : interval.high - interval.low;
}

describe('Wilson interval of a share', () => {
  // Newcombe 1998, Statistics in Medicine 17, table I, method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %d in %d is the published one', (successes, n, low, high) => {
    const interval = wilson(successes, n);
    expect(interval?.low).toBeCloseTo(low, 4);
    expect(interval?.high).toBeCloseTo(high, 4);
  });

  it('is not known without answers and keeps exact ends', () => {
    expect(wilson(0, 0)).toBeNull();
    expect(wilson(0, 7)?.low).toBe(0);
    expect(wilson(7, 7)?.high).toBe(1);
  });

  it('contains the share, shrinks with n and mirrors', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.nat(5000),
        fc.integer({ min: 2, max: 9 }),
        (n, k, times) => {
          const successes = k % (n + 1);
          const interval = wilson(successes, n);
          expect(interval?.low).toBeLessThanOrEqual(successes / n);
          expect(interval?.high).toBeGreaterThanOrEqual(successes / n);
          expect(width(wilson(successes * times, n * times))).toBeLessThan(width(interval));
          const mirrored = wilson(n - successes, n);
          expect(mirrored?.low).toBeCloseTo(1 - (interval?.high ?? 0), 12);
          expect(mirrored?.high).toBeCloseTo(1 - (interval?.low ?? 0), 12);
        },
      ),
    );
  });
});

describe('t interval of a mean', () => {
  it('is that of scipy’s stats.t.interval', () => {
    const interval = meanInterval(stars([2, 3, 5, 20, 10]), scale);
    expect(interval?.low).toBeCloseTo(3.486171, 6);
    expect(interval?.high).toBeCloseTo(4.163829, 6);
  });

  it('needs two answers', () => {
    expect(meanInterval(stars([0, 0, 0, 0, 0]), scale)).toBeNull();
    expect(meanInterval(stars([0, 0, 1, 0, 0]), scale)).toBeNull();
    expect(meanInterval(stars([1, 0, 0, 0, 1]), scale)).toEqual({ low: 1, high: 5 });
  });

  it('keeps a width when all answers are equal, after the rule of three', () => {
    const interval = meanInterval(stars([0, 0, 100, 0, 0]), scale);
    expect(interval?.low).toBeCloseTo(3 - (1 - 0.05 ** 0.01), 12);
    expect(interval?.high).toBeCloseTo(3 + (1 - 0.05 ** 0.01), 12);
    expect(meanInterval(stars([0, 0, 0, 0, 30]), scale)?.low).toBeCloseTo(4.905, 3);
  });

  it('covers the truth nearly as often as it claims where answers almost agree', () => {
    // True share q of fours among fives: the plain t interval covers the mean in 2 to 22 % of samples at worst.
    for (const n of [5, 10, 30, 100]) {
      for (let q = 0.0025; q < 0.5; q += 0.0025) {
        let covered = 0;
        let probability = (1 - q) ** n;
        for (let fours = 0; fours <= n; fours++) {
          const interval = meanInterval(stars([0, 0, 0, fours, n - fours]), scale);
          if (interval && interval.low <= 5 - q && 5 - q <= interval.high) covered += probability;
          probability *= ((n - fours) / (fours + 1)) * (q / (1 - q));
        }
        expect(covered).toBeGreaterThan(0.87);
      }
    }
  });

  it('contains the mean, stays on the scale, shrinks with n and mirrors', () => {
    const counts = fc.array(fc.nat(60), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(counts, fc.integer({ min: 2, max: 9 }), (answers, times) => {
        const sample = stars(answers);
        const interval = meanInterval(sample, scale);
        fc.pre(interval !== null && sample.mean !== null);
        expect(interval.low).toBeGreaterThanOrEqual(1);
        expect(interval.high).toBeLessThanOrEqual(5);
        expect(interval.low).toBeLessThanOrEqual(sample.mean);
        expect(interval.high).toBeGreaterThanOrEqual(sample.mean);
        expect(width(interval)).toBeGreaterThan(0);
        const more = meanInterval(stars(answers.map((count) => count * times)), scale);
        expect(width(more)).toBeLessThanOrEqual(width(interval));
        const mirrored = meanInterval(stars([...answers].reverse()), scale);
        expect(mirrored?.low).toBeCloseTo(6 - interval.high, 9);
        expect(mirrored?.high).toBeCloseTo(6 - interval.low, 9);
      }),
    );
  });
});

describe('adjusted Wald interval of the NPS', () => {
  it('is the one computed by hand for 50 promoters, 30 passives, 20 detractors', () => {
    // p = 50.75/103, d = 20.75/103, NPS 29.1262, SE = 100·√((0.694175 − 0.084834)/103) = 7.6915
    const groups = { promoters: 50, passives: 30, detractors: 20 };
    expect(adjustedNps(groups).nps).toBeCloseTo(29.1262, 4);
    expect(adjustedNps(groups).error).toBeCloseTo(7.6915, 4);
    expect(npsInterval(groups)?.low).toBeCloseTo(14.0511, 4);
    expect(npsInterval(groups)?.high).toBeCloseTo(44.2013, 4);
  });

  it('is not known without answers and holds a single one', () => {
    expect(npsInterval({ promoters: 0, passives: 0, detractors: 0 })).toBeNull();
    expect(npsInterval({ promoters: 1, passives: 0, detractors: 0 })?.high).toBe(100);
    expect(npsInterval({ promoters: 0, passives: 0, detractors: 1 })?.low).toBe(-100);
  });

  it('contains the NPS, stays within ±100, shrinks with n and mirrors', () => {
    fc.assert(
      fc.property(fc.nat(80), fc.nat(80), fc.nat(80), fc.integer({ min: 2, max: 9 }), (a, b, c, times) => {
        fc.pre(a + b + c > 0);
        const groups = { promoters: a, passives: b, detractors: c };
        const interval = npsInterval(groups) ?? { low: Number.NaN, high: Number.NaN };
        expect(interval.low).toBeGreaterThanOrEqual(-100);
        expect(interval.high).toBeLessThanOrEqual(100);
        expect(interval.low).toBeLessThanOrEqual(npsOf(groups));
        expect(interval.high).toBeGreaterThanOrEqual(npsOf(groups));
        const more = { promoters: a * times, passives: b * times, detractors: c * times };
        expect(adjustedNps(more).error).toBeLessThan(adjustedNps(groups).error);
        const mirrored = npsInterval({ promoters: c, passives: b, detractors: a });
        expect(mirrored?.low).toBeCloseTo(-interval.high, 9);
        expect(mirrored?.high).toBeCloseTo(-interval.low, 9);
      }),
    );
  });
});
