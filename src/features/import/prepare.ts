import { nameKey } from '@/domain/slug';
import type { Sheet } from '@/features/sheet/components/read';
import { guessColumns, matchColumns } from '@/features/sheet/prepare/columns';
import { checkRow } from '@/features/sheet/prepare/row';
import type { Cells, ImportRow, RowIssue, SheetRow, Target } from '@/features/sheet/schema';
import type { Draft } from './components/draftStore';

/** What the columns mean: as chosen, else as their names say, else as they stand. */
export function columnsOf(sheet: Sheet, draft: Pick<Draft, 'columns'>): (Target | null)[] {
  const width = sheet.grid[0]?.length ?? 0;
  if (draft.columns?.length === width) return draft.columns;
  return sheet.header >= 0 ? matchColumns(sheet.grid[sheet.header] ?? []) : guessColumns(width);
}

/** What a column is called; one without a name by its place. */
export const headerOf = (sheet: Sheet, column: number): string =>
  sheet.grid[sheet.header]?.[column]?.trim().slice(0, 200) || `Column ${column + 1}`;

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
    const lanes = new Map<string, [string, string]>();
    columns.forEach((target, column) => {
      const typed = fixes[`${at}:${column}`] ?? cells[column] ?? '';
      if (typed.trim() === '' || !target) return;
      if (target !== 'lane') {
        named[target] = typed;
        return;
      }
      // Two columns of one name are one lane; neither may take the other's place.
      const name = headerOf(sheet, column);
      const [first, before] = lanes.get(nameKey(name)) ?? [name, null];
      lanes.set(nameKey(name), [first, before === null ? typed : `${before}\n${typed}`]);
    });
    if (named.stage) stage = named.stage;
    else if (stage && !left.has(at)) named.stage = stage;
    const sent: SheetRow = {
      n: sheet.lines[at] ?? at + 1,
      cells: named,
      ...(lanes.size > 0 ? { lanes: Object.fromEntries(lanes.values()) } : {}),
    };
    return { at, sent, ...checkRow(sent), skipped: left.has(at) };
  });
}
