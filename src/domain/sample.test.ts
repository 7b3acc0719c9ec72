import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleOf, standardError } from './sample';

describe('a sample', () => {
  it('has mean and unbiased variance', () => {
    // 2 4 4 4 5 5 7 9: sum of squares about the mean 32, divided by 7.
    const entries = [
      { value: 2, count: 1 },
      { value: 4, count: 3 },
      { value: 5, count: 2 },
      { value: 7, count: 1 },
      { value: 9, count: 1 },
    ];
    expect(sampleOf(entries, 1)).toEqual({ n: 8, mean: 5, variance: 32 / 7, step: 1 });
  });

  it('does not know what it cannot know', () => {
    expect(sampleOf([], 1)).toEqual({ n: 0, mean: null, variance: null, step: 1 });
    expect(sampleOf([{ value: 3, count: 1 }], 1)).toEqual({ n: 1, mean: 3, variance: null, step: 1 });
    expect(standardError(sampleOf([{ value: 3, count: 1 }], 1))).toBeNull();
  });

  it('loses no digits with ten million answers', () => {
    const sample = sampleOf(
      [
        { value: 4, count: 5_000_000 },
        { value: 5, count: 5_000_000 },
      ],
      1,
    );
    expect(sample.mean).toBe(4.5);
    expect(sample.variance).toBeCloseTo(0.25, 6);
  });

  it('has a plain standard error when answers differ, and on a continuous scale always', () => {
    const mixed = sampleOf(
      [
        { value: 1, count: 10 },
        { value: 5, count: 10 },
      ],
      1,
    );
    expect(standardError(mixed)).toBeCloseTo(Math.sqrt(80 / 19 / 20), 12);
    expect(standardError(sampleOf([{ value: 3, count: 10 }], 0))).toBe(0);
  });

  it('never claims less error for equal answers than n allows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 10_000 }), (n) => {
        const equal = standardError(sampleOf([{ value: 5, count: n }], 1)) ?? 0;
        const one = standardError(
          sampleOf(
            [
              { value: 5, count: n - 1 },
              { value: 4, count: 1 },
            ],
            1,
          ),
        );
        expect(equal).toBeGreaterThan(0);
        expect(equal).toBeLessThanOrEqual(one ?? 0);
      }),
    );
  });
});
