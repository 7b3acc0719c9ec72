'use client';

import { type RefObject, useEffect } from 'react';
import type { Reorder } from './useReorder';

/** How long a finger rests on a head before it takes it up, and how far it may tremble meanwhile. */
const HOLD_MS = 400;
const TREMBLE = 8;

/** A finger held on the head of a touchpoint or stage takes it up; one that moves at once scrolls, as everywhere. */
export function useHold(
  grid: RefObject<HTMLElement | null>,
  enabled: boolean,
  { begin, moveTo, end }: Reorder,
) {
  useEffect(() => {
    const root = grid.current;
    if (!root || !enabled) return;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    let held: number | null = null;
    let from = { x: 0, y: 0 };
    const onDown = (event: PointerEvent) => {
      const { target, pointerType, isPrimary, pointerId } = event;
      if (pointerType !== 'touch' || !isPrimary || !(target instanceof Element)) return;
      const head = target.closest<HTMLElement>('.tph[data-touchpoint], .stg[data-stage]');
      const id = head?.dataset.touchpoint ?? head?.dataset.stage;
      if (!head || !id || target.closest('.grip, .edbox')) return;
      from = { x: event.clientX, y: event.clientY };
      waiting = setTimeout(() => {
        held = pointerId;
        begin({ kind: head.dataset.stage ? 'stage' : 'touchpoint', id });
        moveTo(from.x, from.y);
      }, HOLD_MS);
    };
    const onMove = ({ pointerId, clientX, clientY }: PointerEvent) => {
      if (held === pointerId) moveTo(clientX, clientY);
      else if (Math.hypot(clientX - from.x, clientY - from.y) > TREMBLE) clearTimeout(waiting);
    };
    const onEnd = ({ pointerId, type }: PointerEvent) => {
      clearTimeout(waiting);
      if (held !== pointerId) return;
      held = null;
      end(type === 'pointerup');
      // The click that follows is none.
      const swallow = (event: Event) => event.stopPropagation();
      root.addEventListener('click', swallow, { capture: true, once: true });
      setTimeout(() => root.removeEventListener('click', swallow, true), 50);
    };
    // What is held is not scrolled away, and brings no menu of the browser.
    const still = (event: Event) => {
      if (held !== null && event.cancelable) event.preventDefault();
    };
    root.addEventListener('pointerdown', onDown);
    window.addEventListener('pointermove', onMove);
    window.addEventListener('pointerup', onEnd);
    window.addEventListener('pointercancel', onEnd);
    root.addEventListener('touchmove', still, { passive: false });
    root.addEventListener('contextmenu', still);
    return () => {
      clearTimeout(waiting);
      root.removeEventListener('pointerdown', onDown);
      window.removeEventListener('pointermove', onMove);
      window.removeEventListener('pointerup', onEnd);
      window.removeEventListener('pointercancel', onEnd);
      root.removeEventListener('touchmove', still);
      root.removeEventListener('contextmenu', still);
    };
  }, [grid, enabled, begin, moveTo, end]);
}
