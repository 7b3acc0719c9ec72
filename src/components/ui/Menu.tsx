'use client';

import { Slot } from 'radix-ui';
import { type KeyboardEvent, type PointerEvent, type ReactNode, useId, useRef, useState } from 'react';
import type { MenuFrame } from './MenuList';
import { useLater } from './useLater';

export interface MenuItem {
  id: string;
  label: ReactNode;
  /** Marks the chosen one of a list of choices. */
  chosen?: boolean;
  onSelect: () => void;
}

type Control = readonly [boolean, (open: boolean) => void];

/** For whoever must have menus without a connection, too. */
export const loadMenus = () => import('./MenuList');

/** A button that opens a list of choices. */
export function Menu({
  items,
  label,
  ...button
}: {
  /** The button; gets the menu's aria attributes. */
  trigger: ReactNode;
  items: readonly MenuItem[];
  label: string;
  /** Whether it is open, and what is told when that changes; kept by the menu itself without. */
  control?: Control;
}) {
  return (
    <MenuButton {...button} load={loadMenus}>
      {({ MenuList }, frame) => <MenuList {...frame} label={label} items={items} />}
    </MenuButton>
  );
}

/** The button of a menu of any kind. What it opens comes with the first sign that it will be wanted. */
export function MenuButton<Part>({
  trigger,
  control,
  load,
  children,
}: {
  trigger: ReactNode;
  control?: Control;
  load: () => Promise<Part>;
  children: (part: Part, frame: MenuFrame) => ReactNode;
}) {
  const own = useState(false);
  const [open, setOpen] = control ?? own;
  const [near, setNear] = useState(false);
  const anchor = useRef<HTMLButtonElement>(null);
  const id = useId();
  const part = useLater(load, near || open, () => setOpen(false));
  const approach = () => setNear(true);
  const onPointerDown = (event: PointerEvent) => {
    if (event.defaultPrevented || event.button !== 0 || event.ctrlKey) return;
    // The press would take the focus back from the list.
    if (!open) event.preventDefault();
    setOpen(!open);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || !['Enter', ' ', 'ArrowDown'].includes(event.key)) return;
    event.preventDefault();
    setOpen(event.key === 'ArrowDown' || !open);
  };
  return (
    <>
      <Slot.Root
        ref={anchor}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open && part ? id : undefined}
        data-state={open ? 'open' : 'closed'}
        onPointerEnter={approach}
        onFocus={approach}
        onPointerDown={onPointerDown}
        onKeyDown={onKeyDown}
        // A click without a pointer opens it too: the grid's Enter clicks the button of the cell around it.
        onClick={({ detail }) => (detail === 0 ? setOpen(true) : undefined)}
      >
        {trigger}
      </Slot.Root>
      {part ? children(part, { id, anchor, open, onOpenChange: setOpen }) : null}
    </>
  );
}
