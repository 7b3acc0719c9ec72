import { z } from 'zod';
import { type IsoDate, isIsoDate } from './period';

/** A day of the workspace's time zone, or an instant. */
export type Bound = { day: IsoDate } | { instant: Date };

/** Farther away, neighbouring days have no ISO date of four digits any more. */
const YEARS = /^(19|2\d)\d\d/;

/** "2026-03-31", or a date-time with its offset. */
export const bound = z.string().transform((value, ctx): Bound => {
  if (YEARS.test(value)) {
    if (isIsoDate(value)) return { day: value };
    // A plus that was not encoded in the address arrives as a space.
    const instant = z.iso.datetime({ offset: true }).safeParse(value.replace(/ (?=\d\d:\d\d$)/, '+'));
    if (instant.success) return { instant: new Date(instant.data) };
  }
  ctx.addIssue({
    code: 'custom',
    message:
      'Write a date like 2026-03-31 or a date-time with its offset like 2026-03-31T18:00:00Z, from 1900 to 2999.',
  });
  return z.NEVER;
});
