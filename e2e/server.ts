import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { resolve } from 'node:path';

const freePort = (): Promise<number> =>
  new Promise((done, fail) => {
    const probe = createServer().once('error', fail);
    probe.listen(0, () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });

async function until(ready: () => Promise<boolean>, seconds: number): Promise<void> {
  const deadline = Date.now() + seconds * 1_000;
  while (!(await ready())) {
    if (Date.now() > deadline) throw new Error(`The server was not ready within ${seconds} s`);
    await new Promise((done) => setTimeout(done, 100));
  }
}

export interface Server {
  url: string;
  stop: () => Promise<void>;
}

const DATA_DIR = resolve('.test/e2e-data');

/**
 * One more process of the production build on the tests' database. It takes ratings and shows pages, and leaves what is to be
 * done in the background to the first: a mail leads to the process that sent it, and this one ends with its test.
 */
export async function launch(env: Record<string, string> = {}): Promise<Server> {
  const port = env.PORT ?? (await freePort());
  const { DATABASE_URL: _given, ...inherited } = process.env;
  const child = spawn(process.execPath, ['--enable-source-maps', 'dist/main.js'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...inherited,
      NODE_ENV: 'production',
      PORT: String(port),
      DATA_DIR,
      LOG_LEVEL: 'error',
      RATE_LIMIT_CLIENT: '0',
      MENTION_MAIL_AFTER: '1',
      ROLE: 'web,ingest',
      ...env,
    },
  });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  const url = `http://localhost:${port}`;
  await until(async () => {
    if (child.exitCode !== null) throw new Error('The server ended before it was ready; its words are above');
    return fetch(`${url}/readyz`).then(
      (response) => response.ok,
      () => false,
    );
  }, 90);
  return {
    url,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Starts the production build on an empty database of its own; E2E_URL names one that runs already. */
export default async function setup(): Promise<() => Promise<void>> {
  if (process.env.E2E_URL) return async () => undefined;
  rmSync(DATA_DIR, { recursive: true, force: true });
  mkdirSync(DATA_DIR, { recursive: true });
  const server = await launch({ ROLE: 'all' });
  process.env.E2E_URL = server.url;
  return server.stop;
}
