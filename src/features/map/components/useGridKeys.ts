'use client';

import { type KeyboardEvent, type RefObject, useCallback, useEffect } from 'react';
import { singleKeysOn } from '@/lib/use-single-keys';

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
  if (root && cell) focusElement(root, cell);
}

export function focusElement(root: Element, cell: HTMLElement): void {
  makeTabStop(root, cell);
  cell.focus();
}

/** First column and the one after the last of a cell; a stage is as wide as its touchpoints. */
function spanOf(cell: Element): [from: number, to: number] {
  const from = addressOf(cell)?.column ?? 0;
  return [from, from + Number(cell.closest(CELL)?.getAttribute('aria-colspan') ?? 1)];
}

/** Whether a cell stands over or under another one. */
export function isOver(element: Element, other: Element): boolean {
  const [from, to] = spanOf(element);
  const [start, end] = spanOf(other);
  return from < end && start < to;
}

/** Where an arrow, Home or End key leads from a cell; null for other keys or at the edge. Read from the page. */
function targetOf(root: Element, from: HTMLElement, event: KeyboardEvent): HTMLElement | null {
  const row = () => [...root.querySelectorAll<HTMLElement>(`[data-cell^="${addressOf(from)?.row}:"]`)];
  // A lane may be hidden, be added or have no cell here: the next one that has.
  const column = () =>
    [...root.querySelectorAll<HTMLElement>(`[data-cell$=":${addressOf(from)?.column}"], [data-cell^="0:"]`)]
      .filter((cell) => isOver(cell, from))
      .toSorted((a, b) => (addressOf(a)?.row ?? 0) - (addressOf(b)?.row ?? 0));
  const beside = (cells: HTMLElement[], by: 1 | -1) => cells[cells.indexOf(from) + by] ?? null;
  switch (event.key) {
    case 'ArrowRight':
      return beside(row(), 1);
    case 'ArrowLeft':
      return beside(row(), -1);
    case 'ArrowDown':
      return column().find((cell) => (addressOf(cell)?.row ?? 0) > (addressOf(from)?.row ?? 0)) ?? null;
    case 'ArrowUp':
      return column().findLast((cell) => (addressOf(cell)?.row ?? 0) < (addressOf(from)?.row ?? 0)) ?? null;
    case 'Home':
      return (event.ctrlKey ? root.querySelector<HTMLElement>('[data-cell="0:0"]') : row()[0]) ?? null;
    case 'End':
      return (event.ctrlKey ? [...root.querySelectorAll<HTMLElement>(CELL)] : row()).at(-1) ?? null;
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
  /** Shift and an arrow on a head: takes the next one into the selection too. */
  onExtend: (address: CellAddress, by: 1 | -1) => void;
  /** X: into the selection, or out of it. */
  onPick: (address: CellAddress) => void;
  /** The command key with A: all of the stage; again, all of the map. */
  onPickAll: (address: CellAddress) => void;
  /** Space on a head: takes it up, to move it by the arrows. */
  onGrab: (address: CellAddress) => void;
  /** Another column got the focus. */
  onColumn: (column: number) => void;
}

/** Keyboard of the map: arrows go from cell to cell, and the cell's own keys act on what is in it. */
export function useGridKeys(root: RefObject<HTMLElement | null>, keys: GridKeys) {
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
      if (!grid || !cell || !address) return;
      const used = () => {
        event.preventDefault();
        event.stopPropagation();
      };
      const onCell = event.target === cell;
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a' && onCell) {
        used();
        keys.onPickAll(address);
        return;
      }
      if (event.metaKey) return;
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
      } else if (event.shiftKey && onCell && address.row === 1 && /^Arrow(Left|Right)$/.test(event.key)) {
        used();
        keys.onExtend(address, event.key === 'ArrowRight' ? 1 : -1);
      } else if (event.key === ' ' && onCell) {
        used();
        if (address.row <= 1) keys.onGrab(address);
      } else if (event.key.toLowerCase() === 'x' && onCell && !event.ctrlKey && singleKeysOn()) {
        used();
        keys.onPick(address);
      } else if (/^[1-5]$/.test(event.key) && onCell && !event.ctrlKey && singleKeysOn()) {
        keys.onDigit(address, Number(event.key));
      } else {
        const target = targetOf(grid, cell, event);
        if (!target) return;
        used();
        focusElement(grid, target);
      }
    },
    [root, keys],
  );
  return { onFocus, onKeyDown };
}
