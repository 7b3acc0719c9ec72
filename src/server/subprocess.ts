import type { ChildProcess } from 'node:child_process';
import { setPriority } from 'node:os';
import { join } from 'node:path';

// Asked for when it runs: Next's bundler takes whatever a process may be made of for a module of its own.
const { fork } = process.getBuiltinModule('node:child_process');

/** Why a process gave no answer. */
export type SubprocessEnd = 'time' | 'memory' | 'crash';

export class SubprocessError extends Error {
  override readonly name = 'SubprocessError';
  constructor(readonly end: SubprocessEnd) {
    super(`The process ended: ${end}`);
  }
}

export interface SubprocessOptions {
  /** Of the file beside main.ts that calls `serveJobs`. */
  name: string;
  /** What one job may take, in seconds; beyond, the process is ended. */
  seconds: number;
  /** After so long without a job, in seconds, the process ends and its memory is free. */
  idleSeconds: number;
  memoryMb: number;
}

export interface Subprocess<Job, Result> {
  /**
   * One job at a time, as plain data. Rejects with what the work threw, with a `SubprocessError`, or with the reason of
   * the signal: then the process was ended and the next job gets a new one.
   */
  run(job: Job, signal?: AbortSignal): Promise<Result>;
}

type Answer<Result> = { result: Result } | { error: unknown };

/** What a build made; tests run the source, so that none runs what was built yesterday. */
const entryOf = (name: string): { file: string; flags: string[] } =>
  process.env.NODE_ENV === 'test'
    ? { file: join(process.cwd(), 'src', `${name}.ts`), flags: ['--import', 'tsx'] }
    : { file: join(process.cwd(), 'dist', `${name}.js`), flags: ['--enable-source-maps'] };

/** How much it gives way to others: of two that want a processor, the other one gets nine parts of ten. */
const NICE = 10;

function start(name: string, memoryMb: number): ChildProcess {
  const { file, flags } = entryOf(name);
  const { PATH, NODE_ENV, TZ } = process.env;
  const child = fork(file, {
    execArgv: [...flags, `--max-old-space-size=${memoryMb}`],
    // Whatever it draws, it knows no secret.
    env: { PATH, NODE_ENV, TZ },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  // From here and at once: what it starts with is most of its work, and the threads it makes later give way as well.
  if (child.pid !== undefined) setPriority(child.pid, NICE);
  return child;
}

/** A process beside the one that answers requests. It begins with the first job. */
export function createSubprocess<Job, Result>(options: SubprocessOptions): Subprocess<Job, Result> {
  const { name, seconds, idleSeconds, memoryMb } = options;
  let resting: { child: ChildProcess; timer: NodeJS.Timeout } | undefined;

  function open(): ChildProcess {
    if (!resting) return start(name, memoryMb);
    const { child, timer } = resting;
    clearTimeout(timer);
    child.removeAllListeners();
    resting = undefined;
    child.ref();
    child.channel?.ref();
    return child;
  }

  /** Keeps it for the next job, without keeping the process for it. */
  function rest(child: ChildProcess): void {
    const end = () => {
      if (resting?.child === child) resting = undefined;
      child.kill('SIGKILL');
    };
    const timer = setTimeout(end, idleSeconds * 1_000).unref();
    resting = { child, timer };
    child.once('error', end).once('exit', end);
    child.unref();
    child.channel?.unref();
  }

  return {
    run: (job, signal) =>
      new Promise((resolve, reject) => {
        signal?.throwIfAborted();
        const child = open();
        const settle = () => {
          clearTimeout(timer);
          signal?.removeEventListener('abort', leave);
          child.removeAllListeners();
        };
        const fail = (reason: unknown) => {
          settle();
          // An error of a process that is being ended concerns nobody, and unheard it would end this one.
          child.on('error', () => undefined).kill('SIGKILL');
          reject(reason);
        };
        const leave = () => fail(signal?.reason);
        const timer = setTimeout(() => fail(new SubprocessError('time')), seconds * 1_000);
        signal?.addEventListener('abort', leave, { once: true });
        child.once('message', (answer) => {
          settle();
          rest(child);
          const said = answer as Answer<Result>;
          if ('error' in said) reject(said.error);
          else resolve(said.result);
        });
        child.once('error', fail);
        // V8 aborts where there is no memory left.
        child.once('exit', (code, by) =>
          fail(new SubprocessError(by === 'SIGABRT' || code === 134 ? 'memory' : 'crash')),
        );
        child.send(job as object);
      }),
  };
}

/** The other side: answers each job with what `work` makes of it, and ends with whoever began it. */
export function serveJobs<Job, Result>(work: (job: Job) => Promise<Result>): void {
  process.on('disconnect', () => process.exit());
  process.on('message', async (job: Job) => {
    const answer = await work(job).then(
      (result): Answer<Result> => ({ result }),
      (error: unknown): Answer<Result> => ({ error }),
    );
    process.send?.(answer);
  });
}
