import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SURVEY_TYPES } from '@/contract/survey';
import {
  compareHeadlines,
  compareMeans,
  compareNps,
  compareSatisfaction,
  compareShares,
  directionOf,
} from './comparison';
import { type Sample, sampleOf } from './sample';
import { countScores, SCORE_SLOTS } from './tally';

const countsArbitrary = fc.array(fc.nat(40), { minLength: SCORE_SLOTS, maxLength: SCORE_SLOTS });
const typeArbitrary = fc.constantFrom(...SURVEY_TYPES);

function measured(values: readonly number[]): Sample {
  return sampleOf(
    values.map((value) => ({ value, count: 1 })),
    0,
  );
}

describe('change of a share', () => {
  // Newcombe 1998, Statistics in Medicine 17, 873–890, table II, method 10: p1 − p2, here after − before.
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [10, 10, 0, 20, 0.6791, 1],
  ])('to %d/%d from %d/%d is the published one', (a, m, b, n, low, high) => {
    const change = compareShares({ successes: b, n }, { successes: a, n: m });
    expect(change?.difference).toBeCloseTo(a / m - b / n, 12);
    expect(change?.low).toBeCloseTo(low, 4);
    expect(change?.high).toBeCloseTo(high, 4);
    expect(change?.distinguishable).toBe(low > 0);
  });

  it('is not known below five answers on either side', () => {
    expect(compareShares({ successes: 4, n: 4 }, { successes: 50, n: 100 })).toBeNull();
    expect(compareShares({ successes: 50, n: 100 }, { successes: 0, n: 4 })).toBeNull();
    expect(compareShares({ successes: 0, n: 0 }, { successes: 0, n: 0 })).toBeNull();
    expect(compareShares({ successes: 5, n: 5 }, { successes: 0, n: 5 })).not.toBeNull();
  });
});

describe('change of a mean', () => {
  it('is R’s t.test(extra ~ group, data = sleep)', () => {
    const before = measured([0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2]);
    const after = measured([1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]);
    const change = compareMeans(before, after);
    expect(change?.difference).toBeCloseTo(1.58, 10);
    expect(change?.low).toBeCloseTo(-0.2054832, 7);
    expect(change?.high).toBeCloseTo(3.3654832, 7);
    expect(change?.distinguishable).toBe(false);
  });

  it('is not known below five answers, and exact where nothing varies at all', () => {
    expect(compareMeans(measured([1, 2, 3, 4]), measured([1, 2, 3, 4, 5]))).toBeNull();
    expect(compareMeans(measured([2, 2, 2, 2, 2]), measured([3, 3, 3, 3, 3]))).toMatchObject({
      low: 1,
      high: 1,
    });
  });

  it('of five equal ratings against five others leaves room for doubt', () => {
    const fives = { type: 'csat', counts: countScores([5, 5, 5, 5, 5]) } as const;
    const fours = { type: 'csat', counts: countScores([4, 4, 4, 4, 4]) } as const;
    const change = compareSatisfaction([fours], [fives]);
    expect(change?.difference).toBe(1);
    expect(change?.high).toBeGreaterThan(1.4);
    expect(change?.low).toBeLessThan(0.6);
  });
});

describe('change of an NPS', () => {
  it('is the one computed by hand', () => {
    // Before 12/10/18: adjusted −13.9535, SE 12.8777. After 50/30/20: 29.1262, SE 7.6915. SE of the change 14.9998.
    const change = compareNps(
      { promoters: 12, passives: 10, detractors: 18 },
      { promoters: 50, passives: 30, detractors: 20 },
    );
    expect(change?.difference).toBeCloseTo(45, 12);
    expect(change?.low).toBeCloseTo(13.6806, 4);
    expect(change?.high).toBeCloseTo(72.4788, 4);
    expect(change?.distinguishable).toBe(true);
  });

  it('contains the difference even between two extremes', () => {
    const all = compareNps(
      { promoters: 0, passives: 0, detractors: 5 },
      { promoters: 5, passives: 0, detractors: 0 },
    );
    expect(all).toMatchObject({ difference: 200, high: 200, distinguishable: true });
    const none = compareNps(
      { promoters: 5, passives: 0, detractors: 0 },
      { promoters: 0, passives: 0, detractors: 5 },
    );
    expect(none).toMatchObject({ difference: -200, low: -200, distinguishable: true });
    expect(
      compareNps({ promoters: 4, passives: 0, detractors: 0 }, { promoters: 9, passives: 0, detractors: 0 }),
    ).toBeNull();
  });
});

describe('change of any headline and of satisfaction', () => {
  it('is given in the headline’s own unit', () => {
    const before = countScores([1, 2, 3, 3, 4, 4, 5, 5, 5, 5]);
    const after = countScores([4, 4, 4, 5, 5, 5, 5, 5, 5, 5]);
    expect(compareHeadlines('csat', before, after)?.difference).toBeCloseTo(40, 12);
    expect(compareHeadlines('ces', before, after)?.difference).toBeCloseTo(1, 12);
    expect(compareHeadlines('nps', before, after)?.difference).toBe(0);
    expect(compareHeadlines('thumbs', [5, 5], [0, 10])?.difference).toBe(50);
  });

  it('contains its difference and changes sign with its sides', () => {
    fc.assert(
      fc.property(typeArbitrary, countsArbitrary, countsArbitrary, (type, a, b) => {
        const pairs = [
          [compareHeadlines(type, a, b), compareHeadlines(type, b, a)],
          [
            compareSatisfaction([{ type, counts: a }], [{ type, counts: b }]),
            compareSatisfaction([{ type, counts: b }], [{ type, counts: a }]),
          ],
        ];
        for (const [there, back] of pairs) {
          if (!there || !back) continue;
          expect(there.low).toBeLessThanOrEqual(there.difference);
          expect(there.high).toBeGreaterThanOrEqual(there.difference);
          expect(back.low).toBeCloseTo(-there.high, 9);
          expect(back.high).toBeCloseTo(-there.low, 9);
          expect(back.distinguishable).toBe(there.distinguishable);
        }
      }),
    );
  });

  it('finds no direction between equals, and one between opposites', () => {
    const low = [{ type: 'csat', counts: countScores([1, 1, 2, 2, 3, 1, 2, 1]) }] as const;
    const high = [{ type: 'nps', counts: countScores([10, 9, 9, 10, 8, 7, 10]) }] as const;
    expect(directionOf(compareSatisfaction(low, low))).toBe('none');
    expect(directionOf(compareSatisfaction(low, high))).toBe('up');
    expect(directionOf(compareSatisfaction(high, low))).toBe('down');
    expect(directionOf(compareSatisfaction(low, []))).toBe('unknown');
    expect(directionOf(compareSatisfaction([{ type: 'csat', counts: countScores([5, 5, 5, 5]) }], low))).toBe(
      'unknown',
    );
  });
});
