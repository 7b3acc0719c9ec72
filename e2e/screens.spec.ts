import type { Page } from '@playwright/test';
import { expect, expectAccessible, signIn, test } from './fixtures';

const PHONE = { width: 390, height: 844 };
const DESK = { width: 1440, height: 900 };

/** Opens a screen at both sizes, in both themes on the desk; nothing serious for axe, nothing wider than the window. */
async function expectFit(page: Page, path: string, ready: () => Promise<unknown>): Promise<void> {
  for (const { viewport, themes } of [
    { viewport: DESK, themes: ['light', 'dark'] as const },
    { viewport: PHONE, themes: ['dark'] as const },
  ]) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(path);
    await ready();
    for (const colorScheme of themes) {
      await page.emulateMedia({ colorScheme });
      await expectAccessible(page);
    }
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, `${path} is wider than ${viewport.width} px`).toBeLessThanOrEqual(0);
  }
}

test('what everybody may see fits every screen', async ({ page }) => {
  await expectFit(page, '/', () => expect(page.getByRole('heading', { level: 1 })).toBeVisible());
});

test('the example is open to visitors and shows no way to change it', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'See a live example' }).click();
  await expect(page.getByRole('grid')).toBeVisible();
  const example = new URL(page.url()).pathname;
  await expect(page.getByRole('button', { name: /edit/i })).toHaveCount(0);
  await expectFit(page, example, () => expect(page.getByText('Delivery slot SMS').first()).toBeVisible());
  await expectFit(page, `${example}?touchpoint=delivery-slot`, () =>
    expect(page.getByRole('complementary', { name: 'Delivery slot SMS' })).toBeVisible(),
  );
});

test('a member’s pages fit every screen', async ({ page, workspace }) => {
  await signIn(page, workspace.owner);
  const base = `/w/${workspace.slug}`;
  const map = workspace.maps[0]?.id;
  const heading = (name: string) => () => expect(page.getByRole('heading', { name })).toBeVisible();
  await expectFit(page, `${base}/start`, heading('What journey are you drawing?'));
  await expectFit(page, `${base}/start?map=${map}&step=touchpoints`, () =>
    expect(page.getByLabel('Name of Checkout')).toBeVisible(),
  );
  await expectFit(page, `${base}/start?map=${map}&step=rating`, () =>
    expect(page.getByText('Waiting for your first rating…')).toBeVisible(),
  );
  await expectFit(page, `${base}/maps`, heading('Maps'));
});

test('the settings fit every screen', async ({ page, workspace }) => {
  await signIn(page, workspace.owner);
  const base = `/w/${workspace.slug}`;
  const heading = (name: string) => () => expect(page.getByRole('heading', { name })).toBeVisible();
  await expectFit(page, `${base}/settings/keys`, () =>
    expect(page.getByText('Website').first()).toBeVisible(),
  );
  await expectFit(page, `${base}/settings`, heading('Language and time'));
  await expectFit(page, `${base}/settings/members`, heading('Invite people'));
  await expectFit(page, '/account', heading('Password'));
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
