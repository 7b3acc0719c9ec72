'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { Sheet } from '@/features/sheet/components/read';
import { ReadError } from '@/features/sheet/components/readXml';
import { useReader } from '@/features/sheet/components/useReader';
import { type Draft, dropDraft, loadDraft, newDraft, saveDraft } from './draftStore';

const SAVE_MS = 300;

/** Changes after which the same import would be another one. */
const MATTERS = new Set<keyof Draft>([
  'source',
  'options',
  'columns',
  'fixes',
  'skipped',
  'duplicates',
  'map',
  'mapName',
  'fallbackStage',
]);

export interface DraftState {
  /** Null until it is known whether there is one from before. */
  draft: Draft | null;
  sheet: Sheet | null;
  /** Why the source could not be read. */
  problem: string | null;
  reading: boolean;
  update: (patch: Partial<Draft>) => void;
  /** Reads the source, and goes on when that works. */
  readOn: (patch: Partial<Draft>) => void;
  /** Forgets everything and starts anew. */
  clear: () => void;
}

/** The import being prepared, kept in the browser under `key`. */
export function useDraft(key: string, map: string | null): DraftState {
  const [draft, setDraft] = useState<Draft | null>(null);
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [reading, setReading] = useState(false);
  const read = useReader();
  const latest = useRef<Draft | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const keep = useCallback(
    (next: Draft, now = false) => {
      latest.current = next;
      setDraft(next);
      clearTimeout(timer.current);
      if (now) void saveDraft(key, next);
      else timer.current = setTimeout(() => void saveDraft(key, next), SAVE_MS);
    },
    [key],
  );

  const change = useCallback((patch: Partial<Draft>): Draft => {
    const before = latest.current ?? newDraft(null);
    const another = (Object.keys(patch) as (keyof Draft)[]).some((field) => MATTERS.has(field));
    return { ...before, ...(another ? { id: crypto.randomUUID(), sending: false } : {}), ...patch };
  }, []);

  const readIn = useCallback(
    async (next: Draft): Promise<Sheet | null> => {
      if (!next.source) return null;
      setReading(true);
      setProblem(null);
      try {
        const found = await read(next.source, next.options);
        setSheet(found);
        return found;
      } catch (error) {
        setProblem(error instanceof ReadError ? error.message : 'This cannot be read.');
        return null;
      } finally {
        setReading(false);
      }
    },
    [read],
  );

  // What was begun before a reload goes on where it was.
  useEffect(() => {
    let gone = false;
    void loadDraft(key).then(async (found) => {
      if (gone) return;
      const before = found ?? newDraft(map);
      latest.current = before;
      const known = before.step === 'source' ? null : await readIn(before);
      if (gone) return;
      latest.current = known || before.step === 'source' ? before : { ...before, step: 'source' };
      setDraft(latest.current);
    });
    const flush = () => {
      if (latest.current) void saveDraft(key, latest.current);
    };
    window.addEventListener('pagehide', flush);
    return () => {
      gone = true;
      window.removeEventListener('pagehide', flush);
    };
  }, [key, map, readIn]);

  const update = useCallback(
    (patch: Partial<Draft>) => keep(change(patch), 'step' in patch || 'fixes' in patch),
    [keep, change],
  );

  const readOn = useCallback(
    (patch: Partial<Draft>) => {
      const next = change(patch);
      keep(next);
      void readIn(next).then((found) => {
        if (!found) return;
        const step = next.step === 'source' ? (found.kind === 'list' ? 'preview' : 'columns') : next.step;
        keep({ ...(latest.current ?? next), step }, true);
      });
    },
    [change, keep, readIn],
  );

  const clear = useCallback(() => {
    clearTimeout(timer.current);
    void dropDraft(key);
    latest.current = newDraft(map);
    setDraft(latest.current);
    setSheet(null);
    setProblem(null);
  }, [key, map]);

  return { draft, sheet, problem, reading, update, readOn, clear };
}
