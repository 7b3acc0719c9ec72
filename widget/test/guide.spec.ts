import { createHmac } from 'node:crypto';
import type { Page } from '@playwright/test';
import { Liquid } from 'liquidjs';
import { prepareGuide } from '@/features/guide/prepare/guide';
import { signCustomer } from '@/server/identity';
import { runPhp } from '@/test/php';
import { expect, type Shop, test } from './fixture';
import { exampleOf } from './frameworks';
import { KEY } from './server';

/** Every example of the guide, and where it is run as it stands: here, or beside the packages and signatures it is about. */
const RUN: Record<string, string[]> = {
  html: ['index.html'],
  next: [
    'Terminal',
    'app/layout.tsx',
    'app/orders/thanks/page.tsx',
    'components/AskButton.tsx',
    'proxy.ts, only for a Content Security Policy with a nonce (before Next 16: middleware.ts)',
  ],
  vue: ['Terminal', 'main.ts', 'vite.config.ts', 'OrderComplete.vue'],
  wordpress: ['functions.php', 'wp-config.php', 'Block "Custom HTML" on a page'],
  shopify: [
    'layout/theme.liquid',
    'config/settings_schema.json, one more entry',
    'A section "Custom Liquid"',
  ],
  gtm: [
    'Tag “Touchline”, Custom HTML',
    'Tag “Touchline asks”, Custom HTML, on a trigger of yours',
    'Tag “Touchline consent”, Custom HTML, once storage was agreed to',
  ],
  identify: [
    'In the page',
    'Node, on your server',
    'Python, on your server',
    'PHP, on your server',
    'Node, a signature that ends after an hour',
    'Python, a signature that ends after an hour',
    'PHP, a signature that ends after an hour',
  ],
  csp: ['Header', 'With a nonce in place of the address', 'With Trusted Types, through the npm package'],
  consent: ['When your banner is answered with yes', 'When the visitor takes it back'],
  debugging: ['In the console of the page', 'In your code'],
};
const SECRET = `is_${'5e'.repeat(24)}`;
const QUESTION = 'How was picking your delivery slot?';

const example = (site: Pick<Shop, 'api'>, chapter: string, label: string) =>
  exampleOf(chapter, label, { host: site.api, publicKey: KEY, touchpoint: 'slot' });
const pageOf = (...body: string[]) =>
  `<!doctype html><html lang="en"><title>Shop</title><body>${body.join('\n')}</body></html>`;
const kept = (page: Page) => page.evaluate((key) => localStorage.getItem(`touchline:${key}:c`), KEY);

/** Answers the question that stands in the page, and gives what arrived. */
async function answer(page: Page, shop: Shop) {
  await page.getByRole('group', { name: QUESTION }).getByRole('radio', { name: '4' }).click();
  await expect.poll(() => shop.bodies('ratings').length).toBe(1);
  return shop.bodies('ratings')[0];
}

test('no example of the guide is without a test', () => {
  const place = { host: 'https://touchline.example.test', publicKey: KEY, touchpoint: 'slot' };
  const chapters = prepareGuide(place).flatMap((part) => part.chapters);
  const labels = chapters.map(({ id, samples }) => [id, samples.map(({ label }) => label)]);
  expect(Object.fromEntries(labels)).toEqual(RUN);
});

test('the page of the guide asks, by its button and in its flow', async ({ page, shop }) => {
  shop.html = example(shop, 'html', 'index.html');
  await page.goto(shop.page);
  await expect(page.getByRole('group', { name: QUESTION })).toBeVisible();
  await page.getByRole('button', { name: 'How was it?' }).click();
  await expect(page.getByRole('dialog', { name: QUESTION })).toBeVisible();
});

test('the tags of the guide bring the widget in once, ask, and tell of consent', async ({ page, shop }) => {
  shop.config.consent = true;
  const [load = '', ask = '', consent = ''] = (RUN.gtm ?? []).map((label) => example(shop, 'gtm', label));
  shop.html = pageOf(load, ask, load);
  await page.goto(shop.page);
  await expect(page.getByRole('dialog', { name: QUESTION })).toBeVisible();
  await expect(page.locator('script[data-key]')).toHaveCount(1);
  expect(await kept(page)).toBeNull();
  await page.addScriptTag({ content: consent.replaceAll(/<.?script>/g, '') });
  expect(await kept(page)).toBe('1');
});

test('the theme of WordPress names who is signed in, and its block asks', async ({ page, shop }) => {
  const heads: (() => Promise<void>)[] = [];
  let head = '';
  const config = example(shop, 'wordpress', 'wp-config.php').replace('is_…', SECRET);
  await runPhp(`<?php\n${config}\n${example(shop, 'wordpress', 'functions.php')}`, process.env, {
    add_action: (name, act) => {
      if (name === 'wp_head' && typeof act === 'function') heads.push(act);
      return null;
    },
    is_user_logged_in: () => true,
    get_current_user_id: () => 1041,
    wp_json_encode: (value) => JSON.stringify(value),
    wp_print_inline_script_tag: (script) => {
      head += `<script>\n${script}\n</script>`;
      return null;
    },
  });
  for (const act of heads) await act();
  shop.html = pageOf(head, example(shop, 'wordpress', 'Block "Custom HTML" on a page'));
  await page.goto(shop.page);
  const signature = signCustomer(SECRET, '1041');
  expect(await answer(page, shop)).toMatchObject({ customer: '1041', signature });
});

test('the theme of Shopify names who is signed in, and its section asks', async ({ page, shop }) => {
  const schema = JSON.parse(example(shop, 'shopify', 'config/settings_schema.json, one more entry'));
  const engine = new Liquid({ strictFilters: true });
  // One of Shopify's own.
  engine.registerFilter('hmac_sha256', (text: string, secret: string) =>
    createHmac('sha256', secret).update(text).digest('hex'),
  );
  const draw = (customer: object | null) => {
    const settings = { [schema.settings[0].id]: SECRET };
    const theme = example(shop, 'shopify', 'layout/theme.liquid');
    return engine.parseAndRender(theme, { customer, settings }) as Promise<string>;
  };
  const section = example(shop, 'shopify', 'A section "Custom Liquid"');
  expect(await draw(null)).not.toContain('identify');
  shop.html = pageOf(await draw({ id: 1041 }), section);
  await page.goto(shop.page);
  const signature = signCustomer(SECRET, '1041');
  expect(await answer(page, shop)).toMatchObject({ customer: '1041', signature });
});

test('who is identified as in the guide is named in the answer', async ({ page, shop }) => {
  await shop.visit({ body: '<touchline-survey touchpoint="slot"></touchline-survey>' });
  await page.evaluate(example(shop, 'identify', 'In the page'));
  const attributes = { plan: 'plus', orders: 3 };
  expect(await answer(page, shop)).toMatchObject({ customer: 'c-1041', signature: '…', attributes });
});

test('a header of the guide lets the widget in', async ({ page, shop }) => {
  const element = '<touchline-survey touchpoint="slot"></touchline-survey>';
  shop.html = pageOf(`<script async src="${shop.api}/widget.js" data-key="${KEY}"></script>`, element);
  shop.csp = example(shop, 'csp', 'Header').replace('Content-Security-Policy: ', '');
  await page.goto(shop.page);
  await answer(page, shop);

  const [policy = '', tag = ''] = example(shop, 'csp', 'With a nonce in place of the address')
    .replaceAll('…', 'n0nce')
    .split('\n\n');
  shop.csp = policy.replace('Content-Security-Policy: ', '');
  shop.html = pageOf(tag, element);
  await page.evaluate(() => localStorage.clear());
  await page.goto(shop.page);
  await expect(page.getByRole('group', { name: QUESTION })).toBeVisible();
});

test('consent is given and taken back, and why nothing is asked is said, as in the guide', async ({
  page,
  shop,
  complaints,
}) => {
  shop.config.consent = true;
  const warnings: string[] = [];
  page.on('console', (message) => message.type() === 'warning' && warnings.push(message.text()));
  await shop.visit();
  await page.evaluate(example(shop, 'debugging', 'In your code'));
  await page.evaluate(example(shop, 'debugging', 'In the console of the page'));
  await expect(page.getByRole('region', { name: 'Touchline debugger' })).toContainText('Connected');
  await page.evaluate(example(shop, 'consent', 'When your banner is answered with yes'));
  expect(await kept(page)).toBe('1');
  await page.evaluate(example(shop, 'consent', 'When the visitor takes it back'));
  expect(await kept(page)).toBeNull();
  shop.reply = () => ({ status: 422, code: 'invalid' });
  await page.evaluate(`touchline('visit', 'slot')`);
  await expect.poll(() => warnings).toEqual(['invalid As the test asked.']);
  expect(complaints).toEqual([]);
});
