import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SCALES, SURVEY_TYPES, type SurveyType } from '@/contract/survey';
import { formatSatisfaction } from './format';
import { band, bandName, type Part, satisfaction, spread5, toSatisfaction } from './satisfaction';
import { countScores, NO_COUNTS, SCORE_SLOTS, scoresOf, withoutScores } from './tally';

const countsArbitrary = fc.array(fc.nat(40), { minLength: SCORE_SLOTS, maxLength: SCORE_SLOTS });
const typeArbitrary = fc.constantFrom(...SURVEY_TYPES);
const partsArbitrary: fc.Arbitrary<Part[]> = fc.array(
  fc.record({ type: typeArbitrary, counts: countsArbitrary }),
  { maxLength: 4 },
);

function mirror(type: SurveyType, counts: readonly number[]): number[] {
  const { min, max } = SCALES[type];
  return counts.map((_, score) => counts[max + min - score] ?? 0);
}

describe('satisfaction', () => {
  it.each([
    ['csat', 1, 1],
    ['csat', 4, 4],
    ['smiley', 5, 5],
    ['ces', 1, 1],
    ['ces', 4, 3],
    ['ces', 5, 1 + (4 * 4) / 6],
    ['ces', 7, 5],
    ['nps', 0, 1],
    ['nps', 5, 3],
    ['nps', 9, 4.6],
    ['nps', 10, 5],
    ['thumbs', 0, 1],
    ['thumbs', 1, 5],
  ] as const)('maps %s %d to %d', (type, score, value) => {
    expect(toSatisfaction(type, score)).toBeCloseTo(value, 12);
  });

  it('pools the answers of different scales and gives the t interval of scipy’s stats.t.interval', () => {
    const csat = [0, 2, 3, 5, 20, 10, 0, 0, 0, 0, 0];
    const alone = satisfaction([{ type: 'csat', counts: csat }]);
    expect(alone).toMatchObject({ n: 40, value: 3.825 });
    expect(alone.low).toBeCloseTo(3.486171, 6);
    expect(alone.high).toBeCloseTo(4.163829, 6);
    const both = satisfaction([
      { type: 'csat', counts: csat },
      { type: 'thumbs', counts: [3, 9] },
    ]);
    expect(both.n).toBe(52);
    expect(both.value).toBeCloseTo(3.865385, 6);
    expect(both.low).toBeCloseTo(3.516575, 6);
    expect(both.high).toBeCloseTo(4.214194, 6);
  });

  it('does not know what it cannot know', () => {
    const unknown = { n: 0, value: null, low: null, high: null };
    expect(satisfaction([])).toEqual(unknown);
    expect(satisfaction([{ type: 'nps', counts: NO_COUNTS }])).toEqual(unknown);
    expect(satisfaction([{ type: 'nps', counts: countScores([10]) }])).toEqual({
      n: 1,
      value: 5,
      low: null,
      high: null,
    });
  });

  it('is never certain of equal answers, least of all of equal thumbs', () => {
    const low = (type: SurveyType, score: number) =>
      satisfaction([{ type, counts: countScores(new Array<number>(30).fill(score)) }]).low ?? Number.NaN;
    expect(low('csat', 5)).toBeCloseTo(4.905, 3);
    expect(low('thumbs', 1)).toBeCloseTo(4.62, 2);
    expect(low('nps', 10)).toBeGreaterThan(low('csat', 5));
  });

  it('stays on 1–5, inside its interval, and mirrors with its scale', () => {
    fc.assert(
      fc.property(partsArbitrary, (parts) => {
        const { value, low, high } = satisfaction(parts);
        fc.pre(value !== null && low !== null && high !== null);
        expect(value).toBeGreaterThanOrEqual(1);
        expect(value).toBeLessThanOrEqual(5);
        expect(low).toBeGreaterThanOrEqual(1);
        expect(high).toBeLessThanOrEqual(5);
        expect(low).toBeLessThanOrEqual(value);
        expect(high).toBeGreaterThanOrEqual(value);
        expect(high - low).toBeGreaterThan(0);
        const other = satisfaction(parts.map(({ type, counts }) => ({ type, counts: mirror(type, counts) })));
        expect(other.value).toBeCloseTo(6 - value, 9);
        expect(other.low).toBeCloseTo(6 - high, 9);
        expect(other.high).toBeCloseTo(6 - low, 9);
      }),
    );
  });

  it('does not depend on how the answers are split into parts', () => {
    fc.assert(
      fc.property(typeArbitrary, countsArbitrary, countsArbitrary, (type, a, b) => {
        const apart = satisfaction([
          { type, counts: a },
          { type, counts: b },
        ]);
        const together = satisfaction([{ type, counts: a.map((count, i) => count + (b[i] ?? 0)) }]);
        expect(apart.n).toBe(together.n);
        expect(apart.value ?? 0).toBeCloseTo(together.value ?? 0, 9);
        expect(apart.low ?? 0).toBeCloseTo(together.low ?? 0, 9);
      }),
    );
  });
});

describe('band', () => {
  it.each([
    [1, 1, 'Failing'],
    [2.69, 1, 'Failing'],
    [2.7, 2, 'Weak'],
    [3.29, 2, 'Weak'],
    [3.3, 3, 'Mixed'],
    [3.89, 3, 'Mixed'],
    [3.9, 4, 'Good'],
    [4.39, 4, 'Good'],
    [4.4, 5, 'Strong'],
    [5, 5, 'Strong'],
  ] as const)('of %d is %d, %s', (value, expected, name) => {
    expect(band(value)).toBe(expected);
    expect(bandName(value)).toBe(name);
  });

  it('follows the number as shown', () => {
    expect(band(3.2951)).toBe(3);
    expect(band(3.2949)).toBe(2);
    expect(band(3.26)).toBe(2);
    expect(band(3.26, 1)).toBe(3);
  });

  it('rises with the value and never gives one shown number two bands', () => {
    const value = fc.double({ min: 1, max: 5, noNaN: true });
    fc.assert(
      fc.property(value, value, fc.constantFrom(1 as const, 2 as const), (a, b, decimals) => {
        if (a <= b) expect(band(a, decimals)).toBeLessThanOrEqual(band(b, decimals));
        expect(band(a, decimals)).toBe(band(Number(formatSatisfaction(a, decimals)), decimals));
      }),
    );
  });
});

describe('spread', () => {
  it('puts each answer into its nearest bin', () => {
    expect(spread5('csat', countScores([1, 1, 3, 5]))).toEqual([0.5, 0, 0.25, 0, 0.25]);
    expect(spread5('ces', countScores([1, 2, 3, 4, 5, 6, 7, 7]))).toEqual([
      1 / 8,
      2 / 8,
      1 / 8,
      2 / 8,
      2 / 8,
    ]);
    expect(spread5('nps', countScores(scoresOf('nps')))).toEqual([2, 2, 3, 2, 2].map((k) => k / 11));
    expect(spread5('thumbs', countScores([0, 1, 1, 1]))).toEqual([0.25, 0, 0, 0, 0.75]);
    expect(spread5('nps', NO_COUNTS)).toEqual([0, 0, 0, 0, 0]);
  });

  it('adds up to one and mirrors', () => {
    fc.assert(
      fc.property(typeArbitrary, countsArbitrary, (type, counts) => {
        const bars = spread5(type, counts);
        const sum = bars.reduce((a, b) => a + b, 0);
        fc.pre(sum > 0);
        expect(sum).toBeCloseTo(1, 12);
        expect(spread5(type, mirror(type, counts))).toEqual([...bars].reverse());
      }),
    );
  });
});

it('says how many answered, and nothing more, where their scores are left out', () => {
  fc.assert(
    fc.property(typeArbitrary, countsArbitrary, (type, counts) => {
      const onScale = counts.map((count, score) => (scoresOf(type).includes(score) ? count : 0));
      const { n } = satisfaction([{ type, counts: onScale }]);
      const told = satisfaction([{ type, counts: withoutScores(onScale) }]);
      expect(told).toEqual({ n, value: null, low: null, high: null });
    }),
  );
});
