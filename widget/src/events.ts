import type { WidgetEvents } from '@/contract/widget';

type Short<K> = K extends `touchline:${infer N}` ? N : never;
export type EventName = Short<keyof WidgetEvents>;
export type Listener = (name: EventName, detail: WidgetEvents[keyof WidgetEvents]) => void;

export function emit<N extends EventName>(
  name: N,
  detail: WidgetEvents[`touchline:${N}`],
  listener?: Listener,
): void {
  document.dispatchEvent(new CustomEvent(`touchline:${name}`, { bubbles: true, detail }));
  try {
    listener?.(name, detail);
  } catch (error) {
    // The page's own mistake: shown to its developer, kept away from the survey.
    console.error(error);
  }
}
