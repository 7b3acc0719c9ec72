import type { KeyboardEventHandler, MouseEventHandler } from 'react';

/**
 * Roles of the table. Only the rows that are seen are drawn, each at its place, and on a phone a row is a card: a real
 * table can do neither, so plain elements say what they are.
 */
export const ROLES = {
  /** `total`: rows there are, whether they are drawn or not; null: not known yet. */
  grid: (
    total: number | null,
    several: boolean,
    hears: { onKeyDown: KeyboardEventHandler; onClick: MouseEventHandler },
  ) => ({
    role: 'grid',
    'aria-label': 'Ratings',
    'aria-rowcount': total === null ? -1 : total + 1,
    ...(several ? { 'aria-multiselectable': true } : {}),
    ...hears,
  }),
  group: { role: 'rowgroup' },
  head: { role: 'row', 'aria-rowindex': 1 },
  /** The table moves the one tab stop among its rows. `chosen`: null where none can be. */
  row: (index: number, isStop: boolean, chosen: boolean | null) => ({
    role: 'row',
    'aria-rowindex': index + 2,
    tabIndex: isStop ? 0 : -1,
    ...(chosen === null ? {} : { 'aria-selected': chosen }),
  }),
  column: { role: 'columnheader' },
  cell: { role: 'gridcell' },
} as const;
