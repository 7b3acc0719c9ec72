import { prepareGuide } from '@/features/guide/prepare/guide';
import { expect, test } from './fixture';
import { KEY, type Site } from './server';

const sampleOf = (site: Site, chapter: string, at: number) => {
  const place = { host: site.api, publicKey: KEY, touchpoint: 'slot' };
  const chapters = prepareGuide(place).flatMap((part) => part.chapters);
  return chapters.find(({ id }) => id === chapter)?.samples[at]?.source ?? '';
};

test('the page of the guide asks, by its button and in its flow', async ({ page, shop }) => {
  shop.html = sampleOf(shop, 'html', 0);
  await page.goto(shop.page);
  const question = 'How was picking your delivery slot?';
  await expect(page.getByRole('group', { name: question })).toBeVisible();
  await page.getByRole('button', { name: 'How was it?' }).click();
  await expect(page.getByRole('dialog', { name: question })).toBeVisible();
});

test('the tags of the guide bring the widget in once and ask', async ({ page, shop }) => {
  const [load, ask] = [sampleOf(shop, 'gtm', 0), sampleOf(shop, 'gtm', 1)];
  shop.html = `<!doctype html><html lang="en"><title>Shop</title><body>${load}${ask}${load}</body></html>`;
  await page.goto(shop.page);
  await expect(page.getByRole('dialog', { name: 'How was picking your delivery slot?' })).toBeVisible();
  await expect(page.locator('script[data-key]')).toHaveCount(1);
});

test('a header of the guide lets the widget in', async ({ page, shop }) => {
  shop.html = `<!doctype html><html lang="en"><title>Shop</title><script async src="${shop.api}/widget.js" data-key="${KEY}"></script>
<touchline-survey touchpoint="slot"></touchline-survey></html>`;
  shop.csp = sampleOf(shop, 'csp', 0).replace('Content-Security-Policy: ', '');
  await page.goto(shop.page);
  await page.getByRole('radio', { name: '4' }).click();
  await expect.poll(() => shop.bodies('ratings').length).toBe(1);
});
