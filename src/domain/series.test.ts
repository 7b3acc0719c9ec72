import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SURVEY_TYPES } from '@/contract/survey';
import { satisfaction } from './satisfaction';
import { headline } from './score';
import { contribution, seriesOf } from './series';
import { countScores, withoutScores } from './tally';

const DAY = '2026-11-02';
const counts = fc.array(fc.nat(30), { minLength: 11, maxLength: 11 });

describe('what an answer adds to a score', () => {
  it('averages to every score of the honesty table', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SURVEY_TYPES), counts, (type, given) => {
        const buckets = [{ from: DAY, to: DAY, parts: [{ type, counts: given }] }];
        const { n, score } = headline(type, given);
        fc.pre(n >= 5 && score !== null);
        const shown = seriesOf(buckets, type).readings[0];
        expect(shown?.n).toBe(n);
        expect(type === 'nps' ? Math.abs((shown?.mean ?? 0) - score) : 0).toBeLessThanOrEqual(0.5 + 1e-9);
        if (type !== 'nps') expect(shown?.mean).toBeCloseTo(score, 9);
        const common = seriesOf(buckets, 'satisfaction');
        expect(common.readings[0]?.mean).toBeCloseTo(satisfaction([{ type, counts: given }]).value ?? 0, 9);
        expect(common.readings[0]?.mean).toBeLessThanOrEqual(common.max);
      }),
    );
  });

  it('is 0 or 100, −100, 0 or 100, or the answer itself', () => {
    expect([3, 4].map((score) => contribution('csat', 'csat', score))).toEqual([0, 100]);
    expect([6, 7, 9].map((score) => contribution('nps', 'nps', score))).toEqual([-100, 0, 100]);
    expect(contribution('ces', 'ces', 6)).toBe(6);
    expect(contribution('satisfaction', 'nps', 5)).toBe(3);
  });
});

describe('a series as numbers', () => {
  it('leaves out gaps, few answers, hidden ones and those of another type, and keeps time', () => {
    const csat = (...scores: number[]) => ({ type: 'csat' as const, counts: countScores(scores) });
    const buckets = [
      { from: '2026-11-01', to: '2026-11-07', parts: [csat(1, 2, 3, 4, 5)] },
      { from: '2026-11-08', to: '2026-11-14', parts: null },
      { from: '2026-11-15', to: '2026-11-21', parts: [csat(5, 5, 5, 5)] },
      {
        from: '2026-11-22',
        to: '2026-11-28',
        parts: [{ type: 'csat' as const, counts: withoutScores([9]) }],
      },
      {
        from: '2026-11-29',
        to: '2026-12-05',
        parts: [csat(5, 5, 5, 5, 5), { type: 'nps' as const, counts: countScores([0, 0, 0, 0, 0]) }],
      },
    ];
    const series = seriesOf(buckets, 'csat');
    expect(series.readings).toEqual([
      { index: 0, day: 3, n: 5, mean: 40 },
      { index: 4, day: 31, n: 5, mean: 100 },
    ]);
    // Two of five satisfied: 5·0.4·0.6·100² about their mean, none in the other bucket, divided by 10 − 2.
    expect(series.variance).toBeCloseTo(12_000 / 8, 9);
    expect(seriesOf(buckets, 'satisfaction').readings.map(({ n }) => n)).toEqual([5, 10]);
    expect(seriesOf([], 'nps')).toMatchObject({ readings: [], variance: 0, skewness: 0, span: 200 });
  });

  it('has the skewness of a share', () => {
    // Of a single yes or no: (1 − 2p)/√(p·(1 − p)).
    const buckets = [{ from: DAY, to: DAY, parts: [{ type: 'thumbs' as const, counts: [10, 90] }] }];
    expect(seriesOf(buckets, 'thumbs').skewness).toBeCloseTo((1 - 1.8) / 0.3, 9);
  });
});
