'use client';

import { type KeyboardEvent, type RefObject, useCallback, useEffect } from 'react';

/** A cell by its row and column, as `data-cell` names it. */
export interface CellAddress {
  row: number;
  column: number;
}

const CELL = '[data-cell]';

export function addressOf(element: Element | null): CellAddress | null {
  const name = element?.closest<HTMLElement>(CELL)?.dataset.cell;
  const [row, column] = (name ?? '').split(':').map(Number);
  return name && row !== undefined && column !== undefined ? { row, column } : null;
}

/** The cell at an address; in the row of stages, the stage over that column. */
export function cellAt(root: Element, { row, column }: CellAddress): HTMLElement | null {
  const exact = root.querySelector<HTMLElement>(`[data-cell="${row}:${column}"]`);
  if (exact || row !== 0) return exact;
  const stages = [...root.querySelectorAll<HTMLElement>('[data-cell^="0:"]')];
  return stages.findLast((stage) => (addressOf(stage)?.column ?? 0) <= column) ?? null;
}

/** Keeps one tab stop in the grid: the cell that last had the focus. */
function makeTabStop(root: Element, cell: HTMLElement): void {
  for (const other of root.querySelectorAll<HTMLElement>(`${CELL}[tabindex="0"]`)) {
    if (other !== cell) other.tabIndex = -1;
  }
  cell.tabIndex = 0;
}

export function focusCell(root: Element | null, address: CellAddress): void {
  const cell = root && cellAt(root, address);
  if (!root || !cell) return;
  makeTabStop(root, cell);
  cell.focus();
}

/** Where an arrow, Home or End key leads from a cell; null for other keys or at the edge. */
function targetOf(
  root: Element,
  from: CellAddress,
  event: KeyboardEvent,
  size: { rows: number; columns: number },
) {
  const { row, column } = from;
  const stages = [...root.querySelectorAll('[data-cell^="0:"]')].map(
    (stage) => addressOf(stage)?.column ?? 0,
  );
  const sideways = (by: 1 | -1): CellAddress | null => {
    if (row !== 0) return { row, column: column + by };
    const next = stages[stages.indexOf(column) + by];
    return next === undefined ? null : { row, column: next };
  };
  switch (event.key) {
    case 'ArrowRight':
      return sideways(1);
    case 'ArrowLeft':
      return sideways(-1);
    case 'ArrowDown':
      return { row: row + 1, column };
    case 'ArrowUp':
      return { row: row - 1, column };
    case 'Home':
      return { row: event.ctrlKey ? 0 : row, column: 0 };
    case 'End':
      return { row: event.ctrlKey ? size.rows - 1 : row, column: size.columns - 1 };
    default:
      return null;
  }
}

export interface GridKeys {
  /** Enter: open what is there. */
  onOpen: (address: CellAddress, cell: HTMLElement) => void;
  /** F2: edit what is there. */
  onEdit: (address: CellAddress, cell: HTMLElement) => void;
  onMove: (address: CellAddress, by: 1 | -1) => void;
  onDelete: (address: CellAddress) => void;
  onDigit: (address: CellAddress, digit: number) => void;
  /** Another column got the focus. */
  onColumn: (column: number) => void;
}

/** Keyboard of the map: arrows go from cell to cell, and the cell's own keys act on what is in it. */
export function useGridKeys(
  root: RefObject<HTMLElement | null>,
  size: { rows: number; columns: number },
  keys: GridKeys,
) {
  useEffect(() => {
    const grid = root.current;
    if (!grid) return;
    // Columns come, go and change places: there must be one tab stop, and only one.
    const stops = [...grid.querySelectorAll<HTMLElement>(`${CELL}[tabindex="0"]`)];
    const [only] = stops;
    if (only && stops.length === 1) return;
    const focused = stops.find((stop) => stop === document.activeElement);
    const stop =
      focused ?? only ?? cellAt(grid, { row: 1, column: 0 }) ?? grid.querySelector<HTMLElement>(CELL);
    if (stop) makeTabStop(grid, stop);
  });

  const onFocus = useCallback(
    ({ target }: { target: EventTarget }) => {
      const grid = root.current;
      const cell = target instanceof Element ? target.closest<HTMLElement>(CELL) : null;
      if (!grid || !cell) return;
      makeTabStop(grid, cell);
      const address = addressOf(cell);
      if (address && address.row > 0) keys.onColumn(address.column);
    },
    [root, keys],
  );

  const onKeyDown = useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      const grid = root.current;
      const cell = event.target instanceof Element ? event.target.closest<HTMLElement>(CELL) : null;
      const address = addressOf(cell);
      if (!grid || !cell || !address || event.metaKey) return;
      const used = () => {
        event.preventDefault();
        event.stopPropagation();
      };
      const onCell = event.target === cell;
      if (event.altKey) {
        if (address.row <= 1 && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
          used();
          keys.onMove(address, event.key === 'ArrowRight' ? 1 : -1);
        }
        return;
      }
      if (event.key === 'F2') {
        used();
        keys.onEdit(address, cell);
      } else if (event.key === 'Enter' && onCell) {
        used();
        keys.onOpen(address, cell);
      } else if ((event.key === 'Delete' || event.key === 'Backspace') && onCell && address.row <= 1) {
        used();
        keys.onDelete(address);
      } else if (
        (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) &&
        address.row <= 1
      ) {
        const grip = cell.querySelector<HTMLElement>('.grip');
        if (grip) {
          used();
          grip.click();
        }
      } else if (/^[1-5]$/.test(event.key) && onCell && !event.ctrlKey) {
        keys.onDigit(address, Number(event.key));
      } else {
        const target = targetOf(grid, address, event, size);
        if (!target || target.row < 0 || target.column < 0) return;
        used();
        focusCell(grid, target);
      }
    },
    [root, keys, size],
  );
  return { onFocus, onKeyDown };
}
