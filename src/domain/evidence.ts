import { formatCount } from './format';

/** How old a piece of evidence looks. From `aging` on it is worth checking, `old` should not be built upon. */
export type Freshness = 'fresh' | 'aging' | 'old';

export interface Age {
  /** "today", "12 d", "5 wk", "3 mo", "2 y": for a cell. */
  short: string;
  /** "3 months old" */
  text: string;
  freshness: Freshness;
}

const DAY_MS = 86_400_000;
const DAYS_A_MONTH = 365.25 / 12;
/** A quarter, and a year: what customers said before that was said of another product. */
const AGING_FROM = 90;
export const OLD_FROM = 365;

/** The day an instant lies in, as milliseconds: ages by the day change once a day, not with every look. */
export const dayOf = (now: number): number => Math.floor(now / DAY_MS) * DAY_MS;

/** Age on `day` of what was observed at an ISO date-time; what lies ahead is of today. */
export function ageOf(observedAt: string, day: number): Age {
  const days = Math.max(0, Math.round((dayOf(day) - dayOf(Date.parse(observedAt))) / DAY_MS));
  const freshness = days >= OLD_FROM ? 'old' : days >= AGING_FROM ? 'aging' : 'fresh';
  return { ...inWords(days), freshness };
}

function inWords(days: number): Pick<Age, 'short' | 'text'> {
  if (days === 0) return { short: 'today', text: 'of today' };
  if (days < 14) return said(days, 'd', 'day');
  if (days < 63) return said(Math.floor(days / 7), 'wk', 'week');
  if (days < 24 * DAYS_A_MONTH) return said(Math.floor(days / DAYS_A_MONTH), 'mo', 'month');
  return said(Math.floor(days / (12 * DAYS_A_MONTH)), 'y', 'year');
}

const said = (count: number, unit: string, word: string) => ({
  short: `${count} ${unit}`,
  text: `${formatCount(count, word)} old`,
});
