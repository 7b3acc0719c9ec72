import AxeBuilder from '@axe-core/playwright';
import { ENGLISH, WORDS } from '@/contract/words';
import { expect, test } from './fixture';

test('keyboard alone: into the card, arrows, Enter, comment, Send; focus goes back', async ({
  page,
  shop,
}) => {
  await shop.visit({ body: '<button id="before">Change the slot</button>' });
  await shop.ask('slot');
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);

  await page.locator('#before').focus();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Close' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('radio', { name: '1' })).toBeFocused();
  await expect(page.getByRole('radio', { name: '1' })).toHaveCSS('outline-width', '2px');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: '3' })).toBeFocused();
  await expect(page.getByRole('radio', { name: '3' })).toBeChecked();
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('radio', { name: '2' })).toBeFocused();
  expect(shop.bodies('ratings')).toEqual([]);
  await page.keyboard.press('Enter');

  await expect(page.getByRole('textbox', { name: 'You chose 2. What should we change?' })).toBeFocused();
  await page.keyboard.type('Jammed 5 times');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect.poll(() => shop.bodies('ratings').length).toBe(2);
  expect(shop.bodies('ratings')[1]).toMatchObject({ score: 2, comment: 'Jammed 5 times' });

  const thanks = page.getByRole('dialog', { name: 'Thank you.' });
  await expect(thanks).toBeFocused();
  await page.clock.runFor(6000);
  await expect(thanks).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(thanks).toHaveCount(0);
  await expect(page.locator('#before')).toBeFocused();
});

test('one tab stop for the scale; the ends wrap', async ({ page, shop }) => {
  await shop.visit();
  await shop.ask('effort');
  await page.getByRole('radio', { name: '1' }).focus();
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('radio', { name: '7' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('radio').and(page.locator(':focus'))).toHaveCount(0);
});

test('digits rate; on 0–10 a ten is a ten', async ({ page, shop }) => {
  await shop.visit();
  await shop.ask('recommend');
  await page.getByRole('radio', { name: '0', exact: true }).focus();
  await page.keyboard.type('10');
  await expect(page.getByRole('textbox', { name: 'You chose 10. What should we change?' })).toBeVisible();
  await page.keyboard.press('Escape');
  await shop.ask('effort');
  await page.getByRole('radio', { name: '1' }).focus();
  await page.keyboard.press('Control+4');
  await page.keyboard.press('6');
  await expect(page.getByRole('textbox', { name: 'You chose 6. What should we change?' })).toBeVisible();
});

test('on 0–10 a lone one settles by itself', async ({ page, shop }) => {
  await shop.visit();
  await shop.ask('recommend');
  await page.getByRole('radio', { name: '0', exact: true }).focus();
  await page.keyboard.press('1');
  await expect(page.getByRole('textbox', { name: 'You chose 1. What should we change?' })).toBeVisible();
});

test('Escape closes and gives the focus back; keys typed here are no shortcuts of the page', async ({
  page,
  shop,
}) => {
  await shop.visit({ body: '<button id="before">Change the slot</button>' });
  await page.evaluate(() => {
    const w = window as unknown as { keys: string[] };
    w.keys = [];
    document.addEventListener('keydown', (event) => w.keys.push(event.key));
    document.addEventListener('keypress', (event) => w.keys.push(`${event.key} pressed`));
  });
  await shop.ask('slot');
  await page.locator('#before').focus();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('x');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.locator('#before')).toBeFocused();
  expect(await page.evaluate(() => (window as unknown as { keys: string[] }).keys)).toEqual([
    'Escape',
    'Tab',
  ]);
  expect((await shop.events()).at(-1)).toEqual({
    name: 'dismissed',
    detail: expect.objectContaining({ touchpoint: 'slot' }),
  });
});

test('the live region announces each step', async ({ page, shop }) => {
  await shop.visit();
  await shop.ask('slot');
  const status = page.getByRole('status');
  await expect(status).toHaveText('How was picking your delivery slot?');
  await page.getByRole('radio', { name: '5' }).click();
  await expect(status).toHaveText('You chose 5. What should we change?');
  await page.getByRole('button', { name: 'Skip' }).click();
  await expect(status).toHaveText('Thank you.');
});

test('the ends of the scale describe it', async ({ page, shop }) => {
  await shop.visit();
  await shop.ask('slot');
  await expect(page.getByRole('radiogroup')).toHaveAccessibleDescription('Very poor Very good');
});

test('Arabic: mirrored, digits and words of the reader, 1 starts right', async ({ page, shop }) => {
  await shop.visit({ lang: 'ar-EG' });
  await shop.ask('slot');
  const card = page.getByRole('dialog', { name: 'كيف كان اختيار موعد التوصيل؟' });
  await expect(card).toHaveAttribute('dir', 'rtl');
  await expect(page.getByRole('radio')).toHaveText(['١', '٢', '٣', '٤', '٥']);
  const x = async (i: number) => (await page.getByRole('radio').nth(i).boundingBox())?.x ?? 0;
  expect(await x(0)).toBeGreaterThan(await x(4));
  expect((await card.boundingBox())?.x).toBe(24);
  await page.getByRole('radio').first().focus();
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('radio').nth(1)).toBeFocused();
  await page.getByRole('radio').nth(1).dispatchEvent('keydown', { key: '٤' });
  await expect(page.getByPlaceholder('تعليقك (اختياري)')).toBeVisible();
  await page.getByRole('button', { name: 'تخطّي' }).click();
  await expect(page.getByRole('dialog', { name: 'شكرًا لك.' })).toBeVisible();
  await expect.poll(() => shop.bodies('ratings').length).toBe(2);
  expect(shop.bodies('ratings')[1]).toMatchObject({ score: 4, locale: 'ar' });
});

test.describe('languages', () => {
  for (const [lang, question] of [
    ['pt', 'Como foi escolher o horário?'],
    ['PT-br', 'Como foi escolher o horário?'],
    ['ar-MA', 'كيف كان اختيار موعد التوصيل؟'],
    ['ja', 'How was picking your delivery slot?'],
    ['', 'How was picking your delivery slot?'],
    ['<?= $lang ?>', 'How was picking your delivery slot?'],
  ] as const)
    test(`lang="${lang}" is asked: ${question}`, async ({ page, shop }) => {
      await shop.visit({ lang });
      await shop.ask('slot');
      await expect(page.getByRole('dialog', { name: question })).toBeVisible();
    });
});

for (const [lang, skip] of [
  ['de', 'Überspringen'],
  ['es', 'Omitir'],
  ['fr', 'Passer'],
  ['ar', 'تخطّي'],
  ['ja', 'スキップ'],
  ['yo', 'Skip'],
] as const)
  test(`its own words in ${lang}`, async ({ page, shop }) => {
    const texts = shop.config.surveys.delivery?.texts ?? {};
    Object.assign(texts, { [lang]: texts.en });
    await shop.visit({ lang });
    await shop.ask('delivery');
    await expect(page.getByRole('dialog')).toHaveAttribute('lang', lang);
    const names = (WORDS[lang] ?? ENGLISH).split('|').slice(-3);
    for (const [i, name] of names.entries())
      await expect(page.getByRole('radio').nth(i + 1)).toHaveAccessibleName(name);
    await page.getByRole('radio').first().click();
    await expect(page.getByRole('button', { name: skip })).toBeVisible();
  });

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing, ${colorScheme}`, async ({ page, shop }) => {
    await page.emulateMedia({ colorScheme });
    await shop.visit();
    for (const slug of ['slot', 'delivery', 'reviews', 'recommend']) {
      await shop.ask(slug);
      await expect(page.getByRole('dialog')).toBeVisible();
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      await page.getByRole('radio').first().click();
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      await page.getByRole('button', { name: 'Close' }).click();
    }
  });
