import type { Page } from '@playwright/test';
import { startEditing } from './editor';
import { expect, expectAccessible, expectNoOverflow, signIn, test } from './fixtures';

const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Typical touchpoints' });
const entry = (page: Page, name: RegExp) => page.getByRole('listbox').getByRole('option', { name });
const head = (page: Page, name: string) =>
  page.getByRole('columnheader', { name: new RegExp(`(^|: )${name}`) });

test('one of eight templates is chosen by keyboard, and the catalogue adds what it lacks', async ({
  page,
  workspace,
}) => {
  await signIn(page, workspace.owner);
  await page.goto(`/w/${workspace.slug}/start?another`);
  await expect(page.getByRole('radio')).toHaveCount(9);
  await page.getByRole('radio', { name: /Online retail/ }).focus();
  for (let step = 0; step < 5; step += 1) await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: /Hotel stay/ })).toBeChecked();
  await expect(page.getByRole('complementary', { name: 'Preview' })).toContainText('Lost property');
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.getByRole('group', { name: 'Template' })).toContainText('found on a portal, booked');
  await expectNoOverflow(page);
  await page.keyboard.press('Enter');

  await expect(page.getByLabel('Name of Lost property')).toBeVisible();
  await page.getByRole('button', { name: 'Typical touchpoints' }).click();
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('map listing');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await expect(entry(page, /^Map listing/)).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByLabel('Add to stage')).toHaveValue(/.+/);
  await expect(page.getByLabel('Add to stage').locator('option:checked')).toHaveText('Find');
  await expectAccessible(page);
  await expectNoOverflow(page);
  await page.getByRole('button', { name: 'Add 1 touchpoint' }).click();
  await expect(page.getByLabel('Name of Map listing')).toBeVisible();
  await expect(page.getByLabel('Department of Map listing')).toHaveValue('Marketing');
});

test('typical touchpoints come with their questions and departments, and go in one step', async ({
  page,
  workspace,
}) => {
  await signIn(page, workspace.owner, `/w/${workspace.slug}`);
  await startEditing(page);
  await page.getByRole('button', { name: 'Catalogue' }).click();
  await expect(entry(page, /^Checkout/)).toContainText('On this map');
  await expect(entry(page, /^Refund/)).not.toContainText('On this map');

  const search = page.getByRole('searchbox');
  for (const [typed, name] of [
    ['remboursément', null],
    ['send back', /^Return request/],
    ['refund', /^Refund/],
    ['complaint', /^Complaint/],
  ] as const) {
    await search.fill(typed);
    if (name === null) await expect(page.getByText('Try another word, or fewer filters.')).toBeVisible();
    else await entry(page, name).click();
  }
  await expect(page.getByText('Chosen: Complaint, Return request, Refund')).toBeVisible();
  const stage = page.getByLabel('Add to stage');
  await expect(stage.locator('option:checked')).toHaveText('Stay');
  await stage.selectOption('Receive');
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(page);
  const stored = page.waitForResponse(/touchpoint\.createMany/);
  await page.getByRole('button', { name: 'Add 3 touchpoints' }).click();
  await stored;
  await expect(dialogOf(page)).toHaveCount(0);
  for (const name of ['Complaint', 'Return request', 'Refund']) await expect(head(page, name)).toBeVisible();
  await expect(page.getByText('3 touchpoints added to “Receive”.', { exact: true })).toBeVisible();
  await page.reload();
  await head(page, 'Refund').click();
  const panel = page.getByRole('complementary', { name: 'Refund' });
  await panel.getByRole('tab', { name: 'Survey' }).click();
  await expect(panel).toContainText(/paused/i);
  await expect(panel).toContainText('Finance');

  // Reloaded, the whole of it is still one step.
  await startEditing(page);
  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect(head(page, 'Refund')).toHaveCount(0);
  for (const name of ['Complaint', 'Return request']) await expect(head(page, name)).toHaveCount(0);
  await expect(head(page, 'Checkout')).toBeVisible();
});

test('an empty map begins with what is typical', async ({ page, workspace }) => {
  await signIn(page, workspace.owner);
  const made = await page.request.post('/api/trpc/map.create', {
    data: { workspace: workspace.slug, name: 'New shop' },
  });
  const { id } = (await made.json()).result.data;
  await page.goto(`/w/${workspace.slug}/maps/${id}`);
  await page.getByRole('button', { name: 'Choose typical touchpoints' }).click();
  await entry(page, /^Home page/).click();
  // What is pasted stays whole, with what is wrong with it.
  const stage = page.getByLabel('Add to a new stage');
  await stage.fill('x'.repeat(200));
  await expect(page.getByText('The name is longer than 120 characters. Shorten it.')).toBeVisible();
  await expect(stage).toHaveValue('x'.repeat(200));
  await stage.fill('Look around');
  await page.getByRole('button', { name: 'Add 1 touchpoint' }).click();
  await expect(head(page, 'Look around')).toBeVisible();
  await expect(head(page, 'Home page')).toBeVisible();
  // The stage and what stands in it came in one step.
  await expect(page.getByText('1 touchpoint added to “Look around”.').first()).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByRole('button', { name: 'Choose typical touchpoints' })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(head(page, 'Look around')).toBeVisible();
  await expect(head(page, 'Home page')).toBeVisible();

  // A channel that another map calls “Social” is offered here too.
  await startEditing(page);
  await page.getByRole('gridcell', { name: /Website/ }).click();
  const channel = page.getByRole('combobox', { name: 'Channel, Home page' });
  await channel.fill('soc');
  await page.getByRole('option', { name: 'Social', exact: true }).click();
  await expect(page.getByRole('gridcell', { name: 'Social' })).toBeVisible();
});
