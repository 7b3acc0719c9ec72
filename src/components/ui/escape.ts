import type { KeyboardEvent } from 'react';

/**
 * Esc closes what has the focus, though a message came after it was opened: Radix gives the key to the newest layer
 * alone, and a message is one.
 */
export const onEscape = (close: () => void) => (event: KeyboardEvent) => {
  if (event.key !== 'Escape' || event.defaultPrevented) return;
  event.preventDefault();
  close();
};
