import { snippetOf, tagOf } from '@/features/key/prepare';
import { expect, makePage, snippet, test, type Widget } from './fixture';
import { PAGES } from './pages';
import { KEY } from './server';
import { askMore, WHAT } from './surveys';

const tagAndCall = (api: string, key: string, slug: string) =>
  `<script>(window.touchline = function () { (touchline.q = touchline.q || []).push(arguments) })('ask', '${slug}')</script>${tagOf(api, key)}`;

for (const [complaint, make] of Object.entries(PAGES))
  test(`a page with ${complaint}: asked, answered, arrived as said`, async ({ page, shop, complaints }) => {
    askMore(shop.config, [WHAT]);
    const { csp, nonce = '', answered, ...options } = make(shop.api);
    shop.csp = csp;
    // The page notes its own names before the widget comes.
    const body = `${options.body ?? ''}<script>window.own = Object.getOwnPropertyNames(window)</script>`;
    shop.html = makePage(shop.api, { ...options, body }).replaceAll('<script', `<script nonce="${nonce}"`);
    await page.goto(shop.page);

    await page.evaluate(() =>
      (window as unknown as Widget).touchline('identify', { customer: 'c 1', attributes: { plan: 'plus' } }),
    );
    await shop.ask('slot', { attributes: { branch: 'north' } });
    const card = page.getByRole('dialog', { name: 'How was picking your delivery slot?' });
    await expect(card).toHaveCSS('width', '320px');
    await card.getByRole('radio', { name: '2' }).click();
    await page.getByRole('checkbox', { name: 'Too late' }).click();
    await page.getByRole('checkbox', { name: 'None left' }).click();
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByRole('textbox').fill('“Eight” till two\n');
    await page.getByRole('button', { name: 'Send' }).click();
    await expect(page.getByRole('dialog', { name: 'Thank you.' })).toBeVisible();
    await expect.poll(() => shop.bodies('ratings').at(-1)?.final).toBe(true);
    const { id, ...rating } = shop.bodies('ratings').at(-1) ?? {};
    expect(rating).toEqual({
      key: KEY,
      touchpoint: 'slot',
      survey: shop.config.surveys.slot?.id,
      score: 2,
      answers: { what: ['late', 'none'] },
      comment: '“Eight” till two',
      customer: 'c 1',
      attributes: { plan: 'plus', branch: 'north' },
      locale: 'en',
      url: `${shop.page}/`,
      source: 'widget',
      final: true,
      ...answered,
    });
    expect(shop.bodies('displays')).toEqual([expect.objectContaining({ id })]);

    const added = await page.evaluate(() => {
      const { own } = window as unknown as { own: string[] };
      return Object.getOwnPropertyNames(window).filter((name) => name !== 'own' && !own.includes(name));
    });
    expect(added.filter((name) => name !== 'touchline')).toEqual([]);
    expect(complaints).toEqual([]);
    expect(await page.evaluate(() => (window as unknown as { violations?: [] }).violations ?? [])).toEqual(
      [],
    );
  });

test('a page whose server hangs is not slowed, and stays silent', async ({ page, shop, complaints }) => {
  let release = () => {};
  const hanging = new Promise<void>((done) => {
    release = done;
  });
  shop.reply = async () => {
    await hanging;
    return 'drop' as const;
  };
  await shop.visit({ body: '<button>Buy</button>' });
  await page.waitForFunction(() => document.readyState === 'complete');
  await expect.poll(() => shop.bodies('config').length).toBe(1);
  // The page lives on while the configuration does not come.
  await page.getByRole('button', { name: 'Buy' }).click();
  expect(await shop.events()).toEqual([]);
  release();
  await expect.poll(() => shop.events()).toEqual([]);
  expect(complaints).toEqual([]);
});

for (const [what, address, embed] of [
  ['script never comes', '**/widget.js', snippetOf],
  ['configuration never comes', '**/api/v1/**', snippetOf],
  ['configuration never comes, with one tag and a call before it', '**/api/v1/**', tagAndCall],
] as const)
  test(`a page whose ${what} has loaded and is used as ever`, async ({ page, shop }) => {
    await page.route(address, () => {});
    const asked = page.waitForRequest(address);
    shop.html = `<!doctype html><html lang="en"><title>Shop</title>${embed(shop.api, KEY, 'slot')}<button>Buy</button></html>`;
    // Resolves with the page's own load event.
    await page.goto(shop.page);
    await asked;
    await page.getByRole('button', { name: 'Buy' }).click();
    expect(await page.evaluate(() => document.readyState)).toBe('complete');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });

test('the snippet as it is handed out asks, however often and whenever it is pasted', async ({
  page,
  shop,
}) => {
  const snippet = snippetOf(shop.api, KEY, 'slot');
  shop.html = `<!doctype html><html lang="en"><title>Shop</title>${snippet}<h1>Shop</h1>${snippet}</html>`;
  await page.goto(shop.page);
  await expect(page.getByRole('dialog')).toHaveCount(1);
  await expect(page.locator('script[data-key]')).toHaveCount(1);

  // As a tag manager does, long after the page has loaded.
  await page.evaluate(() => localStorage.clear());
  shop.html = '<!doctype html><html lang="en"><title>Shop</title><h1>Shop</h1></html>';
  await page.goto(shop.page);
  await page.addScriptTag({ content: snippet.replaceAll(/<.?script>/g, '') });
  await expect(page.getByRole('dialog')).toHaveCount(1);
});

test('a script without its key or its address says so once, and leaves the page alone', async ({
  page,
  shop,
}) => {
  const warnings: string[] = [];
  page.on('console', (message) => message.type() === 'warning' && warnings.push(message.text()));
  shop.html = makePage(shop.api).replace(snippet(shop.api), `<script src="${shop.api}/widget.js"></script>`);
  await page.goto(shop.page);
  await shop.ask('slot');
  expect(warnings).toEqual(['Touchline: no src or no data-key']);
  expect(shop.received).toEqual([]);
});

test('nothing that keeps a page out of the back-forward cache', async ({ page, shop }) => {
  await shop.visit();
  await shop.ask('slot');
  await expect(page.getByRole('dialog')).toBeVisible();
  const client = await page.context().newCDPSession(page);
  const { result } = await client.send('Runtime.evaluate', { expression: 'window' });
  const { listeners } = await client.send('DOMDebugger.getEventListeners', {
    objectId: result.objectId ?? '',
  });
  const types = listeners.map(({ type }) => type);
  expect(types).toContain('pagehide');
  expect(types.filter((type) => /unload/.test(type))).toEqual([]);
});
