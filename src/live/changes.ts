import type { ChangeEvent } from '@/contract/change';
import type { Hub } from './hub';

/**
 * The changes of a workspace as a stream that ends when `signal` aborts or the hub closes. It begins with `sync`:
 * whoever connects, for the first time or again, reads the present state after listening began, so nothing falls
 * between the two. Events that come faster than they are read are merged; memory does not grow with a slow reader.
 */
export async function* changes(
  hub: Hub,
  workspaceId: string,
  signal: AbortSignal,
): AsyncGenerator<ChangeEvent> {
  let pending: ChangeEvent[] = [];
  let wake: () => void = () => undefined;
  const stop = hub.subscribe(workspaceId, (event) => {
    pending = mergeInto(pending, event);
    wake();
  });
  const ended = AbortSignal.any([signal, hub.closing]);
  const onAbort = () => wake();
  ended.addEventListener('abort', onAbort);
  try {
    await hub.ready();
    yield { kind: 'sync' };
    const people = hub.present(workspaceId);
    if (people.length > 0) yield { kind: 'presence', people };
    while (!ended.aborted) {
      if (pending.length === 0) await new Promise<void>((done) => (wake = done));
      const batch = pending;
      pending = [];
      yield* batch;
    }
  } finally {
    ended.removeEventListener('abort', onAbort);
    stop();
  }
}

/**
 * At most one waiting event of each kind: counts add up, the newest score wins, `sync` swallows all that can be read
 * again, and `lost` too, because `sync` follows it. Who is present cannot: the newest word stands for all before it.
 */
export function mergeInto(pending: ChangeEvent[], event: ChangeEvent): ChangeEvent[] {
  if (event.kind === 'presence') return [...pending.filter(({ kind }) => kind !== 'presence'), event];
  const present = pending.filter(({ kind }) => kind === 'presence');
  if (event.kind === 'lost') return [event, ...present];
  if (event.kind === 'sync' || pending.some(({ kind }) => kind === 'sync'))
    return [{ kind: 'sync' }, ...present];
  const index = pending.findIndex((waiting) => waiting.kind === event.kind);
  const waiting = pending[index];
  if (!waiting) return [...pending, event];
  const merged = [...pending];
  if (waiting.kind === 'maps' && event.kind === 'maps')
    merged[index] = { kind: 'maps', maps: [...new Set([...waiting.maps, ...event.maps])] };
  if (waiting.kind === 'members' && event.kind === 'members')
    merged[index] = { kind: 'members', people: [...new Set([...waiting.people, ...event.people])] };
  if (waiting.kind === 'ratings' && event.kind === 'ratings') {
    const touchpoints = { ...waiting.touchpoints };
    for (const [id, change] of Object.entries(event.touchpoints)) {
      const before = touchpoints[id];
      touchpoints[id] = before
        ? {
            s: change.s,
            n: before.n + change.n,
            last: change.last ?? before.last,
            c: before.c + change.c,
            a: before.a + change.a,
            d: before.d + change.d,
          }
        : change;
    }
    merged[index] = { kind: 'ratings', touchpoints };
  }
  return merged;
}
