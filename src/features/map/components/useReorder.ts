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

export interface Dragged {
  kind: 'touchpoint' | 'stage';
  id: string;
}

/** Where something would land: before this column, and what that means. */
export interface Drop {
  line: number;
  place: Place;
}

interface Reorder {
  begin: (dragged: Dragged) => void;
  moveTo: (clientX: number) => void;
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
      if (dragging.current) moveTo(event.clientX);
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

/** Where the touchpoint or stage lands when let go at `column`, a fraction of columns from the first. */
export function dropAt(model: MapModel, { kind }: Dragged, column: number): Drop | null {
  const index = Math.min(model.columns.length - 1, Math.max(0, Math.floor(column)));
  const target = model.columns[index];
  if (!target) return null;
  if (kind === 'stage') {
    const at = model.stages.findIndex(({ id }) => id === target.stageId);
    const stage = model.stages[at];
    if (!stage) return null;
    const before = column < stage.start + stage.span / 2;
    return {
      line: before ? stage.start : stage.start + stage.span,
      place: { stageId: stage.id, after: before ? (model.stages[at - 1]?.id ?? null) : stage.id },
    };
  }
  const { stageId, touchpoint } = target;
  if (!touchpoint) return { line: index, place: { stageId, after: null } };
  if (column - index >= 0.5) return { line: index + 1, place: { stageId, after: touchpoint.id } };
  const neighbour = model.columns[index - 1];
  const after = neighbour?.stageId === stageId ? (neighbour.touchpoint?.id ?? null) : null;
  return { line: index, place: { stageId, after } };
}

/** Distance from the edge of the canvas within which dragging scrolls it, and by how much a frame. */
const EDGE = 48;
const SCROLL = 10;

/** Dragging columns over the canvas. */
export function useReorder(
  model: MapModel,
  canvas: RefObject<HTMLElement | null>,
  { laneWidth, columnWidth }: { laneWidth: number; columnWidth: number },
  onDrop: (dragged: Dragged, place: Place) => void,
) {
  const [state, setState] = useState<{ dragged: Dragged; drop: Drop | null } | null>(null);
  const now = useRef({ model, columnWidth, onDrop, state, x: 0 });
  useEffect(() => {
    Object.assign(now.current, { model, columnWidth, onDrop, state });
  });

  const moveTo = useCallback(
    (clientX: number) => {
      const element = canvas.current;
      if (!element) return;
      now.current.x = clientX;
      const x = clientX - element.getBoundingClientRect().left + element.scrollLeft - laneWidth;
      setState((state) => {
        if (!state) return state;
        const drop = dropAt(now.current.model, state.dragged, x / now.current.columnWidth);
        return state.drop?.line === drop?.line && state.drop?.place.stageId === drop?.place.stageId
          ? state
          : { ...state, drop };
      });
    },
    [canvas, laneWidth],
  );

  const isDragging = state !== null;
  useEffect(() => {
    if (!isDragging) return;
    let frame = requestAnimationFrame(function step() {
      const element = canvas.current;
      if (element) {
        const { left, right } = element.getBoundingClientRect();
        const { x } = now.current;
        const by = x < left + laneWidth + EDGE ? -SCROLL : x > right - EDGE ? SCROLL : 0;
        if (by !== 0) {
          element.scrollLeft += by;
          moveTo(x);
        }
      }
      frame = requestAnimationFrame(step);
    });
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      setState(null);
    };
    window.addEventListener('keydown', onKey, true);
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener('keydown', onKey, true);
    };
  }, [isDragging, canvas, laneWidth, moveTo]);

  const reorder = useMemo<Reorder>(
    () => ({
      begin: (dragged) => setState({ dragged, drop: null }),
      moveTo,
      end: (dropped) => {
        const { state, onDrop } = now.current;
        setState(null);
        if (dropped && state?.drop) onDrop(state.dragged, state.drop.place);
      },
    }),
    [moveTo],
  );
  return { reorder, dragged: state?.dragged ?? null, drop: state?.drop ?? null };
}
