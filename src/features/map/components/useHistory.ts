'use client';

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { z } from 'zod';
import { type Step, step } from './steps';

export interface Entry {
  id: string;
  /** What was done: "Move “Checkout”" */
  label: string;
  /** What was done as data, which outlives a reload. */
  steps?: Step[] | undefined;
  /** For what is no plain step; both resolve to whether it worked. */
  undo?: (() => Promise<boolean>) | undefined;
  redo?: (() => Promise<boolean>) | undefined;
  /** Resolves once it is stored, to whether it was. */
  settled?: Promise<boolean> | undefined;
}

const LONGEST = 100;
const kept = z.object({ id: z.string(), label: z.string(), steps: z.array(step).min(1) });
const keptStacks = z.object({ past: z.array(kept).max(LONGEST), future: z.array(kept).max(LONGEST) });

interface Stacks {
  past: Entry[];
  future: Entry[];
}

const storageKey = (map: string) => `touchline:history:${map}`;

/** What this tab remembers of its own edits of a map; what cannot be read is as if it were not there. */
function recall(map: string): Stacks {
  try {
    return keptStacks.parse(JSON.parse(sessionStorage.getItem(storageKey(map)) ?? 'null'));
  } catch {
    return { past: [], future: [] };
  }
}

function keep(map: string, { past, future }: Stacks): void {
  const plain = (entries: Entry[]) =>
    entries.flatMap(({ id, label, steps }) => (steps ? [{ id, label, steps }] : []));
  try {
    sessionStorage.setItem(storageKey(map), JSON.stringify({ past: plain(past), future: plain(future) }));
  } catch {
    // Storage that is full or forbidden: undo works until the page is left.
  }
}

/**
 * What was done in this tab and can be undone, newest last, what was undone and can be done again, and when something
 * was last saved. It is kept by map, over visits to other maps and reloads.
 */
export function useHistory(map: string) {
  const stacks = useRef<Stacks>({ past: [], future: [] });
  const gone = useRef(new Map<string, () => void>());
  const [next, setNext] = useState<{ undo: string | null; redo: string | null }>({ undo: null, redo: null });
  const [savedAt, setSavedAt] = useState<number | null>(null);

  const write = useCallback(
    (change: (stacks: Stacks) => Stacks) => {
      stacks.current = change(stacks.current);
      const [undo, redo] = [stacks.current.past.at(-1)?.label, stacks.current.future.at(-1)?.label];
      setNext((old) =>
        old.undo === (undo ?? null) && old.redo === (redo ?? null)
          ? old
          : { undo: undo ?? null, redo: redo ?? null },
      );
      keep(map, stacks.current);
    },
    [map],
  );
  useEffect(() => write(() => recall(map)), [write, map]);

  const recorder = useMemo(() => {
    const saved = () => setSavedAt(Date.now());
    const add = (entry: Omit<Entry, 'id'>): string => {
      const id = crypto.randomUUID();
      write(({ past }) => ({ past: [...past.slice(1 - LONGEST), { ...entry, id }], future: [] }));
      return id;
    };
    const patch = (change: (entry: Entry) => Entry) =>
      write(({ past, future }) => ({ past: past.map(change), future: future.map(change) }));
    return {
      saved,
      /** Notes what was done and stored. */
      push: (entry: Pick<Entry, 'label' | 'steps' | 'undo' | 'redo'>): string => {
        saved();
        return add(entry);
      },
      /** Notes what is on its way; `end` says how it ended: what was stored in its place, or null. */
      begin: (label: string, steps: Step[]) => {
        let settle: (stored: boolean) => void = () => undefined;
        const settled = new Promise<boolean>((resolve) => {
          settle = resolve;
        });
        const id = add({ label, steps, settled });
        const end = (stored: Step[] | null) => {
          settle(stored !== null);
          if (stored === null)
            return write(({ past, future }) => ({ past: past.filter((entry) => entry.id !== id), future }));
          saved();
          patch((entry) => (entry.id === id ? { ...entry, steps: stored, settled: undefined } : entry));
        };
        return { id, end };
      },
      /** A touchpoint or stage has a new rank where it had another: everything that speaks of it follows. */
      rerank: (id: string, from: string, to: string) => {
        if (from === '' || from === to) return;
        const spot = <S extends { rank: string }>(one: S): S =>
          one.rank === from ? { ...one, rank: to } : one;
        patch((entry) => ({
          ...entry,
          steps: entry.steps?.map((one) => {
            if (one.kind === 'move' && one.id === id)
              return { ...one, from: spot(one.from), to: spot(one.to) };
            if (one.kind === 'stageMove' && one.id === id)
              return { ...one, from: spot(one.from), to: spot(one.to) };
            return one;
          }),
        }));
      },
      /** Takes the newest entry, or the one named, off its stack. */
      take: (direction: 'undo' | 'redo', id?: string): Entry | null => {
        const side = direction === 'undo' ? 'past' : 'future';
        const list = stacks.current[side];
        const entry = id === undefined ? list.at(-1) : list.find((one) => one.id === id);
        if (!entry) return null;
        write((all) => ({ ...all, [side]: list.filter((one) => one !== entry) }));
        gone.current.get(entry.id)?.();
        gone.current.delete(entry.id);
        return entry;
      },
      /** Puts an entry on a stack: it can be undone, or done again. */
      put: (direction: 'undo' | 'redo', entry: Entry) => {
        const side = direction === 'undo' ? 'past' : 'future';
        write((all) => ({ ...all, [side]: [...all[side].slice(1 - LONGEST), entry] }));
      },
      /** Calls once when the entry is undone, by whatever way. */
      onTaken: (id: string, call: () => void) => {
        gone.current.set(id, call);
      },
    };
  }, [write]);

  return { recorder, next, savedAt };
}

export type History = ReturnType<typeof useHistory>['recorder'];
