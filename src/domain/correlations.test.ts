import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairsOf, saidBy } from './correlations';

/** LSAT and GPA of 15 law schools: Efron & Tibshirani (1993), table 3.1; their correlation is 0.776. */
const LSAT = [576, 635, 558, 578, 666, 580, 555, 661, 651, 605, 653, 575, 545, 572, 594];
const GPA = [3.39, 3.3, 2.81, 3.03, 3.44, 3.07, 3, 3.43, 3.36, 3.13, 3.12, 2.74, 2.76, 2.88, 2.96];

describe('correlations of what customers said', () => {
  it('are Efron’s of the law schools', () => {
    const schools = LSAT.map((score, nth) => saidBy({ outcome: GPA[nth] ?? 0, scores: [score] }));
    const pairs = pairsOf(schools, 2);
    expect(pairs.count(0, 1)).toBe(15);
    expect(pairs.correlation(0, 1)).toBeCloseTo(0.776, 3);
    expect(pairs.correlation(1, 0)).toBe(pairs.correlation(0, 1));
  });

  it('come from those who said both, and are not known of too few or of all the same', () => {
    const said = [
      { outcome: 9, scores: [5, null, 3] },
      { outcome: 7, scores: [4, 2, 3] },
      { outcome: 2, scores: [1, null, 3] },
      { outcome: 5, scores: [null, 4, 3] },
    ].map(saidBy);
    const pairs = pairsOf(said, 4);
    expect([pairs.count(0, 3), pairs.count(1, 3), pairs.count(0, 1), pairs.count(3, 3)]).toEqual([
      3, 2, 1, 4,
    ]);
    // numpy.corrcoef of 5, 4, 1 with 9, 7, 2.
    expect(pairs.correlation(0, 3)).toBeCloseTo(0.999260081289737, 12);
    expect(pairs.correlation(1, 3)).toBeNull();
    expect(pairs.correlation(2, 3)).toBeNull();
  });

  it('of customers who count several times are those of as many customers', () => {
    const customer = fc.record({
      outcome: fc.integer({ min: 0, max: 10 }),
      scores: fc.array(fc.option(fc.integer({ min: 1, max: 5 })), { minLength: 2, maxLength: 2 }),
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(customer, fc.nat(3)), { minLength: 3, maxLength: 20 }), (all) => {
        const said = all.map(([one]) => saidBy(one));
        const once = pairsOf(
          said,
          3,
          Uint16Array.from(all, ([, times]) => times),
        );
        const apart = pairsOf(
          all.flatMap(([one, times]) => Array.from({ length: times }, () => saidBy(one))),
          3,
        );
        for (const [a, b] of [
          [0, 1],
          [0, 2],
          [1, 2],
        ] as const) {
          expect(once.count(a, b)).toBe(apart.count(a, b));
          const [r, other] = [once.correlation(a, b), apart.correlation(a, b)];
          if (r === null || other === null) expect(r).toBe(other);
          else {
            expect(r).toBeCloseTo(other, 9);
            expect(Math.abs(r)).toBeLessThanOrEqual(1);
          }
        }
      }),
    );
  });
});
