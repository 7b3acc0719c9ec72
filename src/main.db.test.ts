import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { createTestWorkspace } from '@/test/factory';

const folder = mkdtempSync(join(tmpdir(), 'touchline-main-'));
// The database's own user has to reach it.
chmodSync(folder, 0o755);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Process {
  child: ChildProcess;
  url: string;
  /** Resolves with the exit code and everything that was said. */
  ended: Promise<{ code: number | null; said: string }>;
  stop: () => Promise<number | null>;
}

const running = new Set<ChildProcess>();
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
});

/** The real process, without the part that needs a build. */
function launch(env: Record<string, string | undefined>) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      LOG_LEVEL: 'fatal',
      PORT: '0',
      ROLE: 'ingest',
      DEMO: '0',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (said += chunk));
  const ended = once(child, 'close').then(([code]) => {
    running.delete(child);
    return { code: code as number | null, said };
  });
  return { child, ended, said: () => said };
}

/** The same, once it serves. */
async function serve(env: Record<string, string | undefined> = {}): Promise<Process> {
  const { child, ended, said } = launch(env);
  const url = await Promise.race([
    ended.then(({ said }) => Promise.reject(new Error(said))),
    new Promise<string>((done) =>
      child.stdout?.on('data', () => {
        const [, port] = /ready at http:\/\/localhost:(\d+)/.exec(said()) ?? [];
        if (port) done(`http://127.0.0.1:${port}`);
      }),
    ),
  ]);
  const stop = async () => {
    child.kill('SIGTERM');
    return (await ended).code;
  };
  return { child, url, ended, stop };
}

/** Sends a path exactly as given, which `fetch` would tidy up first. */
function raw(url: string, path: string, method = 'GET') {
  return new Promise<{ status: number; headers: Record<string, unknown>; body: string }>((done, fail) => {
    const { hostname, port } = new URL(url);
    const req = httpRequest(
      { hostname, port, path, method, headers: { host: `localhost:${port}` } },
      (res) => {
        let body = '';
        res.on('data', (chunk) => (body += chunk));
        res.on('end', () => done({ status: res.statusCode ?? 0, headers: res.headers, body }));
      },
    );
    req.on('error', fail);
    req.end();
  });
}

test('what cannot be used is named in one sentence, and nothing is started', async () => {
  const taken = createServer().listen(0, '0.0.0.0');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  const unused = join(folder, 'unused');
  const embedded = { DATABASE_URL: undefined, DATA_DIR: unused };
  const outcomes = await Promise.all(
    [
      { LOG_LEVEL: 'loud' },
      { ...embedded, PORT: String(port) },
      { DATABASE_URL: 'postgresql://somebody:password@127.0.0.1:1/touchline' },
      { ...embedded, DATA_DIR: join('/dev/null', 'data') },
    ].map((env) => launch(env).ended),
  );
  taken.close();
  expect(outcomes.map(({ code }) => code)).toEqual([1, 1, 1, 1]);
  const [level, inUse, away, closed] = outcomes.map(({ said }) => said);
  expect(level).toContain('LOG_LEVEL');
  expect(inUse).toContain(`Port ${port} is in use. Set PORT to another one.`);
  expect(existsSync(unused)).toBe(false);
  expect(away).toContain('DATABASE_URL: the database at 127.0.0.1:1 cannot be opened');
  expect(away).not.toContain('somebody:password');
  expect(closed).toContain('DATA_DIR: /dev/null/data is not writable');
});

test('addresses that mean others are refused, and every answer carries the headers of the house', async () => {
  const { url, stop } = await serve();
  const odd = ['/api/v1/../trpc/map.create', '/api/v1/%2e%2E/trpc/map.create', '/api/v1/%E0%A4%A', '//x'];
  for (const path of odd) {
    const { status, headers, body } = await raw(url, path, 'POST');
    expect([path, status, JSON.parse(body).error.code]).toEqual([path, 400, 'malformed']);
    expect(headers['x-content-type-options']).toBe('nosniff');
  }
  for (const path of ['/healthz', '/readyz', '/metrics', '/api/nothing', '/']) {
    const { status, headers } = await raw(url, path);
    expect([path, status]).toEqual([path, path.startsWith('/api') || path === '/' ? 404 : 200]);
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY' });
  }
  const guest = await fetch(`${url}/metrics`, { headers: { 'x-real-ip': '192.0.2.7' } });
  expect(guest.status).toBe(403);
  expect(await stop()).toBe(0);
});

test('an answer that arrives while the process is told to stop is finished or refused, never cut off', async () => {
  const workspace = await createTestWorkspace(['csat']);
  const { url, child, ended } = await serve({ RATE_LIMIT_CLIENT: '0' });
  const [touchpoint] = workspace.touchpoints;
  const rating = { key: workspace.publicKey, touchpoint: touchpoint?.slug, id: randomUUID(), score: 4 };
  const body = JSON.stringify(rating);
  const post = () =>
    fetch(`${url}/api/v1/ratings`, { method: 'POST', body, keepalive: false }).then(({ status }) => status);
  expect(await post()).toBe(202);
  const inFlight = Array.from({ length: 20 }, post);
  await Promise.race(inFlight);
  child.kill('SIGTERM');
  for (const status of await Promise.all(inFlight)) expect([202, 503]).toContain(status);
  expect((await ended).code).toBe(0);
});

test('processes share a cluster, and the last one out stops it, whoever started it', async () => {
  const DATA_DIR = join(folder, 'shared');
  const embedded = { DATABASE_URL: undefined, AUTH_SECRET: undefined, DATA_DIR };
  const isUp = () => existsSync(join(DATA_DIR, 'postgres', 'postmaster.pid'));
  const starter = await serve(embedded);
  const second = await serve(embedded);
  expect(await starter.stop()).toBe(0);
  expect(isUp()).toBe(true);
  expect((await raw(second.url, '/readyz')).status).toBe(200);
  const third = await serve(embedded);
  second.child.kill('SIGKILL');
  await second.ended;
  expect((await raw(third.url, '/readyz')).status).toBe(200);
  expect(await third.stop()).toBe(0);
  expect(isUp()).toBe(false);
});
