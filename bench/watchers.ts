import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { Agent, type ClientRequest, get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';
import pg from 'pg';
import { startCluster } from '../src/server/embedded';
import { tallyDifferences } from '../src/test/load';
import { demoKey } from './live';
import { quantile, residentMb, startApp } from './server';

const WATCHERS = 200;
const PER_SECOND = 500;
const SECONDS = 300;
const PROBE_MS = 1_000;
/** As the overview reads again, up to half as long again: see useOverviewLive and useThrottle. */
const REFRESH_MS = 2_000;
const BAR_P95_MS = 500;
const BAR_MB = 350;
const FLAT = 1.1;

interface Shown {
  map: {
    stages: { touchpoints: { id: string; slug: string; current: { parts: { counts: number[] }[] } }[] }[];
  };
}

/** Answers by touchpoint id, as a page shows them. */
function countsOf(body: string): Record<string, number> {
  const { map } = (JSON.parse(body) as { result: { data: Shown } }).result.data;
  return Object.fromEntries(
    map.stages
      .flatMap(({ touchpoints }) => touchpoints)
      .map(({ id, current }) => [
        id,
        current.parts.flatMap(({ counts }) => counts).reduce((a, b) => a + (b ?? 0), 0),
      ]),
  );
}

const agent = new Agent({ keepAlive: true, maxSockets: WATCHERS });
const inputOf = (input: object) => encodeURIComponent(JSON.stringify(input));

/** Reads the overview as a browser does, compressed. */
function read(url: string): Promise<string> {
  const path = `${url}/api/trpc/overview.get?input=${inputOf({ workspace: 'demo', range: '28d' })}`;
  return new Promise((done, fail) => {
    get(path, { agent, headers: { 'accept-encoding': 'gzip' } }, (response) => {
      const packed = response.headers['content-encoding'] === 'gzip';
      const chunks: Buffer[] = [];
      const body = packed ? response.pipe(createGunzip()) : response;
      body.on('data', (chunk: Buffer) => chunks.push(chunk));
      body.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        if (response.statusCode === 200) done(text);
        else fail(new Error(`The overview was answered ${response.statusCode}: ${text.slice(0, 200)}`));
      });
    }).once('error', fail);
  });
}

interface Watcher {
  ready: Promise<void>;
  /** What it shows when nothing is to come any more. */
  settled: () => Promise<string>;
  close: () => void;
}

/** Holds one subscription and reads the overview again as the page does. */
function watch(url: string, told: (chunk: string) => void, onRead: (ms: number) => void): Watcher {
  let busy = false;
  let wanted = false;
  let reading = Promise.resolve('');
  let set: () => void = () => undefined;
  const ready = new Promise<void>((done) => (set = done));
  const refresh = () => {
    wanted = true;
    if (!busy) void again();
  };
  const again = async () => {
    busy = true;
    await new Promise((done) => setTimeout(done, REFRESH_MS * (1 + Math.random() / 2)));
    wanted = false;
    const began = performance.now();
    reading = read(url);
    await reading.then(
      () => onRead(performance.now() - began),
      () => undefined,
    );
    busy = false;
    if (wanted) void again();
  };
  const path = `${url}/api/trpc/workspace.changes?input=${inputOf({ workspace: 'demo' })}`;
  let stream: ClientRequest | undefined;
  let closed = false;
  // A stream ends after five minutes, and a browser connects again.
  const connect = () => {
    stream = get(path, { headers: { accept: 'text/event-stream' } }, (response) => {
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        if (chunk.includes('"sync"')) set();
        if (chunk.includes('"sync"') || chunk.includes('"ratings"')) refresh();
        told(chunk);
      });
      response.on('close', () => (closed ? undefined : connect()));
    });
    stream.on('error', () => undefined);
  };
  connect();
  return {
    ready,
    async settled() {
      while (busy) await new Promise((done) => setTimeout(done, 100));
      return reading;
    },
    close: () => {
      closed = true;
      stream?.destroy();
    },
  };
}

/** 200 open overviews of one workspace at 500 ratings a second: what they cost, and whether they all end up right. */
export async function watchers(options: Map<string, number>): Promise<boolean> {
  const seconds = options.get('seconds') ?? SECONDS;
  const dataDir = mkdtempSync(join(tmpdir(), 'touchline-bench-'));
  const app = await startApp(dataDir, { TRUST_PROXY: '1' });
  const { key } = await demoKey(app.url);
  // One touchpoint is kept out of the load, so that the way of a single rating can be followed.
  const slugs = await askedOf(app.url, key);
  const probe = slugs.find(({ type }) => type !== 'csat');
  const first = JSON.parse(await read(app.url)) as { result: { data: Shown } };
  const probed = first.result.data.map.stages
    .flatMap(({ touchpoints }) => touchpoints)
    .find(({ slug }) => slug === probe?.slug)?.id;
  if (!probe || !probed) throw new Error('The example asks nothing but CSAT');

  const delays: number[] = [];
  const reads: number[] = [];
  let sent = 0;
  let due = 0;
  const told = (chunk: string) => {
    if (!chunk.includes(probed)) return;
    delays.push(performance.now() - sent);
    due--;
  };
  const all = Array.from({ length: WATCHERS }, () => watch(app.url, told, (ms) => reads.push(ms)));
  await Promise.all(all.map(({ ready }) => ready));
  const memory: number[] = [];
  const sampler = setInterval(() => memory.push(residentMb(app.pid)), 1_000);
  const loader = spawn(
    process.execPath,
    ['--import', 'tsx', 'bench/load.ts', app.url, String(seconds), String(PER_SECOND)],
    { stdio: ['ignore', 'inherit', 'inherit'] },
  );
  let loading = true;
  loader.once('exit', () => (loading = false));
  let probes = 0;
  let lost = 0;
  while (loading) {
    [due, sent] = [WATCHERS, performance.now()];
    probes++;
    await post(app.url, probes, { key, touchpoint: probe.slug, id: randomUUID(), score: 1, final: true });
    await new Promise((done) => setTimeout(done, PROBE_MS));
    lost += Math.max(0, due);
  }
  clearInterval(sampler);
  const bodies = await Promise.all(all.map(({ settled }) => settled()));
  for (const { close } of all) close();

  const cluster = await startCluster(dataDir);
  const client = new pg.Client({ connectionString: cluster.url });
  await client.connect();
  const wrongTallies = (await tallyDifferences(client)).length;
  const { rows } = await client.query<{ id: string; n: number }>(
    `SELECT touchpoint_id AS id, count(*)::int AS n FROM rating r JOIN workspace w ON w.id = r.workspace_id
     WHERE w.slug = 'demo' AND flag IS NULL AND r.day > (now() AT TIME ZONE w.time_zone)::date - 28 GROUP BY 1`,
  );
  await client.end();
  agent.destroy();
  await app.stop();
  const recounted = new Map(rows.map(({ id, n }) => [id, n]));
  const right = bodies.filter((body) =>
    Object.entries(countsOf(body)).every(([id, n]) => n === (recounted.get(id) ?? 0)),
  ).length;

  const [p50, p95, most] = [0.5, 0.95, 1].map((q) => quantile(delays, q));
  const half = Math.floor(memory.length / 2);
  const [before, after] = [memory.slice(0, half), memory.slice(half)].map((part) => quantile(part, 0.5));
  const peak = Math.max(...memory);
  console.log(
    `\nwatchers: ${WATCHERS} overviews of one workspace at ${PER_SECOND} ratings/s for ${seconds} s`,
  );
  console.log(
    `  POST → event       p50 / p95 / max ${[p50, p95, most].map((ms) => ms?.toFixed(0)).join(' / ')} ms, ${probes} ratings followed, ${lost} not told within ${PROBE_MS} ms`,
  );
  console.log(
    `  overview read      ${reads.length} times, p50 / p95 ${[0.5, 0.95].map((q) => quantile(reads, q).toFixed(0)).join(' / ')} ms`,
  );
  console.log(`  right in the end   ${right} of ${WATCHERS}; ${wrongTallies} tallies differ from a recount`);
  console.log(
    `  resident MB        median of the first half ${before?.toFixed(0)}, of the second ${after?.toFixed(0)}, peak ${peak.toFixed(0)}`,
  );
  const bars = {
    'every figure right': right === WATCHERS && wrongTallies === 0,
    [`p95 ≤ ${BAR_P95_MS} ms`]: (p95 ?? Number.NaN) <= BAR_P95_MS,
    'memory flat': (after ?? Number.NaN) <= (before ?? 0) * FLAT,
    [`≤ ${BAR_MB} MB`]: peak <= BAR_MB,
  };
  for (const [bar, met] of Object.entries(bars)) console.log(`  bar: ${bar}: ${met ? 'met' : 'MISSED'}`);
  return Object.values(bars).every((met) => met);
}

async function askedOf(url: string, key: string): Promise<{ slug: string; type: string }[]> {
  const { surveys } = (await (await fetch(`${url}/api/v1/widget/${key}`)).json()) as {
    surveys: Record<string, { type: string }>;
  };
  return Object.entries(surveys).map(([slug, { type }]) => ({ slug, type }));
}

async function post(url: string, nth: number, rating: object): Promise<void> {
  const headers = { 'content-type': 'text/plain', 'x-forwarded-for': `192.0.${nth >> 8}.${nth & 255}` };
  const response = await fetch(`${url}/api/v1/ratings`, {
    method: 'POST',
    headers,
    body: JSON.stringify(rating),
  });
  if (response.status !== 202) throw new Error(`A rating was answered ${response.status}`);
}
