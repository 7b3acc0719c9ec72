import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holm, sidak } from './multiplicity';

describe('Holm’s procedure', () => {
  it('is the one worked out by hand', () => {
    // Four tests: 0.005 ≤ 0.05/4, 0.01 ≤ 0.05/3, then 0.03 > 0.05/2 stops, though 0.04 alone would pass 0.05/1.
    expect(holm([0.01, 0.04, 0.03, 0.005])).toEqual([3, 0]);
    expect(holm([])).toEqual([]);
    expect(holm([0.2, 0.3])).toEqual([]);
    expect(holm([0.01, 0.01])).toEqual([0, 1]);
  });

  it('keeps what its adjusted p values keep, all that Bonferroni keeps, and nothing that fails alone', () => {
    // Another way to the same: adjusted p = running maximum of (m − rank)·p, as R's p.adjust(method = "holm").
    const p = fc.oneof(
      fc.double({ min: 0, max: 0.05, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.array(p, { maxLength: 30 }), (ps) => {
        const kept = new Set(holm(ps));
        ps.forEach((own, index) => {
          const before = ps.filter((other, place) => other < own || (other === own && place <= index));
          const ranked = before.sort((a, b) => a - b).map((other, rank) => (ps.length - rank) * other);
          const adjusted = Math.max(...ranked);
          if (Math.abs(adjusted - 0.05) > 1e-12) expect(kept.has(index)).toBe(adjusted <= 0.05);
          if (own < 0.05 / ps.length) expect(kept.has(index)).toBe(true);
          if (own > 0.05) expect(kept.has(index)).toBe(false);
        });
      }),
    );
  });
});

describe('Šidák’s level', () => {
  it('gives back the whole over all looks, and is a little above Bonferroni’s', () => {
    expect(sidak(1)).toBeCloseTo(0.05, 15);
    expect(sidak(10)).toBeCloseTo(0.0051162, 7);
    for (const looks of [2, 19, 365]) {
      expect(1 - (1 - sidak(looks)) ** looks).toBeCloseTo(0.05, 12);
      expect(sidak(looks)).toBeGreaterThan(0.05 / looks);
    }
    expect(() => sidak(0)).toThrow(RangeError);
  });
});
