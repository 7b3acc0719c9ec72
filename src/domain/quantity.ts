/**
 * Numbers as people of a language write them: with its digits, its decimal sign and its groups, and with a unit.
 * Scores are not written this way: they look the same everywhere, see `format`.
 */
interface Signs {
  decimal: string;
  group: string;
  digits: readonly string[];
}

const known = (locale: string): string => {
  try {
    return Intl.NumberFormat.supportedLocalesOf(locale)[0] ?? 'en';
  } catch {
    return 'en';
  }
};

const signsByLocale = new Map<string, Signs>();

function signsOf(locale: string): Signs {
  const found = signsByLocale.get(locale);
  if (found) return found;
  const parts = new Intl.NumberFormat(known(locale)).formatToParts(1_234_567.5);
  const sign = (type: Intl.NumberFormatPartTypes) => parts.find((part) => part.type === type)?.value;
  const digits = new Intl.NumberFormat(known(locale), { useGrouping: false }).format(9_876_543_210);
  const signs = {
    decimal: sign('decimal') ?? '.',
    group: sign('group') ?? ',',
    digits: [...digits].toReversed(),
  };
  signsByLocale.set(locale, signs);
  return signs;
}

/** More digits than these a number cannot hold for certain. */
const DIGITS = { maximumSignificantDigits: 15 } as const;

/** To be read: 12345.5, "min" → "12,345.5 min". */
export function formatQuantity(value: number, locale: string, unit = ''): string {
  const shown = new Intl.NumberFormat(known(locale), DIGITS).format(value);
  return unit === '' ? shown : unit === '%' ? `${shown}%` : `${shown}\u00a0${unit}`;
}

/** To be typed over: without groups and without the unit. `parseQuantity` reads exactly this number from it. */
export function editQuantity(value: number, locale: string): string {
  return new Intl.NumberFormat(known(locale), { ...DIGITS, useGrouping: false }).format(value);
}

const escaped = (sign: string) => sign.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * The number somebody typed; null for nothing, NaN for what is none. A sign that groups thousands in this language
 * and does not do so here ("1,5") is taken for the decimal sign it is elsewhere.
 */
export function parseQuantity(typed: string, locale: string, unit = ''): number | null {
  const { decimal, group, digits } = signsOf(locale);
  let text = digits
    .reduce((text, digit, value) => text.replaceAll(digit, String(value)), typed)
    .normalize('NFKC')
    // Marks of direction, which some languages put before a sign.
    .replace(/\p{Cf}/gu, '')
    .trim();
  const ending = unit.normalize('NFKC').trim();
  if (ending !== '' && text.toLowerCase().endsWith(ending.toLowerCase()))
    text = text.slice(0, -ending.length).trim();
  if (text === '') return null;
  text = text.replace(/^[\u2212\u2010-\u2013]/, '-').replace(/^\+/, '');
  const groups = `[${escaped(group.normalize('NFKC'))}\\s'’]`;
  const pattern = new RegExp(
    `^(-?)(\\d{1,3}(?:${groups}\\d{2,3})*${groups}\\d{3}|\\d+)(?:${escaped(decimal)}(\\d*))?$`,
  );
  const [, minus, whole, fraction = ''] = pattern.exec(text) ?? /^(-?)(\d+)[.,](\d+)$/.exec(text) ?? [];
  if (whole === undefined) return Number.NaN;
  return Number(`${minus}${whole.replace(/\D/g, '')}.${fraction || '0'}`);
}
