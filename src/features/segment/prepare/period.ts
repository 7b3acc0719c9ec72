import type { Stretch } from '@/domain/weeks';

const format = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options });
const day = format({ day: 'numeric' });
const dayMonth = format({ day: 'numeric', month: 'short' });
const full = format({ day: 'numeric', month: 'short', year: 'numeric' });

/** "26 Oct – 22 Nov 2026": days, both included. */
export function spanText({ from, to }: Stretch): string {
  const [start, end] = [new Date(from), new Date(to)];
  if (from === to) return full.format(end);
  if (from.slice(0, 4) !== to.slice(0, 4)) return `${full.format(start)} – ${full.format(end)}`;
  return from.slice(0, 7) === to.slice(0, 7)
    ? `${day.format(start)}–${full.format(end)}`
    : `${dayMonth.format(start)} – ${full.format(end)}`;
}

/** The same of days or moments, as they stand in an address; moments with their time in the workspace's zone. */
export function periodText({ from, to }: { from: string; to: string }, timeZone: string): string {
  const isDay = (at: string) => at.length === 10;
  if (isDay(from) && isDay(to)) return spanText({ from, to });
  const moment = new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'medium', timeStyle: 'short' });
  const text = (at: string) => (isDay(at) ? full : moment).format(new Date(at));
  return `${text(from)} – ${text(to)}`;
}
