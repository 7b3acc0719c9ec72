/** Below this many answers a score is not shown, only the count: single customers would be recognisable. */
export const SHOWN_FROM = 5;

/** From this many answers on a score is shown as any other; below, hollow and with its interval. */
export const NORMAL_FROM = 30;

/** none: no answers · hidden: count only · low: hollow, with the interval, no direction mark · normal. */
export type Visibility = 'none' | 'hidden' | 'low' | 'normal';

/** How a score of `n` answers may be shown. */
export function visibility(n: number): Visibility {
  if (n <= 0) return 'none';
  if (n < SHOWN_FROM) return 'hidden';
  return n < NORMAL_FROM ? 'low' : 'normal';
}

/** Whether a score of `n` answers may be shown at all. */
export function isShown(n: number): boolean {
  return n >= SHOWN_FROM;
}

/** Answers missing until the next level: until it is shown, then until it is normal, then 0. Exact. */
export function moreNeeded(n: number): number {
  if (n < SHOWN_FROM) return SHOWN_FROM - n;
  return Math.max(0, NORMAL_FROM - n);
}

/**
 * A count for a sentence that begins with "about": up to 10 as it is, up to 100 in fives, then in two
 * significant digits. Always rounded up, because promising too few answers is the worse error.
 */
export function roundAbout(count: number): number {
  const whole = Math.ceil(count);
  if (whole <= 10) return whole;
  const unit = whole <= 100 ? 5 : 10 ** (Math.floor(Math.log10(whole)) - 1);
  return Math.ceil(whole / unit) * unit;
}
