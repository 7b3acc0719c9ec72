import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { twoSidedNormal, zCritical } from './normal';
import { twoSided, Z95 } from './student';

describe('two-sided probability of the normal distribution', () => {
  // scipy 1.17: 2 * stats.norm.sf(z).
  it.each([
    [0.5, 0.6170750774519738],
    [1.96, 0.04999579029644087],
    [2.4999, 0.012422836749889175],
    [2.5, 0.012419330651552318],
    [3, 0.002699796063260206],
    [6, 1.973175290075395e-9],
    [12, 3.552964224155305e-33],
  ])('beyond %d is scipy’s', (z, p) => {
    expect(Math.abs(twoSidedNormal(z) / p - 1)).toBeLessThan(1e-11);
  });

  it('is 1 at 0, falls, and is where Student’s t ends', () => {
    expect(twoSidedNormal(0)).toBe(1);
    expect(twoSidedNormal(-3)).toBe(1);
    expect(() => twoSidedNormal(Number.NaN)).toThrow(RangeError);
    fc.assert(
      fc.property(fc.double({ min: 0, max: 12, noNaN: true }), (z) => {
        expect(twoSidedNormal(z + 0.01)).toBeLessThan(twoSidedNormal(z));
        if (z < 3) expect(twoSidedNormal(z)).toBeCloseTo(twoSided(z, 2000), 3);
      }),
    );
  });
});

describe('critical value of the normal distribution', () => {
  it('is the printed one', () => {
    expect(zCritical(0.05)).toBeCloseTo(Z95, 13);
    expect(zCritical(0.01)).toBeCloseTo(2.575829303548901, 12);
    expect(zCritical(0.0027)).toBeCloseTo(2.9999769927, 9);
    expect(zCritical(1)).toBe(0);
  });

  it('turns the probability round, down to one in 10³⁰', () => {
    fc.assert(
      fc.property(fc.double({ min: -30, max: 0, noNaN: true }), (exponent) => {
        const alpha = 10 ** exponent;
        expect(Math.abs(twoSidedNormal(zCritical(alpha)) / alpha - 1)).toBeLessThan(1e-9);
      }),
    );
  });

  it.each([0, -0.1, 1.1, Number.NaN])('refuses an alpha of %s', (alpha) => {
    expect(() => zCritical(alpha)).toThrow(RangeError);
  });
});
