import { CHANGE_CHANNEL, type RatingsNotice, type TouchpointChange } from '@/contract/change';
import { log } from '@/server/log';
import type { Store } from './store';

/** Between two notices. PostgreSQL serialises commits that notify, so this also keeps them out of each other's way. */
const INTERVAL_MS = 100;
/** Touchpoints in one payload, which must stay below 8,000 bytes: an entry takes 160 at most. */
const PER_NOTICE = 45;

/** What one committed answer changes. An amendment changes a rating that is there, or adds one that does not count. */
export type Change = { workspaceId: string; touchpointId: string; surveyId: string } & (
  | { kind: 'rating'; score: number; comment: boolean }
  | { kind: 'amendment'; comment: boolean }
  | { kind: 'display' }
);

type Pending = Map<string, Map<string, TouchpointChange>>;

export interface Notifier {
  /** Only after the commit: a notice must never announce what may not be there. */
  add(change: Change): void;
  /** Says what is still to be said, and nothing after it. */
  close(): Promise<void>;
}

/**
 * Adds changes up and sends them over NOTIFY, at once when it has been quiet and ten times a second at most. A notice
 * that cannot be sent is kept for the next one: it must not fail the rating it speaks of.
 */
export function createNotifier(store: Pick<Store, 'notify'>): Notifier {
  let pending: Pending = new Map();
  let timer: NodeJS.Timeout | undefined;
  let last = 0;
  let sending: Promise<void> | undefined;
  let closed = false;

  function entryOf(workspaceId: string, touchpointId: string, surveyId: string): TouchpointChange {
    const touchpoints = pending.get(workspaceId) ?? new Map<string, TouchpointChange>();
    pending.set(workspaceId, touchpoints);
    const entry = touchpoints.get(touchpointId) ?? { s: surveyId, n: 0, last: null, c: 0, a: 0, d: 0 };
    touchpoints.set(touchpointId, entry);
    return entry;
  }

  function add(change: Change): void {
    const entry = entryOf(change.workspaceId, change.touchpointId, change.surveyId);
    entry.s = change.surveyId;
    if (change.kind === 'display') entry.d += 1;
    else if (change.comment) entry.c += 1;
    if (change.kind === 'amendment') entry.a += 1;
    if (change.kind === 'rating') {
      entry.n += 1;
      entry.last = change.score;
    }
    schedule();
  }

  function schedule(): void {
    if (timer || sending || closed || pending.size === 0) return;
    timer = setTimeout(() => void flush(), Math.max(0, last + INTERVAL_MS - performance.now()));
  }

  async function send(): Promise<void> {
    const taken = pending;
    pending = new Map();
    last = performance.now();
    try {
      await store.notify(CHANGE_CHANNEL, payloadsOf(taken));
    } catch (error) {
      log.warn({ reason: error instanceof Error ? error.message : error }, 'A change notice has to wait');
      restore(taken);
      last = performance.now() + 1_000;
    }
  }

  /** Puts changes back that could not be announced, below those that came meanwhile. */
  function restore(taken: Pending): void {
    const newer = pending;
    pending = taken;
    for (const [workspaceId, touchpoints] of newer) {
      for (const [touchpointId, change] of touchpoints) {
        const entry = entryOf(workspaceId, touchpointId, change.s);
        entry.s = change.s;
        entry.n += change.n;
        entry.last = change.last ?? entry.last;
        entry.c += change.c;
        entry.a += change.a;
        entry.d += change.d;
      }
    }
  }

  async function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    await sending;
    if (pending.size === 0) return;
    sending = send();
    await sending;
    sending = undefined;
    schedule();
  }

  return {
    add,
    close() {
      closed = true;
      return flush();
    },
  };
}

/** One payload a workspace, or several where its touchpoints do not fit into one. */
export function payloadsOf(changes: Pending): string[] {
  const payloads: string[] = [];
  for (const [w, touchpoints] of changes) {
    const all = [...touchpoints];
    for (let from = 0; from < all.length; from += PER_NOTICE) {
      const notice: RatingsNotice = { w, t: Object.fromEntries(all.slice(from, from + PER_NOTICE)) };
      payloads.push(JSON.stringify(notice));
    }
  }
  return payloads;
}
