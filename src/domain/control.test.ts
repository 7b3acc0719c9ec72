import { describe, expect, it } from 'vitest';
import { controlLimits, controlOf } from './control';
import { addDays } from './period';
import { randomOf, wholeBelow } from './random';
import type { Bucket, Series } from './series';
import { countScores } from './tally';

const days = (all: readonly (readonly number[])[], type: 'csat' | 'thumbs' = 'csat'): Bucket[] =>
  all.map((scores, day) => ({
    from: addDays('2026-01-05', day),
    to: addDays('2026-01-05', day),
    parts: [{ type, counts: countScores(scores) }],
  }));
const outside = (buckets: readonly Bucket[], measure: 'satisfaction' | 'thumbs' = 'satisfaction') =>
  controlOf(buckets, measure)?.watched.flatMap(({ index, out }) => (out ? [[index, out]] : []));

/** Nonconforming cans in 30 samples of 50: Montgomery, example 7.1; p̄ = 0.2313, limits 0.0524 and 0.4102. */
const CANS = [
  12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6,
];

describe('control limits', () => {
  const p = CANS.reduce((sum, bad) => sum + bad, 0) / 1500;
  const cans: Series = {
    readings: CANS.map((bad, index) => ({ index, day: index, n: 50, mean: bad / 50 })),
    variance: p * (1 - p),
    skewness: 0,
    span: 1,
    min: 0,
    max: 1,
  };

  it('are Montgomery’s, and find his two samples', () => {
    // Without widening for dispersion, as in the book: the range of neighbours is left at what chance explains.
    const { watched, dispersion } = controlLimits(cans, { z: 3, starts: [], judgedFrom: 1 });
    expect(watched[0]?.centre).toBeCloseTo(0.2313, 4);
    const reach = ((watched[0]?.high ?? 0) - p) / dispersion;
    expect(p + reach).toBeCloseTo(0.4102, 4);
    expect(p - reach).toBeCloseTo(0.0524, 4);
    expect(watched.filter(({ mean }) => Math.abs(mean - p) > reach).map(({ index }) => index + 1)).toEqual([
      15, 23,
    ]);
  });

  it('widen for samples that vary by more than their size explains, as Laney’s p′ chart does', () => {
    const errors = Math.sqrt((p * (1 - p)) / 50);
    const ranges = CANS.slice(1).map((bad, place) => Math.abs(bad - (CANS[place] ?? 0)) / 50 / errors);
    const sigma = ranges.reduce((sum, range) => sum + range, 0) / 29 / (2 / Math.sqrt(Math.PI));
    expect(controlLimits(cans, { z: 3, starts: [], judgedFrom: 1 }).dispersion).toBeCloseTo(sigma, 12);
  });
});

describe('outliers over time', () => {
  const calm = Array.from({ length: 28 }, (_, day) =>
    Array.from({ length: 30 + (day % 5) }, (_, nth) => [5, 4, 4, 5, 3, 5, 4][(nth + day) % 7] ?? 4),
  );
  const on = (day: number, scores: readonly number[]) =>
    calm.map((own, index) => (index === day ? scores : own));

  it('are days outside the limits, low or high, and not those of few answers', () => {
    expect(outside(days(calm))).toEqual([]);
    expect(
      outside(
        days(
          on(
            9,
            Array.from({ length: 40 }, () => 2),
          ),
        ),
      ),
    ).toEqual([[9, 'low']]);
    expect(
      outside(
        days(
          on(
            9,
            Array.from({ length: 90 }, () => 5),
          ),
        ),
      ),
    ).toEqual([[9, 'high']]);
    expect(
      outside(
        days(
          on(
            9,
            Array.from({ length: 29 }, () => 1),
          ),
        ),
      ),
    ).toEqual([]);
  });

  it('are found nearly always where a day of 50 is as far out as half a level', () => {
    const random = randomOf(32);
    const answers = (bound: number) => Array.from({ length: 50 }, () => (random() < bound ? 1 : 0));
    let found = 0;
    for (let world = 0; world < 100; world++) {
      const all = Array.from({ length: 28 }, (_, day) => answers(day === 20 ? 0.35 : 0.75));
      if ((outside(days(all, 'thumbs'), 'thumbs') ?? []).some(([index]) => index === 20)) found++;
    }
    expect(found).toBeGreaterThan(85);
  });

  it('must lie farther out, the more series are looked at together', () => {
    const odd = days(
      on(
        9,
        Array.from({ length: 40 }, (_, nth) => 3 + (nth % 2)),
      ),
    );
    const [alone, among] = [controlOf(odd, 'satisfaction'), controlOf(odd, 'satisfaction', 50)];
    expect(alone?.watched[9]?.out).toBe('low');
    expect(among?.watched[9]?.low).toBeLessThan(alone?.watched[9]?.low ?? 0);
  });

  it('are not told of a new level, which is told once', () => {
    const moved = calm.map((own, day) => (day < 14 ? own : own.map((score) => score - 2)));
    expect(outside(days(moved))).toEqual([]);
    const centres = controlOf(days(moved), 'satisfaction')?.watched.map(({ centre }) => centre) ?? [];
    expect(new Set(centres.map((centre) => centre.toFixed(6))).size).toBe(2);
  });

  it('are not sought in fewer than ten readings, nor where nothing differs', () => {
    expect(controlOf(days(calm.slice(0, 9)), 'satisfaction')).toBeNull();
    expect(controlOf(days(calm.map((own) => own.map(() => 5))), 'satisfaction')).toBeNull();
    expect(controlOf([], 'satisfaction')).toBeNull();
  });

  it('are claimed by chance in fewer than one series of twenty: long, short, skewed, and with moods', () => {
    const random = randomOf(31);
    const share = (length: number, up: number, mood: number, size: number) => {
      let found = 0;
      for (let world = 0; world < 150; world++) {
        const all = Array.from({ length }, () => {
          const bound = Math.min(1, up + mood * (random() + random() - 1));
          return Array.from({ length: size + wholeBelow(random, size) }, () => (random() < bound ? 1 : 0));
        });
        if ((outside(days(all, 'thumbs'), 'thumbs') ?? []).length > 0) found++;
      }
      return found / 150;
    };
    const all = [
      [12, 0.7, 0, 30],
      [52, 0.7, 0, 30],
      [90, 0.7, 0, 40],
      [90, 0.95, 0, 30],
      [28, 0.98, 0, 30],
      [90, 0.7, 0.15, 60],
      [28, 0.7, 0.15, 60],
      [12, 0.7, 0.15, 60],
    ].map(([l = 0, u = 0, m = 0, s = 0]) => share(l, u, m, s));
    for (const one of all) expect(one).toBeLessThan(0.06);
  }, 30_000);
});
