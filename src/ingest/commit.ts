import { AppError } from '@/server/errors';
import { log } from '@/server/log';
import { observeBatch } from './metrics';
import { isCollision, isRowFault } from './store';

/** One row on its way into the database, and who waits for it. */
export interface Entry<Row> {
  row: Row;
  /** For amendments: what to refuse with when there is nothing to amend. */
  absent?: AppError | undefined;
  /** For new answers: called when it is none, because it was there before. */
  again?: (() => void) | undefined;
  /** Called once: with null after the commit, with the reason when there was none. */
  settle(error: AppError | null): void;
}

/** Shared by all committers of a process: the database is away for all of them at once. */
export interface Circuit {
  isOpen(): boolean;
  failed(error: unknown): void;
  succeeded(): void;
}

/** Long enough not to hammer a database that starts up, short enough that nobody waits for the recovery. */
const PAUSE_MS = 500;
/** Attempts on one batch, the first included. */
const ATTEMPTS = 3;

export function createCircuit(): Circuit {
  let until = 0;
  return {
    // After the pause requests may try again; the first batch that gets through closes the circuit.
    isOpen: () => until !== 0 && Date.now() < until,
    failed(error) {
      const reason = error instanceof Error ? error.message : String(error);
      if (until === 0) log.error({ reason }, 'The database is away: answers are refused until it is back');
      until = Date.now() + PAUSE_MS;
    },
    succeeded() {
      if (until !== 0) log.info('The database is back');
      until = 0;
    },
  };
}

export const unavailable = (): AppError =>
  new AppError('unavailable', 'We cannot store this right now, and have not. Send it again in a moment.', {
    retryAfter: 2,
  });

export interface Committer<Row> {
  /** Queues an entry; false when it cannot, because it is full, closed, or the database is away. */
  add(entry: Entry<Row>): boolean;
  /** Entries waiting or being written. */
  size(): number;
  /** Resolves when everything that was taken is settled. */
  idle(): Promise<void>;
}

export interface CommitterOptions<Row, Result> {
  name: string;
  circuit: Circuit;
  /** Batches in flight at once. Two keep the database busy while one is on the wire; more only make smaller batches. */
  lanes: number;
  maxBatch: number;
  /** Entries that may wait. Refusing more at once is kinder than answering too late. */
  capacity: number;
  /** Writes rows, no id twice, in one transaction. Must be idempotent. */
  write(rows: Row[]): Promise<Result>;
  /** After the commit, for each entry of the batch: settles it or hands it on. */
  done(entry: Entry<Row>, result: Result): void;
}

/**
 * Group commit without a timer: what arrives while the lanes are busy goes into the next batch, so batches grow with
 * the load and a lone request waits for nobody. When a connection is lost, nobody knows whether its commit happened; as
 * writing is idempotent, the batch is sent again. A batch that fails because of what is in it is halved until the
 * faulty row stands alone.
 */
export function createCommitter<Row extends { id: string }, Result>(
  options: CommitterOptions<Row, Result>,
): Committer<Row> {
  const { circuit, lanes, maxBatch, capacity } = options;
  let queue: Entry<Row>[] = [];
  let writing = 0;
  let inFlight = 0;
  let scheduled = false;
  let waiters: (() => void)[] = [];

  /** The next entries with distinct ids; a second one of the same id stays at the head, for the batch after. */
  function take(): Entry<Row>[] {
    const ids = new Set<string>();
    const batch: Entry<Row>[] = [];
    const again: Entry<Row>[] = [];
    let index = 0;
    for (; index < queue.length && batch.length < maxBatch; index++) {
      const entry = queue[index] as Entry<Row>;
      if (ids.has(entry.row.id)) again.push(entry);
      else {
        ids.add(entry.row.id);
        batch.push(entry);
      }
    }
    queue = again.length > 0 ? [...again, ...queue.slice(index)] : queue.slice(index);
    return batch;
  }

  function pump(): void {
    scheduled = false;
    while (inFlight < lanes && queue.length > 0 && queue.length >= Math.min(writing, maxBatch)) {
      const batch = take();
      inFlight += 1;
      writing += batch.length;
      void write(batch, 1).finally(() => {
        inFlight -= 1;
        writing -= batch.length;
        schedule();
      });
    }
    if (inFlight === 0 && queue.length === 0) {
      const idle = waiters;
      waiters = [];
      for (const resolve of idle) resolve();
    }
  }

  /** At the end of the turn of the event loop, so that all requests read in one turn share a batch. */
  function schedule(): void {
    if (scheduled || inFlight >= lanes) return;
    scheduled = true;
    setImmediate(pump);
  }

  async function write(batch: Entry<Row>[], attempt: number): Promise<void> {
    const rows = batch.map(({ row }) => row);
    const began = performance.now();
    let result: Result;
    try {
      result = await options.write(rows);
    } catch (error) {
      return recover(batch, attempt, error);
    }
    circuit.succeeded();
    observeBatch(options.name, batch.length, (performance.now() - began) / 1_000);
    for (const entry of batch) options.done(entry, result);
  }

  async function recover(batch: Entry<Row>[], attempt: number, error: unknown): Promise<void> {
    const [only] = batch;
    if (isRowFault(error)) {
      if (batch.length > 1) {
        const half = Math.ceil(batch.length / 2);
        await write(batch.slice(0, half), 1);
        return write(batch.slice(half), 1);
      }
      // What it refers to was deleted a moment ago, or it slipped through our checks: both are worth another try.
      log.warn(
        { kind: options.name, code: (error as { code?: unknown }).code },
        'The database refused a row',
      );
      return only?.settle(unavailable());
    }
    if (attempt < ATTEMPTS && (isCollision(error) || attempt === 1)) return write(batch, attempt + 1);
    if (!isCollision(error)) circuit.failed(error);
    for (const entry of batch) entry.settle(unavailable());
    if (!isCollision(error)) for (const entry of queue.splice(0)) entry.settle(unavailable());
  }

  return {
    add(entry) {
      if (queue.length >= capacity || circuit.isOpen()) return false;
      queue.push(entry);
      schedule();
      return true;
    },
    size: () => queue.length + writing,
    idle: () =>
      new Promise((resolve) => {
        waiters.push(resolve);
        setImmediate(pump);
      }),
  };
}
