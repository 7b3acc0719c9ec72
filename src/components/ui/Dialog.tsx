'use client';

import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { onEscape } from './escape';
import { Icon } from './Icon';

/** A modal dialog: focus stays inside, Esc closes, focus returns. */
export function Dialog({
  open,
  onClose,
  title,
  description,
  children,
}: {
  open: boolean;
  onClose: () => void;
  title: string;
  description?: string;
  children: ReactNode;
}) {
  return (
    <Radix.Root open={open} onOpenChange={(next) => (next ? undefined : onClose())}>
      <Radix.Portal>
        <Radix.Overlay className="dialog-scrim" />
        <Radix.Content
          className="dialog"
          onKeyDown={onEscape(onClose)}
          {...(description ? {} : { 'aria-describedby': undefined })}
        >
          <div className="row">
            <Radix.Title className="dialog-title grow">{title}</Radix.Title>
            <Radix.Close className="btn icon s ghost" aria-label="Close">
              <Icon name="close" />
            </Radix.Close>
          </div>
          {description ? <Radix.Description className="mute">{description}</Radix.Description> : null}
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
