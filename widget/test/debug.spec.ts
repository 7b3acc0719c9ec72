import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Widget } from './fixture';
import { askMore, WHEN, WHY } from './surveys';

test('the overlay says of every survey, rule by rule, why it is shown or not, as it happens', async ({
  page,
  shop,
}) => {
  shop.config.budget = { questions: 1, days: 7 };
  shop.config.signed = true;
  askMore(shop.config, [
    { ...WHY, to: 2 },
    { ...WHEN, id: 'wordless' },
  ]);
  Object.assign(shop.config.surveys.slot ?? {}, {
    triggers: [{ on: 'scroll', percent: 40, page: '/orders/*' }],
    audience: { personas: ['regular'], languages: ['de'] },
  });
  await shop.visit({ body: '<button>Buy</button>' });
  const debug = () => page.evaluate(() => (window as unknown as Widget).touchline('debug'));
  await debug();
  const box = page.getByRole('region', { name: 'Touchline debugger' });
  await expect(box).toContainText('Connected: 5 published surveys.');
  await expect(box).toContainText('Version 0.1.0, key pk_test');
  const slot = box.locator('details[data-slug="slot"]');
  await expect(slot.locator('summary')).toHaveText('slot not shown: another persona is asked');
  await slot.locator('summary').click();
  await expect(slot.getByText('Persona: asks “regular”; identified here: none.')).toBeVisible();
  await expect(
    slot.getByText('Language: asks in “de”; the page is in “en”, the browser in “en-GB”.'),
  ).toBeVisible();
  await expect(
    slot.getByText(/^Asks by itself when 40 % of the page were seen on \/orders\/\*: not on this page/),
  ).toBeVisible();
  await expect(slot.getByText(/Without words, and so not asked: “wordless”\./)).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

  // Live: what is opened stays open.
  await page.evaluate(() =>
    (window as unknown as Widget).touchline('identify', { persona: 'regular', customer: '7' }),
  );
  await expect(slot.locator('summary')).toHaveText('slot not shown: not asked in this language');
  await expect(slot.getByText('Persona: asks “regular”; identified here: “regular”.')).toBeVisible();
  await expect(box).toContainText('takes a name only with a valid signature');
  await shop.ask('effort');
  await expect(box).toContainText('effort, by code: shown');
  await expect(box).toContainText('display at effort: arrived');
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await shop.ask('delivery');
  await expect(box).toContainText('delivery, by code: not shown, the budget of questions is spent');
  const told = page.waitForRequest(/\/widget\/pk_test\?ask=nowhere$/);
  await shop.ask('nowhere');
  // The business hears of it as well, in its connection check.
  await told;
  await expect(box).toContainText(
    'nowhere, by code: not shown, no published survey; published are: slot, recommend',
  );
  await page.evaluate(() =>
    (window as unknown as Widget).touchline('identify', { attributes: { tags: ['a'] } }),
  );
  await expect(box).toContainText('“tags” (object) was left out');

  // Out of the way, and away, by keyboard.
  await box.getByRole('button', { name: 'Fold' }).press('Enter');
  await expect(slot).toBeHidden();
  await box.getByRole('button', { name: 'Fold' }).press('Enter');
  await box.getByRole('button', { name: 'Forget me' }).press('Enter');
  await shop.ask('delivery');
  await expect(page.getByRole('dialog', { name: 'How did the delivery go?' })).toBeVisible();
  await debug();
  await expect(box).toHaveCount(1);
  await box.getByRole('button', { name: 'Close the debugger' }).focus();
  await page.keyboard.press('Escape');
  await expect(box).toHaveCount(0);
  await expect(page.getByRole('dialog')).toBeVisible();
});

for (const [what, status, code, says] of [
  ['a wrong key', 401, 'unauthenticated', 'The key pk_test was refused (401): As the test asked.'],
  [
    'an origin that is not allowed',
    403,
    'forbidden',
    'may not use the key pk_test: As the test asked. Keys stand in Touchline under Settings, Keys.',
  ],
  ['a server in trouble', 503, 'unavailable', 'answered 503: As the test asked.'],
  ['no connection', 0, '', 'it cannot be reached, or the connect-src'],
] as const)
  test(`${what} is said`, async ({ page, shop }) => {
    shop.reply = () => (status ? { status, code } : 'drop');
    await shop.visit();
    await page.evaluate(() => (window as unknown as Widget).touchline('debug'));
    await expect(page.getByRole('region', { name: 'Touchline debugger' })).toContainText(says);
  });

test.describe('in Japanese', () => {
  test.use({ locale: 'ja-JP' });
  test('posts that wait or were refused, a language without texts, a wrong selector', async ({
    page,
    shop,
  }) => {
    shop.reply = (kind) =>
      kind === 'visits'
        ? { status: 503 }
        : kind === 'ratings'
          ? { status: 404, code: 'not_found' }
          : { status: 200 };
    Object.assign(shop.config.surveys.slot ?? {}, { triggers: [{ on: 'click', selector: '[[' }] });
    await shop.visit({ lang: 'ja', body: '<button>Buy</button>' });
    await page.evaluate(() => (window as unknown as Widget).touchline('debug'));
    const box = page.getByRole('region', { name: 'Touchline debugger' });
    await expect(box).toContainText('Connected');
    await page.getByRole('button', { name: 'Buy' }).click();
    await expect(box).toContainText('The selector [[ is not valid');
    const slot = box.locator('details[data-slug="slot"]');
    await slot.locator('summary').click();
    await expect(slot).toContainText('No texts for “ja”, “ja-JP”: shown in “en”.');
    await shop.ask('reviews');
    await page.getByRole('radio', { name: 'Yes' }).click();
    await expect(box).toContainText(
      'rating at reviews 1: refused: 404 As the test asked. Kept for seven days',
    );
    await page.evaluate(() => (window as unknown as Widget).touchline('visit', 'landing'));
    await expect(box).toContainText('visit at landing: 503: kept, tried again');
  });
});

test('it opens under a strict policy with trusted types, and only then is its file loaded', async ({
  page,
  shop,
  complaints,
}) => {
  const files: string[] = [];
  page.on('request', (request) => files.push(new URL(request.url()).pathname));
  shop.csp = `default-src 'none'; script-src ${shop.api} 'nonce-n'; connect-src ${shop.api}; require-trusted-types-for 'script'; trusted-types 'none'`;
  await shop.visit({}, '/', 'n');
  await shop.ask('slot');
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(files).not.toContain('/widget-debug.js');
  await page.evaluate(() => (window as unknown as Widget).touchline('debug'));
  await expect(page.getByRole('region', { name: 'Touchline debugger' })).toContainText('Connected');
  expect(files).toContain('/widget-debug.js');
  expect(complaints).toEqual([]);
});
