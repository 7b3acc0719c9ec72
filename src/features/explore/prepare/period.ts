import { addDays } from '@/domain/period';
import type { Stretch } from '@/domain/weeks';
import { spanText } from '@/features/segment/prepare/period';
import type { TimeUnit } from '../schema';

const format = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options });
const dayMonth = format({ day: 'numeric', month: 'short' });
const monthYear = format({ month: 'short', year: 'numeric' });

const HOUR_MS = 3_600_000;

export interface StretchText {
  /** "9–15 Nov 2026", "Sun, 22 Nov 2026, 14:00" */
  label: string;
  /** For an axis: "9 Nov", "Nov 2026", "Sun 14:00" */
  short: string;
}

/** How buckets of time are called. */
export function stretchTexts(unit: TimeUnit, timeZone: string): (stretch: Stretch) => StretchText {
  if (unit === 'hour') return hourTexts(timeZone);
  return (stretch) => {
    const { from, to } = stretch;
    const wholeMonth = from.endsWith('-01') && addDays(to, 1).endsWith('-01');
    const start = new Date(from);
    return {
      label: unit === 'month' && wholeMonth ? monthYear.format(start) : spanText(stretch),
      short: (unit === 'month' ? monthYear : dayMonth).format(start),
    };
  };
}

function hourTexts(timeZone: string): (stretch: Stretch) => StretchText {
  const time = { weekday: 'short', hour: '2-digit', minute: '2-digit' } as const;
  const inZone = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { timeZone, ...options });
  const short = inZone(time);
  const whole = { ...time, day: 'numeric', month: 'short', year: 'numeric' } as const;
  const label = inZone(whole);
  const exact = inZone({ ...whole, timeZoneName: 'shortOffset' });
  return ({ from }) => {
    const at = new Date(from);
    const text = label.format(at);
    // Where the clock is put back, an hour comes twice.
    const twice = [-HOUR_MS, HOUR_MS].some((step) => label.format(+at + step) === text);
    return { label: twice ? exact.format(at) : text, short: short.format(at) };
  };
}
