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
  args?: { data?: { url?: string } };
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
];

/**
 * Records what the main thread of a page does while `act` runs: its longest task before it called `performance.mark` with
 * this name, and the longest one from that task on.
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
  const marked = events.find(({ name }) => name === mark);
  // The browser's own surfaces have renderers as well.
  const spans = events.filter(
    (event) => event.ph === 'X' && marked !== undefined && threadOf(event) === threadOf(marked),
  );
  const tasks = spans
    .filter(({ name }) => name === 'RunTask')
    .map((task) => {
      const [longest] = spans
        .filter(
          (event) =>
            event.name !== 'RunTask' &&
            !event.cat.includes('toplevel') &&
            event.ts >= task.ts &&
            event.ts < task.ts + (task.dur ?? 0),
        )
        .toSorted((one, other) => (other.tdur ?? 0) - (one.tdur ?? 0));
      const where = longest?.args?.data?.url?.split('/').pop();
      return {
        ms: (task.tdur ?? 0) / 1_000,
        what: `${longest?.name ?? 'nothing'}${where ? ` ${where}` : ''}`,
        isAfter: task.ts + (task.dur ?? 0) >= (marked?.ts ?? 0),
      };
    })
    .toSorted((one, other) => other.ms - one.ms);
  const none: Task = { ms: Number.NaN, what: 'nothing' };
  return {
    before: tasks.find(({ isAfter }) => !isAfter) ?? none,
    after: tasks.find(({ isAfter }) => isAfter) ?? none,
  };
}
