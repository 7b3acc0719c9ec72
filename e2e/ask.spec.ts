import type { Page } from '@playwright/test';
import { expect, expectAccessible, expectFit, type MadeWorkspace, signIn, test } from './fixtures';

/** What the panel of a touchpoint offers beside the widget, in a map that is open. */
async function openWays(page: Page, workspace: MadeWorkspace, touchpoint: string) {
  const map = `/w/${workspace.slug}/maps/${workspace.maps[0]?.id}`;
  await signIn(page, workspace.owner, `${map}?touchpoint=${touchpoint}&tab=survey`);
  return page.getByRole('region', { name: 'Ways to ask' });
}

test('a customer answers through a link without JavaScript, and the map hears of it', async ({
  page,
  browser,
  workspace,
}) => {
  const ways = await openWays(page, workspace, 'checkout');
  await ways.getByRole('button', { name: 'Link', exact: true }).click();
  const link = (await ways.locator('pre').textContent()) ?? '';
  await page.getByRole('tab', { name: 'Comments' }).click();

  const context = await browser.newContext({ javaScriptEnabled: false });
  const customer = await context.newPage();
  await customer.goto(link);
  await customer.getByRole('button', { name: '6', exact: true }).click();
  await expect(customer.getByRole('status')).toContainText('Your answer has arrived');
  await customer.getByRole('radio', { name: '5', exact: true }).check();
  await customer.getByRole('textbox').fill('The voucher field was hidden');
  await customer.getByRole('button', { name: 'Send' }).click();
  await expect(customer.getByRole('heading')).toContainText('Thank');

  const comments = page.getByRole('tabpanel', { name: 'Comments' });
  await expect(comments).toContainText('The voucher field was hidden');
  await expect(comments).toContainText('Link');
});

test('a link in a mail counts once the customer says so, and going back changes the answer', async ({
  page,
  context,
  request,
  workspace,
}) => {
  const headers = { authorization: `Bearer ${workspace.secretKey}` };
  const { items } = await (await request.get('/api/v1/surveys?touchpoint=checkout', { headers })).json();
  const japanese = { texts: { ja: { question: 'ご注文は簡単でしたか。' } } };
  const spoken = await request.patch(`/api/v1/surveys/${items[0].id}`, { headers, data: japanese });
  expect(spoken.status()).toBe(200);
  const ways = await openWays(page, workspace, 'checkout');
  await ways.getByRole('button', { name: 'E-mail', exact: true }).click();
  const links = page.frameLocator('iframe[title="Preview of the e-mail block"]').getByRole('link');
  await expect(links).toHaveCount(7);
  const customer = await context.newPage();
  const told = customer.waitForRequest(/\/api\/v1\/displays$/);
  await customer.goto((await links.nth(1).getAttribute('href')) ?? '');
  await expect(customer.getByRole('status')).toContainText('not sent yet');
  await expect(customer.getByRole('radio', { name: '2', exact: true })).toBeChecked();
  const shown = JSON.parse((await told).postData() ?? '{}');
  expect(shown).toMatchObject({ touchpoint: 'checkout', source: 'email' });
  await expectFit(customer);
  // In another language it is the same question to the same person, in words of that language throughout.
  const toldAgain = customer.waitForRequest(/\/api\/v1\/displays$/);
  await customer.getByRole('link', { name: '日本語' }).click();
  await expect(customer.getByRole('button', { name: '送信', exact: true })).toBeVisible();
  expect(JSON.parse((await toldAgain).postData() ?? '{}').id).toBe(shown.id);
  expect(customer.url()).not.toContain('#');
  await customer.getByRole('link', { name: 'English' }).click();
  await customer.getByRole('button', { name: 'Send' }).click();
  await expect(customer.getByRole('heading')).toContainText('Thank');
  await customer.goBack();
  await customer.getByRole('radio', { name: '3', exact: true }).check();
  const again = customer.waitForRequest((request) => request.method() === 'POST');
  await customer.getByRole('button', { name: 'Send' }).click();
  expect(new URLSearchParams((await again).postData() ?? '').get('id')).toBe(shown.id);
  await expect(customer.getByRole('heading')).toContainText('Thank');
  await page.getByRole('tab', { name: 'Overview' }).click();
  await expect(page.getByRole('region', { name: 'Score' })).toContainText('n 1');
});

test('a code is taken away as a file, and printed with what to do', async ({ page, workspace }) => {
  const ways = await openWays(page, workspace, 'checkout');
  await ways.getByRole('button', { name: 'QR code', exact: true }).click();
  await expect(ways.getByRole('img', { name: /^QR code for/ })).toBeVisible();
  for (const [button, name] of [
    ['SVG', 'checkout.svg'],
    ['PNG', 'checkout.png'],
  ] as const) {
    const download = page.waitForEvent('download');
    await ways.getByRole('button', { name: button, exact: true }).click();
    expect((await download).suggestedFilename()).toBe(name);
  }
  await ways.getByRole('button', { name: 'Print sheet' }).click();
  const sheet = page.getByRole('dialog', { name: 'Print sheet' });
  await sheet.getByLabel('Instruction').fill('Scan me at the till');
  await expect(sheet.getByRole('figure')).toContainText('Scan me at the till');
  await sheet.getByRole('button', { name: 'Eight cards' }).click();
  await expectAccessible(page);
  await page.emulateMedia({ media: 'print' });
  await expect(sheet.getByLabel('Instruction')).toBeHidden();
  await expect(page.getByRole('tab', { name: 'Survey' })).toBeHidden();
});

test.describe('a survey', () => {
  // It is saved once before it is whole, and browsers report what is refused.
  test.use({ refusals: true });

  test('a question with choices is set up, looked at, answered on the survey page and read beside comments', async ({
    page,
    browser,
    workspace,
  }) => {
    const ways = await openWays(page, workspace, 'checkout');
    await page.getByText('Follow-ups', { exact: true }).first().click();
    await page.getByRole('button', { name: 'Add a question' }).click();
    const question = page.getByRole('textbox', { name: 'Question 1', exact: true });
    await page.getByRole('button', { name: 'Save survey' }).click();
    await expect(question).toBeFocused();
    await expect(question).toHaveAccessibleDescription('Write the question.');
    const faults = page.getByRole('region', { name: 'What is to be mended' });
    await faults.getByRole('button', { name: 'Question 1, answer 2' }).click();
    await expect(page.getByRole('textbox', { name: 'Answer 2 to question 1' })).toBeFocused();
    await question.fill('What took long?');
    await expect(question).toHaveAccessibleDescription('');
    await page.getByRole('textbox', { name: 'Answer 1 to question 1' }).fill('Choosing');
    await page.getByRole('textbox', { name: 'Answer 2 to question 1' }).fill('Paying');
    await page.getByRole('button', { name: 'Follow-ups', exact: true }).click();
    await expect(faults).toHaveCount(0);
    await page.getByText('Whom it asks', { exact: true }).click();
    await page.getByRole('combobox', { name: 'Languages' }).fill('germ');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Take away German' })).toBeVisible();
    await page.getByRole('button', { name: 'Add a page' }).click();
    await expect(page.getByRole('textbox', { name: 'Page 1' })).toBeFocused();
    await page.keyboard.type('/orders/*');
    const preview = page.frameLocator('iframe[title="Preview of the survey"]');
    await expect(preview.getByRole('radio', { name: 'Paying' })).toBeVisible();
    await page.getByLabel('Surface').selectOption('page');
    await expect(preview.getByText('What took long?')).toBeVisible();
    await page.getByRole('button', { name: 'Save survey' }).click();
    await expect(page.getByText('Saved. Pages show it within seconds.')).toBeVisible();
    await ways.getByRole('button', { name: 'Link', exact: true }).click();
    const link = (await ways.locator('pre').textContent()) ?? '';
    await page.getByRole('tab', { name: 'Comments' }).click();

    const context = await browser.newContext({ javaScriptEnabled: false });
    const customer = await context.newPage();
    await expect(async () => {
      await customer.goto(`${link}&score=3`);
      await expect(customer.getByRole('group', { name: 'What took long?' })).toBeVisible({ timeout: 500 });
    }).toPass();
    await customer.getByRole('radio', { name: 'Paying' }).check();
    await customer.getByRole('button', { name: 'Send' }).click();
    await expect(customer.getByRole('heading')).toContainText('Thank');
    const comments = page.getByRole('tabpanel', { name: 'Comments' });
    await expect(comments.getByRole('definition')).toHaveText('Paying');
  });
});
