import Papa from 'papaparse';
import { unguard } from '@/domain/csv';
import { countMatches } from '../prepare/columns';

export const DELIMITERS = [
  [',', 'Comma'],
  [';', 'Semicolon'],
  ['\t', 'Tab'],
  ['|', 'Bar'],
] as const;
export type Delimiter = (typeof DELIMITERS)[number][0];

const HEAD = 65_536;

/** Separated values as rows of text. Without `delimiter`, the one that makes most sense of the first lines. */
export function readCsv(text: string, delimiter?: Delimiter): { grid: string[][]; delimiter: Delimiter } {
  // Excel's own hint on the first line.
  const [hint, hinted] = /^sep=([,;|\t])\r?\n/i.exec(text) ?? [];
  const body = hint ? text.slice(hint.length) : text;
  const chosen = delimiter ?? (hinted as Delimiter | undefined) ?? guess(body);
  const { data } = Papa.parse<string[]>(body, { delimiter: chosen });
  return { grid: data.map((row) => row.map(unguard)), delimiter: chosen };
}

/** The separator under which most column names are known; then the one that gives the steadiest width. */
function guess(text: string): Delimiter {
  const head = text.slice(0, HEAD);
  const tried = DELIMITERS.map(([delimiter]) => {
    const rows = Papa.parse<string[]>(head, { delimiter, preview: 20 }).data.filter((row) =>
      row.some(Boolean),
    );
    const names = Math.max(0, ...rows.map(countMatches));
    const widths = rows.map(({ length }) => length);
    const usual = Math.max(...widths.filter((width) => width > 1), 0);
    const steady = widths.filter((width) => width === usual && width > 1).length / Math.max(1, rows.length);
    return { delimiter, names, steady };
  });
  const [best] = tried.toSorted((a, b) => b.names - a.names || b.steady - a.steady);
  return best?.delimiter ?? ',';
}
