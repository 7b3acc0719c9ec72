'use client';

import { DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';
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
}: {
  /** The button; gets the menu's aria attributes. */
  trigger: ReactNode;
  items: MenuItem[];
  label: string;
}) {
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align="start" sideOffset={4} aria-label={label}>
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
