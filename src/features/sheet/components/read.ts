import { formatCount, formatNumber, plural } from '@/domain/format';
import { clean } from '@/features/map/schema';
import { countMatches, findHeader } from '../prepare/columns';
import { IMPORT_LIMITS } from '../schema';
import { countOf, decode, type Encoding } from './decode';
import { type Delimiter, readCsv } from './readCsv';
import { looksLikeCells, readList } from './readList';
import { readXlsx } from './readXlsx';
import { ReadError } from './readXml';

export type Source = { kind: 'paste'; text: string } | { kind: 'file'; name: string; bytes: ArrayBuffer };

/** What the reader found out can be chosen otherwise. */
export interface ReadOptions {
  as?: 'list' | 'table';
  delimiter?: Delimiter;
  encoding?: Encoding;
  sheet?: string;
  /** Index of the row that names the columns; -1: none does. */
  header?: number;
}

export interface Sheet {
  kind: 'list' | 'table' | 'workbook';
  /** Rows with anything in them, all of one width. */
  grid: string[][];
  /** Number of each row in the source, from 1. */
  lines: number[];
  header: number;
  delimiter: Delimiter | null;
  encoding: Encoding | null;
  sheets: string[];
  sheet: string | null;
  /** What was understood on the way and is worth a word. */
  notes: string[];
}

const ZIP = [0x50, 0x4b];

/** Signs that are in no text. Files hold a few by accident: an end mark of DOS, a zero behind a name. */
const CONTROLS = /(?![\t\n\f\r\v])\p{Cc}/gu;
const MOST_CONTROLS = 0.02;
const MARK_UP = /^\s*<(!doctype|html|head|body|table|\?xml)\b/i;

function refuseOther(text: string): void {
  const sample = text.slice(0, 4_096);
  if (MARK_UP.test(sample))
    throw new ReadError(
      'This is a web page under the name of a spreadsheet. Open it in Excel, save it as .xlsx or CSV and choose that file.',
    );
  if (text.startsWith('%PDF') || countOf(sample, CONTROLS) > Math.max(2, sample.length * MOST_CONTROLS))
    throw new ReadError('This is not a spreadsheet. Choose a CSV, TSV or Excel file.');
}

/** "4, 7 and 3 more" */
function named(what: readonly (string | number)[]): string {
  const shown = what.slice(0, 5);
  const rest = what.length - shown.length;
  const parts = rest > 0 ? [...shown, `${formatNumber(rest)} more`] : shown;
  return parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}` : String(parts[0]);
}

/** Reads a source into rows of text. Throws `ReadError` with what to do instead. */
export function read(source: Source, options: ReadOptions = {}): Sheet {
  if (source.kind === 'paste') return readPaste(source.text, options);
  const bytes = new Uint8Array(source.bytes);
  if (bytes.length === 0) throw new ReadError('This file is empty. Choose another one.');
  if (bytes.length > IMPORT_LIMITS.fileBytes)
    throw new ReadError(
      `This file has ${formatNumber(Math.ceil(bytes.length / 1_048_576))} MB; an import takes files of up to ${IMPORT_LIMITS.fileBytes / 1_048_576} MB. Split it.`,
    );
  const isZip = ZIP.every((byte, index) => bytes[index] === byte);
  if (isZip || (bytes[0] === 0xd0 && bytes[1] === 0xcf)) return readWorkbook(bytes, options);
  const { text, encoding } = decode(bytes, options.encoding);
  if (options.encoding === undefined) refuseOther(text);
  const damaged = countOf(text, /\uFFFD/g);
  const notes =
    damaged > 0
      ? [`${formatCount(damaged, 'sign')} could not be read: try another encoding if it shows.`]
      : [];
  return readTable(text, encoding, notes, options);
}

function readPaste(text: string, options: ReadOptions): Sheet {
  if (text.length > IMPORT_LIMITS.pasted)
    throw new ReadError(
      `This text has ${formatNumber(text.length)} characters; up to ${formatNumber(IMPORT_LIMITS.pasted)} can be pasted. Save it as a file and choose that.`,
    );
  const cells = options.as ? options.as === 'table' : looksLikeCells(text) || isSeparated(text);
  if (cells) return readTable(text, null, [], options);
  const { grid, lines } = readList(text);
  return finish({ kind: 'list', grid, lines, delimiter: null, encoding: null, notes: [] }, { header: 0 });
}

function readTable(text: string, encoding: Encoding | null, notes: string[], options: ReadOptions): Sheet {
  const { grid, delimiter, loose } = readCsv(text, options.delimiter);
  if (loose.length > 0)
    notes.push(
      `${plural(loose.length, 'Row', 'Rows')} ${named(loose)}: a quotation mark is not closed and was read as it stands.`,
    );
  return finish({ kind: 'table', grid, delimiter, encoding, notes }, options);
}

/** A first line with two names of columns between commas or semicolons. */
function isSeparated(text: string): boolean {
  const first = /^.*$/m.exec(text.trimStart())?.[0] ?? '';
  return [',', ';', '|'].some((sign) => first.includes(sign) && countMatches(first.split(sign)) >= 2);
}

function readWorkbook(bytes: Uint8Array, options: ReadOptions): Sheet {
  const { rows, merged, unsolved, errors, sheet, sheets } = readXlsx(bytes, options.sheet);
  const numbered = [...rows].toSorted(([a], [b]) => a - b);
  const notes: string[] = [];
  if (merged > 0)
    notes.push(`${formatCount(merged, 'merged range counts', 'merged ranges count')} for each of its rows.`);
  if (unsolved.length > 0)
    notes.push(
      `The file holds no result of the ${plural(unsolved.length, 'formula', 'formulas')} in ${named(unsolved)}: open it in Excel, save it, and choose it again.`,
    );
  if (errors.length > 0)
    notes.push(
      `${plural(errors.length, 'Cell', 'Cells')} ${named(errors)} ${plural(errors.length, 'shows', 'show')} an error of the spreadsheet.`,
    );
  return finish(
    {
      kind: 'workbook',
      grid: numbered.map(([, cells]) => cells),
      lines: numbered.map(([line]) => line),
      delimiter: null,
      encoding: null,
      sheet,
      sheets,
      notes,
    },
    options,
  );
}

type Raw = Omit<Sheet, 'lines' | 'header' | 'sheet' | 'sheets'> &
  Partial<Pick<Sheet, 'lines' | 'sheet' | 'sheets'>>;

function finish(raw: Raw, options: ReadOptions): Sheet {
  let controls = 0;
  const kept = raw.grid.flatMap((typed, index) => {
    const cells = typed.map((cell) => {
      controls += countOf(cell, CONTROLS);
      return clean(cell);
    });
    return cells.some((cell) => cell.trim() !== '') ? [{ cells, line: raw.lines?.[index] ?? index + 1 }] : [];
  });
  const grid = kept.map(({ cells }) => cells);
  const header = Math.min(options.header ?? findHeader(grid), grid.length - 1);
  const rows = grid.length - 1 - header;
  if (rows <= 0)
    throw new ReadError(
      raw.sheets && raw.sheets.length > 1
        ? 'There are no rows in this sheet. Choose another sheet.'
        : 'There are no rows in this. Paste a list or choose a file with at least one touchpoint.',
    );
  if (rows > IMPORT_LIMITS.rows)
    throw new ReadError(
      `This has ${formatNumber(rows)} rows; one import takes up to ${formatNumber(IMPORT_LIMITS.rows)}. Nothing was imported. Split it and import the parts one after the other.`,
    );
  const widest = Math.max(...grid.map(({ length }) => length));
  const width = Math.min(widest, IMPORT_LIMITS.columns);
  const notes = [...raw.notes];
  if (controls > 0)
    notes.push(`${formatCount(controls, 'sign that is no text', 'signs that are no text')} left out.`);
  if (header > 0) notes.push(`${formatCount(header, 'line')} above the column names left out.`);
  if (widest > width) notes.push(`Only the first ${width} columns are read.`);
  return {
    sheets: [],
    sheet: null,
    ...raw,
    grid: grid.map((cells) => Array.from({ length: width }, (_, index) => cells[index] ?? '')),
    lines: kept.map(({ line }) => line),
    header,
    notes,
  };
}
