import type { Page } from '@playwright/test';
import type { Trigger } from '@/contract/widget';
import { expect, type Shop, test, type Widget } from './fixture';

const TALL = '<div style="height:3000px"></div>';
const card = (page: Page) => page.getByRole('dialog', { name: 'How was picking your delivery slot?' });
const act = (page: Page, ...call: unknown[]) =>
  page.evaluate((all) => (window as unknown as Widget).touchline(...all), call);

/** Gives the slot's survey its triggers and opens the page at a path, on a clock that moves by itself only. */
async function open(shop: Shop, page: Page, triggers: Trigger[], path = '/', options = {}) {
  Object.assign(shop.config.surveys.slot ?? {}, { triggers });
  await page.clock.install();
  const config = page.waitForResponse(/\/api\/v1\/widget\//);
  await shop.visit(options, path);
  await config;
}

test('load: once the page is idle, with one request for the page, which says its version', async ({
  page,
  shop,
}) => {
  const requests: string[] = [];
  page.on('request', (request) =>
    requests.push(`${request.method()} ${new URL(request.url()).pathname}${new URL(request.url()).search}`),
  );
  await open(shop, page, [{ on: 'load' }]);
  await expect(card(page)).toBeVisible();
  await expect
    .poll(() => requests)
    .toEqual(['GET /', 'GET /widget.js', 'GET /api/v1/widget/pk_test?v=0.1.0', 'POST /api/v1/displays']);
});

test('delay: after its seconds, and not on a page that was left before', async ({ page, shop }) => {
  await open(shop, page, [{ on: 'delay', seconds: 30, page: '/orders/*' }], '/orders/1');
  // Far from thirty: the clock moves by itself, too.
  await page.clock.runFor(15_000);
  await page.evaluate(() => history.pushState({}, '', '/basket'));
  await page.clock.runFor(60_000);
  await expect(card(page)).toHaveCount(0);
  await page.evaluate(() => history.pushState({}, '', '/orders/2'));
  await page.clock.runFor(29_000);
  // The part of an address behind the path is no other page: the time goes on.
  await page.evaluate(() => history.replaceState({}, '', '/orders/2?sort=date#list'));
  await page.clock.runFor(1_500);
  await expect(card(page)).toBeVisible();
});

for (const navigation of ['with', 'without'])
  test(`single pages ${navigation} the Navigation API: push, replace and back are pages`, async ({
    page,
    shop,
  }) => {
    if (navigation === 'without')
      await page.addInitScript(() => Object.defineProperty(window, 'navigation', { value: undefined }));
    await open(shop, page, [{ on: 'load', page: '*/thanks' }]);
    const functions = await page.evaluate(() => `${history.pushState}${history.replaceState}`);
    expect(functions).not.toMatch(/=>|\{ ?(?!\s*\[native)/);
    for (const move of [
      () => history.pushState({}, '', '/shop/thanks'),
      () => history.replaceState({}, '', '/second/thanks'),
      () => history.back(),
    ]) {
      await page.evaluate(() => (window as unknown as Widget).touchline('reset'));
      if (`${move}`.includes('back'))
        await page.evaluate(() => {
          history.replaceState({}, '', '/third/thanks');
          history.pushState({}, '', '/elsewhere');
        });
      await page.evaluate(move);
      await page.clock.runFor(600);
      await expect(card(page)).toBeVisible();
      await page.getByRole('button', { name: 'Close' }).click();
    }
  });

test('scroll: at its share of the page, whatever scrolls', async ({ page, shop }) => {
  await open(shop, page, [{ on: 'scroll', percent: 60 }], '/', { body: TALL });
  await page.mouse.wheel(0, 600);
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(600);
  await expect(card(page)).toHaveCount(0);
  await page.mouse.wheel(0, 900);
  await expect(card(page)).toBeVisible();

  await page.evaluate(() => localStorage.clear());
  await shop.visit({
    head: '<style>body{margin:0;overflow:hidden}main{height:100vh;overflow:auto}</style>',
    body: TALL,
  });
  await page.clock.runFor(1_000);
  await page.mouse.move(100, 100);
  await page.mouse.wheel(0, 2_000);
  await expect(card(page)).toBeVisible();
});

test('click: on what fits, in a shadow of the page too, though the page keeps clicks to itself', async ({
  page,
  shop,
}) => {
  const selector = '.buy';
  await open(
    shop,
    page,
    [
      { on: 'click', selector: '[[' },
      { on: 'click', selector },
    ],
    '/',
    {
      body: `<button>Other</button><shop-box></shop-box><script>
      const root = document.querySelector('shop-box').attachShadow({ mode: 'open' });
      root.innerHTML = '<button class="buy"><b>Buy</b></button>';
      root.addEventListener('click', (event) => event.stopImmediatePropagation());</script>`,
    },
  );
  await page.getByRole('button', { name: 'Other' }).click();
  await page.clock.runFor(1_000);
  await expect(card(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Buy' }).click();
  await page.clock.runFor(1_000);
  await expect(card(page)).toBeVisible();
});

test('exit: when the pointer leaves at the top, not at a side', async ({ page, shop }) => {
  await open(shop, page, [{ on: 'exit' }]);
  const leave = (clientX: number, clientY: number) =>
    page.evaluate(
      ([x, y]) =>
        document.documentElement.dispatchEvent(
          new MouseEvent('mouseout', { bubbles: true, clientX: x, clientY: y }),
        ),
      [clientX, clientY] as const,
    );
  await leave(-1, 300);
  await expect(card(page)).toHaveCount(0);
  await leave(300, -1);
  await expect(card(page)).toBeVisible();
});

test.describe('without a pointer', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  test('exit: on the way back up', async ({ page, shop }) => {
    await open(shop, page, [{ on: 'exit' }], '/', { body: TALL });
    await page.evaluate(
      () =>
        new Promise((heard) => {
          addEventListener('scroll', heard, { once: true });
          scrollTo(0, 1500);
        }),
    );
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(1500);
    await expect(card(page)).toHaveCount(0);
    await page.evaluate(() => scrollTo(0, 900));
    await expect(card(page)).toBeVisible();
  });
});

test('visit: of its own touchpoint or another, also one told before there was a configuration', async ({
  page,
  shop,
}) => {
  await open(shop, page, [{ on: 'visit', touchpoint: 'checkout' }, { on: 'visit' }], '/', {
    head: `<script>touchline('visit', 'checkout')</script>`,
  });
  await expect(card(page)).toBeVisible();
  await page.getByRole('button', { name: 'Close' }).click();
  await act(page, 'reset');
  await act(page, 'visit', 'elsewhere');
  await act(page, 'visit', 'slot');
  await expect(card(page)).toBeVisible();
  await expect
    .poll(() => shop.bodies('visits').map(({ touchpoint }) => touchpoint))
    .toEqual(['checkout', 'elsewhere', 'slot']);
});

test('a page that is out of sight is not asked before it is looked at', async ({ page, shop }) => {
  await page.addInitScript(() => {
    Object.defineProperty(document, 'hidden', { configurable: true, value: true });
  });
  await open(shop, page, [{ on: 'load' }]);
  await page.clock.runFor(5_000);
  expect(shop.bodies('displays')).toEqual([]);
  await expect(card(page)).toHaveCount(0);
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { value: false });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await expect(card(page)).toBeVisible();
});

test('a configuration that could not be had is asked for again when the browser comes online', async ({
  page,
  shop,
}) => {
  let healthy = false;
  shop.reply = (kind) => ({ status: kind === 'config' && !healthy ? 503 : 200 });
  await open(shop, page, [{ on: 'load' }]);
  healthy = true;
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await expect(card(page)).toBeVisible();
  // Told a moment after it is drawn.
  await expect.poll(async () => (await shop.events()).map(({ name }) => name)).toEqual(['displayed']);
});

test('who is identified later is asked then; a page shown again from the cache asks again', async ({
  page,
  shop,
}) => {
  Object.assign(shop.config.surveys.slot ?? {}, { audience: { personas: ['regular'] } });
  await open(shop, page, [{ on: 'load' }]);
  await page.clock.runFor(1_000);
  await expect(card(page)).toHaveCount(0);
  await act(page, 'identify', { persona: 'regular' });
  await expect(card(page)).toBeVisible();
  await page.getByRole('button', { name: 'Close' }).click();
  await act(page, 'reset');
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
  await expect(card(page)).toHaveCount(0);
  await act(page, 'identify', { persona: 'regular' });
  await expect(card(page)).toBeVisible();
});
