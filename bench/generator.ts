import { execFileSync, spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';

export interface Target {
  url: string;
  key: string;
  slugs: string[];
}

/** What a generator saw. Latencies in milliseconds. */
export interface Measured {
  requests: number;
  seconds: number;
  p50: number;
  p99: number;
  /** Answers other than 2xx and 3xx. */
  refused: number;
  broken: number;
}

const hasWrk = (() => {
  try {
    execFileSync('which', ['wrk']);
    return true;
  } catch {
    return false;
  }
})();

/** Which program makes the load; the same for every row of a run. */
export const generator = hasWrk ? 'wrk' : 'bench/flood.ts (wrk is not installed)';

/** Posts ratings to `target` over `connections` connections for so many seconds, from a process of its own. */
export async function flood(target: Target, connections: number, seconds: number): Promise<Measured> {
  const args = [target.key, ...target.slugs];
  const [program, ...rest] = hasWrk
    ? [
        'wrk',
        '-t1',
        `-c${connections}`,
        `-d${seconds}s`,
        '--timeout=30s',
        '-s',
        'bench/post.lua',
        target.url,
        ...args,
      ]
    : [
        process.execPath,
        '--import',
        'tsx',
        'bench/flood.ts',
        target.url,
        `${connections}`,
        `${seconds}`,
        ...args,
      ];
  const child = spawn(program ?? '', rest, { stdio: ['ignore', 'pipe', 'inherit'] });
  const output = await text(child.stdout);
  const line = output.split('\n').findLast((candidate) => candidate.startsWith('{'));
  if (!line) throw new Error(`The load generator said nothing usable:\n${output}`);
  return JSON.parse(line);
}
