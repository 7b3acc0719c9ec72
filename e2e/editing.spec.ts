import type { BrowserContext, Page } from '@playwright/test';
import { cell, field, openEditor } from './editor';
import { expect, type MadeWorkspace, signIn, test } from './fixtures';

/** The map of a workspace in editing, in a tab of its own. */
async function openTab(context: BrowserContext, workspace: MadeWorkspace): Promise<Page> {
  const page = await context.newPage();
  await openEditor(page, workspace);
  return page;
}

test.beforeEach(async ({ page, workspace }) => {
  await signIn(page, workspace.owner);
});

test.describe('refused edits', () => {
  test.use({ refusals: true });

  test('what one person writes appears for the other, and of two texts in one cell none is lost', async ({
    context,
    workspace,
  }) => {
    const [ines, odell] = [await openTab(context, workspace), await openTab(context, workspace)];
    const doing = 'Doing, Checkout';
    await cell(ines, doing).click();
    await field(ines, doing).fill('Looks for the total');
    await field(ines, doing).press('Enter');
    await expect(cell(odell, doing)).toContainText('Looks for the total');

    const thinking = 'Thinking, Checkout';
    await cell(odell, thinking).click();
    await field(odell, thinking).fill('Is this the price?');
    await cell(ines, thinking).click();
    await field(ines, thinking).fill('Where is my voucher?');
    await field(ines, thinking).press('Enter');
    await expect(cell(ines, thinking)).toContainText('Where is my voucher?');
    await field(odell, thinking).press('Enter');
    const choice = odell.getByRole('gridcell').filter({ has: odell.getByText('Theirs', { exact: true }) });
    await expect(choice).toContainText('Where is my voucher?');
    await expect(field(odell, thinking)).toHaveValue('Is this the price?');
    await choice.getByRole('button', { name: 'Keep mine' }).click();
    for (const page of [ines, odell]) await expect(cell(page, thinking)).toContainText('Is this the price?');
  });

  test('a session that ends in the middle of an edit costs no text', async ({ context, workspace }) => {
    const page = await openTab(context, workspace);
    const doing = 'Doing, Delivery slot SMS';
    await cell(page, doing).click();
    await field(page, doing).fill('Opens the link on the train');
    await context.clearCookies();
    await field(page, doing).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Sign in to go on' });
    await dialog.getByLabel('E-mail').fill(workspace.owner.email);
    await dialog.getByLabel('Password', { exact: true }).fill(workspace.owner.password);
    await dialog.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(dialog).toBeHidden();
    await expect(cell(page, doing)).toContainText('Opens the link on the train');
    await page.reload();
    await expect(page.getByText('Opens the link on the train')).toBeVisible();
  });
});

test('100 kB that are pasted at a cell stay there with the reason, and what fits is saved', async ({
  context,
  workspace,
}) => {
  const page = await openTab(context, workspace);
  const doing = 'Doing, Checkout';
  await cell(page, doing).click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText('Compares. '.repeat(10_000));
  await field(page, doing).press('Enter');
  const box = page.getByRole('gridcell').filter({ has: field(page, doing) });
  await expect(box.getByRole('alert')).toHaveText(
    'This is longer than 2,000 characters: it has 99,999. Shorten it.',
  );
  await expect(box.getByRole('button', { name: 'Try again' })).toBeInViewport();
  await expect(field(page, doing)).toHaveValue('Compares. '.repeat(10_000));
  await field(page, doing).fill('Compares');
  await field(page, doing).press('Enter');
  await expect(cell(page, doing)).toContainText('Compares');
});

test('touchpoints are added, moved and deleted with undo, by keyboard alone', async ({
  context,
  workspace,
}) => {
  const page = await openTab(context, workspace);
  const head = (name: string) => page.getByRole('columnheader', { name: new RegExp(name) });
  const order = async () =>
    (await page.getByRole('columnheader').allTextContents()).map((text) => text.replace(/\s+/g, ' '));
  await head('Checkout').focus();
  await page.keyboard.press('Delete');
  await expect(page.getByText('“Checkout” is deleted. Its ratings are kept.').first()).toBeVisible();
  await expect(head('Checkout')).toHaveCount(0);
  const undone = page.waitForResponse(/touchpoint\.batch/);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(head('Checkout')).toBeVisible();
  await undone;

  const before = await order();
  await head('Checkout').focus();
  const stored = page.waitForResponse(/touchpoint\.batch/);
  await page.keyboard.press('Alt+ArrowRight');
  await expect.poll(order).not.toEqual(before);
  await stored;
  await page.reload();
  await expect(head('Checkout')).toBeVisible();
  expect(await order()).not.toEqual(before);
});

test('a paused question is not asked any more, a published one is, within seconds', async ({
  page,
  request,
  workspace,
}) => {
  const asks = async () => {
    const response = await request.get(`/api/v1/widget/${workspace.publicKey}`);
    return 'checkout' in (await response.json()).surveys;
  };
  expect(await asks()).toBe(true);
  await page.goto(`/w/${workspace.slug}/maps/${workspace.maps[0]?.id}?touchpoint=checkout`);
  const panel = page.getByRole('complementary', { name: 'Checkout' });
  await panel.getByRole('tab', { name: 'Survey' }).click();
  await panel.getByRole('button', { name: 'Pause' }).click();
  await expect.poll(asks).toBe(false);
  await panel.getByRole('button', { name: 'Publish' }).click();
  await expect.poll(asks).toBe(true);
});

test('a double click writes where it hits; letters alone do nothing for those who turned them off', async ({
  page,
  workspace,
}) => {
  await page.goto(`/w/${workspace.slug}/maps/${workspace.maps[0]?.id}`);
  await expect(page.locator('.topbar .live', { hasText: /^Live/ })).toBeVisible();
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  await press('?');
  const keys = page.getByRole('dialog', { name: 'Keys' });
  await keys.getByRole('checkbox', { name: 'Single-key shortcuts' }).press('Space');
  await expect(keys.getByRole('status')).toContainText('Off in this browser');
  await expect(keys.getByText('Next lens; with Shift the one before')).toHaveCount(0);
  await press('Escape');
  await page.getByRole('columnheader', { name: /Checkout/ }).focus();
  await press('t', 'l', 'n', 'd', 'x', '/', '?', 'ArrowDown');
  await expect(page.getByRole('gridcell', { name: /^Checkout\./ })).toBeFocused();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('textbox')).toHaveCount(0);
  await expect(page.getByText('1 selected')).toHaveCount(0);
  expect(new URL(page.url()).search).toBe('');

  const doing = page.locator('[data-lane]').filter({ hasText: /\w/ }).first();
  await doing.dblclick();
  await expect(page.getByRole('textbox')).toBeFocused();
  await page.keyboard.type('?');
  await expect(page.getByRole('textbox')).toHaveValue(/\?$/);
  await press('Escape', 'Escape');

  await page.goto('/account');
  const here = page.getByRole('checkbox', { name: 'Single-key shortcuts' });
  await expect(here).not.toBeChecked();
  await here.check();
  await page.goBack();
  await expect(page.locator('.topbar .live', { hasText: /^Live/ })).toBeVisible();
  await press('l');
  await expect(page).toHaveURL(/lens=buying/);
});
