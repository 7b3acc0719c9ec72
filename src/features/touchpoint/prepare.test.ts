import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SURVEY_TYPES } from '@/contract/survey';
import { type Counts, countScores, NO_COUNTS } from '@/domain/tally';
import type { Heard, MapTouchpoint } from '@/features/map/schema';
import { drawnTouchpoint, NOW } from '@/test/map-data';
import {
  prepareChange,
  prepareGap,
  prepareLanding,
  prepareScore,
  prepareSpread,
  prepareTouchpoint,
} from './prepare';

/** `count` answers of each score. */
function answers(scores: Record<number, number>): Counts {
  return countScores(
    Object.entries(scores).flatMap(([score, n]) => new Array<number>(n).fill(Number(score))),
  );
}

function heard(counts: Counts): Heard {
  return { parts: [{ surveyId: 's', type: 'csat', counts: [...counts] }], displays: 0, comments: 0 };
}

const touchpoint = (over: Partial<MapTouchpoint> = {}): MapTouchpoint =>
  drawnTouchpoint('t', {
    name: 'Checkout',
    desired: 4.4,
    survey: { id: 's', type: 'csat', status: 'published' },
    current: heard(NO_COUNTS),
    previous: heard(NO_COUNTS),
    ...over,
  });

describe('a score', () => {
  it('below five answers is a count and nothing else', () => {
    const score = prepareScore(heard(answers({ 1: 2, 5: 2 })).parts);
    expect(score).toMatchObject({
      state: 'hidden',
      n: 4,
      value: null,
      low: null,
      high: null,
      text: null,
      level: null,
    });
  });

  it('between five and thirty answers is low, from thirty on normal', () => {
    expect(prepareScore(heard(answers({ 4: 5 })).parts).state).toBe('low');
    expect(prepareScore(heard(answers({ 4: 29 })).parts).state).toBe('low');
    expect(prepareScore(heard(answers({ 4: 30 })).parts).state).toBe('normal');
  });

  it('has its interval beside it', () => {
    // 20 fours and 20 fives: mean 4.5, s² = 10/39, t(39) = 2.0227, so ± 0.1619.
    const score = prepareScore(heard(answers({ 4: 20, 5: 20 })).parts);
    expect(score).toMatchObject({ text: '4.50', interval: '± 0.16', level: 5, levelName: 'Strong' });
  });

  it('never tells anything but n of fewer than five, of whatever type', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SURVEY_TYPES),
        fc.array(fc.constantFrom(0, 1), { maxLength: 4 }),
        (type, scores) => {
          const { state, n, ...rest } = prepareScore([{ type, counts: countScores(scores) }]);
          expect(['none', 'hidden']).toContain(state);
          expect(n).toBeLessThan(5);
          expect(Object.values(rest).every((value) => value === null)).toBe(true);
        },
      ),
    );
  });
});

describe('a change', () => {
  it('gets a triangle only if it can be told from noise', () => {
    const change = { low: 0.1, high: 0.3, difference: 0.2, distinguishable: true };
    expect(prepareChange(change)).toEqual({ direction: 'up', text: '0.20', label: 'up 0.20' });
    expect(prepareChange({ low: -0.3, high: -0.1, difference: -0.2, distinguishable: true })).toMatchObject({
      direction: 'down',
      text: '0.20',
    });
    expect(prepareChange({ low: -0.1, high: 0.2, difference: 0.05, distinguishable: false })).toEqual({
      direction: 'none',
      text: '≈ +0.05',
      label: 'no clear change, +0.05',
    });
    expect(prepareChange(null)).toBeNull();
  });

  it('is not told of few answers', () => {
    const model = prepareTouchpoint(
      touchpoint({ current: heard(answers({ 1: 29 })), previous: heard(answers({ 5: 300 })) }),
      '28d',
      NOW,
    );
    expect(model.change).toBeNull();
    expect(model.count).toBe('n 29 low');
    // Few before are as few: of 29 the spread is not known well enough either.
    const since = { current: heard(answers({ 5: 300 })), previous: heard(answers({ 1: 29 })) };
    expect(prepareTouchpoint(touchpoint(since), '28d', NOW).change).toBeNull();
  });

  it('is told of many', () => {
    const model = prepareTouchpoint(
      touchpoint({
        current: heard(answers({ 3: 100, 2: 100 })),
        previous: heard(answers({ 4: 100, 3: 100 })),
      }),
      '28d',
      NOW,
    );
    expect(model.change).toMatchObject({ direction: 'down', text: '1.00' });
  });
});

describe('a gap', () => {
  it('adds up with the figures as shown', () => {
    const score = prepareScore(heard(answers({ 2: 50, 3: 50 })).parts);
    expect(prepareGap(score, 4.2)).toMatchObject({
      value: -1.7,
      text: '−1.70',
      clear: true,
      label: '1.70 below desired',
    });
    expect(prepareGap(score, 2.5)).toMatchObject({
      value: 0,
      text: '0.00',
      clear: false,
      label: 'as desired',
    });
    expect(prepareGap(score, null)).toBeNull();
    expect(prepareGap(prepareScore([]), 4)).toBeNull();
  });
});

describe('a touchpoint', () => {
  it('without data says so', () => {
    const model = prepareTouchpoint(touchpoint(), '28d', NOW);
    expect(model).toMatchObject({ count: 'No data yet', spread: null, heard: null, type: 'CSAT' });
    expect(model.description).toBe('No data yet. Desired 4.4.');
    expect(prepareTouchpoint(touchpoint({ survey: null, desired: null }), '28d', NOW).description).toBe(
      'No survey yet.',
    );
  });

  it('with too few answers says how many more are needed', () => {
    const model = prepareTouchpoint(touchpoint({ current: heard(answers({ 1: 1, 4: 2 })) }), '28d', NOW);
    expect(model.count).toBe('n 3 too few');
    expect(model.spread).toBeNull();
    expect(model.description).toContain('3 ratings, too few to show a score: 2 more needed');
  });

  it('is told in sentences', () => {
    const model = prepareTouchpoint(
      touchpoint({
        current: heard(answers({ 4: 20, 5: 20 })),
        lastRatedAt: '2026-11-18T11:00:00Z',
      }),
      '28d',
      NOW,
    );
    expect(model.description).toBe(
      'Strong: 4.50 of 5, ± 0.16, from 40 ratings. Desired 4.4, 0.10 above desired. Last heard 3 days ago.',
    );
  });
});

describe('the spread', () => {
  it('counts every answer once, whatever it was asked by', () => {
    const spread = prepareSpread([
      { type: 'csat', counts: answers({ 1: 3 }) },
      { type: 'thumbs', counts: answers({ 1: 1 }) },
    ]);
    expect(spread).toEqual([0.75, 0, 0, 0, 0.25]);
    expect(prepareSpread([])).toBeNull();
  });
});

describe('a landing rating', () => {
  it('shows what was tapped, at its place on the common scale', () => {
    expect(prepareLanding('csat', 2)).toEqual({ value: 2, text: '2' });
    expect(prepareLanding('nps', 10)).toEqual({ value: 5, text: '10/10' });
    expect(prepareLanding('ces', 4)).toEqual({ value: 3, text: '4/7' });
    expect(prepareLanding('thumbs', 0)).toEqual({ value: 1, text: 'down' });
  });
});
