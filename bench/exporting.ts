import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoKey } from './live';
import { makeMaps, openBrowser, signIn } from './maps';
import { quantile, residentMb, startApp } from './server';

const BAR_MB = 350;
/** Nobody should notice that somebody else exports: what waits for a moment anyway waits not much longer. */
const BAR_MS = 100;
const BAR_RATIO = 1.5;
const EVERY_MS = 25;
/** The median counts: what a neighbour of the machine does falls on one of them. */
const ROUNDS = 3;

/** Milliseconds, share of the time in percent, MB. */
interface Row {
  p50: number;
  p99: number;
  most: number;
  waited: number;
  peak: number;
}

function print(name: string, { p50, p99, most, waited, peak }: Row, note: string): void {
  const times = [p50, p99, most].map((ms) => ms.toFixed(1)).join(' / ');
  console.log(
    `  ${name.padEnd(16)} ${times} ms, waited ${waited.toFixed(1)} %, ${peak.toFixed(0)} MB  ${note}`,
  );
}

/** How long the main thread of a process has been ready to run and did not, and when that was asked, in ms (Linux). */
function threadTimes(pid: number): { waited: number; at: number } {
  const [, waited = ''] = readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ');
  return { waited: Number(waited) / 1e6, at: performance.now() };
}

/** What ratings wait, and what the process holds, while somebody exports a map of 60 touchpoints and one of 800. */
export async function exporting(): Promise<boolean> {
  const dataDir = mkdtempSync(join(tmpdir(), 'touchline-bench-'));
  const app = await startApp(dataDir);
  const memory: number[] = [];
  const timer = setInterval(() => memory.push(residentMb(app.pid)), 200);
  try {
    const [wide = '', huge = ''] = await makeMaps(dataDir, ['wide', 'huge']);
    const cookie = await signedIn(app.url);
    const { key, touchpoint } = await demoKey(app.url);

    /** Posts ratings at a steady pace, answered or not, until `until` is done; what each waited. */
    async function waits(until: Promise<unknown>): Promise<number[]> {
      const taken: number[] = [];
      const answers: Promise<void>[] = [];
      let done = false;
      const end = until.finally(() => {
        done = true;
      });
      while (!done) {
        answers.push(rate(app.url, { key, touchpoint }).then((ms) => void taken.push(ms)));
        await new Promise((next) => setTimeout(next, EVERY_MS));
      }
      await Promise.all([end, ...answers]);
      return taken;
    }

    /** Draws a map as a PDF; says how long that took and how many bytes came, or why none did. */
    async function draw(path: string): Promise<string> {
      const [, workspace, , map] = path.slice(1).split('/');
      const began = performance.now();
      const answer = await fetch(`${app.url}/api/w/${workspace}/maps/${map}/picture?format=pdf`, {
        headers: { cookie },
      });
      const bytes = (await answer.arrayBuffer()).byteLength;
      const seconds = ((performance.now() - began) / 1_000).toFixed(1);
      return `${answer.status}, ${(bytes / 1_024).toFixed(0)} kB in ${seconds} s`;
    }

    const pause = (seconds: number) => new Promise((done) => setTimeout(done, seconds * 1_000));
    const rows = new Map<string, Row[]>();
    /** What ratings wait while `work` is done, and what the app's own thread did meanwhile. */
    async function round(name: string, work: () => Promise<string | unknown>): Promise<void> {
      memory.splice(0);
      const before = threadTimes(app.pid);
      let note = '';
      const taken = await waits(
        work().then((said) => {
          note = typeof said === 'string' ? said : '';
        }),
      );
      const after = threadTimes(app.pid);
      const row: Row = {
        p50: quantile(taken, 0.5),
        p99: quantile(taken, 0.99),
        most: quantile(taken, 1),
        waited: (100 * (after.waited - before.waited)) / (after.at - before.at),
        peak: Math.max(...memory),
      };
      rows.set(name, [...(rows.get(name) ?? []), row]);
      print(name, row, note);
    }
    console.log(
      '\nexporting: what a rating waits, p50 / p99 / longest; how much of the time the app stood in the row for a processor; the most it held',
    );
    await waits(pause(3));
    for (let n = 1; n <= ROUNDS; n += 1) {
      await round('nobody', () => pause(10));
      // In the first round everything happens for the first time, in the others a new process begins to draw.
      await round('60 touchpoints', () => draw(wide).then(() => draw(wide)));
      await round('800 touchpoints', () => draw(huge));
      await round('afterwards', () => pause(25));
    }
    const middle = (name: string): Row => {
      const of = (value: (row: Row) => number) => quantile((rows.get(name) ?? []).map(value), 0.5);
      return {
        p50: of(({ p50 }) => p50),
        p99: of(({ p99 }) => p99),
        most: of(({ most }) => most),
        waited: of(({ waited }) => waited),
        peak: of(({ peak }) => peak),
      };
    };
    console.log(`  the median of ${ROUNDS} rounds`);
    for (const name of rows.keys()) print(name, middle(name), '');
    const most = Math.max(BAR_MS, BAR_RATIO * middle('nobody').p99);
    const slowest = Math.max(middle('60 touchpoints').p99, middle('800 touchpoints').p99);
    const held = Math.max(...[...rows.values()].flat().map(({ peak }) => peak));
    const met = slowest <= most && held <= BAR_MB;
    console.log(
      `  bar: p99 ≤ ${BAR_RATIO} × that of nobody, or ${BAR_MS} ms; the process ≤ ${BAR_MB} MB: ${met ? 'met' : 'MISSED'}`,
    );
    return met;
  } finally {
    clearInterval(timer);
    await app.stop();
  }
}

/** Milliseconds until a rating is accepted. */
async function rate(url: string, place: { key: string; touchpoint: string }): Promise<number> {
  const began = performance.now();
  const answer = await fetch(`${url}/api/v1/ratings`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain' },
    body: JSON.stringify({ ...place, id: randomUUID(), score: 4, final: true }),
  });
  if (answer.status !== 202) throw new Error(`A rating was answered ${answer.status}`);
  return performance.now() - began;
}

/** The cookies of the owner. */
async function signedIn(url: string): Promise<string> {
  const browser = await openBrowser();
  try {
    const page = await browser.newPage({ baseURL: url });
    await signIn(page);
    const cookies = await page.context().cookies();
    return cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  } finally {
    await browser.close();
  }
}
