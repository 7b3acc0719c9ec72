import { expect, test, type Widget } from './fixture';

const events = ['displayed', 'dismissed'];

test('asked twice at once, shown once; one configuration request', async ({ page, shop }) => {
  await shop.visit();
  await page.evaluate(() => {
    const { touchline } = window as unknown as Widget;
    touchline('ask', 'slot');
    touchline('ask', 'slot');
    touchline('ask', 'effort');
  });
  await expect(page.getByRole('dialog')).toHaveCount(1);
  await expect.poll(() => shop.bodies('displays').length).toBe(1);
  expect(shop.bodies('config')).toHaveLength(1);
});

test('dismissed: not shown again for a day, also after a reload; another survey is', async ({
  page,
  shop,
}) => {
  await page.clock.install();
  await shop.visit();
  await shop.ask('slot');
  await page.getByRole('button', { name: 'Close' }).click();
  expect((await shop.events()).map(({ name }) => name)).toEqual(events);
  await page.reload();
  await shop.ask('slot');
  await shop.ask('effort');
  await expect(page.getByRole('dialog', { name: 'It was easy to pick a delivery slot.' })).toBeVisible();
  await page.getByRole('button', { name: 'Close' }).click();
  await page.clock.fastForward('24:00:01');
  await shop.ask('slot');
  await expect(page.getByRole('dialog', { name: 'How was picking your delivery slot?' })).toBeVisible();
});

test('a page that throws the card away may ask again', async ({ page, shop }) => {
  await shop.visit();
  await shop.ask('slot');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.evaluate(() => document.body.replaceChildren());
  await shop.ask('effort');
  await expect(page.getByRole('dialog', { name: 'It was easy to pick a delivery slot.' })).toBeVisible();
});

test('the console says of every survey why it is shown or not', async ({ page, shop }) => {
  const lines: string[] = [];
  page.on('console', (message) => lines.push(`${message.type()} ${message.text()}`));
  await shop.visit();
  await shop.ask('slot');
  await page.getByRole('button', { name: 'Close' }).click();
  await page.evaluate(() => (window as unknown as Widget).touchline('debug'));
  await expect.poll(() => lines.at(-1)).toContain('endGroup');
  expect(lines).toContain('startGroup Touchline pk_test');
  expect(lines).toContain('log slot asked, answered or dismissed too recently');
  expect(lines).toContain('log effort ready');
  await shop.ask('nowhere');
  await expect.poll(() => lines.at(-1)).toBe('log nowhere no published survey');
});
