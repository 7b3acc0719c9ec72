import { guessColumns, matchColumns } from '@/features/sheet/components/columns';
import type { Sheet } from '@/features/sheet/components/read';
import { checkRow } from '@/features/sheet/prepare';
import type { Cells, Field, ImportRow, RowIssue, SheetRow } from '@/features/sheet/schema';
import type { Draft } from './draftStore';

/** What the columns mean: as chosen, else as their names say, else as they stand. */
export function columnsOf(sheet: Sheet, draft: Pick<Draft, 'columns'>): (Field | null)[] {
  const width = sheet.grid[0]?.length ?? 0;
  if (draft.columns?.length === width) return draft.columns;
  return sheet.header >= 0 ? matchColumns(sheet.grid[sheet.header] ?? []) : guessColumns(width);
}

export interface PreparedRow {
  /** Index in the grid. */
  at: number;
  sent: SheetRow;
  row: ImportRow;
  issues: RowIssue[];
  skipped: boolean;
}

/**
 * The rows as they will be sent. Where a row names no stage, it belongs to the stage above: that is how people group
 * rows, and what merged cells become in CSV.
 */
export function prepareRows(
  sheet: Sheet,
  { fixes, skipped, ...draft }: Pick<Draft, 'columns' | 'fixes' | 'skipped'>,
): PreparedRow[] {
  const columns = columnsOf(sheet, draft);
  const left = new Set(skipped);
  let stage = '';
  return sheet.grid.slice(sheet.header + 1).map((cells, index) => {
    const at = sheet.header + 1 + index;
    const named: Cells = {};
    columns.forEach((field, column) => {
      const typed = fixes[`${at}:${column}`] ?? cells[column] ?? '';
      if (field && typed.trim() !== '') named[field] = typed;
    });
    if (named.stage) stage = named.stage;
    else if (stage && !left.has(at)) named.stage = stage;
    const sent: SheetRow = { n: sheet.lines[at] ?? at + 1, cells: named };
    return { at, sent, ...checkRow(sent), skipped: left.has(at) };
  });
}
