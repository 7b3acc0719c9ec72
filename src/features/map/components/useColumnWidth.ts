'use client';

import { type RefObject, useLayoutEffect, useState } from 'react';
import { columnFor, LANE } from './geometry';

/** As wide as the columns can be while all of them fit beside each other; the panel does not change it. */
export function useColumnWidth(canvas: RefObject<HTMLElement | null>, columns: number): number {
  const [room, setRoom] = useState(0);
  useLayoutEffect(() => {
    const element = canvas.current;
    const area = element?.parentElement;
    if (!area) return;
    const measure = () => setRoom(area.clientWidth - (element.offsetWidth - element.clientWidth) - LANE);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(area);
    return () => observer.disconnect();
  }, [canvas]);
  return columnFor(room, columns);
}
