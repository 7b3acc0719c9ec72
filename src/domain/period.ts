/** A calendar day as "YYYY-MM-DD", in whatever time zone it was taken. */
export type IsoDate = string;

/** Ranges as they stand in the URL. */
export const RANGE_KEYS = ['7d', '28d', '90d', '365d'] as const;
export type RangeKey = (typeof RANGE_KEYS)[number];

export const RANGE_DAYS: Readonly<Record<RangeKey, number>> = { '7d': 7, '28d': 28, '90d': 90, '365d': 365 };

/** Both periods include their first and their last day, are of equal length, and follow one another. */
export interface Period {
  from: IsoDate;
  /** Today in the time zone. */
  to: IsoDate;
  previousFrom: IsoDate;
  previousTo: IsoDate;
}

const DAY_MS = 86_400_000;
const SECOND_MS = 1000;

export function isRangeKey(value: unknown): value is RangeKey {
  return RANGE_KEYS.some((key) => key === value);
}

/** The last days up to and including today in the zone, and as many before them. */
export function periodOf(range: RangeKey, timeZone: string, now: Date): Period {
  const days = RANGE_DAYS[range];
  const to = dayInZone(now, timeZone);
  const from = addDays(to, 1 - days);
  return { from, to, previousFrom: addDays(from, -days), previousTo: addDays(from, -1) };
}

/** Every day from `from` to `to`, both included; empty when `to` lies before `from`. */
export function daysBetween(from: IsoDate, to: IsoDate): IsoDate[] {
  return Array.from({ length: Math.max(0, dayDifference(from, to) + 1) }, (_, index) => addDays(from, index));
}

/** The day `days` later (or earlier, if negative). Counts calendar days: clock changes do not exist here. */
export function addDays(date: IsoDate, days: number): IsoDate {
  return isoDateOf(utcMidnight(date) + days * DAY_MS);
}

/** Days from one date to another: 1 from a day to the next. */
export function dayDifference(from: IsoDate, to: IsoDate): number {
  return (utcMidnight(to) - utcMidnight(from)) / DAY_MS;
}

/** The calendar day of an instant in an IANA time zone. RangeError for an unknown zone or an invalid date. */
export function dayInZone(date: Date, timeZone: string): IsoDate {
  const parts = new Map(
    dayFormat(timeZone)
      .formatToParts(date)
      .map(({ type, value }) => [type, value]),
  );
  return `${parts.get('year')?.padStart(4, '0')}-${parts.get('month')}-${parts.get('day')}`;
}

/**
 * The instant at which a local day begins: the first second whose calendar day in the zone is that day or, where
 * the zone skipped the day, a later one. It is not always midnight: some zones begin summer time at 0:00.
 * The end of a day is the start of the next. RangeError for an unknown zone or a date that does not exist.
 */
export function zoneStartOfDay(date: IsoDate, timeZone: string): Date {
  const midnight = utcMidnight(date);
  // Zones lie between UTC−12 and UTC+14 and change on whole seconds: search the seconds around UTC midnight.
  let before = midnight / SECOND_MS - 15 * 3600;
  let begun = midnight / SECOND_MS + 13 * 3600;
  while (begun - before > 1) {
    const middle = Math.floor((before + begun) / 2);
    if (dayInZone(new Date(middle * SECOND_MS), timeZone) >= date) begun = middle;
    else before = middle;
  }
  return new Date(begun * SECOND_MS);
}

/** Whether a text is a day that exists. */
export function isIsoDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  // Some engines roll 30 February over into March: only what survives the round trip is a day.
  return !Number.isNaN(time) && isoDateOf(time) === value;
}

function utcMidnight(date: IsoDate): number {
  if (!isIsoDate(date)) throw new RangeError(`Not a date: ${date}. Expected YYYY-MM-DD`);
  return Date.parse(`${date}T00:00:00Z`);
}

function isoDateOf(utcTime: number): IsoDate {
  return new Date(utcTime).toISOString().slice(0, 10);
}

/** Making a formatter costs a hundred times what using it does; there are as many as workspaces have zones. */
const formats = new Map<string, Intl.DateTimeFormat>();

function dayFormat(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  // Calendar and digits are pinned, so that the host's locale settings cannot change the answer.
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  formats.set(timeZone, made);
  return made;
}
