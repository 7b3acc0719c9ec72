import { describe, expect, it } from 'vitest';
import { compareHeadlines, compareSatisfaction, compareShares } from './comparison';
import { type Interval, meanInterval, npsInterval, wilson } from './intervals';
import { randomOf } from './random';
import { satisfactionSample } from './satisfaction';
import { type Counts, SCORE_SLOTS } from './tally';

/** Probabilities of 0 to n successes. */
function binomial(n: number, p: number): number[] {
  const logOdds = Math.log(p) - Math.log1p(-p);
  let logarithm = n * Math.log1p(-p);
  return Array.from({ length: n + 1 }, (_, k) => {
    const own = Math.exp(logarithm);
    logarithm += Math.log((n - k) / (k + 1)) + logOdds;
    return own;
  });
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
const mean = (numbers: readonly number[]) => sum(numbers) / numbers.length;
const holds = (interval: Interval | null, truth: number) =>
  interval !== null && interval.low <= truth && truth <= interval.high ? 1 : 0;
const shares = (from: number, to: number, step: number) =>
  Array.from({ length: Math.round((to - from) / step) + 1 }, (_, index) => from + index * step);

/** `n` answers drawn with these shares of the scores 0, 1, 2 … */
function drawCounts(weights: readonly number[], n: number, random: () => number): Counts {
  const counts = new Array<number>(SCORE_SLOTS).fill(0);
  for (let i = 0; i < n; i++) {
    let rest = random();
    const score = weights.findIndex((weight) => {
      rest -= weight;
      return rest < 0;
    });
    const slot = score === -1 ? weights.length - 1 : score;
    counts[slot] = (counts[slot] ?? 0) + 1;
  }
  return counts;
}

const average = (weights: readonly number[]) => sum(weights.map((weight, score) => weight * score));

describe('how often Wilson’s interval holds the true share, counted exactly', () => {
  const coverage = (n: number, p: number) =>
    sum(binomial(n, p).map((probability, k) => probability * holds(wilson(k, n), p)));

  it('is 95 % on average, with five answers as with 300', () => {
    for (const n of [5, 10, 30, 100, 300]) {
      const all = mean(shares(0.005, 0.995, 0.005).map((p) => coverage(n, p)));
      expect(all).toBeGreaterThan(0.945);
      expect(all).toBeLessThan(0.97);
    }
  });

  it('dips near the ends of the scale, where it is known to, and no lower than 83 %', () => {
    // Agresti & Coull, The American Statistician 52 (1998) 119–126: its lowest points lie at p near 1/(5n).
    const lowest = Math.min(
      ...[5, 10, 30, 100].flatMap((n) => shares(0.001, 0.05, 0.001).map((p) => coverage(n, p))),
    );
    expect(lowest).toBeGreaterThan(0.83);
    expect(lowest).toBeLessThan(0.9);
  });
});

describe('how often Newcombe’s interval holds the true difference, counted exactly', () => {
  const coverage = (m: number, n: number, p: number, q: number) => {
    const [before, after] = [binomial(m, p), binomial(n, q)];
    return sum(
      before.flatMap((first, j) =>
        after.map((second, k) => {
          const change = compareShares({ successes: j, n: m }, { successes: k, n });
          return first * second * holds(change, q - p);
        }),
      ),
    );
  };

  it('is 95 % on average and nowhere much less, with five answers and shares near the ends', () => {
    for (const [m, n] of [
      [5, 5],
      [5, 30],
      [30, 30],
    ] as const) {
      const all = [0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.98].flatMap((p) =>
        [0.02, 0.15, 0.5, 0.85, 0.98].map((q) => coverage(m, n, p, q)),
      );
      expect(mean(all)).toBeGreaterThan(0.945);
      expect(Math.min(...all)).toBeGreaterThan(0.85);
    }
  });
});

describe('how often the interval of an NPS holds the true one, counted exactly', () => {
  const coverage = (n: number, promoters: number, detractors: number) => {
    const passives = 1 - promoters - detractors;
    const truth = 100 * (promoters - detractors);
    const detractorsOfRest = detractors / (detractors + passives);
    return sum(
      binomial(n, promoters).flatMap((first, p) =>
        binomial(n - p, detractorsOfRest).map((second, d) => {
          const groups = { promoters: p, detractors: d, passives: n - p - d };
          return first * second * holds(npsInterval(groups), truth);
        }),
      ),
    );
  };

  it.each([
    [5, 0.85],
    [10, 0.9],
    [30, 0.92],
    [100, 0.92],
  ])('with %d answers', (n, least) => {
    const all = [
      [0.34, 0.33],
      [0.5, 0.2],
      [0.1, 0.6],
      [0.05, 0.05],
      [0.9, 0.05],
      [0.02, 0.9],
      [0.97, 0.01],
    ].map(([p = 0, d = 0]) => coverage(n, p, d));
    expect(mean(all)).toBeGreaterThan(0.93);
    expect(Math.min(...all)).toBeGreaterThan(least);
  });
});

describe('how often a t interval holds the true mean, in 2,000 draws each', () => {
  const WORLDS = {
    even: [0, 0.2, 0.2, 0.2, 0.2, 0.2],
    'split in two': [0, 0.4, 0.05, 0.05, 0.1, 0.4],
    'mostly fives': [0, 0.02, 0.03, 0.05, 0.2, 0.7],
    'nearly only fives': [0, 0.02, 0.01, 0.02, 0.05, 0.9],
  };
  const coverage = (weights: readonly number[], n: number) => {
    const random = randomOf(n);
    return mean(
      Array.from({ length: 2000 }, () => {
        const sample = satisfactionSample([{ type: 'csat', counts: drawCounts(weights, n, random) }]);
        return holds(meanInterval(sample, { min: 1, max: 5 }), average(weights));
      }),
    );
  };

  it.each([
    ['even', 5, 0.92],
    ['even', 30, 0.935],
    ['split in two', 5, 0.9],
    ['split in two', 30, 0.935],
    ['mostly fives', 5, 0.8],
    ['mostly fives', 30, 0.9],
    ['mostly fives', 300, 0.935],
    ['nearly only fives', 30, 0.75],
    ['nearly only fives', 300, 0.92],
  ] as const)('%s, n = %d: at least %d', (world, n, least) => {
    const found = coverage(WORLDS[world], n);
    expect(found).toBeGreaterThan(least);
    expect(found).toBeLessThan(0.995);
  });
});

describe('how often a change is claimed although nothing changed, in 2,000 draws each', () => {
  const claims = (type: 'csat' | 'nps' | 'ces', weights: readonly number[], m: number, n: number) => {
    const random = randomOf(m + n);
    const found = Array.from({ length: 2000 }, () => {
      const [before, after] = [drawCounts(weights, m, random), drawCounts(weights, n, random)];
      const parts = (counts: Counts) => [{ type, counts }];
      return {
        satisfaction: compareSatisfaction(parts(before), parts(after))?.distinguishable ? 1 : 0,
        headline: compareHeadlines(type, before, after)?.distinguishable ? 1 : 0,
      };
    });
    return {
      satisfaction: mean(found.map((one) => one.satisfaction)),
      headline: mean(found.map((one) => one.headline)),
    };
  };
  const CSAT = [0, 0.02, 0.03, 0.05, 0.2, 0.7];
  const NPS = [0.03, 0.02, 0.02, 0.03, 0.03, 0.1, 0.1, 0.2, 0.2, 0.15, 0.12];
  const CES = [0, 0.02, 0.03, 0.05, 0.1, 0.2, 0.3, 0.3];

  it.each([
    ['csat', CSAT],
    ['nps', NPS],
    ['ces', CES],
  ] as const)('of %s, is about 5 %% between sides of like size', (type, weights) => {
    for (const [m, n] of [
      [30, 30],
      [100, 100],
      [300, 200],
    ] as const) {
      const { satisfaction, headline } = claims(type, weights, m, n);
      expect(satisfaction).toBeLessThan(0.07);
      expect(headline).toBeLessThan(0.07);
      expect(satisfaction).toBeGreaterThan(0.02);
    }
  });

  it('is more for a skewed mean between sides of very unlike size: why a verdict needs 30 on both', () => {
    const few = claims('csat', CSAT, 10, 300);
    expect(few.satisfaction).toBeGreaterThan(0.09);
    expect(few.headline).toBeLessThan(0.07);
    expect(claims('csat', CSAT, 30, 300).satisfaction).toBeLessThan(0.11);
  });
});
