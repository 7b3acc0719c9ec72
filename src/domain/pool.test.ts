import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { poolShown, withoutFew } from './pool';
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

describe('parts of which some have few answers', () => {
  const nps = (...scores: number[]): Part => ({ type: 'nps', counts: countScores(scores) });
  const scores = (most: number) => fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: most });

  it('say nothing that depends on the few but how many they were', () => {
    fc.assert(
      fc.property(scores(40), scores(4), (some, few) => {
        const turned = few.map((score) => 6 - score);
        const told = withoutFew([...csat(...some), nps(...few)]);
        expect(told).toEqual(withoutFew([...csat(...some), nps(...turned)]));
        expect(satisfaction(told)).toEqual(
          some.length < 5
            ? { n: some.length + few.length, value: null, low: null, high: null }
            : satisfaction(csat(...some)),
        );
      }),
    );
  });

  it('are averaged without them, and a touchpoint that has nothing else is left out', () => {
    const mixed = withoutFew([...csat(4, 4, 4, 4, 4), nps(0, 0)]);
    const apart = withoutFew([...csat(1, 1, 1), nps(0, 0)]);
    expect(poolShown([mixed])).toMatchObject({ n: 7, leftOut: 0 });
    expect(satisfaction(poolShown([mixed, apart]).parts)).toMatchObject({ n: 5, value: 4 });
    expect(poolShown([mixed, apart])).toMatchObject({ n: 12, leftOut: 1 });
  });
});
