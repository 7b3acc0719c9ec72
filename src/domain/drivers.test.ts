import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Drivers, driversOf } from './drivers';
import { lmgShares } from './lmg';
import { randomOf } from './random';

interface World {
  customers: number;
  /** What each touchpoint adds to the outcome. */
  effects: readonly number[];
  /** Share of ratings that are not there. */
  missing: number;
  random: () => number;
}

/** Correlation of any two touchpoints in these worlds. */
const COMMON = 0.25;

/** Nearly normal: the sum of twelve even numbers. */
const normalOf = (random: () => number) => Array.from({ length: 12 }, random).reduce((sum, u) => sum + u, -6);

const draw = ({ customers, effects, missing, random }: World) =>
  Array.from({ length: customers }, () => {
    const mood = normalOf(random);
    const scores = effects.map(() => Math.sqrt(COMMON) * mood + Math.sqrt(1 - COMMON) * normalOf(random));
    const outcome = scores.reduce((sum, score, nth) => sum + score * (effects[nth] ?? 0), normalOf(random));
    return { outcome, scores: scores.map((score) => (random() < missing ? null : score)) };
  });

/** The shares that hold in such a world, from its own covariances. */
function trueShares(effects: readonly number[]): number[] {
  const among = effects.map((_, a) => effects.map((_, b) => (a === b ? 1 : COMMON)));
  const shared = among.map((row) => row.reduce((sum, r, b) => sum + r * (effects[b] ?? 0), 0));
  const variance = 1 + shared.reduce((sum, own, a) => sum + own * (effects[a] ?? 0), 0);
  return (
    lmgShares(
      among,
      shared.map((own) => own / Math.sqrt(variance)),
    ) ?? []
  );
}

const idsOf = (effects: readonly unknown[]) => effects.map((_, nth) => `t${nth}`);
const shareOf = (found: Drivers | null, id: string) => found?.drivers.find((driver) => driver.id === id);

describe('key drivers', () => {
  it('name what moves the outcome, strongest first, and add up to what is explained', () => {
    const effects = [0, 0.8, 0.4, 0];
    const found = driversOf(
      idsOf(effects),
      draw({ customers: 600, effects, missing: 0.4, random: randomOf(1) }),
    );
    expect(found?.drivers.slice(0, 2).map(({ id, told }) => [id, told])).toEqual([
      ['t1', true],
      ['t2', true],
    ]);
    const sum = found?.drivers.reduce((all, { share }) => all + share, 0);
    expect(sum).toBeCloseTo(found?.explained.share ?? -1, 9);
    for (const { low, share, high } of found?.drivers ?? []) {
      expect(low).toBeLessThanOrEqual(share);
      expect(share).toBeLessThanOrEqual(high);
    }
    expect(found?.leftOut).toEqual([]);
  });

  it('are the same each time, and in whatever order the touchpoints come', () => {
    const effects = [0.5, 0.2, 0];
    const customers = draw({ customers: 200, effects, missing: 0.2, random: randomOf(2) });
    const found = driversOf(['a', 'b', 'c'], customers);
    expect(driversOf(['a', 'b', 'c'], customers)).toEqual(found);
    const turned = customers.map(({ outcome, scores }) => ({ outcome, scores: scores.toReversed() }));
    const other = driversOf(['c', 'b', 'a'], turned);
    for (const { id, share } of found?.drivers ?? []) expect(shareOf(other, id)?.share).toBeCloseTo(share, 9);
  });

  it('do not depend on the units of the scores or of the outcome', () => {
    const customers = draw({ customers: 150, effects: [0.5, 0.3], missing: 0, random: randomOf(3) });
    const found = driversOf(['a', 'b'], customers);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: -20, max: 20 }), (times, plus) => {
        const moved = customers.map(({ outcome, scores }) => ({
          outcome: outcome * times + plus,
          scores: scores.map((score) => score && score * 10 - plus),
        }));
        expect(shareOf(driversOf(['a', 'b'], moved), 'a')?.share).toBeCloseTo(
          shareOf(found, 'a')?.share ?? -1,
          6,
        );
      }),
      { numRuns: 5 },
    );
  });

  it('are silent where data is thin, and say which touchpoints are left out', () => {
    const random = randomOf(4);
    const customers = draw({ customers: 400, effects: [0.5, 0.3, 0.2], missing: 0, random });
    expect(driversOf(['a', 'b', 'c'], customers.slice(0, 99))).toBeNull();
    expect(driversOf(['a', 'b', 'c'], [])).toBeNull();
    expect(
      driversOf(
        ['a'],
        customers.map((one) => ({ ...one, scores: one.scores.slice(0, 1) })),
      ),
    ).toBeNull();
    // The third was rated by 90 only: too few to weigh it.
    const few = customers.map((one, nth) => ({
      ...one,
      scores: one.scores.with(2, nth < 90 ? 3 + random() : null),
    }));
    expect(driversOf(['a', 'b', 'c'], few)?.leftOut).toEqual(['c']);
    // Nobody rated the third and any other: its own customers are many, but nothing ties it to the rest.
    const apart = customers.map((one, nth) => ({
      ...one,
      scores: one.scores.map((score, place) => ((place === 2) === nth < 150 ? score : null)),
    }));
    expect(driversOf(['a', 'b', 'c'], apart)?.leftOut).toEqual(['c']);
    // All the same says nothing.
    const flat = customers.map((one) => ({ ...one, scores: one.scores.with(1, 4) }));
    expect(driversOf(['a', 'b', 'c'], flat)?.leftOut).toEqual(['b']);
    expect(
      driversOf(
        ['a', 'b', 'c'],
        customers.map((one) => ({ ...one, outcome: 9 })),
      ),
    ).toBeNull();
  });

  it('share alike what touchpoints explain that repeat one another', () => {
    const customers = draw({ customers: 200, effects: [0.5], missing: 0, random: randomOf(5) });
    const twice = customers.map(({ outcome, scores }) => ({ outcome, scores: [...scores, ...scores] }));
    const [one, other] = driversOf(['a', 'a again'], twice)?.drivers ?? [];
    expect(one?.share).toBeGreaterThan(0.05);
    expect(other?.share).toBeCloseTo(one?.share ?? -1, 9);
  });

  it('have intervals that hold the true shares about as often as they claim', () => {
    const effects = [0.6, 0.3, 0.15];
    const truth = trueShares(effects);
    const random = randomOf(6);
    const worlds = 40;
    const held = effects.map(() => 0);
    for (let world = 0; world < worlds; world++) {
      const found = driversOf(idsOf(effects), draw({ customers: 200, effects, missing: 0.3, random }));
      truth.forEach((share, nth) => {
        const { low = 1, high = 0 } = shareOf(found, `t${nth}`) ?? {};
        if (low <= share && share <= high) held[nth] = (held[nth] ?? 0) + 1;
      });
    }
    for (const times of held) expect(times / worlds).toBeGreaterThan(0.83);
  }, 30_000);

  it('are claimed by chance about one time in twenty, and then begin at nothing', () => {
    const effects = [0, 0, 0];
    const random = randomOf(7);
    const worlds = 60;
    let claimed = 0;
    for (let world = 0; world < worlds; world++) {
      const found = driversOf(idsOf(effects), draw({ customers: 160, effects, missing: 0.2, random }));
      if (found?.drivers.some(({ told }) => told)) claimed++;
      else expect(found?.drivers.map(({ low }) => low)).toEqual([0, 0, 0]);
    }
    expect(claimed / worlds).toBeLessThan(0.12);
  }, 30_000);
});
