import { describe, expect, it } from 'vitest';
import { biasCorrected, drawAgain, resample } from './bootstrap';
import { pairsOf, saidBy } from './correlations';
import { randomOf } from './random';

describe('samples drawn again', () => {
  it('are as large as the first, the same each time, and leave out about a third', () => {
    const times = drawAgain(1000, randomOf(1));
    expect(times.reduce((sum, often) => sum + often, 0)).toBe(1000);
    expect(drawAgain(1000, randomOf(1))).toEqual(times);
    // Left out with probability (1 − 1/n)ⁿ, about 1/e.
    expect(times.filter((often) => often === 0).length / 1000).toBeCloseTo(Math.exp(-1), 1);
    expect(resample(5, 10, () => null)).toEqual([]);
  });

  it('give the law schools’ correlation its published standard error of 0.13', () => {
    // Efron & Tibshirani, An Introduction to the Bootstrap (1993), table 6.1: 0.132 from 3,200 samples.
    const LSAT = [576, 635, 558, 578, 666, 580, 555, 661, 651, 605, 653, 575, 545, 572, 594];
    const GPA = [3.39, 3.3, 2.81, 3.03, 3.44, 3.07, 3, 3.43, 3.36, 3.13, 3.12, 2.74, 2.76, 2.88, 2.96];
    const schools = LSAT.map((score, nth) => saidBy({ outcome: GPA[nth] ?? 0, scores: [score] }));
    const again = resample(15, 3200, (times) => pairsOf(schools, 2, times).correlation(0, 1));
    const mean = again.reduce((sum, r) => sum + r, 0) / again.length;
    const error = Math.sqrt(again.reduce((sum, r) => sum + (r - mean) ** 2, 0) / (again.length - 1));
    expect(error).toBeCloseTo(0.132, 2);
  });
});

describe('bias-corrected percentiles', () => {
  const even = Array.from({ length: 999 }, (_, nth) => nth + 1);

  it('are plain ones where the estimate lies in the middle', () => {
    expect(biasCorrected(500, even)).toEqual({ low: 25, high: 975 });
    expect(biasCorrected(500, [])).toBeNull();
  });

  it('move to where the estimate lies among them', () => {
    // scipy: z₀ = norm.ppf(99.5/999) = −1.2838; norm.cdf(2·z₀ + 1.96) = 0.2717, norm.cdf(2·z₀ − 1.96) = 0.000003.
    const { low, high } = biasCorrected(100, even) ?? { low: 0, high: 0 };
    expect(low).toBe(1);
    expect(high).toBe(271);
  });

  it('hold the estimate, whatever the samples are', () => {
    expect(biasCorrected(5, [7, 8, 9])?.low).toBe(5);
    expect(biasCorrected(5, [1, 2, 3])?.high).toBe(5);
    expect(biasCorrected(5, [5, 5, 5])).toEqual({ low: 5, high: 5 });
  });
});
