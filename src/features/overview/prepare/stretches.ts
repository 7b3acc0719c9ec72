import type { Stretch, Unit } from '@/domain/weeks';
import { formatSpan } from '@/features/rating/prepare/trend';

/** A column of the heatmap, a place on the axis of time. */
export interface StretchHead {
  key: string;
  /** "31 Aug", "7"; "Nov" */
  short: string;
  /** "31 Aug – 6 Sep", "November 2026" */
  span: string;
}

const inUtc = { timeZone: 'UTC' } as const;
const day = new Intl.DateTimeFormat('en-GB', { ...inUtc, day: 'numeric' });
const dayMonth = new Intl.DateTimeFormat('en-GB', { ...inUtc, day: 'numeric', month: 'short' });
const month = new Intl.DateTimeFormat('en-GB', { ...inUtc, month: 'short' });
const monthYear = new Intl.DateTimeFormat('en-GB', { ...inUtc, month: 'long', year: 'numeric' });

/** The month stands only where it is another one than before. */
export function toHeads(stretches: readonly Stretch[], unit: Unit): StretchHead[] {
  return stretches.map(({ from, to }, place) => {
    const start = new Date(from);
    if (unit === 'month') return { key: from, short: month.format(start), span: monthYear.format(start) };
    const goesOn = stretches[place - 1]?.from.slice(0, 7) === from.slice(0, 7);
    return { key: from, short: (goesOn ? day : dayMonth).format(start), span: formatSpan(from, to) };
  });
}
