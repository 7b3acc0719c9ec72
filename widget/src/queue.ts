import type { ErrorBody } from '@/contract/errors';
import { emit } from './events';
import { host } from './site';
import { del, get, list, set } from './store';

export type Kind = 'ratings' | 'displays' | 'visits';
/** 0 stands for "no answer": offline, blocked or timed out. */
export type Outcome = (status: number) => void;

const MOST = 100;
const listeners: Record<string, Outcome> = {};
/** What is in the air right now, by name; compared so that an amended entry is never taken for delivered. */
const busy: Record<string, string | undefined> = {};
let delay = 0;
let until = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

/** One entry per id and kind, each under a name of its own, so that two tabs never overwrite each other's. */
const entries = () => list('q:');

/** Sends one entry; true when nothing of it is left to do here. */
async function send(name: string, leaving?: boolean): Promise<boolean> {
  const raw = get(name);
  if (!raw || (busy[name] && (!leaving || busy[name] === raw))) return true;
  busy[name] = raw;
  let status = 0;
  let wait = 0;
  let error: Partial<ErrorBody['error']> = {};
  try {
    const answer = await fetch(`${host}/api/v1/${name.split(':')[1]}`, {
      method: 'POST',
      // A string body goes as text/plain, which needs no preflight.
      body: raw,
      keepalive: true,
      credentials: 'omit',
      signal: AbortSignal.timeout?.(3e4),
    });
    status = answer.status;
    const after = answer.headers.get('retry-after');
    if (after) wait = +after * 1e3 || Date.parse(after) - Date.now() || 0;
    if (!answer.ok) error = ((await answer.json()) as ErrorBody).error;
  } catch {}
  busy[name] = undefined;

  const dropped = status > 399 && status < 500 && status !== 408 && status !== 429;
  if (dropped || (status > 199 && status < 300)) {
    delay = 0;
    const changed = get(name) !== raw;
    if (!changed) del(name);
    if (dropped) {
      del(name);
      emit('error', {
        touchpoint: (JSON.parse(raw) as { touchpoint: string }).touchpoint,
        code: error.code ?? `${status}`,
        message: error.message ?? '',
      });
    } else if (changed) return send(name);
    listeners[name]?.(status);
    return true;
  }
  until = Date.now() + Math.min(wait, 36e5);
  delay = Math.min(delay * 2 || 1e3, 3e5);
  later(Math.max(until - Date.now(), delay * (0.5 + Math.random() / 2)));
  listeners[name]?.(status);
  return false;
}

function later(ms: number): void {
  clearTimeout(timer);
  timer = setTimeout(drain, ms);
}

/** Sends what waits, one after the other; stops at the first that cannot go. `force` is a person's wish. */
export async function drain(force?: boolean): Promise<void> {
  if (!force && Date.now() < until) return;
  for (const name of entries()) if (!(await send(name))) return;
}

/** Keeps the body, then sends it. Putting an id again replaces what waits under it. */
export function put(kind: Kind, body: { id: string; touchpoint: string }, outcome?: Outcome): void {
  const names = entries();
  // Displays and visits make room before ratings do.
  const spare = names.find((name) => !name.startsWith('q:r')) ?? names[0];
  if (names.length >= MOST && spare) del(spare);
  const name = `q:${kind}:${body.id}`;
  set(name, JSON.stringify(body));
  if (outcome) listeners[name] = outcome;
  if (Date.now() < until) outcome?.(429);
  else send(name);
}

export function watchPage(): void {
  const wake = () => {
    if (Date.now() < until) return;
    if (document.hidden) for (const name of entries()) send(name, true);
    else drain();
  };
  for (const name of ['online', 'pageshow', 'pagehide', 'visibilitychange']) {
    addEventListener(name, wake);
  }
  drain();
}
