import { readFile, writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { startEditing } from './editor';
import { expect, expectAccessible, rate, signIn, test } from './fixtures';

const cell = (page: Page, label: string) => page.getByRole('button', { name: label });
const field = (page: Page, label: string) => page.getByRole('textbox', { name: label });

async function openHistory(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Map menu' }).click();
  await page.getByRole('menuitem', { name: 'History' }).click();
}

test.beforeEach(async ({ page, workspace }) => {
  await signIn(page, workspace.owner);
});

test('what was edited is told with names, compared, and taken back, and ratings stay', async ({
  page,
  baseURL,
  workspace,
}) => {
  const map = `/w/${workspace.slug}/maps/${workspace.maps[0]?.id}`;
  await rate(baseURL ?? '', workspace.publicKey, 'checkout', 5, 'Quick and clear');
  const write = async (text: string) => {
    await page.goto(map);
    await startEditing(page);
    await cell(page, 'Doing, Checkout').click();
    await field(page, 'Doing, Checkout').fill(text);
    await field(page, 'Doing, Checkout').press('Enter');
    await expect(cell(page, 'Doing, Checkout')).toContainText(text);
  };
  await write('Pays with a card');
  await openHistory(page);
  const told = page.getByRole('region', { name: 'What happened' });
  const owner = workspace.owner.email.split('@')[0] ?? '';
  const entry = told.getByRole('listitem').filter({ hasText: owner }).first();
  await expect(entry).toContainText(/changed Doing of .*“Checkout”/);
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Name this version' }).click();
  const dialog = page.getByRole('dialog', { name: 'Name this version' });
  await dialog.getByLabel('Name').fill('Before the sale');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Keep version' }).click();
  await expect(page.getByRole('button', { name: 'Restore Before the sale' })).toBeVisible();

  await write('Pays with a voucher');
  await openHistory(page);
  await page.getByRole('button', { name: 'Compare Before the sale with now' }).click();
  await expect(page.getByRole('heading', { name: /From .*“Before the sale”.* to now/ })).toBeVisible();
  await expect(page.locator('del', { hasText: 'card' })).toBeVisible();
  await expect(page.locator('ins', { hasText: 'voucher' })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Restore this version' }).click();
  await expect(page.getByText('No difference')).toBeVisible();
  await page.goto(`${map}?touchpoint=checkout&tab=comments`);
  await expect(page.getByText('Quick and clear')).toBeVisible();
  await expect(page.getByText('Pays with a card').first()).toBeVisible();
});

test('a map that is downloaded can be brought in again; a file that is no map says where', async ({
  page,
  workspace,
}) => {
  const map = workspace.maps[0];
  await page.goto(`/w/${workspace.slug}/maps/${map?.id}`);
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('button', { name: 'JSON', exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export JSON' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^[a-z0-9-]+\.touchline\.json$/);
  const path = test.info().outputPath('map.json');
  await download.saveAs(path);
  const document = JSON.parse(await readFile(path, 'utf8'));
  document.map.name = '<b>Copy</b>';
  await writeFile(path, JSON.stringify(document));

  await page.goto(`/w/${workspace.slug}/maps`);
  await page.getByLabel('Map file').setInputFiles(path);
  await page.waitForURL(
    (url) => /\/maps\/[0-9a-f-]{36}$/.test(url.pathname) && !url.pathname.endsWith(map?.id ?? ''),
  );
  await expect(page.getByText('<b>Copy</b>').first()).toBeVisible();
  for (const { name } of map?.touchpoints ?? [])
    await expect(page.getByRole('columnheader', { name }).first()).toBeAttached();
});

test.describe('refused files', () => {
  test.use({ refusals: true });

  test('a broken map names the row it breaks at, and draws nothing', async ({ page, workspace }) => {
    const path = test.info().outputPath('broken.json');
    const stages = [{ id: 'one', name: '', phase: 'before' }];
    await writeFile(
      path,
      JSON.stringify({ format: 'touchline-map', version: 1, map: { name: 'Map' }, stages }),
    );
    await page.goto(`/w/${workspace.slug}/maps`);
    await page.getByLabel('Map file').setInputFiles(path);
    const dialog = page.getByRole('dialog', { name: 'This file could not be brought in' });
    await expect(dialog.getByText('stages.0.id')).toBeVisible();
    await expectAccessible(page);
  });
});

test.describe('deleted', () => {
  // The page on which it was open asks for it once more.
  test.use({ refusals: true });

  test('a map deleted while one was offline is listed and comes back', async ({
    page,
    context,
    workspace,
  }) => {
    const map = workspace.maps[0];
    await page.goto(`/w/${workspace.slug}/maps`);
    await expect(page.getByRole('link', { name: new RegExp(`^${map?.name}`) })).toBeVisible();
    await context.setOffline(true);
    const response = await page.request.post('/api/trpc/map.delete', {
      data: { workspace: workspace.slug, id: map?.id },
    });
    expect(response.ok()).toBe(true);
    await context.setOffline(false);
    await expect(page.getByRole('heading', { name: 'Recently deleted' })).toBeVisible();
    await page.getByRole('button', { name: `Restore ${map?.name}` }).click();
    // The link to its health says its name too, once the checklist is there.
    await expect(page.getByRole('link', { name: new RegExp(`^${map?.name}`) })).toBeVisible();
  });
});
