import { describe, expect, it } from 'vitest';
import { addDays } from '@/domain/period';
import { countScores, withoutScores } from '@/domain/tally';
import { isShown } from '@/domain/visibility';
import type { TrendPoint } from '../schema';
import { formatSpan, prepareTrend } from './trend';

const FIRST = '2026-10-25';

/** `n` fours on each of the days, as the server tells them. */
function days(...ns: number[]): TrendPoint[] {
  return ns.map((n, index) => {
    const day = addDays(FIRST, index);
    const fours = countScores(new Array<number>(n).fill(4));
    const counts = isShown(n) ? [...fours] : withoutScores(fours);
    return {
      from: day,
      to: day,
      parts: n > 0 ? [{ surveyId: 's', type: 'csat', counts }] : null,
      displays: 0,
    };
  });
}

describe('the trend', () => {
  it('leaves a gap where nobody or too few answered', () => {
    const { unit, marks } = prepareTrend({ unit: 'day', points: days(6, 0, 4, 9) });
    expect(unit).toBe('day');
    expect(marks.map(({ value }) => value)).toEqual([4, null, null, 4]);
    expect(prepareTrend({ unit: 'day', points: days(29, 30) }).marks.map(({ hollow }) => hollow)).toEqual([
      true,
      false,
    ]);
    // Equal answers: the floor of the interval, 1 − 0.05^(1/n) of a step.
    expect(marks.map(({ text }) => text.split(',')[0])).toEqual([
      '4.00 ± 0.39',
      'No ratings',
      'n 4',
      '4.00 ± 0.28',
    ]);
  });

  it('is told in a sentence', () => {
    expect(prepareTrend({ unit: 'week', points: days(6, 6) }).label).toBe(
      'Satisfaction by week: 4.00 on 25 Oct, 4.00 on 26 Oct',
    );
    expect(prepareTrend({ unit: 'week', points: [] }).label).toBe(
      'Satisfaction by week: too few ratings to show',
    );
  });
});

describe('a span of days', () => {
  it('is as short as it can be', () => {
    expect(formatSpan('2026-11-09', '2026-11-09')).toBe('9 Nov');
    expect(formatSpan('2026-11-03', '2026-11-09')).toBe('3–9 Nov');
    expect(formatSpan('2026-10-28', '2026-11-03')).toBe('28 Oct – 3 Nov');
  });
});
