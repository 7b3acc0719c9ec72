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

/** Starts the production build on an empty database of its own; E2E_URL names one that runs already. */
export default async function setup(): Promise<() => Promise<void>> {
  if (process.env.E2E_URL) return async () => undefined;
  const dataDir = resolve('.test/e2e-data');
  rmSync(dataDir, { recursive: true, force: true });
  mkdirSync(dataDir, { recursive: true });
  const port = await freePort();
  const { DATABASE_URL: _given, ...env } = process.env;
  const server = spawn(process.execPath, ['--enable-source-maps', 'dist/main.js'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...env,
      NODE_ENV: 'production',
      PORT: String(port),
      DATA_DIR: dataDir,
      LOG_LEVEL: 'error',
      RATE_LIMIT_CLIENT: '0',
    },
  });
  const ended = new Promise<void>((done) => server.once('exit', () => done()));
  const url = `http://localhost:${port}`;
  await until(async () => {
    if (server.exitCode !== null) throw new Error('The server ended before it was ready; its words are above');
    return fetch(`${url}/readyz`).then(
      (response) => response.ok,
      () => false,
    );
  }, 90);
  process.env.E2E_URL = url;
  return async () => {
    server.kill('SIGTERM');
    await ended;
  };
}
