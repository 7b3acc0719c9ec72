import { setPriority } from 'node:os';
import { join } from 'node:path';
import type { Transferable, Worker as WorkerThread } from 'node:worker_threads';

// Asked for when it runs: Next's bundler takes whatever a `Worker` may be made of for a module of its own.
const { parentPort, Worker } = process.getBuiltinModule('node:worker_threads');

/** Why a thread gave no answer. */
export type ThreadEnd = 'time' | 'memory' | 'crash';

export class ThreadError extends Error {
  override readonly name = 'ThreadError';
  constructor(
    readonly end: ThreadEnd,
    cause?: unknown,
  ) {
    super(`The thread ended: ${end}`, { cause });
  }
}

export interface ThreadOptions {
  /** Of the file beside main.ts that calls `serveThread`. */
  name: string;
  /** What one job may take, in seconds; beyond, the thread is ended. */
  seconds: number;
  /** After so long without a job, in seconds, the thread gives its memory back. */
  idleSeconds: number;
  memoryMb: number;
}

export interface Thread<Job, Result> {
  /**
   * One job at a time. Rejects with what the work threw, with a `ThreadError`, or with the reason of the signal: then
   * the thread was ended and the next job gets a new one.
   */
  run(job: Job, signal?: AbortSignal): Promise<Result>;
}

type Answer<Result> = { result: Result } | { error: unknown };

/** What a build made; tests run the source, so that none runs what was built yesterday. */
const entryOf = (name: string): { file: string; execArgv: string[] } =>
  process.env.NODE_ENV === 'test'
    ? { file: join(process.cwd(), 'src', `${name}.ts`), execArgv: ['--import', 'tsx'] }
    : { file: join(process.cwd(), 'dist', `${name}.js`), execArgv: ['--enable-source-maps'] };

/** Without naming them Node would drop its own listeners as well. */
function unhear(worker: WorkerThread): void {
  for (const event of ['message', 'messageerror', 'error', 'exit']) worker.removeAllListeners(event);
}

/** A thread beside the one that answers requests. It begins with the first job. */
export function createThread<Job, Result>(options: ThreadOptions): Thread<Job, Result> {
  const { name, seconds, idleSeconds, memoryMb } = options;
  let resting: { worker: WorkerThread; timer: NodeJS.Timeout } | undefined;

  function open(): WorkerThread {
    if (resting) {
      const { worker, timer } = resting;
      clearTimeout(timer);
      unhear(worker);
      resting = undefined;
      worker.ref();
      return worker;
    }
    const { file, execArgv } = entryOf(name);
    return new Worker(file, { name, execArgv, resourceLimits: { maxOldGenerationSizeMb: memoryMb } });
  }

  /** Keeps it for the next job, without keeping the process for it. */
  function rest(worker: WorkerThread): void {
    const end = () => {
      if (resting?.worker === worker) resting = undefined;
      void worker.terminate();
    };
    const timer = setTimeout(end, idleSeconds * 1_000).unref();
    resting = { worker, timer };
    worker.once('error', end).once('exit', end).unref();
  }

  return {
    run: (job, signal) =>
      new Promise((resolve, reject) => {
        signal?.throwIfAborted();
        const worker = open();
        const settle = (done: () => void) => {
          clearTimeout(timer);
          signal?.removeEventListener('abort', leave);
          unhear(worker);
          done();
        };
        const fail = (reason: unknown) =>
          settle(() => {
            // An error of a thread that is being ended concerns nobody, and unheard it would end the process.
            worker.on('error', () => undefined);
            void worker.terminate();
            reject(reason);
          });
        const leave = () => fail(signal?.reason);
        const timer = setTimeout(() => fail(new ThreadError('time')), seconds * 1_000);
        signal?.addEventListener('abort', leave, { once: true });
        worker.once('message', (answer: Answer<Result>) =>
          settle(() => {
            rest(worker);
            if ('error' in answer) reject(answer.error);
            else resolve(answer.result);
          }),
        );
        worker.once('messageerror', (error) => fail(new ThreadError('crash', error)));
        worker.once('error', (error) =>
          fail(new ThreadError(isOutOfMemory(error) ? 'memory' : 'crash', error)),
        );
        worker.once('exit', () => fail(new ThreadError('crash')));
        worker.postMessage(job);
      }),
  };
}

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';

/** How much a thread gives way to others: of two that want a processor, the other one gets nine parts of ten. */
const NICE = 10;

/** The other side: answers each job with what `work` makes of it; what `moved` names is handed over and not copied. */
export function serveThread<Job, Result>(
  work: (job: Job) => Promise<Result>,
  moved: (result: Result) => Transferable[],
): void {
  // On Linux this is said of the calling thread alone; elsewhere it would be said of the whole process.
  if (process.platform === 'linux') setPriority(NICE);
  parentPort?.on('message', async (job: Job) => {
    try {
      const result = await work(job);
      parentPort?.postMessage({ result } satisfies Answer<Result>, moved(result));
    } catch (error) {
      parentPort?.postMessage({ error } satisfies Answer<Result>);
    }
  });
}
