import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type Cell, poolCells, poolShown, poolWhole, withoutFew } from './pool';
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

describe('cells side by side', () => {
  const cell = (of: string, group: string, n: number): Cell => ({
    of,
    group,
    type: 'csat',
    counts: [0, 0, 0, 0, n],
  });
  const sizes = (cells: Cell[]) => {
    const { groups, total } = poolCells(cells);
    const size = (parts: readonly Part[]) => parts.reduce((sum, { counts }) => sum + countOf(counts), 0);
    return {
      groups: Object.fromEntries([...groups].map(([group, { parts, n }]) => [group, [size(parts), n]])),
      total: [size(total.parts), total.n],
    };
  };

  test('say of few how many they were, and leave them out of a sum from which they could be worked out', () => {
    expect(sizes([cell('a', 'web', 40), cell('a', 'kiosk', 3)])).toEqual({
      groups: { web: [40, 40], kiosk: [0, 3] },
      total: [40, 43],
    });
  });

  test('may be summed where what is hidden is five or more', () => {
    expect(sizes([cell('a', 'mon', 7), cell('a', 'tue', 3), cell('a', 'wed', 4)])).toEqual({
      groups: { mon: [7, 7], tue: [0, 3], wed: [0, 4] },
      total: [14, 14],
    });
  });

  test('are looked at survey by survey: the few of two are no five', () => {
    expect(sizes([cell('a', 'web', 9), cell('a', 'qr', 3), cell('b', 'web', 3), cell('b', 'qr', 9)])).toEqual(
      {
        groups: { web: [9, 12], qr: [9, 12] },
        total: [18, 24],
      },
    );
  });

  test('that overlap are summed as a whole, unless few would be left beside one of them', () => {
    const groups = [
      cell('a', 'late', 40),
      cell('a', 'broken', 30),
      cell('b', 'late', 17),
      cell('b', 'rude', 2),
    ];
    const { parts, n } = poolWhole([cell('a', '', 60), cell('b', '', 20), cell('c', '', 4)], groups);
    expect([parts.map(({ counts }) => countOf(counts)), n]).toEqual([[60], 84]);
    expect(poolWhole([cell('b', '', 17)], groups).parts).toHaveLength(1);
  });
});
