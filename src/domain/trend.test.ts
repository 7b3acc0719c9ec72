import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { directionOf } from './comparison';
import { addDays } from './period';
import { randomOf, wholeBelow } from './random';
import type { Bucket } from './series';
import { countScores } from './tally';
import { clearTrends, lineThrough, trendOf } from './trend';

/** One bucket a week. */
const weeks = (all: readonly (readonly number[] | null)[]): Bucket[] =>
  all.map((scores, week) => ({
    from: addDays('2026-01-05', 7 * week),
    to: addDays('2026-01-05', 7 * week + 6),
    parts: scores && [{ type: 'csat', counts: countScores(scores) }],
  }));
const repeat = (score: number, times: number) => Array.from({ length: times }, () => score);

describe('the line through readings', () => {
  // Anscombe, "Graphs in Statistical Analysis", The American Statistician 27 (1973) 17–21: slope 0.5, error 0.118.
  it.each([
    [[8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68], 0.5000909, 0.1179055],
    [[9.14, 8.14, 8.74, 8.77, 9.26, 8.1, 6.13, 3.1, 9.13, 7.26, 4.74], 0.5, 0.1179637],
  ])('is Anscombe’s, to the digits of R’s lm', (ys, slope, error) => {
    const xs = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];
    const readings = ys.map((mean, index) => ({ index, day: xs[index] ?? 0, n: 1, mean }));
    const line = lineThrough(readings, 0);
    expect(line?.slope).toBeCloseTo(slope, 6);
    expect(line?.error).toBeCloseTo(error, 6);
  });

  it('counts a reading of 40 answers as forty of one', () => {
    const readings = [
      { index: 0, day: 0, n: 40, mean: 3 },
      { index: 1, day: 7, n: 5, mean: 4 },
      { index: 2, day: 21, n: 12, mean: 2 },
    ];
    const single = readings.flatMap((reading) =>
      Array.from({ length: reading.n }, () => ({ ...reading, n: 1 })),
    );
    expect(lineThrough(readings, 0)?.slope).toBeCloseTo(lineThrough(single, 0)?.slope ?? Number.NaN, 12);
  });

  it('is not known without distance in time', () => {
    const reading = { index: 0, day: 3, n: 9, mean: 4 };
    expect(lineThrough([reading, reading, reading], 1)).toBeNull();
    expect(lineThrough([reading], 1)).toBeNull();
  });
});

describe('the trend of a series', () => {
  it('is told where it is clear, over the days it was heard, gaps left out', () => {
    const falling = weeks([
      repeat(5, 20),
      [...repeat(5, 15), ...repeat(4, 5)],
      null,
      repeat(4, 20),
      repeat(4, 20),
      [...repeat(4, 10), ...repeat(3, 10)],
    ]);
    const trend = trendOf(falling, 'satisfaction');
    expect(trend).toMatchObject({ days: 35, readings: 5, n: 100 });
    // numpy.polyfit over days 3, 10, 24, 31 and 38: slope times 35.
    expect(directionOf(trend?.change ?? null)).toBe('down');
    expect(trend?.change.difference).toBeCloseTo(-1.4534884, 6);
    expect(trendOf(falling, 'csat')?.change.difference).toBeLessThan(0);
    expect(trendOf(falling, 'nps')).toBeNull();
  });

  it('is silent of four readings, and of fewer than 30 answers', () => {
    expect(trendOf(weeks([1, 2, 3, 4].map((score) => repeat(score, 50))), 'csat')).toBeNull();
    expect(trendOf(weeks([1, 2, 3, 4, 5].map((score) => repeat(score, 5))), 'csat')).toBeNull();
    expect(trendOf([], 'csat')).toBeNull();
  });

  it('is not claimed of what is level, and turns round with time', () => {
    const level = weeks(Array.from({ length: 8 }, () => [...repeat(5, 10), ...repeat(3, 10)]));
    expect(trendOf(level, 'satisfaction')?.change).toMatchObject({ distinguishable: false });
    const scores = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 6, maxLength: 20 });
    fc.assert(
      fc.property(fc.array(scores, { minLength: 5, maxLength: 9 }), (all) => {
        const [there, back] = [
          trendOf(weeks(all), 'satisfaction'),
          trendOf(weeks(all.toReversed()), 'satisfaction'),
        ];
        fc.pre(there !== null && back !== null);
        expect(back.change.difference).toBeCloseTo(-there.change.difference, 9);
        expect(back.change.distinguishable).toBe(there.change.distinguishable);
        expect(there.change.low).toBeLessThanOrEqual(there.change.difference);
        expect(Math.abs(there.change.low)).toBeLessThanOrEqual(4);
      }),
      { numRuns: 60 },
    );
  });

  it('is claimed by chance about one time in twenty, also where weeks have something in common', () => {
    const random = randomOf(3);
    const share = (mood: number) => {
      let found = 0;
      for (let world = 0; world < 600; world++) {
        const all = Array.from({ length: 12 }, () => {
          const bound = 0.6 + mood * (random() - 0.5);
          return Array.from({ length: 20 + wholeBelow(random, 60) }, () => (random() < bound ? 5 : 2));
        });
        if (trendOf(weeks(all), 'satisfaction')?.change.distinguishable) found++;
      }
      return found / 600;
    };
    expect(share(0)).toBeLessThan(0.06);
    expect(share(0)).toBeGreaterThan(0.005);
    expect(share(0.4)).toBeLessThan(0.08);
  }, 30_000);
});

describe('trends of many series together', () => {
  const falling = (by: number) =>
    weeks(
      [0, 1, 2, 3, 4, 5].map((week) =>
        Array.from({ length: 60 }, (_, nth) => (nth % 20 < 14 - by * week ? 5 : 3)),
      ),
    );

  it('are those that hold beside all the others, clearest first', () => {
    const clear = { id: 'clear', buckets: falling(2.8) };
    const slight = { id: 'slight', buckets: falling(1.4) };
    expect(trendOf(slight.buckets, 'satisfaction')?.change.distinguishable).toBe(true);
    expect(clearTrends([slight, clear], 'satisfaction').map(({ id }) => id)).toEqual(['clear', 'slight']);
    const level = Array.from({ length: 40 }, (_, nth) => ({ id: `level ${nth}`, buckets: falling(0) }));
    expect(clearTrends([slight, clear, ...level], 'satisfaction').map(({ id }) => id)).toEqual(['clear']);
    expect(clearTrends([], 'satisfaction')).toEqual([]);
  });

  it('have a probability of 5 % where the interval ends at zero', () => {
    const random = randomOf(8);
    for (let world = 0; world < 200; world++) {
      const all = Array.from({ length: 7 }, () =>
        Array.from({ length: 30 }, () => 1 + wholeBelow(random, 5)),
      );
      const trend = trendOf(weeks(all), 'satisfaction');
      expect(trend && trend.p < 0.05).toBe(trend?.change.distinguishable);
    }
  });
});
