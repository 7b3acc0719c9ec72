/** What the tab that holds the source hears of it and hands on. */
export interface Telling<State, Event> {
  state: (state: State) => void;
  event: (event: Event) => void;
  /** It is over for good in this tab; another tries for itself. */
  end: () => void;
}

export interface Shared<State, Event> {
  /** The same for the tabs that share, and for no others. */
  name: string;
  /** Opens the source; called in one tab at a time. Returns what closes it. */
  open: (telling: Telling<State, Event>) => () => void;
  /** How the source stands: said at once to whoever joins, and at every change. */
  onState: (state: State) => void;
  onEvent: (event: Event) => void;
  /** Events may have passed this tab by: it was asleep. */
  onMissed: () => void;
  onEnd: () => void;
  /** Told where the source is: what a tab has held it holds no more, be it that it let go, was closed or has died. */
  onGone: (held: string) => void;
}

export interface Share {
  /** Holds `id` in the name of this tab, until the returned function is called or the tab is no more. */
  hold: (id: string) => () => void;
  leave: () => void;
}

type Word<State, Event> =
  | { is: 'state'; lead: string; serial: number; state: State }
  | { is: 'event'; lead: string; serial: number; event: Event }
  /** Who leads, and how does it stand? */
  | { is: 'ask' }
  | { is: 'held'; id: string };

/** How often it is looked whether the tab that leads has been heard. */
const LOOK_MS = 10_000;
/** After so long without a word it is asked whether it is still there. */
const SILENT_MS = 30_000;

/**
 * Shares one source among the tabs of a browser. The tab that has the lock `name` leads: it holds the source and hands on
 * what it hears. When it closes or dies the browser gives the lock to the next, which opens a source of its own; when it
 * sleeps, whoever asks and gets no answer takes the lock from it. A browser without locks holds one source a tab.
 */
export function shareAmongTabs<State, Event>(shared: Shared<State, Event>): Share {
  const { name, open, onState, onEvent, onMissed, onEnd, onGone } = shared;
  const alone = !('locks' in navigator) || !('BroadcastChannel' in globalThis);
  const lockOf = (id: string) => `${name} ${id}`;

  let channel: BroadcastChannel | undefined;
  let look: ReturnType<typeof setInterval> | undefined;
  /** Ends waiting for the lock, or leading. */
  let withdraw: () => void = () => undefined;
  let lead: {
    id: string;
    serial: number;
    state: State | undefined;
    watches: Map<string, AbortController>;
  } | null = null;
  /** `known`: no change of its state has passed this tab by. */
  let followed: { lead: string; serial: number; known: boolean } | null = null;
  let heardAt = 0;
  let askedAt: number | null = null;
  let joined = false;
  /** It was put away and is back: what was said meanwhile is not to be had any more. */
  let returned = false;
  /** What this tab holds, and what lets go of its lock. */
  const holding = new Map<string, () => void>();

  const say = (word: Word<State, Event>) => channel?.postMessage(word);

  /** Leads until the returned promise ends. */
  function begin(): Promise<void> {
    const own = {
      id: crypto.randomUUID(),
      serial: 0,
      state: undefined as State | undefined,
      watches: new Map(),
    };
    lead = own;
    followed = null;
    askedAt = null;
    returned = false;
    return new Promise((done) => {
      const close = open({
        state(state) {
          if (lead !== own) return;
          own.state = state;
          say({ is: 'state', lead: own.id, serial: ++own.serial, state });
          onState(state);
        },
        event(event) {
          if (lead !== own) return;
          say({ is: 'event', lead: own.id, serial: ++own.serial, event });
          onEvent(event);
        },
        end() {
          if (lead !== own) return;
          leave();
          onEnd();
        },
      });
      withdraw = () => {
        lead = null;
        for (const watch of own.watches.values()) watch.abort();
        close();
        done();
      };
      if (lead === own) for (const id of holding.keys()) watch(id);
    });
  }

  function queue(steal = false): void {
    const waiting = new AbortController();
    withdraw = () => waiting.abort();
    const start = () => (waiting.signal.aborted ? undefined : begin());
    if (alone) {
      queueMicrotask(() => void start());
      return;
    }
    navigator.locks.request(name, steal ? { steal } : { signal: waiting.signal }, start).catch(() => {
      // Another tab took the lock: this one slept, and follows from now on.
      if (waiting.signal.aborted || !joined) return;
      withdraw();
      queue();
      ask();
    });
  }

  /** Waits until whatever tab held `id` holds it no more. */
  function watch(id: string): void {
    if (!lead || alone || lead.watches.has(id)) return;
    const { watches } = lead;
    const waiting = new AbortController();
    watches.set(id, waiting);
    navigator.locks
      .request(lockOf(id), { signal: waiting.signal }, () => {
        watches.delete(id);
        onGone(id);
      })
      .catch(() => undefined);
  }

  function ask(): void {
    askedAt = performance.now();
    say({ is: 'ask' });
  }

  function hear(word: Word<State, Event>): void {
    if (word.is === 'ask') {
      if (lead && lead.state !== undefined)
        say({ is: 'state', lead: lead.id, serial: lead.serial, state: lead.state });
      return;
    }
    if (word.is === 'held') {
      watch(word.id);
      return;
    }
    // What a tab says that slept while the lock was taken from it.
    if (lead) return;
    heardAt = performance.now();
    askedAt = null;
    const before = followed?.lead === word.lead ? followed : null;
    const missed = before !== null && word.serial > before.serial + 1;
    const known = before?.known === true && !missed;
    followed = { lead: word.lead, serial: word.serial, known: known || word.is === 'state' };
    if (!before) for (const id of holding.keys()) say({ is: 'held', id });
    if (missed || returned) onMissed();
    returned = false;
    if (word.is === 'event') {
      if (before) onEvent(word.event);
      if (!known) ask();
    } else if (!known || word.serial > before.serial) onState(word.state);
  }

  function join(): void {
    if (joined) return;
    joined = true;
    followed = null;
    heardAt = performance.now();
    if (!alone) {
      channel = new BroadcastChannel(name);
      channel.onmessage = ({ data }) => hear(data);
      look = setInterval(() => {
        const now = performance.now();
        if (lead) return;
        if (askedAt !== null && now - askedAt >= LOOK_MS) {
          withdraw();
          askedAt = null;
          queue(true);
        } else if (askedAt === null && now - heardAt >= SILENT_MS) ask();
      }, LOOK_MS);
    }
    queue();
    if (!alone) ask();
    for (const id of holding.keys()) take(id);
  }

  function part(): void {
    if (!joined) return;
    joined = false;
    returned = true;
    for (const letGo of holding.values()) letGo();
    clearInterval(look);
    withdraw();
    channel?.close();
    channel = undefined;
  }

  /** A page that is put away and may come back hears nothing meanwhile, and keeps nothing from the others. */
  const away = [
    ['pagehide', part],
    ['freeze', part],
    ['pageshow', join],
    ['resume', join],
  ] as const;
  for (const [event, act] of away) globalThis.addEventListener?.(event, act, { capture: true });

  function leave(): void {
    for (const [event, act] of away) globalThis.removeEventListener?.(event, act, { capture: true });
    part();
  }

  function take(id: string): void {
    if (alone) return;
    const given = new AbortController();
    const held = new Promise<void>((done) => given.signal.addEventListener('abort', () => done()));
    holding.set(id, () => given.abort());
    void navigator.locks.request(lockOf(id), () => {
      if (given.signal.aborted) return;
      watch(id);
      say({ is: 'held', id });
      return held;
    });
  }

  function hold(id: string): () => void {
    holding.set(id, () => undefined);
    if (joined) take(id);
    return () => {
      holding.get(id)?.();
      holding.delete(id);
      if (alone && lead) onGone(id);
    };
  }

  join();
  return { hold, leave };
}
