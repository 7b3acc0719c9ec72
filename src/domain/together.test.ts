import { describe, expect, test } from 'vitest';
import { compareShares, comparisonOf } from './comparison';
import { chanceOf, judgedTogether } from './together';
import { judgeShares, type Verdict } from './verdict';

describe('the chance of a difference', () => {
  test('is the one of the published example', () => {
    // BMJ 343:d2304: an odds ratio of 0.81 (0.70 to 0.94) has P = 0.005, on the scale of logarithms.
    const chance = chanceOf(comparisonOf(Math.log(0.81), Math.log(0.7), Math.log(0.94)));
    expect(Math.abs(chance - 0.005)).toBeLessThan(0.001);
  });

  test('is one in twenty where the interval ends at zero, and sure where there is none', () => {
    expect(chanceOf(comparisonOf(0.4, 0, 0.8))).toBeCloseTo(0.05, 6);
    expect(chanceOf(comparisonOf(-0.4, -0.9, 0))).toBeCloseTo(0.05, 6);
    expect(chanceOf(comparisonOf(0, -1, 1))).toBe(1);
  });

  test('falls below one in twenty where, and only where, the interval leaves out zero', () => {
    for (let more = 0; more <= 40; more++) {
      const change = compareShares({ successes: 50, n: 100 }, { successes: 45 + more, n: 100 });
      if (change) expect(chanceOf(change) < 0.05).toBe(change.distinguishable);
    }
  });
});

describe('verdicts side by side', () => {
  const of = (successes: number, n = 200): Verdict =>
    judgeShares({ successes: 100, n: 200 }, { successes, n });

  test('one alone stands as it is', () => {
    const one = of(122);
    expect(one.word).toBe('better');
    expect(judgedTogether([one])).toEqual({ verdicts: [one], compared: 1 });
  });

  test('a small one among many cannot be told, and a large one can', () => {
    const all = [of(122), of(180), ...Array.from({ length: 18 }, () => of(101))];
    const { verdicts, compared } = judgedTogether(all);
    expect(compared).toBe(20);
    expect(verdicts[0]).toMatchObject({ word: 'early', more: null, change: { distinguishable: false } });
    expect(verdicts[1]).toEqual(all[1]);
    expect(verdicts.slice(2)).toEqual(all.slice(2));
  });

  test('those of too few answers take nothing from the others', () => {
    const few = Array.from({ length: 50 }, () => of(2, 8));
    const { verdicts, compared } = judgedTogether([of(122), ...few]);
    expect(compared).toBe(1);
    expect(verdicts[0]?.word).toBe('better');
  });
});
