import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

const BACKOFF_MS = 10;

type Kind = 'ratings' | 'displays' | 'visits';

export interface Served {
  url: string;
  /** Ends the process at once, as a crash would. */
  kill(): Promise<void>;
}

/** Starts `src/test/load-child.ts` on the database at `databaseUrl`. */
export async function spawnIngest(databaseUrl: string): Promise<Served> {
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', 'src/test/load-child.ts'], {
    env: { ...process.env, DATABASE_URL: databaseUrl, LOG_LEVEL: 'fatal' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout ?? child, 'data')) as [Buffer];
  return {
    url: `http://127.0.0.1:${Number(line.toString())}`,
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}

/** Status of one POST; 0 when there was no answer. */
function post(agent: Agent, url: string, kind: Kind, body: string): Promise<number> {
  return new Promise((resolve) => {
    const req = request(
      `${url}/api/v1/${kind}`,
      { method: 'POST', agent, headers: { 'content-type': 'text/plain', 'content-length': body.length } },
      (res) => {
        res.resume();
        res.on('close', () => resolve(res.complete ? (res.statusCode ?? 0) : 0));
      },
    );
    req.on('error', () => resolve(0));
    req.end(body);
  });
}

export interface Load {
  /** Ids of what was answered with 202. */
  accepted: Set<string>;
  /** Answers other than 202 so far, by status; 0 is no answer at all. */
  failures: Map<number, number>;
  /** Resolves when `count` are accepted. */
  reached(count: number): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Sends ratings, or what `kind` says, over `connections` connections until stopped. Like the widget, it sends one again
 * under the same id until it is accepted. `url` is asked before every request, because a server that crashed comes back
 * elsewhere.
 */
export function startLoad(options: {
  url: () => Promise<string>;
  key: string;
  touchpoints: string[];
  connections: number;
  kind?: Kind;
}): Load {
  const { kind = 'ratings' } = options;
  const agent = new Agent({ keepAlive: true, maxSockets: options.connections });
  const accepted = new Set<string>();
  const failures = new Map<number, number>();
  const marks: { count: number; resolve: () => void }[] = [];
  let running = true;

  async function worker(): Promise<void> {
    while (running) {
      const id = randomUUID();
      const touchpoint = options.touchpoints[accepted.size % options.touchpoints.length];
      const score = kind === 'ratings' ? { score: 1 + (accepted.size % 5) } : {};
      const body = JSON.stringify({ key: options.key, touchpoint, id, ...score });
      while (running) {
        const status = await post(agent, await options.url(), kind, body);
        if (status === 202) {
          accepted.add(id);
          break;
        }
        failures.set(status, (failures.get(status) ?? 0) + 1);
        // A sender that is refused comes back a little later, not at once.
        await pause(BACKOFF_MS);
      }
      for (const mark of marks) if (accepted.size >= mark.count) mark.resolve();
    }
  }

  const workers = Array.from({ length: options.connections }, worker);
  return {
    accepted,
    failures,
    reached: (count) => new Promise((resolve) => marks.push({ count, resolve })),
    async stop() {
      running = false;
      await Promise.all(workers);
      agent.destroy();
    },
  };
}
