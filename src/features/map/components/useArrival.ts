'use client';

import { type RefObject, useEffect, useRef } from 'react';
import { setQuery, useQuery } from '@/lib/use-address';
import type { MapModel } from '../prepare';
import type { PanelTab } from './MapEditing';
import { addressOf, cellAt, focusElement } from './useGridKeys';

const TABS: readonly string[] = ['overview', 'comments', 'survey'] satisfies PanelTab[];

/** The row of a lane as it is drawn; null when it is hidden. */
function rowOf(grid: Element, lane: string): number | null {
  const head = grid.querySelector(`[data-lane-head="${CSS.escape(lane)}"]`);
  return addressOf(head?.closest('[role="row"]')?.querySelector('[data-cell]') ?? null)?.row ?? null;
}

function arrive(root: Element, cell: HTMLElement): void {
  focusElement(root, cell);
  // Focus that is set after a click is not always shown; where a link led to must be seen.
  cell.dataset.arrived = '';
  cell.addEventListener('blur', () => delete cell.dataset.arrived, { once: true });
}

/**
 * Goes to the place that the address names, once, and takes it out of the address: `?at=<lane>:<touchpoint id>` is a
 * cell, `?at=stage:<id>` a stage, `?at=<tab>:<touchpoint id>` the panel. Without a grid it is the panel in any case.
 */
export function useArrival({
  model,
  narrow,
  grid,
  canvas,
  select,
  onGrid,
}: {
  model: MapModel;
  narrow: boolean;
  grid: RefObject<HTMLElement | null>;
  canvas: RefObject<HTMLElement | null>;
  select: (id: string, tab?: PanelTab) => void;
  /** The grid is wanted in place of the table. */
  onGrid: () => void;
}): void {
  const at = useQuery().get('at');
  const latest = useRef({ model, narrow, select, onGrid });
  useEffect(() => {
    latest.current = { model, narrow, select, onGrid };
  });
  useEffect(() => {
    if (at === null) return;
    latest.current.onGrid();
    const frame = requestAnimationFrame(() => {
      const { model, narrow, select } = latest.current;
      setQuery((query) => query.delete('at'), { replace: true });
      const [what = '', id = ''] = at.split(':');
      if (what === 'stage') {
        const index = model.stages.findIndex((stage) => stage.id === id);
        const stage = model.stages[index];
        const root = grid.current;
        const cell = root && stage ? cellAt(root, { row: 0, column: stage.start }) : null;
        if (root && cell) arrive(root, cell);
        else goToHeading(canvas.current?.querySelectorAll<HTMLElement>('section h2')[index]);
        return;
      }
      const column = model.columns.find(({ touchpoint }) => touchpoint?.id === id);
      if (!column) return;
      const root = grid.current;
      if (TABS.includes(what)) select(id, what === 'survey' ? 'survey' : 'overview');
      else if (narrow || !root) select(id);
      else {
        const cell = cellAt(root, { row: rowOf(root, what) ?? 1, column: column.index });
        if (cell) arrive(root, cell);
      }
    });
    return () => cancelAnimationFrame(frame);
  }, [at, grid, canvas]);
}

function goToHeading(heading: HTMLElement | undefined): void {
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus();
}
