import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from '@playwright/test';
import type { Asked } from '../../e2e/flips';
import { snippetOf, tagOf } from '../../src/features/key/prepare';
import { freePort, quantile } from '../server';
import { type Task, traceTasks } from './trace';

const ROUNDS = 9;
/** The one way in which a page's `load` waits for us: a script that stands in the page itself. */
export const TAG = 'one tag';
/** How long a page may take to finish loading before it is called hanging. */
const PATIENCE_MS = 5_000;

/** What a page's thread did until its question was answered. */
export interface Work {
  /** The longest task of the page while it loaded, before there was a widget. */
  page: Task;
  /** The longest task of all that came with the widget: its arrival, the question, the tap, the comment, the thanks. */
  own: Task;
  /** Tasks over 50 ms as the page itself sees them (PerformanceObserver), by the clock on the wall. */
  seen: number[];
  requests: string[];
}

export interface Loading {
  interactive: number;
  painted: number;
  /** Infinity where the page was still loading when patience ended. */
  loaded: number;
}

async function serve(handler: RequestListener) {
  const server = createServer(handler);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      return new Promise<void>((done) => server.close(() => done()));
    },
  };
}

const ARRIVES = 'the widget arrives';

/**
 * A page that answers for its visitor, and says when it is done: what a test tool brings along into a page is work, too,
 * and would be counted. It finds its way by roles, as a screen reader does.
 */
const VISITOR = `
const long = [];
new PerformanceObserver((list) => long.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask', buffered: true });
const done = () => setTimeout(() => fetch('/done?' + long), 1000);
const add = (host, key) => { performance.mark('${ARRIVES}'); const script = document.createElement('script'); script.src = host + '/widget.js'; script.dataset.key = key; document.head.append(script); };
const all = (root, what) => [...root.querySelectorAll('*')].flatMap((one) => [...(one.matches(what) ? [one] : []), ...(one.shadowRoot ? all(one.shadowRoot, what) : [])]);
const soon = (what, then) => setTimeout(() => { const found = all(document, what); if (found.length) then(found); else soon(what, then); }, 200);
const answer = () => soon('[role=radio],input[type=radio]', (scale) => { scale[3].click();
  soon('textarea', ([field]) => { field.value = 'The slots were all taken by eight'; field.dispatchEvent(new Event('input', { bubbles: true }));
    soon('button', (buttons) => { buttons.find((one) => one.textContent === 'Send').click(); done(); }); }); });
`;

const ask = (slug: string) =>
  `window.touchline=window.touchline||function(){(touchline.q=touchline.q||[]).push(arguments)};touchline('ask','${slug}');`;

/**
 * The work of a page on a processor a quarter as fast: it loads and comes to rest, then the widget is brought in and asks,
 * and is answered. So whatever is done afterwards is the widget's, or what its question makes the browser do.
 */
export async function work(browser: Browser, { host, publicKey, touchpoints }: Asked): Promise<Work> {
  const then = `${ask(touchpoints[0] ?? '')}onload = () => setTimeout(() => { add('${host}', '${publicKey}'); answer(); }, 1500);`;
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>example.shop</title><h1>Your delivery slot is booked</h1><script>${VISITOR}${then}</script></html>`;
  let tell = (_: string) => {};
  const told = new Promise<string>((done) => {
    tell = done;
  });
  const shop = await serve(({ url = '' }, response) => {
    if (url.startsWith('/done')) tell(url.slice('/done?'.length));
    response.setHeader('content-type', 'text/html').end(html);
  });
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const requests: string[] = [];
    page.on('request', (request) => {
      const { pathname } = new URL(request.url());
      if (request.url().startsWith(host)) requests.push(`${request.method()} ${pathname}`);
    });
    const cdp = await context.newCDPSession(page);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    const { before, after } = await traceTasks(cdp, ARRIVES, () => page.goto(shop.url).then(() => told));
    const seen = (await told).split(',').filter(Boolean).map(Number);
    return { page: before, own: after, seen, requests };
  } finally {
    await context.close();
    await shop.close();
  }
}

async function load(browser: Browser, url: string): Promise<Loading> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(url, { waitUntil: 'domcontentloaded' });
    const isLoaded = () =>
      page
        .waitForFunction(() => document.readyState === 'complete', undefined, { timeout: PATIENCE_MS })
        .then(() => true)
        .catch(() => false);
    const ended = await isLoaded();
    await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
    const times = await page.evaluate(() => {
      const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
      const [paint] = performance.getEntriesByName('first-contentful-paint');
      return {
        interactive: navigation?.domContentLoadedEventEnd ?? Number.NaN,
        painted: paint?.startTime ?? Number.NaN,
        loaded: navigation?.loadEventStart ?? Number.NaN,
      };
    });
    return ended ? times : { ...times, loaded: Number.POSITIVE_INFINITY };
  } finally {
    await context.close();
  }
}

/** What a visitor waits for a page without the widget, with it, and with one whose server is away. Medians. */
export async function loading(
  browser: Browser,
  { host, publicKey }: Asked,
  loader: string,
): Promise<Map<string, Loading>> {
  // Takes connections, and says nothing.
  const silent = await serve(() => {});
  const closed = `http://127.0.0.1:${await freePort()}`;
  const snippet = (from: string) => snippetOf(from, publicKey, 'slot');
  const packaged = (from: string) =>
    `<script>${loader};touchlineLoader.load({key:'${publicKey}',host:'${from}'})</script>`;
  const pages: Record<string, string> = {
    'without the widget': '',
    snippet: snippet(host),
    'snippet, server refuses': snippet(closed),
    'snippet, server silent': snippet(silent.url),
    'npm loader': packaged(host),
    'npm loader, silent': packaged(silent.url),
    [TAG]: tagOf(host, publicKey),
    [`${TAG}, refused`]: tagOf(closed, publicKey),
    [`${TAG}, silent`]: tagOf(silent.url, publicKey),
  };
  const names = Object.keys(pages);
  const shop = await serve((request, response) => {
    const head = pages[names[Number(request.url?.slice(1))] ?? ''];
    response
      .setHeader('content-type', 'text/html')
      .end(
        `<!doctype html><html lang="en"><meta charset="utf-8"><title>example.shop</title>${head}<h1>Your delivery slot is booked</h1>${'<p>Thursday, 8:00 to 14:00</p>'.repeat(400)}</html>`,
      );
  });
  try {
    const taken = new Map<string, Loading[]>(names.map((name) => [name, []]));
    for (let round = 0; round <= ROUNDS; round += 1)
      for (const [at, name] of names.entries()) {
        const one = await load(browser, `${shop.url}/${at}`);
        // The first of each warms up.
        if (round > 0) taken.get(name)?.push(one);
      }
    const middle = (rounds: Loading[], what: keyof Loading) =>
      quantile(
        rounds.map((one) => one[what]),
        0.5,
      );
    return new Map(
      [...taken].map(([name, rounds]) => [
        name,
        {
          interactive: middle(rounds, 'interactive'),
          painted: middle(rounds, 'painted'),
          loaded: middle(rounds, 'loaded'),
        },
      ]),
    );
  } finally {
    await shop.close();
    await silent.close();
  }
}
