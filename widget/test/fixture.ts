import { test as base, type Page } from '@playwright/test';
import { KEY, type Site, startSite } from './server';
import { makeConfig } from './surveys';

export { expect } from '@playwright/test';

/** The page's global, as `window as unknown as Widget` inside the page. */
export interface Widget {
  touchline(...call: unknown[]): void;
}

export interface PageOptions {
  lang?: string;
  head?: string;
  body?: string;
  /** How often the script stands in the page. */
  copies?: number;
}

export interface Shop extends Site {
  /** Opens a page of the shop with the snippet in it; with a nonce, every script has it. */
  visit(options?: PageOptions, path?: string, nonce?: string): Promise<void>;
  ask(slug: string, options?: Record<string, unknown>): Promise<void>;
  /** The widget's events so far, with their details. */
  events(): Promise<{ name: string; detail: Record<string, unknown> }[]>;
}

const STUB =
  'window.touchline = window.touchline || function () { (touchline.q = touchline.q || []).push(arguments); };';
const LISTEN = `window.seen = [];
for (const name of ['displayed', 'answered', 'completed', 'dismissed', 'error'])
  document.addEventListener('touchline:' + name, (e) => seen.push({ name, detail: e.detail }));`;

export const snippet = (api: string) => `<script async src="${api}/widget.js" data-key="${KEY}"></script>`;

export function makePage(
  api: string,
  { lang = 'en', head = '', body = '', copies = 1 }: PageOptions = {},
): string {
  return `<!doctype html><html lang="${lang}"><head><title>example.shop</title>
<meta name="viewport" content="width=device-width,initial-scale=1">
<script>${STUB}\n${LISTEN}</script>${head}</head>
<body><main><h1>Thursday 26 November, 8:00 to 14:00</h1>${body}</main>${snippet(api).repeat(copies)}</body></html>`;
}

type Fixtures = { shop: Shop; complaints: string[] };

export const test = base.extend<Fixtures>({
  /** Whatever the page throws or logs as an error; none of it is allowed unless a test empties the list. */
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(`${error}`));
      page.on('console', (message) => {
        // Chromium reports every refused request itself; the tests that cause one check what came of it.
        if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
          complaints.push(message.text());
      });
      await use(complaints);
      base.expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
  shop: async ({ page }, use) => {
    const site = await startSite(makeConfig());
    const shop: Shop = Object.assign(site, {
      visit: async (options?: PageOptions, path = '/', nonce = '') => {
        const html = makePage(site.api, options);
        site.html = nonce ? html.replaceAll('<script', `<script nonce="${nonce}"`) : html;
        await page.goto(site.page + path);
      },
      ask: (slug: string, options?: Record<string, unknown>) => ask(page, slug, options),
      events: () => page.evaluate(() => (window as unknown as { seen: [] }).seen),
    });
    await use(shop);
    await site.close();
  },
});

export async function ask(page: Page, slug: string, options?: Record<string, unknown>): Promise<void> {
  await page.evaluate(([name, more]) => (window as unknown as Widget).touchline('ask', name, more), [
    slug,
    options,
  ] as const);
}
