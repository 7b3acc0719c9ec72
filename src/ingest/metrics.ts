import { Counter, Gauge, Histogram, register } from 'prom-client';

/** The figures and their registration, which may happen once in a process only. */
function createMetrics() {
  const accepted: Record<string, number> = {};
  const refused: Record<string, number> = {};
  const waiting = new Map<string, () => number>();

  // Plain numbers on the hot path; Prometheus adds them up when it asks.
  new Counter({
    name: 'touchline_ingest_accepted_total',
    help: 'Answers committed, by kind',
    labelNames: ['kind'],
    registers: [register],
    collect() {
      this.reset();
      for (const [kind, count] of Object.entries(accepted)) this.inc({ kind }, count);
    },
  });

  new Counter({
    name: 'touchline_ingest_refused_total',
    help: 'Requests refused, by error code',
    labelNames: ['code'],
    registers: [register],
    collect() {
      this.reset();
      for (const [code, count] of Object.entries(refused)) this.inc({ code }, count);
    },
  });

  new Gauge({
    name: 'touchline_ingest_waiting',
    help: 'Answers waiting for their commit, by kind',
    labelNames: ['kind'],
    registers: [register],
    collect() {
      for (const [kind, count] of waiting) this.set({ kind }, count());
    },
  });

  const batchRows = new Histogram({
    name: 'touchline_ingest_batch_rows',
    help: 'Rows of one commit, by kind',
    labelNames: ['kind'],
    buckets: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000],
    registers: [register],
  });

  const commitSeconds = new Histogram({
    name: 'touchline_ingest_commit_seconds',
    help: 'Time from sending a batch to its commit, by kind',
    labelNames: ['kind'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [register],
  });

  return { accepted, refused, waiting, batchRows, commitSeconds };
}

// The app's bundle carries a second copy of this module, for batches, and both share one registry.
const KEY = Symbol.for('touchline.ingest.metrics');
const shared = globalThis as typeof globalThis & { [KEY]?: ReturnType<typeof createMetrics> };
shared[KEY] ??= createMetrics();
const { accepted, refused, waiting, batchRows, commitSeconds } = shared[KEY];

export function countAccepted(kind: string): void {
  accepted[kind] = (accepted[kind] ?? 0) + 1;
}

export function countRefused(code: string): void {
  refused[code] = (refused[code] ?? 0) + 1;
}

export function observeBatch(kind: string, rows: number, seconds: number): void {
  batchRows.observe({ kind }, rows);
  commitSeconds.observe({ kind }, seconds);
}

/** Makes the length of a queue visible. The latest ingest of a process counts. */
export function watchQueue(kind: string, size: () => number): void {
  waiting.set(kind, size);
}

/** Totals of this process since it started. */
export const totals = () => ({ accepted: { ...accepted }, refused: { ...refused } });
