'use client';

import { useCallback, useMemo, useRef, useState } from 'react';

interface Entry {
  label: string;
  /** Resolves to whether it was undone. */
  undo: () => Promise<boolean>;
}

const LONGEST = 50;

/** What was done in this visit and can be undone, newest last, and when something was last saved. */
export function useHistory() {
  const entries = useRef<Entry[]>([]);
  const [next, setNext] = useState<string | null>(null);
  const [savedAt, setSavedAt] = useState<number | null>(null);

  const saved = useCallback(() => setSavedAt(Date.now()), []);

  const push = useCallback((entry: Entry) => {
    entries.current = [...entries.current.slice(1 - LONGEST), entry];
    setNext(entry.label);
    setSavedAt(Date.now());
  }, []);

  const undo = useCallback(async () => {
    const entry = entries.current.pop();
    setNext(entries.current.at(-1)?.label ?? null);
    await entry?.undo();
  }, []);

  const recorder = useMemo(() => ({ push, saved }), [push, saved]);
  return { recorder, undo, next, savedAt };
}

export type History = ReturnType<typeof useHistory>['recorder'];
