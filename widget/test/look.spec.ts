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
