'use client';

import { useEffect, useRef } from 'react';
import { singleKeysOn } from '@/lib/use-single-keys';

export interface MapKeys {
  onTable: () => void;
  onKeys: () => void;
  onNew: () => void;
  /** Finds a touchpoint. */
  onFind: () => void;
  onEscape: () => void;
  /** The next lens or, with Shift, the one before. */
  onLens: (by: 1 | -1) => void;
  /** An arrow was pressed while nothing had the focus. */
  onEnterGrid: () => void;
}

/** Where letters are text. */
export const TYPING = 'input, textarea, select, [contenteditable="true"], [role="dialog"], [role="menu"]';

/** Undo and redo by their keys, unless somebody is typing or a dialog is open. */
export function useUndoKeys({ undo, redo }: { undo: () => unknown; redo: () => unknown }): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { target, key } = event;
      if (event.defaultPrevented || event.altKey || !(event.ctrlKey || event.metaKey)) return;
      if (target instanceof Element && target.closest(TYPING)) return;
      const letter = key.toLowerCase();
      const again = (letter === 'z' && event.shiftKey) || (letter === 'y' && !event.metaKey);
      if (!again && letter !== 'z') return;
      event.preventDefault();
      if (again) redo();
      else undo();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [undo, redo]);
}

/** Keys that work anywhere on the map, unless somebody is typing or a dialog is open. */
export function useMapKeys(keys: MapKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { target, key } = event;
      if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
      if (target instanceof Element && target.closest(TYPING)) return;
      const { onTable, onKeys, onNew, onFind, onEscape, onLens, onEnterGrid } = latest.current;
      if (key === 'Escape') onEscape();
      else if (target === document.body && key.startsWith('Arrow')) {
        event.preventDefault();
        onEnterGrid();
      } else if (!singleKeysOn()) return;
      else if (key === '?') onKeys();
      else if (key === '/') {
        event.preventDefault();
        onFind();
      } else if (key === 't' || key === 'T') onTable();
      else if (key === 'l' || key === 'L') onLens(event.shiftKey ? -1 : 1);
      else if (key === 'n' || key === 'N') {
        // Or the letter lands in the field that opens.
        event.preventDefault();
        onNew();
      }
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}
