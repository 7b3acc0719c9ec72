'use client';

import { useState } from 'react';
import { Menu, type MenuItem } from '@/components/ui/Menu';
import type { Dragged } from './reorder';
import { useDragSource } from './useReorder';

const DOTS = [2, 6, 10].flatMap((y) => [2, 6].map((x) => ({ x, y })));

/** Drag it to move a column; press it for a menu that does the same without dragging. */
export function Grip({ label, drag, items }: { label: string; drag: Dragged; items: MenuItem[] }) {
  const [open, setOpen] = useState(false);
  const source = useDragSource(drag, () => setOpen(true));
  return (
    <Menu
      label={label}
      items={items}
      control={[open, setOpen]}
      trigger={
        <button
          type="button"
          className="grip"
          aria-label={label}
          tabIndex={-1}
          {...source}
          onKeyDown={(event) => event.stopPropagation()}
        >
          <svg width={8} height={12} viewBox="0 0 8 12" fill="currentColor" aria-hidden="true">
            {DOTS.map(({ x, y }) => (
              <circle key={`${x}-${y}`} cx={x} cy={y} r={1} />
            ))}
          </svg>
        </button>
      }
    />
  );
}
