'use client';

import { type PointerEvent, useEffect, useRef } from 'react';
import { useMapEditing } from '@/features/map/components/MapEditing';

/** Pixels before a press becomes a drag. */
const SLOP = 4;

interface Drag {
  startY: number;
  active: boolean;
  /** The lane it would follow; null: first; undefined: nowhere yet. */
  after: string | null | undefined;
}

/** The heads of the lanes of the list or the map in which a handle stands, from the top. */
const headsAround = (handle: Element) =>
  [...(handle.closest('[data-lanes]')?.querySelectorAll<HTMLElement>('[data-lane-head]') ?? [])].toSorted(
    (a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top,
  );

const clear = (heads: readonly HTMLElement[]) => {
  for (const head of heads) delete head.dataset.drop;
};

/**
 * Pointer handlers of a handle that moves a lane up and down, in the map or in the list of lanes. Where it would land
 * is marked on the elements themselves: a drag draws nothing again.
 */
export function useLaneDrag(id: string) {
  const { actions } = useMapEditing();
  const drag = useRef<Drag | null>(null);
  const moved = useRef(false);
  const stop = useRef<() => void>(() => undefined);
  useEffect(() => () => stop.current(), []);

  const end = (handle: Element, dropped: boolean) => {
    stop.current();
    clear(headsAround(handle));
    const { active, after } = drag.current ?? {};
    drag.current = null;
    moved.current = active ?? false;
    if (active && dropped && after !== undefined) void actions.moveLane(id, after);
  };
  const handlers = {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return;
      // The menu opens at the end of a press, or every drag would open it.
      event.preventDefault();
      const handle = event.currentTarget;
      moved.current = false;
      handle.setPointerCapture(event.pointerId);
      drag.current = { startY: event.clientY, active: false, after: undefined };
      const onKey = (key: KeyboardEvent) => {
        if (key.key !== 'Escape' || !drag.current?.active) return;
        key.stopPropagation();
        drag.current.after = undefined;
        end(handle, false);
      };
      window.addEventListener('keydown', onKey, true);
      stop.current = () => window.removeEventListener('keydown', onKey, true);
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const now = drag.current;
      if (!now) return;
      now.active ||= Math.abs(event.clientY - now.startY) > SLOP;
      if (!now.active) return;
      const heads = headsAround(event.currentTarget);
      clear(heads);
      const below = heads.findIndex((head) => {
        const { top, height } = head.getBoundingClientRect();
        return event.clientY < top + height / 2;
      });
      const before = below < 0 ? heads.at(-1) : heads[below - 1];
      now.after = before?.dataset.laneHead ?? null;
      if (before) before.dataset.drop = 'after';
      else if (heads[0]) heads[0].dataset.drop = 'before';
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => end(event.currentTarget, true),
    onPointerCancel: (event: PointerEvent<HTMLElement>) => end(event.currentTarget, false),
  };
  /** Whether the press that ends now was a drag, and no click. */
  const wasDrag = () => {
    const was = moved.current;
    moved.current = false;
    return was;
  };
  return { handlers, wasDrag };
}
