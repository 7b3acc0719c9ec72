'use client';

import { useSyncExternalStore } from 'react';

/** Where this browser keeps it; anything but "off" is on. */
const MEMORY = 'touchline:single-keys';

const listeners = new Set<() => void>();
/** What was chosen on this page, where the browser keeps nothing. */
let chosen: boolean | null = null;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

/**
 * Whether a key that is a letter, digit or sign may do something by itself. Whoever dictates, or types where no field
 * is open, sets off such keys by accident, and can turn them off (WCAG 2.1.4). Keys with Ctrl or ⌘, arrows, Enter,
 * Space, Escape and Delete go on working.
 */
export function singleKeysOn(): boolean {
  try {
    const kept = localStorage.getItem(MEMORY);
    return kept === null ? (chosen ?? true) : kept !== 'off';
  } catch {
    return chosen ?? true;
  }
}

export function setSingleKeys(on: boolean): void {
  chosen = on;
  try {
    localStorage.setItem(MEMORY, on ? 'on' : 'off');
  } catch {
    // Full or forbidden: it holds until the page is left.
  }
  for (const listener of listeners) listener();
}

export function useSingleKeys(): boolean {
  return useSyncExternalStore(subscribe, singleKeysOn, () => true);
}
