import { unguard } from '@/domain/csv';
import { readSeparated } from '@/domain/separated';
import { countMatches } from '../prepare/columns';

export const DELIMITERS = [
  [',', 'Comma'],
  [';', 'Semicolon'],
  ['\t', 'Tab'],
  ['|', 'Bar'],
] as const;
export type Delimiter = (typeof DELIMITERS)[number][0];

const HEAD = 65_536;

/** Rows looked at to find the separator. */
const LOOK = 20;

export interface Csv {
  grid: string[][];
  delimiter: Delimiter;
  /** Numbers of rows whose quotation marks do not match. */
  loose: number[];
}

/** Separated values as rows of text. Without `delimiter`, the one that makes most sense of the first lines. */
export function readCsv(text: string, delimiter?: Delimiter): Csv {
  // Excel's own hint on the first line.
  const [hint, hinted] = /^sep=([,;|\t])\r?\n/i.exec(text) ?? [];
  const body = hint ? text.slice(hint.length) : text;
  const chosen = delimiter ?? (hinted as Delimiter | undefined) ?? guess(body);
  const { rows, loose } = readSeparated(body, chosen);
  return { grid: rows.map((row) => row.map(unguard)), delimiter: chosen, loose };
}

/** The separator under which most column names are known; then the one that gives the steadiest width. */
function guess(text: string): Delimiter {
  const head = text.slice(0, HEAD);
  const tried = DELIMITERS.map(([delimiter]) => {
    const rows = readSeparated(head, delimiter, LOOK).rows.filter((row) => row.some(Boolean));
    const names = Math.max(0, ...rows.map(countMatches));
    const widths = rows.map(({ length }) => length);
    const usual = Math.max(...widths.filter((width) => width > 1), 0);
    const steady = widths.filter((width) => width === usual && width > 1).length / Math.max(1, rows.length);
    return { delimiter, names, steady };
  });
  const [best] = tried.toSorted((a, b) => b.names - a.names || b.steady - a.steady);
  return best?.delimiter ?? ',';
}
