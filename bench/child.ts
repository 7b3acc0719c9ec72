import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { build } from 'esbuild';

export const WORK = join(process.cwd(), '.test', 'bench');

/** Bundles a TypeScript file as the production build does; the path of the result. */
export async function bundle(entry: string, outfile = join(WORK, `${entry.replace(/\W+/g, '-')}.mjs`)) {
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'esm',
    packages: 'external',
    sourcemap: true,
    logLevel: 'warning',
  });
  return outfile;
}

export interface Child {
  url: string;
  stop(): Promise<void>;
}

/** Runs a server in a process of its own. It prints its port, or a line that `ready` recognises, when it listens. */
export async function serve(
  args: string[],
  env: Record<string, string>,
  ready: RegExp = /^(\d+)\n/,
  cwd = process.cwd(),
): Promise<Child> {
  const child: ChildProcess = spawn(process.execPath, [...nodeOptions(), ...args], {
    env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
    cwd,
  });
  let output = '';
  const port = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk;
      const found = ready.exec(output);
      if (found) resolve(found[1] ?? '');
    });
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}:\n${output}`)));
  });
  return {
    url: `http://127.0.0.1:${port}/api/v1/ratings`,
    async stop() {
      if (child.exitCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    },
  };
}

/** `CPU_PROF=1 npm run bench` leaves a profile of every server in .test/bench. */
const nodeOptions = (): string[] =>
  process.env.CPU_PROF ? ['--cpu-prof', `--cpu-prof-dir=${WORK}`, '--enable-source-maps'] : [];
