import { describe, expect, it } from 'vitest';
import { countScores } from '@/domain/tally';
import { tellGap } from './compare';
import { prepareProgressView } from './progress';

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

describe('progress as it is drawn', () => {
  const point = (to: string, more: object = {}) => ({
    from: '2026-10-01',
    to,
    touchpoints: 4,
    heard: 0,
    told: 0,
    kept: 0,
    surely: 0,
    perhaps: 0,
    gap: null,
    ...more,
  });

  it('leaves a gap where nobody was heard, and says so', () => {
    const view = prepareProgressView({
      derivedOn: '2026-11-01',
      points: [point('2026-10-28')],
      touchpoints: {},
    });
    expect(view.empty).toBe(true);
    expect(view.share[0]?.value).toBeNull();
    expect(view.gapNow).toBe('Not known: too few ratings.');
  });

  it('says of no level that it is reached while few answered, and draws the gap hollow', () => {
    const gap = { value: 0.5, low: -0.5, high: 1.5 };
    const view = prepareProgressView({
      derivedOn: '2026-11-01',
      points: [point('2026-10-28', { heard: 4, gap })],
      touchpoints: {},
    });
    expect(view.share[0]?.value).toBeNull();
    expect(view.shareNow).toContain('cannot be told yet');
    expect(view.gap[0]).toMatchObject({ value: 0.5, hollow: true });
  });

  it('draws the share that reaches the level, from the share that surely does to the share that may', () => {
    const gap = { value: -1.25, low: -1.5, high: -1 };
    const now = { heard: 4, told: 4, kept: 2, surely: 1, perhaps: 3, gap };
    const points = [point('2026-10-28'), point('2026-11-04', now)];
    const view = prepareProgressView({ derivedOn: '2026-11-01', points, touchpoints: {} });
    expect(view.share[1]).toMatchObject({ value: 50, low: 25, high: 75 });
    expect(view.shareNow).toBe(
      '2 of the 4 touchpoints with at least 30 ratings reach their desired level: 1 for certain, at most 3.',
    );
    expect(view.gapNow).toContain('On average 1.25 below desired');
    expect(view.gapDomain).toEqual([-2, 1]);
  });
});
