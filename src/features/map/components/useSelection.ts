'use client';

import { type RefObject, useCallback, useEffect, useMemo, useRef } from 'react';
import type { MapModel } from '../prepare';
import { LANE } from './geometry';
import type { PanelTab } from './MapEditing';
import { focusCell } from './useGridKeys';
import type { MapViewState, useMapView } from './useMapView';

/** Slug in the address right now, which may be ahead of the last render. */
const openSlug = () => new URLSearchParams(window.location.search).get('touchpoint');

/** Which touchpoint's panel is open. It stands in the address; opening makes a step of history, leafing does not. */
export function useSelection({
  model,
  view,
  show,
  canvas,
  grid,
}: {
  model: MapModel;
  view: MapViewState;
  show: ReturnType<typeof useMapView>['show'];
  canvas: RefObject<HTMLElement | null>;
  grid: RefObject<HTMLElement | null>;
}) {
  const selected = model.columns.find(({ touchpoint }) => touchpoint?.slug === view.touchpoint) ?? null;
  const latest = useRef({ model, selected });
  useEffect(() => {
    latest.current = { model, selected };
  });
  /** Whether the panel that opens takes the focus: not when it only follows the focus in the grid. */
  const focusPanel = useRef(false);

  const select = useCallback(
    (id: string, tab: PanelTab = 'overview') => {
      const touchpoint = latest.current.model.touchpoints.find((one) => one.id === id);
      if (!touchpoint) return;
      focusPanel.current = true;
      show({ touchpoint: touchpoint.slug, tab }, { replace: openSlug() !== null });
    },
    [show],
  );

  const step = useCallback(
    (by: 1 | -1) => {
      const { model, selected } = latest.current;
      const next = model.touchpoints[(selected?.number ?? 0) - 1 + by];
      if (next) show({ touchpoint: next.slug }, { replace: true });
    },
    [show],
  );

  const close = useCallback(() => {
    const slug = openSlug();
    if (slug === null) return;
    show({ touchpoint: null, tab: 'overview' });
    const column = latest.current.model.columns.find(({ touchpoint }) => touchpoint?.slug === slug);
    if (!column?.touchpoint) return;
    // Back to where it was opened: the column, or its entry in the list or the table.
    focusCell(grid.current, { row: 1, column: column.index });
    canvas.current?.querySelector<HTMLElement>(`[data-open="${column.touchpoint.id}"]`)?.focus();
  }, [show, grid, canvas]);

  const index = selected?.index;
  useEffect(() => {
    const element = canvas.current;
    const column = grid.current?.querySelector<HTMLElement>(`[data-cell="1:${index}"]`);
    if (!element || !column || index === undefined) return;
    const [left, right] = [column.offsetLeft - LANE - 8, column.offsetLeft + column.offsetWidth + 8];
    const { scrollLeft, clientWidth } = element;
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (left < scrollLeft) element.scrollTo({ left, behavior: still ? 'instant' : 'smooth' });
    else if (right > scrollLeft + clientWidth)
      element.scrollTo({ left: right - clientWidth, behavior: still ? 'instant' : 'smooth' });
  }, [index, canvas, grid]);

  return useMemo(() => ({ selected, select, step, close, focusPanel }), [selected, select, step, close]);
}
