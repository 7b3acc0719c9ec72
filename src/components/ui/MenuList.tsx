'use client';

import { Menu as Radix } from 'radix-ui/internal';
import { type ReactNode, type RefObject, useRef } from 'react';
import { onEscape } from './escape';
import { Icon } from './Icon';
import type { MenuItem } from './Menu';

/** How a menu hangs on its button. */
export interface MenuFrame {
  id: string;
  anchor: RefObject<HTMLElement | null>;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** A list of choices, each with a mark where it is the chosen one. */
export function MenuList({ items, ...frame }: MenuFrame & { label: string; items: readonly MenuItem[] }) {
  return (
    <MenuSheet {...frame}>
      {items.map((item) => (
        <MenuEntry key={item.id} className="menu-item" onSelect={item.onSelect}>
          <span className="grow">{item.label}</span>
          {item.chosen ? <Icon name="check" /> : null}
        </MenuEntry>
      ))}
    </MenuSheet>
  );
}

export const MenuEntry = Radix.Item;

/** The open menu: the arrows walk its entries, letters find them, Esc closes it and goes back to its button. */
export function MenuSheet({
  id,
  anchor,
  open,
  onOpenChange,
  label,
  className = 'menu',
  side = 'bottom',
  align = 'start',
  children,
}: MenuFrame & {
  label: string;
  className?: string;
  side?: 'top' | 'right' | 'bottom';
  align?: 'start' | 'end';
  children: ReactNode;
}) {
  const left = useRef(false);
  return (
    // What a menu covers stays reachable: it has no scrim, and closes as soon as something else is done.
    <Radix.Root open={open} onOpenChange={onOpenChange} modal={false}>
      <Radix.Anchor virtualRef={anchor} />
      <Radix.Portal>
        <Radix.Content
          id={id}
          className={className}
          side={side}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          aria-label={label}
          onKeyDown={onEscape(() => onOpenChange(false))}
          onInteractOutside={() => {
            left.current = true;
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            // Who pressed something else is there already.
            if (!left.current) anchor.current?.focus();
            left.current = false;
          }}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
