import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from '@playwright/test';
import { makeMaps, openBrowser, signIn } from './maps';
import { startApp } from './server';

const BAR = { script: 250_000, shift: 0.02, delay: 100 };
const A_SECOND = 20;
const ACTIONS = 60;

interface Seen {
  /** Sum of all layout shifts that nobody's hand brought about. */
  shift: number;
  /** Of each interaction: milliseconds from the press to the next frame. */
  delays: number[];
  /** Tasks of the page's thread over 50 ms. */
  tasks: number[];
}

/** Watches from the first script on. Text, as a compiled function would call for what the page does not have. */
const WATCH = `{
  const seen = (window.seen = { shift: 0, delays: {}, tasks: [] });
  const watch = (type, hear, more) =>
    new PerformanceObserver((list) => list.getEntries().forEach(hear)).observe({ type, buffered: true, ...more });
  watch('layout-shift', (entry) => { if (!entry.hadRecentInput) seen.shift += entry.value; });
  watch('longtask', (entry) => seen.tasks.push(entry.duration));
  watch('event', ({ interactionId, duration }) => {
    if (interactionId) seen.delays[interactionId] = Math.max(duration, seen.delays[interactionId] ?? 0);
  }, { durationThreshold: 16 });
}`;

const seenBy = (page: Page): Promise<Seen> =>
  page.evaluate(() => {
    const { seen } = window as unknown as { seen: Omit<Seen, 'delays'> & { delays: Record<string, number> } };
    return { ...seen, delays: Object.values(seen.delays) };
  });

/** Opens a page with nothing in the browser's cache: the bytes of its scripts as gzip, and how much it jumped. */
async function weigh(browser: Browser, state: string, baseURL: string, path: string) {
  const context = await browser.newContext({
    baseURL,
    storageState: state,
    viewport: { width: 1440, height: 900 },
  });
  const page = await context.newPage();
  await page.addInitScript({ content: WATCH });
  const scripts: Promise<number>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'script') return;
    scripts.push(response.body().then((body) => gzipSync(body, { level: 9 }).length));
  });
  await page.goto(path);
  await page.waitForLoadState('networkidle');
  const sizes = await Promise.all(scripts);
  const { shift } = await seenBy(page);
  await context.close();
  return { bytes: sizes.reduce((sum, size) => sum + size, 0), files: sizes.length, shift };
}

/** Ratings of many touchpoints at an even pace, until told to stop; how many were accepted. */
async function stream(url: string): Promise<() => Promise<number>> {
  const html = await (await fetch(`${url}/demo/shop`)).text();
  const key = /pk_[0-9a-f]+/.exec(html)?.[0];
  const config = await (await fetch(`${url}/api/v1/widget/${key}`)).json();
  const touchpoints = Object.entries<{ type: string }>(config.surveys)
    .filter(([, { type }]) => type === 'csat')
    .map(([slug]) => slug);
  const sent: Promise<Response>[] = [];
  const timer = setInterval(() => {
    const touchpoint = touchpoints[sent.length % touchpoints.length];
    const comment = sent.length % 5 === 0 ? 'It came on the day you said.' : undefined;
    const rating = { key, touchpoint, id: randomUUID(), score: 1 + (sent.length % 5), comment, final: true };
    const headers = { 'content-type': 'text/plain' };
    sent.push(fetch(`${url}/api/v1/ratings`, { method: 'POST', headers, body: JSON.stringify(rating) }));
  }, 1_000 / A_SECOND);
  return async () => {
    clearInterval(timer);
    return (await Promise.all(sent)).filter(({ status }) => status === 202).length;
  };
}

/** What a reader does on the overview, again and again. */
async function use(page: Page): Promise<void> {
  for (let action = 0; action < ACTIONS; action++) {
    if (action % 3 === 0) await page.getByRole('button', { name: 'Table', exact: true }).click();
    else if (action % 3 === 1) {
      const order = action % 2 === 0 ? 'Gap to desired' : 'Importance × gap × volume';
      await page.getByRole('button', { name: order }).click();
    } else await page.keyboard.press('Tab');
    await new Promise((done) => setTimeout(done, 250));
  }
}

/** What pages weigh, whether they jump, and how soon the overview answers a hand while ratings come in. */
export async function pages(): Promise<boolean> {
  const dataDir = mkdtempSync(join(tmpdir(), 'touchline-bench-'));
  const app = await startApp(dataDir);
  const browser = await openBrowser();
  try {
    const [map = ''] = await makeMaps(dataDir, ['wide']);
    const base = map.replace(/\/maps\/.*$/, '');
    const member = await browser.newPage({ baseURL: app.url });
    await signIn(member);
    const state = join(dataDir, 'member.json');
    await member.context().storageState({ path: state });
    await member.context().close();
    const overview = `${base}/satisfaction`;
    const paths = {
      '/': '/',
      maps: `${base}/maps`,
      'a map': map,
      overview,
      settings: `${base}/settings`,
      members: `${base}/settings/members`,
    };
    let met = true;
    const tell = (what: string, ok: boolean) => {
      console.log(`  bar: ${what}: ${ok ? 'met' : 'MISSED'}`);
      met &&= ok;
    };
    console.log('\npages: scripts until the page is idle, as gzip · files · layout shift while it loads');
    for (const [name, path] of Object.entries(paths)) {
      const { bytes, files, shift } = await weigh(browser, state, app.url, path);
      console.log(`  ${name.padEnd(10)} ${(bytes / 1_000).toFixed(1)} kB · ${files} · ${shift.toFixed(4)}`);
      if (path !== overview) continue;
      tell(`overview ≤ ${BAR.script / 1_000} kB`, bytes <= BAR.script);
      tell(`shift of the overview ≤ ${BAR.shift}`, shift <= BAR.shift);
    }
    const page = await browser.newPage({ baseURL: app.url, viewport: { width: 1440, height: 900 } });
    await page.addInitScript({ content: WATCH });
    await page.goto('/w/demo/satisfaction');
    await page.waitForLoadState('networkidle');
    const stop = await stream(app.url);
    await use(page);
    const accepted = await stop();
    const { shift, delays, tasks } = await seenBy(page);
    // As browsers report it: the longest of all, one in fifty left out.
    const delay = delays.toSorted((a, b) => b - a)[Math.floor(delays.length / 50)] ?? 0;
    console.log(
      `\npages: the overview in use while ${A_SECOND} ratings a second come in (${accepted} accepted)`,
    );
    console.log(`  layout shift ${shift.toFixed(4)}`);
    console.log(`  interaction to next frame ${delay} ms (${delays.length} over 16 ms of ${ACTIONS})`);
    console.log(`  tasks over 50 ms: ${tasks.length}, the longest ${Math.round(Math.max(0, ...tasks))} ms`);
    tell(`layout shift ≤ ${BAR.shift}`, shift <= BAR.shift);
    tell(`interaction ≤ ${BAR.delay} ms`, delay <= BAR.delay);
    return met;
  } finally {
    await browser.close();
    await app.stop();
  }
}
