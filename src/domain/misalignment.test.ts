import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareSatisfaction } from './comparison';
import { findMisaligned, type Measured } from './misalignment';
import { randomOf } from './random';
import { countScores } from './tally';

const repeat = (score: number, times: number) => Array.from({ length: times }, () => score);
const touchpoint = (id: string, ...scores: number[]): Measured => ({
  id,
  parts: [{ type: 'csat', counts: countScores(scores) }],
});

describe('touchpoints with the same promise', () => {
  const shop = touchpoint('shop', ...repeat(5, 40), ...repeat(4, 20));
  const site = touchpoint('site', ...repeat(3, 30), ...repeat(2, 30));
  const alike = touchpoint('alike', ...repeat(5, 39), ...repeat(4, 21));

  it('are misaligned where chance does not explain the difference, widest first', () => {
    const { pairs, compared } = findMisaligned([[shop, site, alike]]);
    expect(compared).toBe(3);
    expect(pairs.map(({ lower, higher }) => [lower, higher])).toEqual([
      ['site', 'shop'],
      ['site', 'alike'],
    ]);
    expect(pairs[0]?.difference).toBeCloseTo(2.1667, 4);
    expect(pairs[0]?.low).toBeGreaterThan(1.9);
    expect(pairs[0]?.high).toBeLessThan(2.4);
  });

  it('are compared once, however many promises they share', () => {
    const { pairs, compared } = findMisaligned([
      [shop, site],
      [site, shop],
    ]);
    expect([pairs.length, compared]).toEqual([1, 1]);
  });

  it('are not compared across promises, nor with fewer than 30 answers', () => {
    expect(findMisaligned([[shop], [site]])).toEqual({ pairs: [], compared: 0 });
    expect(findMisaligned([[shop, touchpoint('few', ...repeat(1, 29))]])).toEqual({ pairs: [], compared: 0 });
  });

  it('need a clearer difference the more pairs are looked at', () => {
    const edge = touchpoint('edge', ...repeat(5, 31), ...repeat(4, 29));
    const base = touchpoint('base', ...repeat(5, 42), ...repeat(4, 18));
    expect(findMisaligned([[base, edge]]).pairs).toHaveLength(1);
    const others = Array.from({ length: 10 }, (_, index) =>
      touchpoint(`other-${index}`, ...repeat(5, 36), ...repeat(4, 24)),
    );
    expect(findMisaligned([[base, edge, ...others]]).pairs).toHaveLength(0);
  });

  it('do not flag each other by chance: 60 alike, in 60 worlds', () => {
    const next = randomOf(7);
    const answer = () => [1, 2, 3, 4, 4, 4, 5, 5, 5, 5][Math.floor(next() * 10)] ?? 5;
    let flagged = 0;
    for (let world = 0; world < 60; world++) {
      const group = Array.from({ length: 60 }, (_, index) =>
        touchpoint(`t${index}`, ...Array.from({ length: 40 }, answer)),
      );
      if (findMisaligned([group]).pairs.length > 0) flagged++;
    }
    // Five percent of 60 are 3; without Holm nearly all would be flagged.
    expect(flagged).toBeLessThanOrEqual(6);
  }, 30_000);

  it('are flagged only if a comparison of the two alone would tell them apart, in any order', () => {
    const scores = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 30, maxLength: 60 });
    fc.assert(
      fc.property(fc.array(scores, { minLength: 2, maxLength: 6 }), (all) => {
        const group = all.map((list, index) => touchpoint(`t${index}`, ...list));
        const { pairs } = findMisaligned([group]);
        expect(findMisaligned([group.toReversed()]).pairs).toEqual(pairs);
        for (const { lower, higher } of pairs) {
          const [a, b] = [group.find(({ id }) => id === lower), group.find(({ id }) => id === higher)];
          expect(compareSatisfaction(a?.parts ?? [], b?.parts ?? [])).toMatchObject({
            distinguishable: true,
          });
        }
      }),
      { numRuns: 60 },
    );
  });
});
