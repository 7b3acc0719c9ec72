import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SCALES, SURVEY_TYPES } from '@/contract/survey';
import { headline, npsGroups, RULES } from './score';
import { countScores, NO_COUNTS, SCORE_SLOTS } from './tally';

function times(count: number, score: number): number[] {
  return new Array<number>(count).fill(score);
}

describe('headline', () => {
  it.each(SURVEY_TYPES)('of %s without answers knows nothing but its rule', (type) => {
    expect(headline(type, NO_COUNTS)).toEqual({
      type,
      n: 0,
      score: null,
      low: null,
      high: null,
      mean: null,
      meanLow: null,
      meanHigh: null,
      agree: null,
      rule: RULES[type],
    });
  });

  it.each(['csat', 'smiley'] as const)('of %s is the share of 4 and 5 with the mean as detail', (type) => {
    const score = headline(
      type,
      countScores([...times(2, 1), ...times(3, 2), ...times(5, 3), ...times(20, 4), ...times(10, 5)]),
    );
    expect(score).toMatchObject({ n: 40, score: 75, mean: 3.825, agree: null });
    // Wilson for 30 of 40.
    expect(score.low).toBeCloseTo(59.81, 2);
    expect(score.high).toBeCloseTo(85.81, 2);
    expect(score.meanLow).toBeCloseTo(3.4862, 4);
    expect(score.meanHigh).toBeCloseTo(4.1638, 4);
  });

  it('of NPS is a whole number with the adjusted Wald interval', () => {
    const score = headline('nps', countScores([...times(50, 9), ...times(30, 7), ...times(20, 0)]));
    expect(score).toMatchObject({ n: 100, score: 30, mean: 6.6 });
    expect(score.low).toBeCloseTo(14.0511, 4);
    expect(score.high).toBeCloseTo(44.2013, 4);
    expect(headline('nps', countScores([10, 10, 0])).score).toBe(33);
    expect(headline('nps', countScores([0, 0, 10])).score).toBe(-33);
    expect(Object.is(headline('nps', countScores([9, 6])).score, 0)).toBe(true);
  });

  it('groups NPS answers at 6/7 and 8/9', () => {
    expect(npsGroups(countScores([0, 6, 7, 8, 9, 10]))).toEqual({ promoters: 2, passives: 2, detractors: 2 });
  });

  it('of CES is the mean of 1–7 with the share of 5–7', () => {
    const score = headline(
      'ces',
      countScores([1, 2, ...times(2, 3), ...times(4, 4), ...times(7, 5), ...times(9, 6), ...times(6, 7)]),
    );
    expect(score.score).toBeCloseTo(5.2, 12);
    expect(score.low).toBeCloseTo(4.624856, 6);
    expect(score.high).toBeCloseTo(5.775144, 6);
    expect(score.mean).toBe(score.score);
    // 22 of 30 agree; Wilson.
    expect(score.agree?.value).toBeCloseTo(73.33, 2);
    expect(score.agree?.low).toBeCloseTo(55.55, 2);
    expect(score.agree?.high).toBeCloseTo(85.82, 2);
  });

  it('of thumbs is the share up of all', () => {
    const score = headline('thumbs', countScores([...times(81, 1), ...times(182, 0)]));
    expect(score.score).toBeCloseTo(30.798, 3);
    expect(score.low).toBeCloseTo(25.53, 2);
    expect(score.high).toBeCloseTo(36.62, 2);
    expect(score.mean).toBeCloseTo(0.30798, 5);
    expect(score.meanHigh).toBeCloseTo(0.3662, 4);
  });

  it('of a single answer has no interval for a mean, but one for a share', () => {
    expect(headline('ces', countScores([7]))).toMatchObject({ n: 1, score: 7, low: null, high: null });
    expect(headline('csat', countScores([5]))).toMatchObject({ n: 1, score: 100, high: 100, meanLow: null });
  });

  it('ignores counts off the type’s scale', () => {
    expect(headline('csat', [7, 0, 0, 0, 1, 1, 9, 9, 9, 9, 9])).toMatchObject({
      n: 2,
      score: 100,
      mean: 4.5,
    });
  });

  it('lies within its interval and on its scale, for every type and any counts', () => {
    const counts = fc.array(fc.oneof(fc.nat(3), fc.nat(3_000_000)), {
      minLength: SCORE_SLOTS,
      maxLength: SCORE_SLOTS,
    });
    fc.assert(
      fc.property(fc.constantFrom(...SURVEY_TYPES), counts, (type, answers) => {
        const { score, low, high, mean, meanLow, meanHigh } = headline(type, answers);
        fc.pre(score !== null && low !== null && high !== null && mean !== null);
        expect(low).toBeLessThanOrEqual(score);
        expect(high).toBeGreaterThanOrEqual(score);
        expect(mean).toBeGreaterThanOrEqual(SCALES[type].min);
        expect(mean).toBeLessThanOrEqual(SCALES[type].max);
        if (meanLow !== null) expect(meanLow).toBeLessThanOrEqual(mean);
        if (meanHigh !== null) expect(meanHigh).toBeGreaterThanOrEqual(mean);
      }),
    );
  });
});
