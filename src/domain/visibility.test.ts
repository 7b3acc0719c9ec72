import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isShown, moreNeeded, roundAbout, visibility } from './visibility';

describe('the honesty rule', () => {
  it.each([
    [0, 'none', 5],
    [1, 'hidden', 4],
    [4, 'hidden', 1],
    [5, 'low', 25],
    [29, 'low', 1],
    [30, 'normal', 0],
    [1_000_000, 'normal', 0],
  ] as const)('for n = %d says %s, %d more needed', (n, shown, more) => {
    expect(visibility(n)).toBe(shown);
    expect(moreNeeded(n)).toBe(more);
    expect(isShown(n)).toBe(shown === 'low' || shown === 'normal');
  });

  it.each([
    [0.2, 1],
    [10, 10],
    [11, 15],
    [87, 90],
    [100, 100],
    [101, 110],
    [110, 110],
    [1234, 1300],
  ])('rounds %d to about %d', (count, about) => {
    expect(roundAbout(count)).toBe(about);
  });

  it('never promises too few', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), (count) => {
        expect(roundAbout(count)).toBeGreaterThanOrEqual(count);
        expect(roundAbout(count)).toBeLessThanOrEqual(Math.max(count * 1.5, 10));
      }),
    );
  });
});
