import { describe, expect, it } from 'vitest';
import { prepareProgressView } from './progress';

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
