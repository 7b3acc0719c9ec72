import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { IMPORT_LIMITS } from '../schema';

/** What a person can do about a file that cannot be read. */
export class ReadError extends Error {
  override readonly name = 'ReadError';
}

const NEEDED =
  /^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|styles\.xml|worksheets\/[^/]+\.xml)$/i;
const damaged = () =>
  new ReadError(
    'This file cannot be read as a workbook. Save it again as .xlsx or CSV and choose that file.',
  );

export interface Workbook {
  sheets: string[];
  sheet: string;
  /** Every row that was in the sheet, by its number from 1; cells as text. */
  rows: Map<number, string[]>;
  /** How many merged ranges were filled in. */
  merged: number;
}

/**
 * One sheet of a workbook as text: what its cells show, never their formulas. A merged range counts for each of its
 * rows. What it unpacks to is bounded before anything is unpacked.
 */
export function readXlsx(bytes: Uint8Array, wanted?: string): Workbook {
  const files = unpack(bytes);
  const text = (path: string): string => strFromU8(files.get(path.toLowerCase()) ?? new Uint8Array());
  const book = text('xl/workbook.xml');
  if (book === '')
    throw new ReadError('This is not an Excel workbook. Save it as .xlsx or CSV and choose that file.');
  const targets = new Map<string, string>();
  eachTag(text('xl/_rels/workbook.xml.rels'), 'Relationship', ({ Id, Target }) => {
    if (Id && Target) targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`);
  });
  const sheets: { name: string; path: string }[] = [];
  let since1904 = false;
  eachTag(book, 'workbookPr', ({ date1904 }) => {
    since1904 = date1904 === '1' || date1904 === 'true';
  });
  eachTag(book, 'sheet', ({ name, state, 'r:id': id }) => {
    const path = targets.get(id ?? '');
    if (name && path && (state ?? 'visible') === 'visible') sheets.push({ name, path });
  });
  const chosen = sheets.find(({ name }) => name === wanted) ?? sheets[0];
  if (!chosen) throw damaged();
  const cells = readSheet(text(chosen.path), {
    strings: readStrings(text('xl/sharedStrings.xml')),
    dates: readDateStyles(text('xl/styles.xml')),
    since1904,
  });
  return { sheets: sheets.map(({ name }) => name), sheet: chosen.name, ...cells };
}

function unpack(bytes: Uint8Array): Map<string, Uint8Array> {
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf)
    throw new ReadError(
      'This is an old Excel file (.xls), or one with a password. Save it as .xlsx without a password and choose that file.',
    );
  let size = 0;
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!NEEDED.test(name)) return false;
        size += originalSize;
        if (size > IMPORT_LIMITS.unpackedBytes) throw new ReadError(TOO_LARGE);
        return true;
      },
    });
    return new Map(Object.entries(files).map(([path, content]) => [path.toLowerCase(), content]));
  } catch (error) {
    throw error instanceof ReadError ? error : damaged();
  }
}

const TOO_LARGE =
  'This workbook is too large once unpacked. Copy the sheet you need into a new workbook, or save it as CSV.';

/** Runs a parser over XML; whatever is not XML is a damaged file. */
function parse(xml: string, prepare: (parser: SaxesParser) => void): void {
  const parser = new SaxesParser();
  parser.on('error', () => {
    throw damaged();
  });
  prepare(parser);
  parser.write(xml).close();
}

function eachTag(xml: string, wanted: string, visit: (attributes: Record<string, string>) => void): void {
  if (xml === '') return;
  parse(xml, (parser) => {
    parser.on('opentag', ({ name, attributes }) => {
      if (localName(name) === wanted) visit(attributes as Record<string, string>);
    });
  });
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Signs that XML cannot hold are written as _x000D_. */
const unescapeSigns = (text: string): string =>
  text.replace(/_x([0-9A-F]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

function readStrings(xml: string): string[] {
  const strings: string[] = [];
  if (xml === '') return strings;
  let [text, inText, phonetic] = ['', false, false];
  parse(xml, (parser) => {
    parser.on('opentag', (tag) => {
      const name = localName(tag.name);
      if (name === 'si') text = '';
      else if (name === 't') inText = true;
      else if (name === 'rPh') phonetic = true;
    });
    parser.on('text', (part) => {
      if (inText && !phonetic) text += part;
    });
    parser.on('closetag', (tag) => {
      const name = localName(tag.name);
      if (name === 'si') strings.push(unescapeSigns(text));
      else if (name === 't') inText = false;
      else if (name === 'rPh') phonetic = false;
    });
  });
  return strings;
}

/** Which cell styles show a number as a date. */
function readDateStyles(xml: string): boolean[] {
  const custom = new Map<string, string>();
  eachTag(xml, 'numFmt', ({ numFmtId, formatCode }) => {
    if (numFmtId && formatCode) custom.set(numFmtId, formatCode);
  });
  const styles: boolean[] = [];
  let inCells = false;
  if (xml === '') return styles;
  parse(xml, (parser) => {
    parser.on('opentag', ({ name, attributes }) => {
      if (localName(name) === 'cellXfs') inCells = true;
      if (localName(name) !== 'xf' || !inCells) return;
      const id = String((attributes as Record<string, string>).numFmtId ?? '0');
      const code = (custom.get(id) ?? '').replace(/"[^"]*"|\[[^\]]*\]|\\./g, '');
      const number = Number(id);
      styles.push((number >= 14 && number <= 22) || (number >= 45 && number <= 47) || /[ymdhs]/i.test(code));
    });
    parser.on('closetag', ({ name }) => {
      if (localName(name) === 'cellXfs') inCells = false;
    });
  });
  return styles;
}

interface SheetContext {
  strings: string[];
  dates: boolean[];
  since1904: boolean;
}

function readSheet(xml: string, context: SheetContext): { rows: Map<number, string[]>; merged: number } {
  const rows = new Map<number, string[]>();
  const merges: string[] = [];
  let [row, column, type, style, value, inValue] = [0, 0, '', 0, '', false];
  parse(xml, (parser) => {
    parser.on('opentag', ({ name, attributes }) => {
      const at = attributes as Record<string, string>;
      switch (localName(name)) {
        case 'row':
          row = Number(at.r) || row + 1;
          column = 0;
          break;
        case 'c':
          column = at.r ? placeOf(at.r).column : column + 1;
          [type, style, value] = [at.t ?? 'n', Number(at.s ?? 0), ''];
          break;
        case 'v':
        case 't':
          inValue = true;
          break;
        case 'mergeCell':
          if (at.ref) merges.push(at.ref);
      }
    });
    parser.on('text', (part) => {
      if (inValue) value += part;
    });
    parser.on('closetag', ({ name }) => {
      const tag = localName(name);
      if (tag === 'v' || tag === 't') inValue = false;
      if (tag !== 'c' || value === '' || column > IMPORT_LIMITS.columns) return;
      const cells = rows.get(row) ?? [];
      cells[column - 1] = show(value, type, style, context);
      rows.set(row, cells);
    });
  });
  for (const ref of merges) fill(rows, ref);
  for (const [number, cells] of rows)
    rows.set(
      number,
      Array.from(cells, (cell) => cell ?? ''),
    );
  return { rows, merged: merges.length };
}

/** "B3" → column 2, row 3. */
function placeOf(ref: string): { column: number; row: number } {
  const [, letters = '', digits = ''] = /^\$?([A-Z]+)\$?(\d+)$/i.exec(ref) ?? [];
  const column = [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return { column, row: Number(digits) };
}

/** Text of the first cell of a merged range for each of its rows; sideways it would say the same twice. */
function fill(rows: Map<number, string[]>, ref: string): void {
  const [from, to] = ref.split(':').map(placeOf);
  if (!from || !to || from.column > IMPORT_LIMITS.columns) return;
  const text = rows.get(from.row)?.[from.column - 1];
  if (!text) return;
  for (const [number, cells] of rows)
    if (number > from.row && number <= to.row) cells[from.column - 1] = text;
}

const DAY_MS = 86_400_000;

function show(
  value: string,
  type: string,
  style: number,
  { strings, dates, since1904 }: SheetContext,
): string {
  switch (type) {
    case 's':
      return strings[Number(value)] ?? '';
    case 'b':
      return value === '1' ? 'TRUE' : 'FALSE';
    case 'n': {
      const number = Number(value);
      if (!Number.isFinite(number)) return value;
      // As Excel shows it: 0.1 + 0.2 is 0.3.
      if (!dates[style]) return String(Number(number.toPrecision(15)));
      const epoch = since1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
      const moment = new Date(epoch + Math.round(number * DAY_MS));
      if (Number.isNaN(moment.getTime())) return value;
      const iso = moment.toISOString();
      return number % 1 === 0 ? iso.slice(0, 10) : iso.slice(0, 16).replace('T', ' ');
    }
    // Texts in place, results of formulas, and errors (#N/A) as they show.
    default:
      return unescapeSigns(value);
  }
}
