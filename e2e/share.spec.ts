import type { Page } from '@playwright/test';
import { expect, expectAccessible, expectNoOverflow, rate, signIn, test } from './fixtures';
import { openHostPage } from './host-page';

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
  if (numbers) await expectAccessible(page);
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
  await expectNoOverflow(visitor);
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

test('a map with comments is embedded by the pages it was made for, follows it, and ends with its link', async ({
  page,
  browser,
  baseURL,
  workspace,
}) => {
  const map = workspace.maps[0];
  const touchline = baseURL ?? '';
  for (let n = 0; n < 6; n += 1)
    await rate(touchline, workspace.publicKey, 'checkout', 4, `Quick ${n}, write to me@example.test`);
  await signIn(page, workspace.owner);
  await page.goto(`/w/${workspace.slug}/maps/${map?.id}`);
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Share this map' });
  await dialog.getByLabel('Who or what it is for').fill('Intranet');
  await expect(dialog.getByLabel(/Show customers’ comments/)).toBeDisabled();
  await dialog.getByLabel(/Show scores/).check();
  await dialog.getByLabel(/Show customers’ comments/).check();
  await dialog.getByLabel('Allow embedding in other pages').check();
  const origins = dialog.getByLabel('Pages that may embed it');
  await origins.fill('https://intranet.example.com/start');
  await dialog.getByRole('button', { name: 'Make link' }).click();
  await expect(dialog.getByRole('alert').filter({ hasText: 'is more than an origin' })).toBeVisible();
  await expectAccessible(page);
  await origins.fill('https://intranet.example.com');
  await dialog.getByRole('button', { name: 'Make link' }).click();
  const entry = dialog.getByRole('listitem').filter({ hasText: 'Intranet' });
  await expect(entry).toContainText('with numbers and comments · may be embedded');
  await entry.getByRole('button', { name: 'Embed Intranet' }).click();
  await entry.getByRole('button', { name: 'Dark' }).click();
  await entry.getByRole('button', { name: 'Copy snippet' }).click();
  await expect(entry.getByRole('button', { name: 'Copied' })).toBeVisible();
  await expectAccessible(page);
  const snippet = await page.evaluate(() => navigator.clipboard.readText());

  const host = await openHostPage(snippet, touchline);
  const reader = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  // A browser that keeps nothing for other sites: touching its storage fails.
  await reader.addInitScript(() => {
    if (window.top === window) return;
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException('Storage is denied', 'SecurityError');
        },
      });
  });
  await reader.clock.install();
  const refused = reader.waitForEvent('console', (message) => message.text().includes('frame-ancestors'));
  await reader.goto(host.url);
  await refused;
  const frame = reader.frameLocator('iframe');
  await expect(frame.getByRole('heading', { name: map?.name ?? '' })).toHaveCount(0);

  await entry.getByLabel('Pages that may embed it').fill(new URL(host.url).origin);
  await entry.getByRole('button', { name: 'Save origins' }).click();
  await expect(entry.getByText('Saved. These pages may embed it.')).toBeVisible();
  await reader.goto(host.url);
  await expect(frame.getByRole('heading', { level: 1, name: map?.name ?? '' })).toBeVisible();
  await expect(frame.getByText('6 ratings in 28 days')).toBeVisible();
  await expect(frame.locator('.curve')).toBeVisible();
  await expect(frame.getByText('Actual, 95% interval')).toBeVisible();
  await expect(frame.getByRole('link', { name: 'Touchline' })).toHaveAttribute('target', '_blank');
  expect(await frame.locator('html').evaluate((root) => getComputedStyle(root).colorScheme)).toBe('dark');
  expect(await reader.context().cookies()).toEqual([]);
  await frame
    .getByRole('columnheader', { name: /Checkout/ })
    .first()
    .click();
  const comments = frame.getByRole('complementary', { name: 'Comments' });
  await expect(comments.getByText('Quick 5, write to [e-mail]')).toBeVisible();
  await expect(comments.getByRole('listitem')).toHaveCount(6);
  await expectAccessible(reader);
  await comments.getByRole('button', { name: 'Close comments' }).click();
  await expect(comments).toHaveCount(0);

  await rate(touchline, workspace.publicKey, 'checkout', 5);
  await reader.clock.fastForward('01:01');
  await expect(frame.getByText('7 ratings in 28 days')).toBeVisible();

  await reader.setViewportSize({ width: 390, height: 844 });
  await frame.getByText('Comments (6)').click();
  await expect(frame.getByText('Quick 5, write to [e-mail]')).toBeVisible();
  const width = await frame.locator('html').evaluate((root) => root.scrollWidth - root.clientWidth);
  expect(width).toBe(0);

  await entry.getByRole('button', { name: 'Revoke Intranet' }).click();
  await expect(entry).toContainText('Revoked');
  await reader.goto(host.url);
  await expect(frame.getByRole('heading', { name: 'This link was revoked' })).toBeVisible();
  const address = snippet.match(/src="([^"]+)"/)?.[1] ?? '';
  const answer = await reader.goto(address);
  expect(answer?.status()).toBe(404);
  expect(answer?.headers()).toMatchObject({ 'x-robots-tag': 'noindex, nofollow' });
  await expect(reader.getByRole('heading', { name: 'This link was revoked' })).toBeVisible();
  await reader.context().close();
  await host.close();
});
