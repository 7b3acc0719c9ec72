import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addCounts,
  countOf,
  countScores,
  countsToDistribution,
  countWhere,
  NO_COUNTS,
  SCORE_SLOTS,
  scoresOf,
} from './tally';

const countsArbitrary = fc.array(fc.nat(1000), { minLength: SCORE_SLOTS, maxLength: SCORE_SLOTS });

describe('counts per score', () => {
  it('counts single scores and adds rows', () => {
    const counts = countScores([5, 5, 4, 1]);
    expect(counts).toEqual([0, 1, 0, 0, 1, 2, 0, 0, 0, 0, 0]);
    expect(countOf(counts)).toBe(4);
    expect(addCounts(counts, countScores([0, 10]), [7])).toEqual([8, 1, 0, 0, 1, 2, 0, 0, 0, 0, 1]);
    expect(addCounts()).toEqual(NO_COUNTS);
  });

  it.each([-1, 11, 1.5, Number.NaN])('refuses the score %s', (score) => {
    expect(() => countScores([score])).toThrow(RangeError);
  });

  it('knows the scores of every type', () => {
    expect(scoresOf('csat')).toEqual([1, 2, 3, 4, 5]);
    expect(scoresOf('smiley')).toEqual([1, 2, 3, 4, 5]);
    expect(scoresOf('ces')).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(scoresOf('nps')).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(scoresOf('thumbs')).toEqual([0, 1]);
  });

  it('gives the distribution of the scale only, with its zeros', () => {
    const counts = [9, 1, 0, 2, 0, 3, 9, 9, 9, 9, 9];
    expect(countsToDistribution('csat', counts)).toEqual({ '1': 1, '2': 0, '3': 2, '4': 0, '5': 3 });
    expect(countsToDistribution('thumbs', counts)).toEqual({ '0': 9, '1': 1 });
    expect(countWhere('csat', counts, () => true)).toBe(6);
  });

  it('adds up in any order', () => {
    fc.assert(
      fc.property(countsArbitrary, countsArbitrary, (a, b) => {
        expect(addCounts(a, b)).toEqual(addCounts(b, a));
        expect(countOf(addCounts(a, b))).toBe(countOf(a) + countOf(b));
      }),
    );
  });
});
