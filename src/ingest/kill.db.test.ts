import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ownerPool } from '@/server/db';
import { type Cluster, startCluster } from '@/server/embedded';
import { migrate } from '@/server/migrations';
import { createTestWorkspace, type TestWorkspace } from '@/test/factory';
import { tallyDifferences } from '@/test/load';
import { type Load, type Served, spawnIngest, startLoad } from '@/test/load-client';

// A cluster of its own, as durable as in production, because this file kills it.
const folder = mkdtempSync(join(tmpdir(), 'touchline-kill-'));
chmodSync(folder, 0o755);
let cluster: Cluster;
let settings: Record<string, string>;
let workspace: TestWorkspace;

const freePort = () =>
  new Promise<string>((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(String(typeof address === 'object' ? address?.port : 0)));
    });
  });

const urlOf = ({ url }: Cluster): string => url.replace('/touchline?', '/postgres?');

beforeAll(async () => {
  // The same address after a restart, so that the process under test has to find its way back by itself.
  settings = { port: await freePort() };
  cluster = await startCluster(folder, settings);
  process.env.DATABASE_URL = urlOf(cluster);
  await migrate(urlOf(cluster));
  workspace = await createTestWorkspace(['csat', 'smiley', 'csat']);
});
afterAll(async () => {
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
});

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** Ends the server and all its processes at once, as a power cut would. */
async function killPostgres(): Promise<void> {
  const file = readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8');
  const postmaster = Number(file.split('\n')[0]);
  const all = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n');
  const children = all
    .map((line) => line.trim().split(/\s+/).map(Number))
    .filter(([, parent]) => parent === postmaster)
    .map(([pid]) => pid ?? 0);
  // The postmaster first: it would tell the others and start them again.
  for (const pid of [postmaster, ...children]) if (isAlive(pid)) process.kill(pid, 'SIGKILL');
  // Nothing starts beside what still holds the old one's memory. The postmaster itself is for the start to find dead.
  const left = () => children.filter(isAlive);
  await expect.poll(left, { timeout: 15_000, interval: 20 }).toEqual([]);
}

const load = (url: () => Promise<string>, kind: 'ratings' | 'displays' | 'visits' = 'ratings'): Load =>
  startLoad({
    url,
    kind,
    key: workspace.publicKey,
    touchpoints: workspace.touchpoints.map(({ slug }) => slug),
    connections: 32,
  });

async function expectStored({ accepted }: Load, table: 'rating' | 'display' | 'visit'): Promise<void> {
  const { rows } = await ownerPool().query<{ id: string }>(`SELECT id FROM ${table} WHERE id = ANY($1)`, [
    [...accepted],
  ]);
  expect(new Set(rows.map(({ id }) => id))).toEqual(accepted);
  expect(rows.length).toBe(accepted.size);
  expect(await tallyDifferences(ownerPool())).toEqual([]);
}

async function expectAllThere(run: Load): Promise<void> {
  await expectStored(run, 'rating');
  const { rows: sums } = await ownerPool().query(
    `SELECT (SELECT count(*) FROM rating)::int AS ratings, sum(s1 + s2 + s3 + s4 + s5)::int AS counted FROM tally`,
  );
  expect(sums[0].counted).toBe(sums[0].ratings);
}

test('kill -9 of the process: every rating that got its 202 is there, once', async () => {
  let served: Promise<Served> = spawnIngest(urlOf(cluster));
  const run = load(async () => (await served).url);
  for (const mark of [1_500, 3_000]) {
    await run.reached(mark);
    const crashed = await served;
    served = crashed.kill().then(() => spawnIngest(urlOf(cluster)));
  }
  await run.reached(4_500);
  await run.stop();
  await (await served).kill();
  expect(run.failures.get(0)).toBeGreaterThan(0);
  await expectAllThere(run);
}, 60_000);

test('kill -9 of PostgreSQL: the same, and the process finds its way back by itself', async () => {
  const served = await spawnIngest(urlOf(cluster));
  const run = load(async () => served.url);
  for (const mark of [1_500, 3_000]) {
    await run.reached(mark);
    await killPostgres();
    cluster = await startCluster(folder, settings);
  }
  await run.reached(4_500);
  await run.stop();
  await served.kill();
  expect(run.failures.get(503)).toBeGreaterThan(0);
  await expectAllThere(run);
}, 60_000);

test('kill -9 of either: displays and visits that got their 202 are there, once', async () => {
  let served: Promise<Served> = spawnIngest(urlOf(cluster));
  const url = async () => (await served).url;
  const runs = [load(url, 'displays'), load(url, 'visits')];
  await Promise.all(runs.map((run) => run.reached(800)));
  await killPostgres();
  cluster = await startCluster(folder, settings);
  await Promise.all(runs.map((run) => run.reached(1_600)));
  const crashed = await served;
  served = crashed.kill().then(() => spawnIngest(urlOf(cluster)));
  await Promise.all(runs.map((run) => run.reached(2_400)));
  await Promise.all(runs.map((run) => run.stop()));
  await (await served).kill();
  for (const [index, table] of (['display', 'visit'] as const).entries()) {
    const run = runs[index] as Load;
    expect(run.failures.size).toBeGreaterThan(0);
    await expectStored(run, table);
  }
}, 60_000);
