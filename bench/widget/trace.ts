import type { CDPSession } from '@playwright/test';

/** A complete event of a trace; times in microseconds, `tdur` by the clock of its thread. */
interface Event {
  name: string;
  cat: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  tdur?: number;
  args?: { name?: string; data?: { url?: string } };
}

export interface Task {
  /** Milliseconds of processor: what neighbours take away is not counted. */
  ms: number;
  /** The longest thing done in it. */
  what: string;
}

const CATEGORIES = [
  'toplevel',
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'blink.user_timing',
  '__metadata',
];

/**
 * Records what the threads of pages do while `act` runs: the longest task of their main threads before `performance.mark`
 * was called with this name, and the longest one from that task on.
 */
export async function traceTasks(
  cdp: CDPSession,
  mark: string,
  act: () => Promise<unknown>,
): Promise<{ before: Task; after: Task }> {
  const events: Event[] = [];
  cdp.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as Event[])));
  const ended = new Promise((done) => cdp.once('Tracing.tracingComplete', done));
  await cdp.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: CATEGORIES },
  });
  await act();
  await cdp.send('Tracing.end');
  await ended;
  const threadOf = ({ pid, tid }: Event) => `${pid} ${tid}`;
  const mains = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(threadOf),
  );
  const spans = events.filter((event) => event.ph === 'X' && mains.has(threadOf(event)));
  const marked = events.find(({ name }) => name === mark)?.ts ?? Number.POSITIVE_INFINITY;
  const tasks = spans
    .filter(({ name }) => name === 'RunTask')
    .map((task) => {
      const [longest] = spans
        .filter(
          (event) =>
            !event.cat.includes('toplevel') &&
            threadOf(event) === threadOf(task) &&
            event.ts >= task.ts &&
            event.ts < task.ts + (task.dur ?? 0),
        )
        .toSorted((one, other) => (other.tdur ?? 0) - (one.tdur ?? 0));
      const where = longest?.args?.data?.url?.split('/').pop();
      return {
        ms: (task.tdur ?? 0) / 1_000,
        what: `${longest?.name ?? 'nothing'}${where ? ` ${where}` : ''}`,
        isAfter: task.ts + (task.dur ?? 0) >= marked,
      };
    })
    .toSorted((one, other) => other.ms - one.ms);
  const none: Task = { ms: Number.NaN, what: 'nothing' };
  return {
    before: tasks.find(({ isAfter }) => !isAfter) ?? none,
    after: tasks.find(({ isAfter }) => isAfter) ?? none,
  };
}
