import AxeBuilder from '@axe-core/playwright';
import { drawnTheme } from '@/domain/contrast';
import { expect, test } from './fixture';

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('a sheet at the bottom edge; 0–10 in two rows of 48 px', async ({ page, shop }) => {
    await shop.visit();
    await shop.ask('recommend');
    const card = page.getByRole('dialog');
    await expect(card).toBeVisible();
    const box = await card.boundingBox();
    expect(box).toMatchObject({ x: 0, width: 390 });
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeCloseTo(844, 0);
    const boxes = await page.getByRole('radio').evaluateAll((all) =>
      all.map((one) => {
        const { top, width, height } = one.getBoundingClientRect();
        return { top, width, height };
      }),
    );
    expect(new Set(boxes.map(({ top }) => top)).size).toBe(2);
    for (const { width, height } of boxes) {
      expect(height).toBe(48);
      expect(width).toBeGreaterThanOrEqual(48);
    }
    await page.getByRole('radio', { name: '10' }).tap();
    await expect(page.getByRole('textbox')).toBeVisible();
    // iOS zooms into anything smaller, and the keyboard waits for a tap of its own.
    await expect(page.getByRole('textbox')).toHaveCSS('font-size', '16px');
    await expect(page.getByRole('textbox')).not.toBeFocused();
  });

  test('after a tap, thanks leaves by itself', async ({ page, shop }) => {
    await page.clock.install();
    await shop.visit();
    await shop.ask('slot');
    await page.getByRole('radio', { name: '4' }).tap();
    await page.getByRole('button', { name: 'Send' }).tap();
    await expect(page.getByRole('dialog', { name: 'Thank you.' })).toBeVisible();
    await page.clock.runFor(4000);
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });

  test('it stays above the keyboard', async ({ page, shop }) => {
    await shop.visit();
    await shop.ask('slot');
    await page.getByRole('radio', { name: '3' }).tap();
    await page.evaluate(() => {
      Object.defineProperty(window.visualViewport, 'height', { value: 544, configurable: true });
      window.visualViewport?.dispatchEvent(new Event('resize'));
    });
    await expect
      .poll(async () => {
        const box = await page.getByRole('dialog').boundingBox();
        return Math.round((box?.y ?? 0) + (box?.height ?? 0));
      })
      .toBe(544);
  });

  test('at 320 px nothing is cut off', async ({ page, shop }) => {
    await page.setViewportSize({ width: 320, height: 568 });
    await shop.visit();
    for (const slug of ['slot', 'recommend', 'effort', 'delivery', 'reviews']) {
      await shop.ask(slug);
      await expect(page.getByRole('dialog')).toBeVisible();
      expect(await page.getByRole('dialog').evaluate((node) => node.scrollWidth - node.clientWidth)).toBe(0);
      await page.getByRole('button', { name: 'Close' }).tap();
    }
  });
});

test('targets on a desktop: 44 px, 26 × 40 on 0–10', async ({ page, shop }) => {
  await shop.visit();
  await shop.ask('slot');
  const box = await page.getByRole('radio').first().boundingBox();
  expect(box?.height).toBe(44);
  await page.getByRole('button', { name: 'Close' }).click();
  await shop.ask('recommend');
  for (const radio of await page.getByRole('radio').all()) {
    const { width, height } = (await radio.boundingBox()) ?? { width: 0, height: 0 };
    expect(width).toBeGreaterThanOrEqual(26);
    expect(height).toBe(40);
  }
});

for (const [colorScheme, surface, ink] of [
  ['light', 'rgb(255, 255, 255)', 'rgb(23, 24, 27)'],
  ['dark', 'rgb(20, 22, 25)', 'rgb(236, 237, 239)'],
] as const)
  test(`${colorScheme}: the scale carries no colour but ink`, async ({ page, shop }) => {
    await page.emulateMedia({ colorScheme });
    await shop.visit();
    await shop.ask('slot');
    await expect(page.getByRole('dialog')).toHaveCSS('background-color', surface);
    for (const radio of await page.getByRole('radio').all()) {
      await expect(radio).toHaveCSS('color', ink);
      await expect(radio).toHaveCSS('background-color', surface);
    }
  });

test('nothing moves, from the question to the thanks', async ({ page, shop }) => {
  await shop.visit();
  await shop.ask('slot');
  const card = page.getByRole('dialog');
  const moving = () =>
    card.evaluate((node) =>
      [node, ...node.querySelectorAll('*')].filter((one) => {
        const { transitionDuration, animationName } = getComputedStyle(one);
        return transitionDuration !== '0s' || animationName !== 'none';
      }),
    );
  expect(await moving()).toEqual([]);
  await card.getByRole('radio', { name: '3' }).click();
  expect(await moving()).toEqual([]);
  await card.getByRole('button', { name: 'Skip' }).click();
  expect(await moving()).toEqual([]);
});

test('the shop’s accent, radius and font come in by custom properties', async ({ page, shop }) => {
  await shop.visit({
    head: '<style>:root{--touchline-accent:rgb(0,90,0);--touchline-on-accent:rgb(255,255,0);--touchline-radius:2px;--touchline-font:monospace}</style>',
  });
  await shop.ask('slot');
  await page.getByRole('radio', { name: '3' }).click();
  const send = page.getByRole('button', { name: 'Send' });
  await expect(send).toHaveCSS('background-color', 'rgb(0, 90, 0)');
  await expect(send).toHaveCSS('color', 'rgb(255, 255, 0)');
  await expect(send).toHaveCSS('border-radius', '2px');
  await expect(send).toHaveCSS('font-family', 'monospace');
});

test('theme: the workspace’s tokens, the page’s own before them, and greys between ink and paper', async ({
  page,
  shop,
}) => {
  shop.config.theme = drawnTheme({
    mode: 'dark',
    accent: '#ffd500',
    paper: '#102030',
    ink: '#f0f0ff',
    radius: 0,
    font: 'Georgia',
    side: 'start',
  });
  await page.emulateMedia({ colorScheme: 'light' });
  await shop.visit();
  await shop.ask('slot');
  const card = page.getByRole('dialog');
  await expect(card).toHaveCSS('background-color', 'rgb(16, 32, 48)');
  await expect(card).toHaveCSS('color', 'rgb(240, 240, 255)');
  await expect(card).toHaveCSS('font-family', 'Georgia');
  expect((await card.boundingBox())?.x).toBe(24);
  await page.getByRole('radio', { name: '3' }).click();
  const send = page.getByRole('button', { name: 'Send' });
  await expect(send).toHaveCSS('background-color', 'rgb(255, 213, 0)');
  // Black is easier to read on yellow.
  await expect(send).toHaveCSS('color', 'rgb(0, 0, 0)');
  await expect(send).toHaveCSS('border-radius', '0px');
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

  await page.evaluate(() => localStorage.clear());
  await shop.visit({
    head: '<style>:root{--touchline-paper:#fff;--touchline-ink:#111;--touchline-accent:#060;--touchline-on-accent:#fff;--touchline-radius:3px}</style>',
    body: '<touchline-survey touchpoint="slot" style="--touchline-paper:#eee"></touchline-survey>',
  });
  const inline = page.getByRole('group', { name: 'How was picking your delivery slot?' });
  await expect(inline).toHaveCSS('background-color', 'rgb(238, 238, 238)');
  await expect(inline).toHaveCSS('color', 'rgb(17, 17, 17)');
  await expect(page.getByRole('radio').first()).toHaveCSS('border-radius', '3px');
});

for (const [mode, scheme, paper] of [
  ['light', 'dark', 'rgb(255, 255, 255)'],
  ['auto', 'dark', 'rgb(20, 22, 25)'],
] as const)
  test(`theme: ${mode} in a ${scheme} browser`, async ({ page, shop }) => {
    shop.config.theme = { mode };
    await page.emulateMedia({ colorScheme: scheme });
    await shop.visit();
    await shop.ask('slot');
    await expect(page.getByRole('dialog')).toHaveCSS('background-color', paper);
  });

test('the side tab: opens at a tap, takes the focus in and gives it back; another page, another tab', async ({
  page,
  shop,
}) => {
  shop.config.budget = { questions: 0, days: 7 };
  const { slot, delivery } = shop.config.surveys;
  Object.assign(slot ?? {}, { tab: '/orders/*' });
  Object.assign(slot?.texts.en ?? {}, { tab: 'Feedback' });
  Object.assign(delivery ?? {}, { tab: '*' });
  await shop.visit({}, '/orders/1');
  const tab = page.getByRole('button', { name: 'Feedback' });
  await expect(tab).toBeVisible();
  const { x = 0, width = 0, height = 0 } = (await tab.boundingBox()) ?? {};
  expect(x + width).toBeGreaterThanOrEqual(1280);
  expect(Math.min(width - 4, height)).toBeGreaterThanOrEqual(24);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await tab.focus();
  await page.keyboard.press('Enter');
  const card = page.getByRole('dialog', { name: 'How was picking your delivery slot?' });
  await expect(card).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(tab).toBeFocused();
  // Again and again, because it is the customer who asks.
  await tab.click();
  await expect(card).toBeVisible();
  await page.getByRole('button', { name: 'Close' }).click();
  await page.evaluate(() => history.pushState({}, '', '/basket'));
  await expect(page.getByRole('button', { name: 'How did the delivery go?' })).toBeVisible();
  await expect(tab).toHaveCount(0);
});
