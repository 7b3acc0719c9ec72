'use client';

import { type RefObject, useLayoutEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import type { Present } from '@/contract/change';
import './presence.css';

interface Mark {
  cell: string;
  names: string;
  left: number;
  top: number;
  width: number;
  height: number;
}

const NONE = { root: null, marks: [] };

/**
 * A frame and a name flag on every cell somebody else is at, inside `grid`, which positions them. `find` gives the
 * element of a cell; `layout` is what decides where cells are; null while there are none.
 */
export function PresenceMarks({
  people,
  grid,
  find,
  layout,
}: {
  people: readonly Present[];
  grid: RefObject<HTMLElement | null>;
  find: (cell: string) => HTMLElement | null;
  layout: unknown;
}) {
  const [{ root, marks }, setMarks] = useState<{ root: HTMLElement | null; marks: Mark[] }>(NONE);
  useLayoutEffect(() => {
    const root = grid.current;
    if (!root) return;
    const measure = () =>
      setMarks(layout === null || people.length === 0 ? NONE : { root, marks: marksOf(people, root, find) });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(root);
    for (const { cell } of people) {
      const element = cell && find(cell);
      if (element) observer.observe(element);
    }
    return () => observer.disconnect();
  }, [people, grid, find, layout]);

  return root && marks.length > 0
    ? createPortal(
        marks.map(({ cell, names, left, top, width, height }) => (
          <div key={cell} className="presence" style={{ left, top, width, height }} aria-hidden="true">
            <span dir="auto">{names}</span>
          </div>
        )),
        root,
      )
    : null;
}

function marksOf(
  people: readonly Present[],
  root: HTMLElement,
  find: (cell: string) => HTMLElement | null,
): Mark[] {
  const origin = root.getBoundingClientRect();
  const byCell = new Map<string, string[]>();
  for (const { cell, name } of people) if (cell) byCell.set(cell, [...(byCell.get(cell) ?? []), name]);
  return [...byCell].flatMap(([cell, names]) => {
    const box = find(cell)?.getBoundingClientRect();
    if (!box) return [];
    const { width, height } = box;
    return [
      {
        cell,
        names: names.join(', '),
        left: box.left - origin.left,
        top: box.top - origin.top,
        width,
        height,
      },
    ];
  });
}
