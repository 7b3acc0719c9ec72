import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { ConnectionKind } from '@/contract/connection';
import { log } from '@/server/log';
import { cleanLine } from './schema';
import type { Store } from './store';

/** What the function ingest_connections takes. `key`: the key may not be used; the database knows why. */
export interface ConnectionRow {
  hash: string;
  host: string;
  kind: ConnectionKind | 'key';
  detail: string;
  at: string;
  times: number;
}

export interface Connections {
  /** Notes what a page that uses `key` did; a Map and a number, whatever it was. */
  note(key: string, host: string, kind: ConnectionRow['kind'], detail?: string): void;
  /** Writes what was noted, now. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

interface Note {
  key: string;
  host: string;
  kind: ConnectionRow['kind'];
  detail: string;
  at: number;
  /** Not yet written. */
  times: number;
  /** When it was written last. */
  told: number;
}

/** Notes kept at once; hosts are what senders claim, so there may be any number. */
const MOST = 2_000;
/** Of one key, so that one cannot take the place of all others. */
const MOST_OF_KEY = 100;
/** A host that goes on as before is written no oftener. */
const AGAIN_MS = 10_000;
const ORIGIN = /^(?:https:\/\/|(?=http:))((?:http:\/\/)?[\w.:[\]-]{1,200})$/i;

/** Host and port of the page that asks, as its browser says, with http:// before it where it is that; empty where it says none. */
export function hostOf({ headers }: IncomingMessage): string {
  const { origin } = headers;
  if (origin === undefined) return '';
  return ORIGIN.exec(origin)?.[1]?.toLowerCase() ?? 'null';
}

/**
 * Remembers from which pages each key is heard and what they are refused, and tells the database every `everyMs`. It
 * is help for people who look for a mistake: what cannot be written is forgotten, and never delays an answer.
 */
export function createConnections(store: Pick<Store, 'noteConnections'>, everyMs: number): Connections {
  const notes = new Map<string, Note>();
  const ofKey = new Map<string, number>();
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> | undefined;
  let closed = false;

  function schedule(): void {
    if (timer || closed) return;
    timer = setTimeout(() => void flush(), everyMs);
    timer.unref();
  }

  async function write(all: boolean): Promise<void> {
    const now = Date.now();
    const due = [...notes.values()].filter(({ times, told }) => times > 0 && (all || now - told >= AGAIN_MS));
    for (const [name, { key, times, told }] of notes)
      if (times === 0 && now - told >= AGAIN_MS) {
        notes.delete(name);
        const left = (ofKey.get(key) ?? 0) - 1;
        if (left > 0) ofKey.set(key, left);
        else ofKey.delete(key);
      }
    if (due.length === 0) return;
    const rows = due.map(({ key, host, kind, detail, at, times }) => ({
      hash: createHash('sha256').update(key).digest('hex'),
      host,
      kind,
      detail,
      at: new Date(at).toISOString(),
      times,
    }));
    for (const note of due) Object.assign(note, { times: 0, told: now });
    await store.noteConnections(rows).catch((error: unknown) => {
      log.debug({ reason: error instanceof Error ? error.message : error }, 'Connections were not noted');
    });
  }

  async function flush(all = false): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    await writing;
    writing = write(all);
    await writing;
    writing = undefined;
    if (notes.size > 0) schedule();
  }

  return {
    note(key, host, kind, said) {
      // Whatever a sender wrote: one row the database cannot take would cost all that are written with it.
      const detail = cleanLine(said) ?? '';
      const name = `${key} ${kind} ${host}`;
      const known = notes.get(name);
      if (known) {
        known.at = Date.now();
        known.times += 1;
        if (detail) known.detail = detail;
      } else {
        const others = ofKey.get(key) ?? 0;
        if (notes.size >= MOST || others >= MOST_OF_KEY) return;
        ofKey.set(key, others + 1);
        notes.set(name, { key, host, kind, detail, at: Date.now(), times: 1, told: 0 });
      }
      schedule();
    },
    flush: () => flush(true),
    async close() {
      closed = true;
      await flush(true);
      clearTimeout(timer);
    },
  };
}
