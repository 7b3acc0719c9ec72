import pg from 'pg';
import {
  CHANGE_CHANNEL,
  type ChangeEvent,
  type ChangeNotice,
  type Present,
  type RatingsNotice,
} from '@/contract/change';
import { poolConfig } from '@/server/db';
import { log } from '@/server/log';
import { singleton } from '@/server/singleton';
import { createDiscretion } from './discretion';
import { createPresence } from './presence';

type Listener = (event: ChangeEvent) => void;

export interface Hub {
  /** Calls `listener` for every change of the workspace until the returned function is called. */
  subscribe(workspaceId: string, listener: Listener): () => void;
  /** Who is at the maps of a workspace, as far as this process has heard. */
  present(workspaceId: string): Present[];
  /** Tells every process, this one included; lost when the database cannot be reached right now. */
  say(notice: ChangeNotice): void;
  /** Resolves once the hub hears notices; a subscription made after it misses none. */
  ready(): Promise<void>;
  /** Aborts when the hub closes, so that streams end in good order and browsers connect to another process. */
  closing: AbortSignal;
  close(): Promise<void>;
}

const RETRY_MS = [100, 500, 1_000, 2_000, 5_000];

/** Listens on one connection and hands every notice to the subscribers of its workspace. One per process. */
export function createHub(url?: string): Hub {
  const listeners = new Map<string, Set<Listener>>();
  let client: pg.Client | undefined;
  let connecting: Promise<void> | undefined;
  let connectedBefore = false;
  let closed = false;
  const closing = new AbortController();

  const tell = (workspaceId: string, event: ChangeEvent): void => {
    for (const listener of listeners.get(workspaceId) ?? []) listener(event);
  };

  const discreet = createDiscretion();
  const presence = createPresence((workspaceId, people) => tell(workspaceId, { kind: 'presence', people }));

  const lost = (failed: pg.Client): void => {
    if (client !== failed) return;
    client = undefined;
    connecting = undefined;
    if (closed) return;
    // Their streams stand; what they are told would be taken for all there is.
    for (const workspaceId of listeners.keys()) tell(workspaceId, { kind: 'lost' });
    if (listeners.size > 0) void ready();
  };

  async function connect(): Promise<void> {
    for (let attempt = 0; !closed; attempt++) {
      const next = new pg.Client({
        ...poolConfig('app', 1, url),
        application_name: 'touchline-live',
        // Several notices may be said at once.
        pipeline: true,
      });
      next.on('error', () => lost(next));
      next.on('end', () => lost(next));
      next.on('notification', ({ payload }) => hear(payload));
      try {
        await next.connect();
        await next.query(`LISTEN ${CHANGE_CHANNEL}`);
        client = next;
        // Whatever was said while nobody listened is gone, so everyone reads again.
        if (connectedBefore) for (const workspaceId of listeners.keys()) tell(workspaceId, { kind: 'sync' });
        connectedBefore = true;
        return;
      } catch (error) {
        next.end().catch(() => undefined);
        const wait = RETRY_MS[Math.min(attempt, RETRY_MS.length - 1)];
        log.warn({ err: (error as Error).message, wait }, 'The live connection failed; trying again');
        await new Promise((done) => setTimeout(done, wait));
      }
    }
  }

  function hear(payload: string | undefined): void {
    if (!payload) return;
    const notice = JSON.parse(payload) as ChangeNotice;
    if ('p' in notice) presence.hear(notice);
    else if ('e' in notice) presence.ended(notice);
    else if ('t' in notice) hearRatings(notice);
    else if ('u' in notice) tell(notice.w, { kind: 'members', people: notice.u });
    else if ('h' in notice) tell(notice.w, { kind: 'themes' });
    else tell(notice.w, { kind: 'maps', maps: notice.m });
  }

  function hearRatings(notice: RatingsNotice): void {
    if (!listeners.has(notice.w)) return;
    const say = (touchpoints: RatingsNotice['t']) => tell(notice.w, { kind: 'ratings', touchpoints });
    const said = discreet(notice);
    if (said instanceof Promise) void said.then(say);
    else say(said);
  }

  function ready(): Promise<void> {
    connecting ??= connect();
    return connecting;
  }

  return {
    ready,
    closing: closing.signal,
    present: presence.at,
    say(notice) {
      const said = client?.query('SELECT pg_notify($1, $2)', [CHANGE_CHANNEL, JSON.stringify(notice)]);
      said?.catch((error: Error) => log.debug({ err: error.message }, 'A notice was lost'));
    },
    subscribe(workspaceId, listener) {
      const set = listeners.get(workspaceId) ?? new Set();
      set.add(listener);
      listeners.set(workspaceId, set);
      void ready();
      return () => {
        set.delete(listener);
        if (set.size === 0 && listeners.get(workspaceId) === set) listeners.delete(workspaceId);
      };
    },
    async close() {
      closed = true;
      closing.abort();
      presence.close();
      await client?.end();
    },
  };
}

export const hub = (): Hub => singleton('hub', () => createHub());
