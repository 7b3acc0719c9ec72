import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tCritical, twoSided, Z95 } from './student';

describe('critical value of Student’s t, two-sided 95 %', () => {
  // Printed tables (Fisher & Yates; NIST/SEMATECH e-Handbook 1.3.6.7.2), three decimals.
  it.each([
    [1, 12.706],
    [2, 4.303],
    [3, 3.182],
    [4, 2.776],
    [5, 2.571],
    [10, 2.228],
    [20, 2.086],
    [29, 2.045],
    [30, 2.042],
    [40, 2.021],
    [60, 2.0],
    [100, 1.984],
    [120, 1.98],
  ])('is the tabled value for %d degrees of freedom', (df, table) => {
    expect(tCritical(df)).toBeCloseTo(table, 3);
  });

  // scipy 1.17, stats.t.ppf(0.975, df), and the closed forms tan(0.475π) for 1 and 0.95·√(2/(1 − 0.95²)) for 2.
  it.each([
    [1, Math.tan(0.475 * Math.PI)],
    [1.5, 6.016663104427929],
    [2, 0.95 * Math.sqrt(2 / (1 - 0.95 ** 2))],
    [17.776473516178, 2.1028172415698063],
    [99.999, 1.983971761475446],
    [100, 1.9839715185235518],
    [1000, 1.9623390808264083],
  ])('is exact for %d, also between whole numbers', (df, exact) => {
    expect(Math.abs(tCritical(df) / exact - 1)).toBeLessThan(1e-9);
  });

  it('ends at the normal value', () => {
    expect(tCritical(Number.POSITIVE_INFINITY)).toBe(Z95);
    expect(tCritical(1e9)).toBeCloseTo(Z95, 8);
  });

  it('falls as degrees of freedom rise, without a jump between its two methods', () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 500, noNaN: true }), (df) => {
        expect(tCritical(df)).toBeGreaterThan(tCritical(df * 1.01));
      }),
    );
  });

  it.each([0, 0.99, -1, Number.NaN])('refuses %s degrees of freedom', (df) => {
    expect(() => tCritical(df)).toThrow(RangeError);
  });
});

describe('critical value at other levels', () => {
  // scipy 1.17: stats.t.isf(alpha / 2, df).
  it.each([
    [3, 0.0001, 28.000130010948972],
    [9, 0.004166666666666667, 3.8078784447247123],
    [28, 0.0005, 3.935058142001728],
    [150, 0.001, 3.3565689817424436],
    [500, 1e-5, 4.4628857662294195],
  ])('for %d degrees of freedom and alpha %d is scipy’s', (df, alpha, exact) => {
    expect(Math.abs(tCritical(df, alpha) / exact - 1)).toBeLessThan(1e-7);
  });

  it('turns the probability round', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 300, noNaN: true }),
        fc.double({ min: 1e-5, max: 0.5, noNaN: true }),
        (df, alpha) => {
          expect(Math.abs(twoSided(tCritical(df, alpha), df) / alpha - 1)).toBeLessThan(1e-4);
        },
      ),
    );
  });

  it('refuses what is no level', () => {
    expect(() => tCritical(5, 0)).toThrow(RangeError);
    expect(() => tCritical(5, 2)).toThrow(RangeError);
  });
});

describe('two-sided probability of Student’s t', () => {
  it.each([1, 2.5, 10, 57, 400, 1999])('is 5 % at the critical value for %d degrees of freedom', (df) => {
    expect(twoSided(tCritical(df), df)).toBeCloseTo(0.05, 8);
  });

  // R: 2 * pt(-t, df).
  it.each([
    [2, 10, 0.07338803],
    [3, 5, 0.03009925],
    [1, 1, 0.5],
  ])('is what tables say for t = %d and %d degrees of freedom', (t, df, p) => {
    expect(twoSided(t, df)).toBeCloseTo(p, 7);
  });

  it('falls with t, from 1 at 0', () => {
    expect(twoSided(0, 9)).toBe(1);
    expect(twoSided(9, 9)).toBeLessThan(twoSided(8, 9));
    expect(twoSided(60, 5000)).toBe(0);
    expect(twoSided(Number.POSITIVE_INFINITY, 3)).toBe(0);
  });
});
