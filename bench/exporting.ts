import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
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

    await waits(new Promise((done) => setTimeout(done, 3_000)));
    const row = (name: string, taken: number[], note = '') => {
      const [p50, p99, most] = [0.5, 0.99, 1].map((q) => quantile(taken, q));
      const peak = Math.max(...memory.splice(0));
      console.log(
        `  ${name.padEnd(16)} ${[p50, p99, most].map((ms) => ms?.toFixed(1)).join(' / ')} ms, ${taken.length} ratings, ${peak.toFixed(0)} MB  ${note}`,
      );
      return { p99: p99 ?? Number.NaN, peak };
    };
    console.log('\nexporting: what a rating waits, p50 / p99 / longest, and the most the process held');
    memory.splice(0);
    const quiet = row('nobody', await waits(new Promise((done) => setTimeout(done, 15_000))));
    let note = '';
    const told = (drawing: Promise<string>) =>
      drawing.then((said) => {
        note = said;
      });
    const small = row('60 touchpoints', await waits(told(draw(wide).then(() => draw(wide)))), note);
    const large = row('800 touchpoints', await waits(told(draw(huge))), note);
    await new Promise((done) => setTimeout(done, 25_000));
    memory.splice(0);
    const after = row('half a minute on', await waits(new Promise((done) => setTimeout(done, 5_000))));
    const most = Math.max(BAR_MS, BAR_RATIO * quiet.p99);
    const held = Math.max(small.peak, large.peak, after.peak);
    const met = Math.max(small.p99, large.p99) <= most && held <= BAR_MB;
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
