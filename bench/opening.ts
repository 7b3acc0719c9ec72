import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { makeMaps, openBrowser, signIn } from './maps';
import { quantile, startApp } from './server';

const BAR = 1.5;
const ROUNDS = 9;

/** Milliseconds since the page was asked for. */
interface Opening {
  /** The answer is there as a whole. */
  answered: number;
  /** The whole curve can be seen, and so can all there is in sight. */
  drawn: number;
  /** The map answers to pointer and keyboard. */
  usable: number;
  /** What is out of sight is there, too. */
  whole: number;
}

/**
 * Watches from the first script on; what is looked for is read in every frame, so that no step of the app is trusted.
 * Text, as a compiled function would call for what the page does not have.
 */
const WATCH = `{
  const seen = (window.opening = {});
  const look = () => {
    const curve = document.querySelector('.curve svg path[stroke="var(--c-actual)"]');
    if (curve && curve.getAttribute('d') && curve.checkVisibility()) seen.drawn ??= performance.now();
    const map = document.querySelector('.map');
    if (map && Object.keys(map).some((key) => key.startsWith('__react'))) {
      seen.usable ??= performance.now();
      const last = map.style.getPropertyValue('--cols') - 1;
      if (map.querySelector('[data-lane="doing"][data-cell$=":' + last + '"]')) seen.whole ??= performance.now();
    }
    if (seen.drawn === undefined || seen.whole === undefined) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}`;

async function open(page: Page, path: string): Promise<Opening> {
  await page.goto(path, { waitUntil: 'commit' });
  await page.waitForFunction(() => {
    const { opening } = window as unknown as { opening?: Partial<Opening> };
    return opening?.drawn !== undefined && opening.whole !== undefined;
  });
  // What a page fetches once it stands must not weigh on the next one.
  await page.waitForLoadState('networkidle');
  return page.evaluate(() => {
    const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    const { drawn, usable, whole } = (window as unknown as { opening: Opening }).opening;
    return { answered: navigation?.responseEnd ?? Number.NaN, drawn, usable, whole };
  });
}

/** What it takes to open a map of 60 touchpoints, against one of 6: server, browser, until the curve is drawn. */
export async function opening(): Promise<boolean> {
  const dataDir = mkdtempSync(join(tmpdir(), 'touchline-bench-'));
  const app = await startApp(dataDir, { DEMO: '0' });
  const browser = await openBrowser();
  try {
    const [wide = '', brief = ''] = await makeMaps(dataDir, ['wide', 'brief']);
    const page = await browser.newPage({ baseURL: app.url, viewport: { width: 1440, height: 900 } });
    await signIn(page);
    await page.addInitScript({ content: WATCH });
    const taken: Record<'wide' | 'brief', Opening[]> = { wide: [], brief: [] };
    // The first of each warms up the server and the browser's cache.
    for (let round = 0; round <= ROUNDS; round++) {
      const openings = { wide: await open(page, wide), brief: await open(page, brief) };
      if (round === 0) continue;
      taken.wide.push(openings.wide);
      taken.brief.push(openings.brief);
    }
    const median = (of: 'wide' | 'brief', what: keyof Opening) =>
      quantile(
        taken[of].map((opening) => opening[what]),
        0.5,
      );
    console.log(`\nopening a map, milliseconds, median of ${ROUNDS}: 60 touchpoints · 6 touchpoints · ratio`);
    for (const what of ['answered', 'drawn', 'usable', 'whole'] as const) {
      const [many, few] = [median('wide', what), median('brief', what)];
      console.log(`  ${what.padEnd(10)} ${many.toFixed(0)} · ${few.toFixed(0)} · ${(many / few).toFixed(2)}`);
    }
    const ratio = median('wide', 'drawn') / median('brief', 'drawn');
    const met = ratio <= BAR;
    console.log(`  bar: drawn with 60 ≤ ${BAR} × drawn with 6: ${met ? 'met' : 'MISSED'}`);
    return met;
  } finally {
    await browser.close();
    await app.stop();
  }
}
