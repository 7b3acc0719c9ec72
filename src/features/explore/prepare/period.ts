import { addDays } from '@/domain/period';
import type { Stretch } from '@/domain/weeks';
import type { ExploreSide, TimeUnit } from '../schema';

const format = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options });
const day = format({ day: 'numeric' });
const dayMonth = format({ day: 'numeric', month: 'short' });
const full = format({ day: 'numeric', month: 'short', year: 'numeric' });
const monthYear = format({ month: 'short', year: 'numeric' });

/** "26 Oct – 22 Nov 2026"; moments with their time in the workspace's zone. */
export function periodText(
  { days: { from, to }, moments }: Pick<ExploreSide, 'days' | 'moments'>,
  timeZone: string,
) {
  if (moments) {
    const at = new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'medium', timeStyle: 'short' });
    return `${at.format(new Date(moments.from))} – ${at.format(new Date(moments.to))}`;
  }
  return spanText({ from, to });
}

export function spanText({ from, to }: Stretch): string {
  const [start, end] = [new Date(from), new Date(to)];
  if (from === to) return full.format(end);
  if (from.slice(0, 4) !== to.slice(0, 4)) return `${full.format(start)} – ${full.format(end)}`;
  return from.slice(0, 7) === to.slice(0, 7)
    ? `${day.format(start)}–${full.format(end)}`
    : `${dayMonth.format(start)} – ${full.format(end)}`;
}

/** A bucket of time: "9–15 Nov 2026", or short, for an axis: "9 Nov", "Nov 2026". */
export function stretchText(stretch: Stretch, unit: TimeUnit, short = false): string {
  const { from, to } = stretch;
  const wholeMonth = from.endsWith('-01') && addDays(to, 1).endsWith('-01');
  if (unit === 'month' && (short || wholeMonth)) return monthYear.format(new Date(from));
  return short ? dayMonth.format(new Date(from)) : spanText(stretch);
}
