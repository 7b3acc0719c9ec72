import type { Page } from '@playwright/test';
import { expect, expectFit, holdTransaction, rate, signIn, test } from './fixtures';

/** Opens a screen at each size. */
const expectScreen = (page: Page, path: string, ready: () => Promise<unknown>) =>
  expectFit(page, async () => {
    await page.goto(path);
    await ready();
  });

test('what everybody may see fits every screen', async ({ page }) => {
  await expectScreen(page, '/', () => expect(page.getByRole('heading', { level: 1 })).toBeVisible());
});

test('the example is open to visitors and shows no way to change it', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'See a live example' }).click();
  await expect(page.getByRole('grid')).toBeVisible();
  const example = new URL(page.url()).pathname;
  await expect(page.getByRole('button', { name: /edit/i })).toHaveCount(0);
  await expectScreen(page, example, () => expect(page.getByText('Delivery slot SMS').first()).toBeVisible());
  await expectScreen(page, `${example}?touchpoint=delivery-slot`, () =>
    expect(page.getByRole('complementary', { name: 'Delivery slot SMS' })).toBeVisible(),
  );
});

test('a member’s pages fit every screen', async ({ page, workspace }) => {
  await signIn(page, workspace.owner);
  const base = `/w/${workspace.slug}`;
  const map = workspace.maps[0]?.id;
  const heading = (name: string) => () => expect(page.getByRole('heading', { name })).toBeVisible();
  await expectScreen(page, `${base}/start`, heading('What journey are you drawing?'));
  await expectScreen(page, `${base}/start?map=${map}&step=touchpoints`, () =>
    expect(page.getByLabel('Name of Checkout')).toBeVisible(),
  );
  await expectScreen(page, `${base}/start?map=${map}&step=rating`, () =>
    expect(page.getByText('Waiting for your first rating…')).toBeVisible(),
  );
  await expectScreen(page, `${base}/maps`, heading('Maps'));
});

test('the settings fit every screen, and the time zone is another one once all is counted anew', async ({
  page,
  workspace: { owner, slug, publicKey, maps },
  baseURL,
}) => {
  const asked = maps[0]?.touchpoints.find(({ type }) => type === 'csat');
  await rate(baseURL ?? '', publicKey, asked?.slug ?? '', 4);
  await signIn(page, owner);
  const base = `/w/${slug}`;
  const heading = (name: string) => () => expect(page.getByRole('heading', { name })).toBeVisible();
  await expectScreen(page, `${base}/settings/keys`, () =>
    expect(page.getByText('Website').first()).toBeVisible(),
  );
  await expectScreen(page, `${base}/settings`, heading('Language and time'));
  const zone = page.getByLabel('Time zone', { exact: true });
  const before = await zone.inputValue();
  await zone.fill('Nowhere');
  await zone.press('Enter');
  await expect(page.getByText('There is no such time zone.')).toBeVisible();
  const change = page.getByRole('button', { name: 'Change time zone', exact: true });
  // Counting waits for whatever began before it was asked for, so there is time to think better of it.
  const letGo = await holdTransaction();
  await zone.fill('Asia/Tokyo');
  await change.click();
  await expect(page.getByText(`Until then every figure is of the days of ${before}.`)).toBeVisible();
  await page.getByRole('button', { name: `Keep ${before}` }).click();
  await expect(page.getByText(`Days stay days of ${before}.`, { exact: true })).toBeVisible();
  await expect(page.getByText('Everything is being counted')).toBeHidden();
  await letGo();
  await expect(zone).toHaveValue(before);

  await zone.fill('pacific/auckland');
  await change.click();
  await expect(page.getByText('Days are days of Pacific/Auckland now.', { exact: true })).toBeVisible();
  await expect(zone).toHaveValue('Pacific/Auckland');
  await expectScreen(page, `${base}/settings/members`, heading('Invite people'));
  await expectScreen(page, '/account', heading('Password'));
});

test.describe(() => {
  test.use({ refusals: true });
  test('an address that leads nowhere says so, and a foreign workspace does not exist', async ({
    page,
    workspace,
  }) => {
    expect((await page.goto('/nowhere'))?.status()).toBe(404);
    await expect(page.getByText('There is nothing here')).toBeVisible();
    await page.goto(`/w/${workspace.slug}/maps`);
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  });
});
