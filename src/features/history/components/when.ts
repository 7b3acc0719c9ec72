const formats = new Map<string, Intl.DateTimeFormat>();

function format(timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${timeZone} ${Object.keys(options).join(' ')}`;
  const made = formats.get(key) ?? new Intl.DateTimeFormat('en-GB', { timeZone, ...options });
  formats.set(key, made);
  return made;
}

/** "Saturday 21 November 2026", in the workspace's time zone. */
export const dayOf = (iso: string, timeZone: string): string =>
  format(timeZone, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(new Date(iso));

/** "14:05", in the workspace's time zone. */
export const timeOf = (iso: string, timeZone: string): string =>
  format(timeZone, { hour: '2-digit', minute: '2-digit' }).format(new Date(iso));

/** "21 Nov 2026, 14:05", in the workspace's time zone. */
export const momentOf = (iso: string, timeZone: string): string =>
  `${format(timeZone, { day: 'numeric', month: 'short', year: 'numeric' }).format(new Date(iso))}, ${timeOf(iso, timeZone)}`;
