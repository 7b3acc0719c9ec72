'use client';

import { useMemo, useState, useSyncExternalStore } from 'react';
import { z } from 'zod';
import { type Step, step } from './stepKinds';

export interface Entry {
  id: string;
  /** What was done: "Move “Checkout”" */
  label: string;
  /** What was done as data, which outlives a reload. */
  steps: Step[];
  /** While it is on its way: resolves to what was stored, or to null when it failed. */
  settled?: Promise<Step[] | null> | undefined;
  /** What it comes to is known only once it is stored. */
  isOpen?: boolean | undefined;
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
  const plain = (entries: Entry[]) => entries.map(({ id, label, steps }) => ({ id, label, steps }));
  try {
    sessionStorage.setItem(storageKey(map), JSON.stringify({ past: plain(past), future: plain(future) }));
  } catch {
    // Storage that is full or forbidden: undo works until the page is left. Nothing older may come back after it.
    try {
      sessionStorage.removeItem(storageKey(map));
    } catch {}
  }
}

// Of the tab, not of a component: what is on its way ends wherever the reader has gone meanwhile.
const open = new Map<string, Stacks>();
const listeners = new Set<() => void>();
/** What is to happen when an entry is undone. */
const gone = new Map<string, () => void>();

function stacksOf(map: string): Stacks {
  const stacks = open.get(map) ?? recall(map);
  open.set(map, stacks);
  return stacks;
}

function write(map: string, change: (stacks: Stacks) => Stacks): void {
  const stacks = change(stacksOf(map));
  open.set(map, stacks);
  keep(map, stacks);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const nothing = () => null;

/**
 * What was done in this tab and can be undone, newest last, what was undone and can be done again, and when something
 * was last saved. It is kept by map, over visits to other maps and reloads.
 */
export function useHistory(map: string) {
  const undo = useSyncExternalStore(subscribe, () => stacksOf(map).past.at(-1)?.label ?? null, nothing);
  const redo = useSyncExternalStore(subscribe, () => stacksOf(map).future.at(-1)?.label ?? null, nothing);
  const next = useMemo(() => ({ undo, redo }), [undo, redo]);
  const [savedAt, setSavedAt] = useState<number | null>(null);

  const recorder = useMemo(() => {
    const saved = () => setSavedAt(Date.now());
    const patch = (change: (entry: Entry) => Entry) =>
      write(map, ({ past, future }) => ({ past: past.map(change), future: future.map(change) }));
    /** Puts an entry on a stack while it is on its way; `end` says what it came to, or null when it failed. */
    const follow = (direction: 'undo' | 'redo', plain: Entry, future?: Entry[]) => {
      let settle: (stored: Step[] | null) => void = () => undefined;
      const settled = new Promise<Step[] | null>((resolve) => {
        settle = resolve;
      });
      put(direction, { ...plain, settled }, future);
      return (stored: Step[] | null) => {
        settle(stored);
        const others = (list: Entry[]) => list.filter((entry) => entry.settled !== settled);
        if (stored === null)
          return write(map, ({ past, future }) => ({ past: others(past), future: others(future) }));
        saved();
        patch((entry) =>
          entry.settled === settled
            ? { ...entry, steps: stored, settled: undefined, isOpen: undefined }
            : entry,
        );
      };
    };
    /** Puts an entry on a stack: it can be undone, or done again. */
    const put = (direction: 'undo' | 'redo', entry: Entry, future?: Entry[]) => {
      const side = direction === 'undo' ? 'past' : 'future';
      write(map, (all) => ({
        ...all,
        ...(future ? { future } : {}),
        [side]: [...all[side].slice(1 - LONGEST), entry],
      }));
    };
    return {
      saved,
      put,
      follow: (direction: 'undo' | 'redo', entry: Entry) => follow(direction, entry),
      /** Notes what is on its way; `end` says how it ended: what was stored in its place, or null. */
      begin: (label: string, steps: Step[], isOpen = false) => {
        const id = crypto.randomUUID();
        return { id, end: follow('undo', { id, label, steps, isOpen }, []) };
      },
      /** A touchpoint, stage or lane has a new rank where it had another: everything that speaks of it follows. */
      rerank: (id: string, from: string, to: string) => {
        if (from === '' || from === to) return;
        const spot = <S extends { rank: string }>(one: S): S =>
          one.rank === from ? { ...one, rank: to } : one;
        patch((entry) => ({
          ...entry,
          steps: entry.steps.map((one) => {
            if (!('id' in one) || one.id !== id) return one;
            if (one.kind === 'move') return { ...one, from: spot(one.from), to: spot(one.to) };
            if (one.kind === 'stageMove' || one.kind === 'laneMove')
              return { ...one, from: spot(one.from), to: spot(one.to) };
            return one;
          }),
        }));
      },
      /** Takes the newest entry, or the one named, off its stack. */
      take: (direction: 'undo' | 'redo', id?: string): Entry | null => {
        const side = direction === 'undo' ? 'past' : 'future';
        const list = stacksOf(map)[side];
        const entry = id === undefined ? list.at(-1) : list.find((one) => one.id === id);
        if (!entry) return null;
        write(map, (all) => ({ ...all, [side]: list.filter((one) => one !== entry) }));
        gone.get(entry.id)?.();
        gone.delete(entry.id);
        return entry;
      },
      /** Calls once when the entry is undone, by whatever way. */
      onTaken: (id: string, call: () => void) => {
        gone.set(id, call);
      },
    };
  }, [map]);

  return { recorder, next, savedAt };
}

export type History = ReturnType<typeof useHistory>['recorder'];
