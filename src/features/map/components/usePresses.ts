'use client';

import { type MouseEvent as Press, useRef } from 'react';
import type { EditMode, MapEditing } from './MapEditing';
import { addressOf, type GridKeys } from './useGridKeys';
import type { Picking } from './usePicking';

/** What the grid does when it is clicked: a text opens, a touchpoint shows its panel, several are selected. */
export function usePresses({
  mode,
  keys,
  picking,
  select,
}: {
  mode: EditMode;
  keys: GridKeys;
  picking: Picking;
  select: MapEditing['select'];
}) {
  const onClick = ({ target, clientX, clientY, detail }: Press) => {
    if (!(target instanceof Element) || target.closest('.edbox, .newbox')) return;
    const cell = target.closest<HTMLElement>('[data-cell], [data-touchpoint]');
    const edit = mode === 'off' ? null : cell?.querySelector<HTMLElement>('[data-edit]');
    const id = cell?.dataset.touchpoint;
    // Beside its text the cell opens it just the same.
    if (edit) edit.dispatchEvent(new MouseEvent('click', { bubbles: true, clientX, clientY, detail }));
    else if (id && mode !== 'desired') select(id);
  };

  /** Where the first of two clicks went: it opens the panel, and the map may lie elsewhere when the second comes. */
  const pressed = useRef<Element | null>(null);
  const onMouseDown = (event: Press) => {
    // Shift and a press, or two of them, would mark text.
    if (event.shiftKey || event.detail > 1) event.preventDefault();
    if (event.detail === 1) pressed.current = event.target instanceof Element ? event.target : null;
  };
  /** Whoever may edit starts to, there, without looking for the way first. */
  const onDoubleClick = () => {
    const cell = pressed.current?.closest<HTMLElement>('[data-cell]');
    const address = addressOf(cell ?? null);
    if (mode === 'off' && cell && address) keys.onEdit(address, cell);
  };
  /** With Shift or the command key a click selects, whatever it hits. */
  const onClickCapture = (event: Press) => {
    const { target } = event;
    if (!(target instanceof Element) || target.closest('.edbox, .newbox') || mode === 'desired') return;
    const id = target.closest<HTMLElement>('[data-touchpoint]')?.dataset.touchpoint;
    const additive = event.ctrlKey || event.metaKey;
    if (id && (additive || event.shiftKey)) {
      event.preventDefault();
      event.stopPropagation();
      if (event.shiftKey) picking.extendTo(id);
      else picking.toggle(id);
    } else if (!target.closest('.grip')) picking.clear();
  };

  return { onClick, onClickCapture, onDoubleClick, onMouseDown };
}
