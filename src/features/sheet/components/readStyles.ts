import { eachTag, parseXml } from './readXml';

/** How a cell shows its number. */
export type CellStyle = 'number' | 'percent' | 'date' | 'time' | 'hours';

/** Formats that have a number and no code, as the standard lists them (ECMA-376, 18.8.30). */
const BUILT_IN: Readonly<Record<number, string>> = {
  9: '0%',
  10: '0.00%',
  14: 'd.m.y',
  15: 'd.m.y',
  16: 'd.m',
  17: 'm.y',
  18: 'h:mm',
  19: 'h:mm:ss',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'd.m.y h:mm',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss',
};

/** The styles of cells, in the order in which cells name them. */
export function readStyles(xml: string): CellStyle[] {
  const styles: CellStyle[] = [];
  if (xml === '') return styles;
  const custom = new Map<string, string>();
  eachTag(xml, 'numFmt', ({ numFmtId, formatCode }) => {
    if (numFmtId && formatCode) custom.set(numFmtId, formatCode);
  });
  let inCells = false;
  parseXml(xml, {
    open: (name, { numFmtId = '0' }) => {
      if (name === 'cellXfs') inCells = true;
      if (name === 'xf' && inCells)
        styles.push(styleOf(custom.get(numFmtId) ?? BUILT_IN[Number(numFmtId)] ?? ''));
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return styles;
}

function styleOf(code: string): CellStyle {
  // Letters between quotation marks, behind a backslash and in brackets (colours, currencies) are none of the format.
  const bare = code.replace(/"[^"]*"|\\.|_./g, '');
  if (/\[[hms]+\]/i.test(bare)) return 'hours';
  const plain = bare.replace(/\[[^\]]*\]/g, '');
  if (/[yd]/i.test(plain)) return 'date';
  if (/[hs]/i.test(plain)) return 'time';
  if (/m/i.test(plain)) return 'date';
  return plain.includes('%') ? 'percent' : 'number';
}

const DAY_MS = 86_400_000;
const MINUTES = 1_440;
const two = (value: number): string => String(value).padStart(2, '0');
const clock = (minutes: number): string => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;

/** A stored number as text: as it shows, but with all its digits. What is no number is given back. */
export function showNumber(value: string, style: CellStyle, since1904: boolean): string {
  const number = Number(value);
  if (!Number.isFinite(number)) return value;
  switch (style) {
    case 'number':
      // As Excel shows it: 0.1 + 0.2 is 0.3.
      return String(Number(number.toPrecision(15)));
    case 'percent':
      return `${Number((number * 100).toPrecision(13))}%`;
    case 'hours':
      return clock(Math.round(number * MINUTES));
    case 'time':
      return clock(Math.round(number * MINUTES) % MINUTES);
    case 'date': {
      const epoch = since1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
      const moment = new Date(epoch + Math.round(number * DAY_MS));
      if (Number.isNaN(moment.getTime())) return value;
      const iso = moment.toISOString();
      return number % 1 === 0 ? iso.slice(0, 10) : iso.slice(0, 16).replace('T', ' ');
    }
  }
}
