import type { WidgetEvents } from '@/contract/widget';

type Short<K> = K extends `touchline:${infer N}` ? N : never;
export type EventName = Short<keyof WidgetEvents>;
export type Listener = (name: EventName, detail: WidgetEvents[keyof WidgetEvents]) => void;

export function emit<N extends EventName>(
  name: N,
  detail: WidgetEvents[`touchline:${N}`],
  listener?: Listener,
): void {
  try {
    document.dispatchEvent(new CustomEvent(`touchline:${name}`, { bubbles: true, detail }));
    listener?.call?.(null, name, detail);
  } catch (error) {
    // The page's own mistake: shown to its developer, kept away from the survey.
    console.error(error);
  }
}

/**
 * Listens by the browser's own method, whatever the page has put in its place, and before the page, which may keep events
 * to itself; where it has replaced that too, nobody listens. Returns how to stop.
 */
export function listen(target: EventTarget, names: string, act: (event: Event) => void): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  try {
    for (const name of names.split(' '))
      EventTarget.prototype.addEventListener.call(target, name, act, { capture: true, signal });
  } catch {}
  return () => stop.abort();
}
