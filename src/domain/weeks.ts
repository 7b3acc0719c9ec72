import { addDays, dayDifference, dayInZone, type IsoDate, zoneStartOfDay } from './period';

/** Length of a bucket of a series: weeks begin on the day on which the reader's do. */
export type Unit = 'week' | 'month';

/** Local days, ends included. */
export interface Stretch {
  from: IsoDate;
  to: IsoDate;
}

/** A Monday. */
const MONDAY = '1970-01-05';

/** On which day a week begins, 1 (Monday) to 7 (Sunday), for readers of a language. Monday where nobody knows. */
export function firstWeekday(locale: string): number {
  try {
    const known = new Intl.Locale(locale) as Intl.Locale & { getWeekInfo?: () => { firstDay: number } };
    return known.getWeekInfo?.().firstDay ?? 1;
  } catch {
    return 1;
  }
}

/** First day of the week that holds a day. */
export function weekStart(day: IsoDate, firstDay: number): IsoDate {
  const weekday = (((dayDifference(MONDAY, day) - (firstDay - 1)) % 7) + 7) % 7;
  return addDays(day, -weekday);
}

/** The last `count` weeks or calendar months up to a day, oldest first; the newest ends with that day. */
export function stretchesUntil(
  to: IsoDate,
  { unit, count, firstDay }: { unit: Unit; count: number; firstDay: number },
): Stretch[] {
  const stretches: Stretch[] = [];
  let end = to;
  for (let left = count; left > 0; left--) {
    const from = unit === 'month' ? `${end.slice(0, 7)}-01` : weekStart(end, firstDay);
    stretches.unshift({ from, to: end });
    end = addDays(from, -1);
  }
  return stretches;
}

/**
 * Days, weeks or calendar months from one day to another, both included, oldest first; the first and the last may be cut
 * short.
 */
export function stretchesBetween(
  { from, to }: Stretch,
  { unit, firstDay }: { unit: Unit | 'day'; firstDay: number },
): Stretch[] {
  const stretches: Stretch[] = [];
  for (let end = to; end >= from; ) {
    const begin =
      unit === 'day' ? end : unit === 'month' ? `${end.slice(0, 7)}-01` : weekStart(end, firstDay);
    stretches.push({ from: begin < from ? from : begin, to: end });
    end = addDays(begin, -1);
  }
  return stretches.reverse();
}

const HOUR_MS = 3_600_000;

/**
 * Hours by the clock of a time zone from one moment to another, oldest first, as ISO moments, each up to the next; the
 * first and the last may be cut short. A day on which the clock is put back has 25.
 */
export function hoursBetween({ from, to }: { from: Date; to: Date }, timeZone: string): Stretch[] {
  const hours: Stretch[] = [];
  for (let day = dayInZone(from, timeZone), start = zoneStartOfDay(day, timeZone); start < to; ) {
    day = addDays(day, 1);
    const next = zoneStartOfDay(day, timeZone);
    for (let at = +start; at < +next; at += HOUR_MS) {
      const [begin, end] = [Math.max(at, +from), Math.min(at + HOUR_MS, +next, +to)];
      if (begin < end) hours.push({ from: new Date(begin).toISOString(), to: new Date(end).toISOString() });
    }
    start = next;
  }
  return hours;
}
