import type { PresenceNotice, Present, StreamNotice } from '@/contract/change';

/** A tab says every 15 s that it is still there. After this long without a word it is taken to be gone. */
const EXPIRES_MS = 40_000;
/** A tab whose stream ended has this long to come back before the others see it leave. */
const LEAVES_MS = 3_000;
/** Watchers are told at most this often. */
const TELL_MS = 200;

interface Tab extends Present {
  stream: string | undefined;
  until: number;
}

export interface Presence {
  hear(notice: PresenceNotice): void;
  ended(notice: StreamNotice): void;
  /** Who is at the maps of a workspace, in the order of their names. */
  at(workspaceId: string): Present[];
  close(): void;
}

/** Who is where, in this process's memory; every process hears the same notices. Calls `onChange` when it changes. */
export function createPresence(onChange: (workspaceId: string, people: Present[]) => void): Presence {
  const workspaces = new Map<string, Map<string, Tab>>();
  const due = new Map<string, NodeJS.Timeout>();
  const waking = new Map<string, NodeJS.Timeout>();

  const at = (workspaceId: string): Present[] =>
    [...(workspaces.get(workspaceId)?.values() ?? [])]
      .map(({ until: _until, stream: _stream, ...present }) => present)
      .sort((a, b) => a.name.localeCompare(b.name) || a.tab.localeCompare(b.tab));

  function changed(workspaceId: string): void {
    if (due.has(workspaceId)) return;
    const timer = setTimeout(() => {
      due.delete(workspaceId);
      onChange(workspaceId, at(workspaceId));
    }, TELL_MS);
    due.set(workspaceId, timer.unref());
  }

  /** Sleeps until the first of a workspace's tabs is due to go. */
  function wake(workspaceId: string): void {
    clearTimeout(waking.get(workspaceId));
    waking.delete(workspaceId);
    const tabs = workspaces.get(workspaceId);
    if (!tabs || tabs.size === 0) {
      workspaces.delete(workspaceId);
      return;
    }
    const first = Math.min(...[...tabs.values()].map(({ until }) => until));
    waking.set(workspaceId, setTimeout(expire, first - performance.now() + 1, workspaceId).unref());
  }

  function expire(workspaceId: string): void {
    const tabs = workspaces.get(workspaceId);
    const now = performance.now();
    for (const [key, { until }] of tabs ?? []) if (until <= now) tabs?.delete(key);
    changed(workspaceId);
    wake(workspaceId);
  }

  return {
    at,
    hear({ w: workspaceId, p: tab, at: place, s: stream }) {
      const tabs = workspaces.get(workspaceId) ?? new Map<string, Tab>();
      workspaces.set(workspaceId, tabs);
      const before = tabs.get(tab);
      const now = performance.now();
      if (place) {
        tabs.set(tab, { ...place, tab, stream, until: now + EXPIRES_MS });
        const moved = before?.cell !== place.cell || before.map !== place.map || before.name !== place.name;
        if (moved) changed(workspaceId);
      } else if (before) before.until = Math.min(before.until, now + LEAVES_MS);
      wake(workspaceId);
    },
    ended({ w: workspaceId, e: stream }) {
      const leaves = performance.now() + LEAVES_MS;
      for (const tab of workspaces.get(workspaceId)?.values() ?? [])
        if (tab.stream === stream) tab.until = Math.min(tab.until, leaves);
      wake(workspaceId);
    },
    close() {
      for (const timer of [...due.values(), ...waking.values()]) clearTimeout(timer);
    },
  };
}
