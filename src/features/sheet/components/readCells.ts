import { IMPORT_LIMITS } from '../schema';
import { type CellStyle, showNumber } from './readStyles';
import { parseXml, unescapeSigns } from './readXml';

export interface SheetContext {
  strings: string[];
  styles: CellStyle[];
  since1904: boolean;
  /** Who wrote the file left the formulas to whoever opens it: the results in it mean nothing. */
  uncomputed: boolean;
}

export interface SheetCells {
  /** Every row that was in the sheet, by its number from 1; cells as text. */
  rows: Map<number, string[]>;
  /** How many merged ranges were filled in. */
  merged: number;
  /** Cells with a formula whose result is not in the file, as "B2". */
  unsolved: string[];
  /** Cells that show an error, such as #N/A. */
  errors: string[];
}

export function readCells(xml: string, context: SheetContext): SheetCells {
  const rows = new Map<number, string[]>();
  const merges: string[] = [];
  const unsolved: string[] = [];
  const errors: string[] = [];
  let [row, column, type, style, value, inValue, formula] = [0, 0, '', 0, '', false, false];
  const keep = () => {
    const empty = type !== 'str' && (value === '' || (context.uncomputed && value === '0'));
    if (formula && empty) unsolved.push(`${columnName(column)}${row}`);
    if (value === '' || (formula && empty) || column > IMPORT_LIMITS.columns) return;
    if (type === 'e') errors.push(`${columnName(column)}${row}`);
    const cells = rows.get(row) ?? [];
    cells[column - 1] = show(value, type, style, context);
    rows.set(row, cells);
  };
  parseXml(xml, {
    open: (name, at) => {
      switch (name) {
        case 'row':
          row = Number(at.r) || row + 1;
          column = 0;
          break;
        case 'c':
          column = at.r ? placeOf(at.r).column : column + 1;
          [type, style, value, formula] = [at.t ?? 'n', Number(at.s ?? 0), '', false];
          break;
        case 'f':
          formula = true;
          break;
        case 'v':
        case 't':
          inValue = true;
          break;
        case 'mergeCell':
          if (at.ref) merges.push(at.ref);
      }
    },
    text: (part) => {
      if (inValue) value += part;
    },
    close: (name) => {
      if (name === 'v' || name === 't') inValue = false;
      if (name === 'c') keep();
    },
  });
  for (const ref of merges) fill(rows, ref);
  for (const [number, cells] of rows)
    rows.set(
      number,
      Array.from(cells, (cell) => cell ?? ''),
    );
  return { rows, merged: merges.length, unsolved, errors };
}

/** "B3" → column 2, row 3. */
function placeOf(ref: string): { column: number; row: number } {
  const [, letters = '', digits = ''] = /^\$?([A-Z]+)\$?(\d+)$/i.exec(ref) ?? [];
  const column = [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return { column, row: Number(digits) };
}

/** 2 → "B", 28 → "AB" */
const columnName = (column: number): string =>
  column > 26
    ? columnName(Math.floor((column - 1) / 26)) + columnName(((column - 1) % 26) + 1)
    : String.fromCharCode(64 + column);

/** Text of the first cell of a merged range for each of its rows; sideways it would say the same twice. */
function fill(rows: Map<number, string[]>, ref: string): void {
  const [from, to] = ref.split(':').map(placeOf);
  if (!from || !to || from.column > IMPORT_LIMITS.columns) return;
  const text = rows.get(from.row)?.[from.column - 1];
  if (!text) return;
  for (const [number, cells] of rows)
    if (number > from.row && number <= to.row) cells[from.column - 1] = text;
}

function show(value: string, type: string, style: number, context: SheetContext): string {
  switch (type) {
    case 's':
      return context.strings[Number(value)] ?? '';
    case 'b':
      return value === '1' ? 'TRUE' : 'FALSE';
    case 'n':
      return showNumber(value, context.styles[style] ?? 'number', context.since1904);
    // Texts in place, results of formulas, and errors (#N/A) as they show.
    default:
      return unescapeSigns(value);
  }
}
