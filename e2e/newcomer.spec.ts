import type { Page } from '@playwright/test';
import { expect, newPerson, rate, signInByForm, test } from './fixtures';
import { openHostPage } from './host-page';

const comment = 'From eight to two again. 🛋️ لا أستطيع الانتظار';

/** Answers the question in the page as a customer would; `meanwhile`: between the tap and what is said to it. */
async function answer(
  page: Page,
  score: string,
  words: string,
  meanwhile: () => Promise<void>,
): Promise<void> {
  const card = page.getByRole('dialog');
  await card.getByRole('radio', { name: score }).click();
  await meanwhile();
  await card.getByRole('textbox').fill(words);
  await card.getByRole('button', { name: 'Send' }).click();
  await expect(card).toContainText(/thank/i);
}

test('a newcomer signs up, pastes the snippet, and a rating moves the map in two browsers', async ({
  page,
  browser,
  baseURL,
}) => {
  const person = newPerson();
  const origin = baseURL ?? '';

  // From the landing page to a workspace.
  await page.goto('/');
  await page.getByRole('link', { name: 'Draw your map' }).first().click();
  await page.getByLabel('Your name').fill(person.name);
  await page.getByLabel('E-mail').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.getByLabel('Workspace').fill('Sofa shop');
  await page.getByRole('button', { name: 'Create workspace' }).click();

  // Three steps to the snippet.
  await expect(page.getByRole('heading', { name: 'What journey are you drawing?' })).toBeVisible();
  await page.getByRole('radio', { name: /Online/ }).check();
  await page.getByRole('button', { name: /^Use / }).click();
  await expect(page.getByRole('heading', { name: 'Name the touchpoints' })).toBeVisible();
  const name = page.getByLabel('Name of Checkout');
  await name.fill('Paying');
  await name.press('Enter');
  await expect(page.getByLabel('Name of Paying')).toHaveValue('Paying');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('combobox', { name: 'Touchpoint' }).selectOption({ label: 'Paying' });
  await expect(page.getByText('Waiting for your first rating…')).toBeVisible();
  const snippet = (await page.getByLabel('Snippet').textContent()) ?? '';
  const key = /'(pk_[^']+)'/.exec(snippet)?.[1] ?? '';
  const slug = /'ask', '([^']+)'/.exec(snippet)?.[1] ?? '';
  expect(key).not.toBe('');

  // A second browser watches the map.
  const watcher = await (await browser.newContext()).newPage();
  await signInByForm(watcher, person);
  await expect(watcher.getByRole('grid')).toBeVisible();
  await watcher.getByRole('columnheader', { name: /Paying/ }).click();
  await expect(watcher.getByRole('complementary', { name: 'Paying' })).toBeVisible();

  // A customer answers on a page of another origin, under a strict policy.
  const host = await openHostPage(snippet, origin);
  const customer = await (await browser.newContext()).newPage();
  await customer.goto(host.url);
  const arrived = page.getByRole('listitem').filter({ hasText: 'Your first rating at Paying, just now' });
  await answer(customer, '6', comment, () => expect(arrived).toContainText('1 of 5'));

  // Both see it, without a reload, and what was said after the tap.
  await expect(arrived).toContainText(comment);
  await expect(watcher.getByRole('complementary', { name: 'Paying' })).toContainText(comment);
  await expect(watcher.getByRole('complementary', { name: 'Paying' })).toContainText('n 1');

  // From five answers on there is a score, and the next ones move the curve.
  for (const score of [6, 7, 5, 6]) await rate(origin, key, slug, score);
  await expect(page.getByRole('img', { name: 'Desired level at each touchpoint' })).toContainText('4.33');
  const shown = watcher.getByRole('grid').locator('text.v');
  await expect(shown).toBeVisible();
  const before = await shown.textContent();
  for (const score of [1, 1, 2, 1]) await rate(origin, key, slug, score);
  await expect(shown).not.toHaveText(before ?? '');
  await host.close();
});
