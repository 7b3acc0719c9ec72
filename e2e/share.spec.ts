import type { Page } from '@playwright/test';
import { expect, expectAccessible, rate, signIn, test } from './fixtures';

/** The addresses are copied as people do: by the button, off the clipboard. */
async function makeLink(page: Page, name: string, { numbers = false } = {}): Promise<string> {
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Share this map' });
  await dialog.getByLabel('Who or what it is for').fill(name);
  if (numbers) await dialog.getByLabel(/Show scores/).check();
  await dialog.getByRole('button', { name: 'Make link' }).click();
  const entry = dialog.getByRole('listitem').filter({ hasText: name });
  await expect(entry).toContainText(numbers ? 'with numbers' : 'without numbers');
  await entry.getByRole('button', { name: 'Copy link' }).click();
  await expect(entry.getByRole('button', { name: 'Copied' })).toBeVisible();
  await expectAccessible(page);
  const address = await page.evaluate(() => navigator.clipboard.readText());
  await page.keyboard.press('Escape');
  return address;
}

test.use({ refusals: true, permissions: ['clipboard-read', 'clipboard-write'] });

test('a link shows the map to somebody signed out, for reading, with numbers only where chosen, until it is revoked', async ({
  page,
  browser,
  baseURL,
  workspace,
}) => {
  const map = workspace.maps[0];
  for (let n = 0; n < 6; n += 1)
    await rate(baseURL ?? '', workspace.publicKey, 'checkout', 4, 'Between us only');
  await signIn(page, workspace.owner);
  await page.goto(`/w/${workspace.slug}/maps/${map?.id}`);
  const plain = await makeLink(page, 'The agency');
  const full = await makeLink(page, 'The board', { numbers: true });

  const visitor = await (await browser.newContext()).newPage();
  const answer = await visitor.goto(plain);
  expect(answer?.status()).toBe(200);
  expect(answer?.headers()).toMatchObject({
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex, nofollow',
  });
  expect(answer?.headers()['cache-control']).toContain('no-store');
  const html = (await answer?.text()) ?? '';
  for (const secret of [workspace.slug, workspace.publicKey, workspace.owner.email, 'Between us only'])
    expect(html).not.toContain(secret);
  await expect(visitor.getByRole('heading', { level: 1, name: map?.name ?? '' })).toBeVisible();
  await expect(visitor.getByRole('columnheader', { name: /Checkout/ }).first()).toBeVisible();
  await expect(visitor.getByText('Shared without numbers')).toBeVisible();
  await expect(visitor.getByText('n 6')).toHaveCount(0);
  await expect(visitor.getByRole('button', { name: /Edit map|Add/ })).toHaveCount(0);
  await expectAccessible(visitor);

  await visitor.goto(full);
  await expect(visitor.getByText('6 ratings in 28 days')).toBeVisible();
  await expect(visitor.locator('.curve')).toBeVisible();
  await visitor.getByRole('link', { name: '90 days' }).click();
  await expect(visitor.getByText('6 ratings in 90 days')).toBeVisible();
  await visitor.getByRole('button', { name: 'List' }).click();
  await expect(visitor.getByRole('heading', { level: 3, name: 'Checkout' })).toBeVisible();
  await expectAccessible(visitor);

  await visitor.setViewportSize({ width: 390, height: 844 });
  await visitor.emulateMedia({ colorScheme: 'dark' });
  await expect(visitor.getByRole('heading', { level: 3, name: 'Checkout' })).toBeVisible();
  expect(await visitor.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await expectAccessible(visitor);

  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await page.getByRole('button', { name: 'Revoke The agency' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'The agency' })).toContainText('Revoked');
  expect((await visitor.goto(plain))?.status()).toBe(404);
  await expect(visitor.getByRole('heading', { name: 'This link was revoked' })).toBeVisible();
  await expectAccessible(visitor);
  await page.getByRole('button', { name: 'Undo revoking The agency' }).click();
  await expect(page.getByRole('button', { name: 'Revoke The agency' })).toBeVisible();
  expect((await visitor.goto(plain))?.status()).toBe(200);
  expect((await visitor.goto('/r/nothing-of-the-kind'))?.status()).toBe(404);
  await expect(visitor.getByRole('heading', { name: 'This link leads to nothing' })).toBeVisible();
  await visitor.context().close();
});
