import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SURVEY_TYPES } from '@/contract/survey';
import { randomOf, wholeBelow } from './random';
import type { Counts } from './tally';
import { countScores } from './tally';
import { judgeHeadline, judgeSatisfaction, judgeShares } from './verdict';

const ratings = (...counts: number[]) => [{ type: 'csat' as const, counts: [0, ...counts] }];
const times = (counts: Counts, by: number) => counts.map((count) => count * by);

describe('verdict on a change of satisfaction', () => {
  it('says better and worse where the interval leaves out zero, and needs nothing more', () => {
    const [low, high] = [ratings(40, 5, 5, 0, 0), ratings(0, 0, 5, 5, 40)];
    expect(judgeSatisfaction(low, high)).toMatchObject({ word: 'better', more: 0 });
    expect(judgeSatisfaction(high, low)).toMatchObject({ word: 'worse', more: 0 });
  });

  it('says the same only where a difference worth speaking of is left out', () => {
    const [many, few] = [ratings(100, 200, 400, 800, 500), ratings(5, 10, 20, 40, 25)];
    const sure = judgeSatisfaction(many, many);
    expect(sure).toMatchObject({ word: 'same', more: 0 });
    expect(Math.max(-(sure.change?.low ?? -9), sure.change?.high ?? 9)).toBeLessThan(0.2);
    const unsure = judgeSatisfaction(many, few);
    expect(unsure.word).toBe('early');
    expect(unsure.change?.high).toBeGreaterThan(0.2);
    expect(unsure.more).toBeGreaterThan(10);
  });

  it('says nothing of fewer than 30 on either side, but how many are missing', () => {
    expect(judgeSatisfaction(ratings(0, 0, 0, 0, 29), ratings(90, 0, 0, 0, 0))).toMatchObject({
      word: 'few',
      more: null,
    });
    const clear = judgeSatisfaction(ratings(90, 0, 0, 0, 9), ratings(0, 0, 0, 0, 29));
    expect(clear).toMatchObject({ word: 'few', more: 1 });
    const hidden = judgeSatisfaction(ratings(90, 0, 0, 0, 9), ratings(0, 0, 0, 0, 4));
    expect(hidden).toEqual({ word: 'few', change: null, more: 26 });
    expect(judgeSatisfaction(ratings(90, 0, 0, 0, 9), [])).toEqual({ word: 'few', change: null, more: 30 });
  });

  it('does not promise what waiting cannot bring', () => {
    // The earlier side alone leaves room for more than what is worth speaking of, and than the difference.
    expect(judgeSatisfaction(ratings(15, 0, 0, 0, 15), ratings(15, 0, 0, 0, 17))).toMatchObject({
      word: 'early',
      more: null,
    });
  });

  it('names a number that suffices if spread and difference stay, and not many more than that', () => {
    const [before, after] = [ratings(100, 200, 300, 250, 150), ratings(4, 8, 16, 18, 12)];
    const { word, more } = judgeSatisfaction(before, after);
    expect(word).toBe('early');
    expect(more).toBeGreaterThan(5);
    const at = (n: number) =>
      judgeSatisfaction(before, [{ type: 'csat', counts: times([0, 4, 8, 16, 18, 12], n / 58) }]);
    expect(at(58 + 1.05 * (more ?? 0)).word).toBe('better');
    expect(at(58 + 0.9 * (more ?? 0)).word).toBe('early');
  });

  it('names a number after which it is told more often than not', () => {
    // 400 worlds with a true change of 0.3: wait as long as was said, then look again.
    const random = randomOf(11);
    const draw = (scores: readonly number[], n: number) =>
      Array.from({ length: n }, () => scores[wholeBelow(random, scores.length)] ?? 0);
    const [was, is] = [
      [1, 2, 3, 3, 4, 4, 4, 5, 5, 5],
      [2, 3, 3, 4, 4, 4, 5, 5, 5, 5],
    ];
    const parts = (scores: number[]) => [{ type: 'csat' as const, counts: countScores(scores) }];
    let [asked, told] = [0, 0];
    for (let world = 0; world < 400; world++) {
      const before = parts(draw(was, 1000));
      const after = draw(is, 40);
      const { word, more } = judgeSatisfaction(before, parts(after));
      if (word !== 'early' || more === null) continue;
      asked++;
      if (judgeSatisfaction(before, parts([...after, ...draw(is, more)])).word !== 'early') told++;
    }
    expect(asked).toBeGreaterThan(100);
    // It is 83 % here. Half would be expected of a fresh look; those asked are the ones that chance kept down.
    expect(told / asked).toBeGreaterThan(0.75);
  });
});

describe('verdict on a change of any headline', () => {
  const typeArbitrary = fc.constantFrom(...SURVEY_TYPES);
  const countsArbitrary = fc.array(fc.nat(60), { minLength: 11, maxLength: 11 });

  it('turns round with its sides, and its number suffices', () => {
    fc.assert(
      fc.property(typeArbitrary, countsArbitrary, countsArbitrary, (type, a, b) => {
        const [there, back] = [judgeHeadline(type, a, b), judgeHeadline(type, b, a)];
        const turned = { better: 'worse', worse: 'better' } as const;
        if (there.word === 'better' || there.word === 'worse') expect(back.word).toBe(turned[there.word]);
        if (there.word === 'same' || there.word === 'early') expect(back.word).toBe(there.word);
        if (there.word === 'few' || there.more === null || there.more === 0) return;
        // A mean's unbiased variance moves a little with n; shares and NPS need exactly what was said.
        const { length: n } = b.flatMap((count, score) => (isOn(type, score) ? Array(count).fill(0) : []));
        const enough = type === 'ces' ? 1.05 * there.more + 3 : there.more + 1e-6;
        expect(judgeHeadline(type, a, times(b, (n + enough) / n)).word).not.toBe('early');
      }),
    );
  });

  it('is in the headline’s unit', () => {
    expect(judgeHeadline('thumbs', [50, 50], [25, 75]).change?.difference).toBe(25);
    expect(judgeHeadline('nps', [50], [...Array(10).fill(0), 50]).change?.difference).toBe(200);
    expect(judgeShares({ successes: 300, n: 1000 }, { successes: 350, n: 1000 })).toMatchObject({
      word: 'better',
      more: 0,
    });
  });
});

function isOn(type: string, score: number): boolean {
  const [from, to] = { csat: [1, 5], smiley: [1, 5], ces: [1, 7], nps: [0, 10], thumbs: [0, 1] }[type] ?? [];
  return from !== undefined && to !== undefined && score >= from && score <= to;
}
