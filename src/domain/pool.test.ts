import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { poolShown } from './pool';
import { type Part, satisfaction } from './satisfaction';
import { countOf, countScores } from './tally';

const csat = (...scores: number[]): Part[] => [{ type: 'csat', counts: countScores(scores) }];

describe('an average over touchpoints', () => {
  it('leaves out those with fewer than 5 answers and counts them', () => {
    const pool = poolShown([csat(4, 4, 4, 4, 4), csat(1, 1, 1, 1), [], csat(2)]);
    expect(pool.n).toBe(10);
    expect(pool.leftOut).toBe(2);
    expect(satisfaction(pool.parts)).toMatchObject({ n: 5, value: 4 });
  });

  it('takes all answers of a touchpoint together, whatever they were asked by', () => {
    const both = [...csat(5, 5, 5), { type: 'thumbs' as const, counts: countScores([1, 1]) }];
    expect(poolShown([both])).toMatchObject({ n: 5, leftOut: 0 });
  });

  it('does not change with the scores that are hidden', () => {
    const few = fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 4 });
    const some = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 5, maxLength: 40 });
    fc.assert(
      fc.property(some, few, (shown, hidden) => {
        const other = hidden.map((score) => 6 - score);
        const [one, two] = [
          poolShown([csat(...shown), csat(...hidden)]),
          poolShown([csat(...shown), csat(...other)]),
        ];
        expect(satisfaction(one.parts)).toEqual(satisfaction(two.parts));
        expect(one.n).toBe(two.n);
        expect(one.parts.reduce((sum, { counts }) => sum + countOf(counts), 0)).toBe(shown.length);
      }),
    );
  });
});
