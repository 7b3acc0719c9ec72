export interface Separated {
  rows: string[][];
  /** Numbers of the rows, from 1, with a quotation mark that nothing closes, or that text follows. */
  loose: number[];
}

interface Field {
  value: string;
  /** Where its separator or line end stands. */
  end: number;
  loose: boolean;
}

/**
 * Separated values as rows (RFC 4180), as forgiving as people's files need: any line end, also mixed ones, and spaces
 * before a quotation mark. One that nothing closes is a sign like any other: read to the letter it would swallow all
 * rows below it.
 */
export function readSeparated(text: string, delimiter: string, most = Number.POSITIVE_INFINITY): Separated {
  const plain = new RegExp(`[^${delimiter === '|' ? '\\|' : delimiter}\\r\\n]*`, 'y');
  const rows: string[][] = [];
  const loose: number[] = [];
  let row: string[] = [];
  let at = 0;
  while (rows.length < most && (at < text.length || row.length > 0)) {
    const field = readField(text, at, delimiter, plain);
    row.push(field.value);
    if (field.loose && loose.at(-1) !== rows.length + 1) loose.push(rows.length + 1);
    at = field.end + 1;
    if (text[field.end] === delimiter) continue;
    if (text.startsWith('\r\n', field.end)) at += 1;
    rows.push(row);
    row = [];
  }
  return { rows, loose };
}

function readField(text: string, start: number, delimiter: string, plain: RegExp): Field {
  const open = skipSpaces(text, start);
  const quoted = text[open] === '"' ? readQuoted(text, open + 1, delimiter) : null;
  if (quoted) return quoted;
  plain.lastIndex = start;
  const value = plain.exec(text)?.[0] ?? '';
  return { value, end: start + value.length, loose: text[open] === '"' };
}

/** What stands between quotation marks; null when nothing closes them, or when text follows. */
function readQuoted(text: string, start: number, delimiter: string): Field | null {
  let value = '';
  for (let from = start; ; ) {
    const quote = text.indexOf('"', from);
    if (quote === -1) return null;
    value += text.slice(from, quote);
    if (text[quote + 1] === '"') {
      value += '"';
      from = quote + 2;
      continue;
    }
    const end = skipSpaces(text, quote + 1);
    const next = text[end];
    const closes = next === undefined || next === delimiter || next === '\n' || next === '\r';
    return closes ? { value, end, loose: false } : null;
  }
}

function skipSpaces(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ') at += 1;
  return at;
}
