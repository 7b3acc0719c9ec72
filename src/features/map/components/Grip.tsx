'use client';

import { DropdownMenu } from 'radix-ui';
import { useState } from 'react';
import { Icon } from '@/components/ui/Icon';
import type { MenuItem } from '@/components/ui/Menu';
import type { Dragged } from './reorder';
import { useDragSource } from './useReorder';

const DOTS = [2, 6, 10].flatMap((y) => [2, 6].map((x) => ({ x, y })));

/** Drag it to move a column; press it for a menu that does the same without dragging. */
export function Grip({ label, drag, items }: { label: string; drag: Dragged; items: MenuItem[] }) {
  const [open, setOpen] = useState(false);
  const source = useDragSource(drag, () => setOpen(true));
  return (
    <DropdownMenu.Root open={open} onOpenChange={setOpen} modal={false}>
      <DropdownMenu.Trigger asChild>
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
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className="menu"
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label={label}
        >
          {items.map((item) => (
            <DropdownMenu.Item key={item.id} className="menu-item" onSelect={item.onSelect}>
              <span className="grow">{item.label}</span>
              {item.chosen ? <Icon name="check" /> : null}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
