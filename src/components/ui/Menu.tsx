'use client';

import { DropdownMenu } from 'radix-ui';
import { type ReactNode, useState } from 'react';
import { Icon } from './Icon';

export interface MenuItem {
  id: string;
  label: ReactNode;
  /** Marks the chosen one of a list of choices. */
  chosen?: boolean;
  onSelect: () => void;
}

/** A button that opens a list of choices. */
export function Menu({
  trigger,
  items,
  label,
  control,
}: {
  /** The button; gets the menu's aria attributes. */
  trigger: ReactNode;
  items: MenuItem[];
  label: string;
  /** Whether it is open, and what is told when that changes; kept by the menu itself without. */
  control?: readonly [boolean, (open: boolean) => void];
}) {
  const own = useState(false);
  const [open, setOpen] = control ?? own;
  return (
    // What a menu covers stays reachable: it has no scrim, and closes as soon as something else is done.
    <DropdownMenu.Root open={open} onOpenChange={setOpen} modal={false}>
      {/* A click without a pointer opens it too: the grid's Enter clicks the button of the cell around it. */}
      <DropdownMenu.Trigger asChild onClick={({ detail }) => (detail === 0 ? setOpen(true) : undefined)}>
        {trigger}
      </DropdownMenu.Trigger>
      <MenuList label={label} items={items} />
    </DropdownMenu.Root>
  );
}

/** The open list, for a trigger of another kind: it stands in a `DropdownMenu.Root` beside that. */
export function MenuList({ label, items }: { label: string; items: readonly MenuItem[] }) {
  return (
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
  );
}
