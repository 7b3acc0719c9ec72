'use client';

import {
  createContext,
  type PointerEvent,
  type RefObject,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { Place } from '@/features/touchpoint/client';
import type { MapModel } from '../prepare';
import type { MapData } from '../schema';
import { type Dragged, type Drop, dropAt, dropOf, nameOf, stepDrop, tellPlace } from './reorder';

export interface Reorder {
  begin: (dragged: Dragged) => void;
  moveTo: (clientX: number, clientY: number) => void;
  end: (dropped: boolean) => void;
}

const Context = createContext<Reorder>({
  begin: () => undefined,
  moveTo: () => undefined,
  end: () => undefined,
});
export const ReorderProvider = Context.Provider;

/** Pixels before a press becomes a drag. */
const SLOP = 4;

/** Pointer handlers of a grip. A press that does not move calls `onPress`. */
export function useDragSource(dragged: Dragged, onPress: () => void) {
  const { begin, moveTo, end } = useContext(Context);
  const start = useRef<number | null>(null);
  const dragging = useRef(false);
  const stop = (dropped: boolean) => {
    if (dragging.current) end(dropped);
    start.current = null;
    dragging.current = false;
  };
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return;
      // The menu opens at the end of a press, or every drag would open it.
      event.preventDefault();
      event.stopPropagation();
      event.currentTarget.setPointerCapture(event.pointerId);
      start.current = event.clientX;
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (start.current === null) return;
      if (!dragging.current && Math.abs(event.clientX - start.current) > SLOP) {
        dragging.current = true;
        begin(dragged);
      }
      if (dragging.current) moveTo(event.clientX, event.clientY);
    },
    onPointerUp: () => {
      const pressed = start.current !== null && !dragging.current;
      stop(true);
      if (pressed) onPress();
    },
    onPointerCancel: () => stop(false),
    onClick: (event: { detail: number; stopPropagation: () => void }) => {
      event.stopPropagation();
      // From the keyboard; a pointer was dealt with above.
      if (event.detail === 0) onPress();
    },
  };
}

/** Distance from the edge of the canvas within which dragging scrolls it, and by how much a frame. */
const EDGE = 48;
const SCROLL = 10;

interface State {
  dragged: Dragged;
  drop: Drop | null;
  /** Taken up with the keyboard: the arrows move it. */
  byKeys: boolean;
}

const DIRECTIONS: Readonly<Record<string, 1 | -1 | 'up' | 'down'>> = {
  ArrowRight: 1,
  ArrowLeft: -1,
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** Dragging columns over the canvas, with a pointer or with keys. */
export function useReorder(
  data: MapData,
  model: MapModel,
  canvas: RefObject<HTMLElement | null>,
  {
    laneWidth,
    columnWidth,
    announce,
    onDrop,
  }: {
    laneWidth: number;
    columnWidth: number;
    announce: (text: string) => void;
    onDrop: (dragged: Dragged, place: Place) => void;
  },
) {
  const [state, setState] = useState<State | null>(null);
  /** Follows the pointer without a render. */
  const ghost = useRef<HTMLDivElement>(null);
  const now = useRef({ data, model, columnWidth, onDrop, state, x: 0, y: 0 });
  useEffect(() => {
    Object.assign(now.current, { data, model, columnWidth, onDrop, state });
  });

  const moveTo = useCallback(
    (clientX: number, clientY: number) => {
      const element = canvas.current;
      if (!element) return;
      Object.assign(now.current, { x: clientX, y: clientY });
      if (ghost.current)
        ghost.current.style.translate = `min(${clientX + 12}px, 100vw - 100% - 8px) ${clientY + 12}px`;
      const x = clientX - element.getBoundingClientRect().left + element.scrollLeft - laneWidth;
      setState((state) => {
        if (!state || state.byKeys) return state;
        const drop = dropAt(now.current.model, state.dragged, x / now.current.columnWidth);
        return state.drop?.line === drop?.line && state.drop?.place.stageId === drop?.place.stageId
          ? state
          : { ...state, drop };
      });
    },
    [canvas, laneWidth],
  );

  const end = useCallback((dropped: boolean) => {
    const { state, onDrop } = now.current;
    now.current.state = null;
    setState(null);
    if (dropped && state?.drop) onDrop(state.dragged, state.drop.place);
  }, []);

  const cancel = useCallback(() => {
    const { state, data } = now.current;
    if (state) announce(`${nameOf(data, state.dragged)} stays where it was.`);
    end(false);
  }, [announce, end]);

  const byPointer = state !== null && !state.byKeys;
  useEffect(() => {
    if (!byPointer) return;
    moveTo(now.current.x, now.current.y);
    let frame = requestAnimationFrame(function step() {
      const element = canvas.current;
      if (element) {
        const { left, right } = element.getBoundingClientRect();
        const { x, y } = now.current;
        const by = x < left + laneWidth + EDGE ? -SCROLL : x > right - EDGE ? SCROLL : 0;
        const before = element.scrollLeft;
        element.scrollLeft += by;
        if (element.scrollLeft !== before) moveTo(x, y);
      }
      frame = requestAnimationFrame(step);
    });
    return () => cancelAnimationFrame(frame);
  }, [byPointer, canvas, laneWidth, moveTo]);

  const dragging = state !== null;
  useEffect(() => {
    if (!dragging) return;
    const onKey = (event: KeyboardEvent) => {
      const { data, model, state } = now.current;
      if (!state) return;
      const used = () => {
        event.preventDefault();
        event.stopPropagation();
      };
      const by = DIRECTIONS[event.key];
      if (event.key === 'Escape' || (state.byKeys && event.key === 'Tab')) {
        used();
        cancel();
      } else if (!state.byKeys) return;
      else if (event.key === 'Enter' || event.key === ' ') {
        used();
        end(true);
      } else if (by !== undefined && state.drop) {
        used();
        const drop = stepDrop(data, model, state.dragged, state.drop.place, by);
        if (!drop) return announce('This is the end of the map.');
        now.current.state = { ...state, drop };
        setState(now.current.state);
        announce(`${tellPlace(data, state.dragged, drop.place)}.`);
      } else used();
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, [dragging, announce, cancel, end]);

  const line = state?.byKeys ? state.drop?.line : undefined;
  useEffect(() => {
    const element = canvas.current;
    if (line === undefined || !element) return;
    const x = line * now.current.columnWidth;
    const room = element.clientWidth - laneWidth;
    if (x - 40 < element.scrollLeft) element.scrollLeft = x - 40;
    else if (x + 40 > element.scrollLeft + room) element.scrollLeft = x + 40 - room;
  }, [line, canvas, laneWidth]);

  const reorder = useMemo<Reorder>(
    () => ({ begin: (dragged) => setState({ dragged, drop: null, byKeys: false }), moveTo, end }),
    [moveTo, end],
  );
  const grab = useCallback(
    (dragged: Dragged) => {
      const { data, model } = now.current;
      const drop = dropOf(data, model, dragged);
      if (!drop) return;
      setState({ dragged, drop, byKeys: true });
      announce(
        `${nameOf(data, dragged)} taken up, ${tellPlace(data, dragged, drop.place)}. Arrows move it, Space puts it down, Escape leaves it where it was.`,
      );
    },
    [announce],
  );
  return { reorder, grab, ghost, dragging: state };
}
