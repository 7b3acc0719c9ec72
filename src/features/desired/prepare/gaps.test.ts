import { describe, expect, it } from 'vitest';
import { countScores } from '@/domain/tally';
import { tellGap } from './gaps';

const times = (n: number, ...scores: number[]) => [
  { type: 'csat' as const, counts: countScores(Array.from({ length: n }, () => scores).flat()) },
];

describe('a gap as it is told', () => {
  it('is real only where the interval leaves the desired level out', () => {
    expect(tellGap(times(20, 2, 3), 4.5, true)).toEqual({
      state: 'real',
      text: '−2.00',
      interval: '−2.16 – −1.84',
      note: 'below desired',
    });
    expect(tellGap(times(20, 5, 4), 3.5, true)).toMatchObject({ state: 'reached', text: '+1.00' });
  });

  it('says about how many more answers it takes where it cannot be told yet', () => {
    const { state, text, note } = tellGap(times(1, 1, 5, 3, 5, 4), 4, true);
    expect(state).toBe('unclear');
    expect(text).toBe('≈ −0.40');
    expect(note).toMatch(/^can’t tell yet, about \d+ more needed$/);
  });

  it('is not real before thirty answered, however far it is', () => {
    expect(tellGap(times(10, 2), 4.5, true)).toEqual({
      state: 'unclear',
      text: '≈ −2.50',
      interval: '−2.76 – −2.24',
      note: 'can’t tell yet, about 20 more needed',
    });
    expect(tellGap(times(4, 3, 5), 4, true).note).toBe('can’t tell yet, about 25 more needed');
  });

  it('says why nothing can be said', () => {
    expect(tellGap([], 4, false).note).toBe('Not there today');
    expect(tellGap([], 4, true).note).toBe('No data yet');
    expect(tellGap(times(3, 5), 4, true)).toEqual({
      state: 'unknown',
      text: null,
      interval: null,
      note: 'Too few to say, 2 more needed',
    });
    expect(tellGap(times(20, 5), null, true).note).toBe('No desired level');
    expect(tellGap(times(20, 3, 5), 4, true).note).toBe('as desired, as far as can be told');
  });
});
