import type { ErrorBody } from '@/contract/errors';
import { emit, listen } from './events';
import { base, identity, key, note } from './site';
import { del, get, list, set } from './store';

export type Kind = 'ratings' | 'displays' | 'visits';
/** What became of a post: true stored, false refused for good, undefined kept for later. */
export type Outcome = (stored: boolean | undefined) => void;

/** Posts that may wait; a kiosk keeps more. */
export const capacity = { most: 100 };
const listeners: Record<string, Outcome | undefined> = {};
/** What is in the air right now; compared on arrival, so that an amended entry is never taken for delivered. */
const busy: Record<string, string | undefined> = {};
let delay = 0;
/** Time before which the server asked us not to come back. */
let until = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * A UUID v4. crypto.randomUUID is missing on plain-http pages; the address of a blob ends in a UUID
 * everywhere (File API, "generate a new blob URL").
 */
export const uuid = (): string => URL.createObjectURL(new Blob()).slice(-36);

/** One stored entry per kind and id, each under its own name, so that two tabs never overwrite each other's. */
const entries = () => list('q:');
const resting = () => Date.now() < until;

/** Sends one entry; true when the next one may follow. */
async function send(name: string, leaving?: boolean): Promise<boolean> {
  const body = get(name);
  if (!body || (busy[name] && !(leaving && busy[name] !== body))) return true;
  busy[name] = body;
  let stored: boolean | undefined;
  let wait = 0;
  let spared = 0;
  let code: number | string = 0;
  try {
    // A string body travels as text/plain, which needs no preflight.
    const answer = await fetch(base + name.split(':')[1], {
      method: 'POST',
      // How long it has waited, by the clock that saw it come: what that clock shows is never asked.
      body: body.replace(/^{"at":(\d+),/, (_, at) => {
        const age = Math.round((Date.now() - at) / 1e3);
        return age > 9 ? `{"age":${age},` : '{';
      }),
      keepalive: true,
      credentials: 'omit',
    });
    const { status } = answer;
    code = status;
    // What is not read holds its request open, and a browser has only so many.
    const said = await answer.text();
    if (status < 300) stored = true;
    else if (status > 499 || status === 408 || status === 429)
      wait = Number(answer.headers.get('retry-after')) * 1e3;
    else {
      const { at, touchpoint, attributes, ...rest } = JSON.parse(body);
      if (status === 413 && attributes) {
        // What was said counts for more than what is known about who said it.
        set(name, JSON.stringify({ __proto__: null, at, touchpoint, ...rest }));
        busy[name] = undefined;
        return send(name);
      }
      // A key, a page or a survey that is not right is the business' matter and not its customers': a rating is kept for
      // later pages, as long as the server believes its age.
      if (name[2] === 'r' && [401, 403, 404].includes(status) && Date.now() - at < 6048e5) spared = status;
      else del(name);
      stored = !!spared;
      const { error }: ErrorBody = JSON.parse(said);
      code = `${status} ${error.message}`;
      emit('error', { touchpoint, ...error });
    }
  } catch {}
  note('post', name, code, body);
  busy[name] = undefined;
  listeners[name]?.(stored);
  if (stored === undefined) {
    until = Date.now() + wait;
    delay = Math.min(delay, 3e5) || 1e3;
    clearTimeout(timer);
    timer = setTimeout(
      () => {
        // A round of failures doubles the pause, however many entries failed in it.
        delay *= 2;
        drain();
      },
      wait + delay * (Math.random() + 0.5),
    );
    return false;
  }
  delay = 0;
  // A refused key is refused for all that waits.
  if (spared) return spared > 403;
  if (get(name) !== body) return send(name);
  del(name);
  return true;
}

/** Sends what waits, one after the other, up to the first that cannot go. */
export async function drain(): Promise<void> {
  for (const name of entries()) if (resting() || !(await send(name))) return;
}

/**
 * Adds what every post carries, keeps the body, then sends it. Posting an id again replaces what waits
 * under it.
 */
export function post(
  kind: Kind,
  body: { touchpoint: string; id: string; [name: string]: unknown },
  outcome?: Outcome,
): void {
  const { attributes: _, ...who } = identity;
  const names = entries();
  const name = `q:${kind}:${body.id}`;
  // Displays and visits make room before ratings do.
  if (names.length >= capacity.most && !names.includes(name))
    del(names.find((one) => one[2] !== 'r') ?? (names[0] as string));
  // Nothing that is sent has a prototype: libraries of old teach every object and array to write itself down wrongly.
  set(name, JSON.stringify({ __proto__: null, at: Date.now(), key, ...who, ...body }));
  listeners[name] = outcome;
  if (resting()) outcome?.(undefined);
  else send(name);
}

/** Sends what waits whenever there is a new chance to, and a last time when the page goes. */
export function watchPage(): void {
  listen(window, 'online pageshow pagehide visibilitychange', ({ type }) => {
    if (resting()) return;
    // On pagehide the document still calls itself visible.
    if (document.hidden || type === 'pagehide') for (const one of entries()) send(one, true);
    else drain();
  });
  drain();
}
