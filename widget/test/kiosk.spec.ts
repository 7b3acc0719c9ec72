import { expect, test } from './fixture';
import { KEY } from './server';
import { askMore, WHAT, WHEN, WHY } from './surveys';

// The worker that keeps the page is the kiosk’s own server’s.
test.use({ serviceWorkers: 'block' });

test('a kiosk asks the same questions after the score, and keeps what was said when somebody walks away', async ({
  page,
  shop,
}) => {
  askMore(shop.config, [{ ...WHY, to: 2 }, WHAT, { ...WHEN, to: 2 }]);
  shop.html = `<!doctype html><html lang="en"><head><title>Kiosk</title></head><body>
    <script src="${shop.api}/kiosk.js" data-key="${KEY}" data-touchpoints="slot"></script></body></html>`;
  await page.clock.install();
  await page.goto(shop.page);
  await page.getByLabel('PIN').fill('4711');
  await page.getByRole('button', { name: 'Start' }).click();
  const answers = () => shop.bodies('ratings').map(({ score, answers, final }) => [score, answers, final]);

  const scale = page.getByRole('group', { name: 'How was picking your delivery slot?' });
  await expect(scale).toBeVisible();
  await page.clock.runFor(1_000);
  await scale.getByRole('button', { name: '1', exact: true }).click();
  await page.getByRole('group', { name: 'Why a 1?' }).getByRole('button', { name: 'The price' }).click();
  const what = page.getByRole('group', { name: 'What was wrong?' });
  await what.getByRole('button', { name: 'Too late' }).click();
  await expect(what.getByRole('button', { name: 'Too late' })).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByRole('textbox', { name: 'Which time would suit you?' }).fill('Six');
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(page.getByRole('status')).toContainText('Thank you.');
  await expect.poll(answers).toEqual([
    [1, undefined, false],
    [1, { why: 'price' }, false],
    [1, { why: 'price', what: ['late'] }, false],
    [1, { why: 'price', what: ['late'], when: 'Six' }, true],
  ]);

  // After a power cut the device goes on with what it has kept.
  const kept = () => page.evaluate(() => Object.keys(localStorage).sort());
  // An answer is kept until the server's own has come back.
  await expect.poll(kept).toEqual(['touchline:pk_test:config', 'touchline:pk_test:pin']);

  await page.clock.runFor(6_000);
  await expect(scale).toBeVisible();
  await page.clock.runFor(1_000);
  await scale.getByRole('button', { name: '5', exact: true }).click();
  await expect(page.getByRole('group', { name: 'What was wrong?' })).toBeVisible();
  await page.clock.runFor(21_000);
  await expect.poll(() => answers().at(-1)).toEqual([5, undefined, true]);
});

test('a kiosk wears the look of the workspace, and without one it is dark', async ({ page, shop }) => {
  shop.html = `<!doctype html><html lang="en"><head><title>Kiosk</title></head><body>
    <script src="${shop.api}/kiosk.js" data-key="${KEY}" data-touchpoints="slot"></script></body></html>`;
  const start = page.getByRole('button', { name: 'Start' });
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(shop.page);
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(13, 14, 16)');
  shop.config.theme = { accent: '#c2410c', radius: 0 };
  await page.reload();
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(255, 255, 255)');
  await expect(start).toHaveCSS('background-color', 'rgb(194, 65, 12)');
  await expect(start).toHaveCSS('border-radius', '0px');
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(13, 14, 16)');
  shop.config.theme = { mode: 'light', paper: '#fff7ed', ink: '#431407' };
  await page.reload();
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(255, 247, 237)');
  await expect(start).toHaveCSS('color', 'rgb(255, 247, 237)');
});
