/**
 * Roles of the map's grid. A real table cannot carry what lies across its cells (the curve, the selected column,
 * insertion lines), so the grid is made of plain elements that say what they are.
 */
export const ROLES = {
  grid: (name: string) => ({ role: 'grid', 'aria-label': name, 'aria-multiselectable': true }),
  row: { role: 'row' },
  columnHeader: { role: 'columnheader', tabIndex: -1 },
  headOf: (picked: boolean) => ({ role: 'columnheader', tabIndex: -1, 'aria-selected': picked }),
  headerOver: (columns: number) => ({ role: 'columnheader', tabIndex: -1, 'aria-colspan': columns }),
  rowHeader: { role: 'rowheader' },
  /** The grid moves the one tab stop among its cells. */
  cell: { role: 'gridcell', tabIndex: -1 },
  cellOver: (columns: number) => ({ role: 'gridcell', tabIndex: -1, 'aria-colspan': columns }),
} as const;
