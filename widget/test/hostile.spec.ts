import { expect, makePage, snippet, test, type Widget } from './fixture';
import { KEY } from './server';

const HOSTILE = `<style>
* { all: unset !important; display: none !important; font: 40px fantasy !important; color: red !important; }
div, button, p, textarea { visibility: hidden !important; opacity: 0 !important; transform: scale(3) !important; width: 1px !important; }
body { transform: translateX(300px); zoom: 1.3; }
html, body, main, h1 { display: block !important; }
:root { --s: red; --i: red; --r: 99px; }
</style>`;

test('hostile style sheets change nothing', async ({ page, shop }) => {
  await shop.visit();
  await shop.ask('slot');
  const look = () =>
    page.getByRole('radio', { name: '3' }).evaluate((node) => {
      const { font, color, backgroundColor, borderRadius, opacity, visibility } = getComputedStyle(node);
      const { width, height } = node.getBoundingClientRect();
      return { font, color, backgroundColor, borderRadius, opacity, visibility, width, height };
    });
  const plain = await look();
  const place = await page.getByRole('dialog').boundingBox();

  await page.getByRole('button', { name: 'Close' }).click();
  await page.evaluate(() => localStorage.clear());
  await shop.visit({ head: HOSTILE });
  await shop.ask('slot');
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(await look()).toEqual(plain);
  expect(await page.getByRole('dialog').boundingBox()).toEqual(place);
  await page.getByRole('radio', { name: '3' }).click();
  await expect(page.getByRole('textbox')).toBeVisible();
});

test('it lies above everything, also a full-screen overlay of the highest z-index', async ({
  page,
  shop,
}) => {
  await shop.visit({
    body: '<div style="position:fixed;inset:0;z-index:2147483647;background:#fff">overlay</div>',
  });
  await shop.ask('slot');
  await page.getByRole('radio', { name: '3' }).click();
  await expect(page.getByRole('textbox')).toBeVisible();
});

test('strict CSP with Trusted Types: dressed, answered, no violation', async ({ page, shop }) => {
  shop.csp = `default-src 'self'; script-src ${shop.api} 'nonce-test'; connect-src ${shop.api}; require-trusted-types-for 'script'; trusted-types 'none'`;
  shop.html = `<!doctype html><html lang="en"><head><title>x</title><script nonce="test">
    window.violations = []; document.addEventListener('securitypolicyviolation', (e) => violations.push(e.violatedDirective));
    </script></head><body><main><h1>x</h1></main>${snippet(shop.api)}</body></html>`;
  await page.goto(shop.page);
  await expect.poll(() => page.evaluate(() => 'touchline' in window)).toBe(true);
  await shop.ask('delivery');
  await expect(page.getByRole('dialog')).toHaveCSS('width', '320px');
  await page.getByRole('radio', { name: 'Happy', exact: true }).click();
  await page.getByRole('textbox').fill('Good');
  await page.getByRole('button', { name: 'Send' }).click();
  await expect.poll(() => shop.bodies('ratings').length).toBe(2);
  expect(await page.evaluate(() => (window as unknown as { violations: string[] }).violations)).toEqual([]);
});

test('calls made before the script came are made up for, in order', async ({ page, shop }) => {
  await shop.visit({
    head: `<script>touchline('identify', { customer: 'early' }); touchline('visit', 'landing'); touchline('ask', 'slot');</script>`,
  });
  await expect(page.getByRole('dialog')).toBeVisible();
  await expect.poll(() => shop.bodies('visits').length).toBe(1);
  expect(shop.bodies('visits')[0]).toMatchObject({ customer: 'early', touchpoint: 'landing' });
});

test('a page without the stub, a script in the head before there is a body', async ({ page, shop }) => {
  shop.html = `<!doctype html><html lang="en"><head><title>x</title><script src="${shop.api}/widget.js" data-key="${KEY}"></script>
    <script>touchline('ask', 'slot')</script></head><body><h1>x</h1></body></html>`;
  await page.goto(shop.page);
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('the second copy of the script stands down', async ({ page, shop }) => {
  await shop.visit({
    copies: 2,
    head: `<script>touchline('visit', 'landing'); touchline('ask', 'slot')</script>`,
  });
  await expect(page.getByRole('dialog')).toHaveCount(1);
  await page.getByRole('radio', { name: '3' }).click();
  await page.getByRole('button', { name: 'Skip' }).click();
  await expect.poll(() => shop.bodies('ratings').length).toBe(2);
  expect(shop.bodies('visits')).toHaveLength(1);
  expect(shop.bodies('displays')).toHaveLength(1);
});

test('storage denied: it asks and sends all the same', async ({ page, shop }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
  let healthy = false;
  shop.reply = (kind) => ({ status: kind === 'config' || healthy ? 202 : 503 });
  await shop.visit();
  await shop.ask('reviews');
  await page.getByRole('radio', { name: 'Yes' }).click();
  await expect(page.getByRole('dialog', { name: 'That didn’t send.' })).toBeVisible();
  healthy = true;
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('dialog', { name: 'Thank you.' })).toBeVisible();
  expect(shop.bodies('ratings').at(-1)).toMatchObject({ score: 1 });
});

test('storage full: it goes on in memory', async ({ page, shop }) => {
  await page.addInitScript(() => {
    try {
      for (let size = 1 << 20; size; size >>= 1)
        for (let i = 0; ; i++) {
          try {
            localStorage.setItem(`${size} ${i}`, 'x'.repeat(size));
          } catch {
            break;
          }
        }
    } catch {}
  });
  await shop.visit();
  await shop.ask('reviews');
  await page.getByRole('radio', { name: 'Yes' }).click();
  await expect.poll(() => shop.bodies('ratings').length).toBe(1);
  await shop.ask('reviews');
  await expect(page.getByRole('radio')).toHaveCount(0);
});

test('frozen prototypes', async ({ page, shop }) => {
  await shop.visit({
    head: `<script>for (const made of [Object, Array, Function, String, Promise, Map, RegExp, Error]) Object.freeze(made.prototype);</script>`,
  });
  await shop.ask('slot');
  await page.getByRole('radio', { name: '3' }).click();
  await page.getByRole('button', { name: 'Skip' }).click();
  await expect.poll(() => shop.bodies('ratings').length).toBe(2);
});

test('nonsense calls, a missing key and a page that owns the name throw nothing', async ({ page, shop }) => {
  await shop.visit();
  await page.evaluate(() => {
    const { touchline } = window as unknown as Widget;
    touchline();
    touchline('sing', 1);
    touchline('toString');
    touchline('identify');
    touchline('ask', 'constructor');
    touchline('visit', 'still works');
  });
  await expect.poll(() => shop.bodies('visits').length).toBe(1);

  shop.html = makePage(shop.api, {
    head: `<script>Object.defineProperty(window, 'touchline', { value: 1 })</script>`,
  });
  shop.html = shop.html.replace(`data-key="${KEY}"`, '');
  const loaded = page.waitForResponse(/widget\.js/);
  await page.goto(shop.page);
  await (await loaded).finished();
});

test('a page shown again sends what waits', async ({ page, shop }) => {
  let healthy = false;
  shop.reply = (kind) => (kind === 'config' ? { status: 200 } : healthy ? { status: 202 } : 'drop');
  await shop.visit();
  await shop.ask('reviews');
  await page.getByRole('radio', { name: 'Yes' }).click();
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  const dropped = shop.bodies('ratings').length;
  healthy = true;
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
  await expect.poll(() => shop.bodies('ratings').length).toBeGreaterThan(dropped);
  await expect(page.getByRole('dialog', { name: 'Thank you.' })).toBeVisible();
});

test('in a frame of a sandbox without an origin: asked, answered, nothing thrown', async ({ page, shop }) => {
  const inner = makePage(shop.api).replaceAll('"', '&quot;');
  shop.html = `<!doctype html><html lang="en"><head><title>x</title></head><body>
    <iframe sandbox="allow-scripts" width="600" height="500" srcdoc="${inner}"></iframe></body></html>`;
  await page.goto(shop.page);
  const frame = page.frames()[1];
  await expect
    .poll(() => frame?.evaluate(() => 'q' in (window as unknown as { touchline: object }).touchline))
    .toBe(false);
  await frame?.evaluate(() => (window as unknown as Widget).touchline('ask', 'reviews'));
  await page.frameLocator('iframe').getByRole('radio', { name: 'Yes' }).click();
  await expect.poll(() => shop.bodies('ratings').at(-1)).toMatchObject({ score: 1, final: true });
});

for (const [what, code] of [
  ['fetch', `window.fetch = () => { throw Error('not here') }`],
  ['attachShadow', `Element.prototype.attachShadow = () => { throw Error('not here') }`],
] as const)
  test(`a page whose ${what} throws: an error event, and nothing else`, async ({ page, shop }) => {
    await shop.visit({ head: `<script>${code}</script>` });
    await shop.ask('slot');
    await expect
      .poll(async () => (await shop.events()).map(({ name, detail }) => [name, detail.code, detail.message]))
      .toEqual([['error', 'unavailable', 'Error: not here']]);
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });
