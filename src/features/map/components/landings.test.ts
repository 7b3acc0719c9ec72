import { describe, expect, it } from 'vitest';
import { HOLD_MS, type Landings, land, settle, tellLandings } from './landings';

const NOW = 1_000_000;

describe('new ratings', () => {
  it('stand out one by one with what was tapped', () => {
    const one = land({}, 'a', { type: 'csat', score: 2, n: 1, now: NOW });
    expect(one.a).toMatchObject({ value: 2, text: '2 · now', counted: false });
    const two = land(one, 'a', { type: 'csat', score: 5, n: 1, now: NOW + 900 });
    expect(two.a).toMatchObject({ value: 5, text: '5 · now', counted: false });
  });

  it('are counted when more than three come within a second, and stay so while they come', () => {
    let landings: Landings = {};
    for (const after of [0, 200, 400]) {
      landings = land(landings, 'a', { type: 'csat', score: 4, n: 1, now: NOW + after });
      expect(landings.a?.counted).toBe(false);
    }
    landings = land(landings, 'a', { type: 'csat', score: 4, n: 1, now: NOW + 600 });
    expect(landings.a).toMatchObject({ counted: true, text: '+4' });
    landings = land(landings, 'a', { type: 'csat', score: 4, n: 8, now: NOW + 3_000 });
    expect(landings.a?.text).toBe('+12');
  });

  it('are counted when one notice brings many', () => {
    expect(land({}, 'a', { type: 'nps', score: 9, n: 12, now: NOW }).a).toMatchObject({
      counted: true,
      text: '+12',
    });
  });

  it('say how many they are where a single score may not be told', () => {
    const one = land({}, 'a', { type: 'csat', score: null, n: 1, now: NOW });
    expect(one.a).toMatchObject({ value: null, text: '+1 · now', counted: false });
    expect(land(one, 'a', { type: 'csat', score: null, n: 1, now: NOW + 2_000 }).a?.text).toBe('+2 · now');
  });

  it('join the rest after four seconds', () => {
    const landings = land({}, 'a', { type: 'csat', score: 2, n: 1, now: NOW });
    expect(settle(landings, NOW + HOLD_MS - 1)).toBe(landings);
    expect(settle(landings, NOW + HOLD_MS)).toEqual({});
  });

  it('are told in one sentence', () => {
    expect(tellLandings(new Map([['Checkout', 1]]))).toBe('1 new rating: 1 at Checkout.');
    expect(
      tellLandings(
        new Map([
          ['A', 1],
          ['B', 5],
          ['C', 2],
          ['D', 3],
        ]),
      ),
    ).toBe('11 new ratings: 5 at B, 3 at D, 2 at C, more at 1 other.');
  });
});
