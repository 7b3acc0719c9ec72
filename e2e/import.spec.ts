import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { workbookOf } from '../src/test/workbook';
import { expect, expectAccessible, type MadeWorkspace, signIn, test } from './fixtures';

const step = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const go = (page: Page) => page.getByRole('button', { name: 'Continue', exact: true }).click();
const run = (page: Page) => page.getByRole('button', { name: 'Import', exact: true }).click();
const mapOf = ({ slug, maps }: MadeWorkspace) => `/w/${slug}/maps/${maps[0]?.id}`;
/** The heads of the map, once it is drawn. */
async function heads(page: Page): Promise<string[]> {
  await expect(page.getByRole('columnheader', { name: /Checkout/ })).toBeVisible();
  const texts = await page.getByRole('columnheader').allTextContents();
  return texts.map((text) => text.replace(/\s+/g, ' '));
}

/** Opens the import from the menu of the workspace's map. */
async function openImport(page: Page, workspace: MadeWorkspace): Promise<void> {
  await page.goto(mapOf(workspace));
  await page.getByRole('button', { name: 'Map menu' }).click();
  await page.getByRole('menuitem', { name: 'Import a list or spreadsheet' }).click();
  await expect(page.getByRole('heading', { name: 'Import touchpoints' })).toBeVisible();
}

const choose = (page: Page, name: string, bytes: Uint8Array) =>
  page.getByLabel('File to import').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(bytes) });

test.beforeEach(async ({ page, workspace }) => {
  await signIn(page, workspace.owner);
});

test('a pasted list becomes a map, mark-up in it stays text, and one step takes it back', async ({
  page,
  workspace,
}) => {
  await page.goto(`/w/${workspace.slug}/maps`);
  await page.getByRole('link', { name: 'Import a spreadsheet' }).click();
  await expect(page).toHaveTitle(/^Import touchpoints/);
  await expectAccessible(page);
  await page
    .getByLabel('Paste a list, or cells from a spreadsheet')
    .fill('Discover\n  - Advert\n  - <script>alert(1)</script>\nBuy\n  - Checkout');
  await go(page);
  await page.getByLabel('Name of the map').fill('From a list');
  await expect(page.getByRole('list', { name: 'The map as it will be' })).toContainText('Checkout');
  await expectAccessible(page);
  await run(page);
  await expect(page.getByText('Imported: 3 new touchpoints, 2 new stages.')).toBeVisible();
  await page.getByRole('link', { name: 'Open the map' }).click();
  await expect(page.getByRole('columnheader', { name: /<script>alert\(1\)<\/script>/ })).toBeVisible();
  // Undo is there after a reload and on another day.
  await page.goto(`/w/${workspace.slug}/import`);
  await page.getByRole('button', { name: 'Undo import of Pasted list' }).click();
  await expect(page.getByText('The import was undone.')).toBeVisible();
  await page.goto(`/w/${workspace.slug}/maps`);
  await expect(page.getByRole('link', { name: 'From a list' })).toHaveCount(0);
});

/** What was mended, as the browser keeps it for a reload. */
const keptFixes = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<string>((done) => {
        const opened = indexedDB.open('touchline-import');
        opened.onsuccess = () => {
          const all = opened.result.transaction('drafts').objectStore('drafts').getAll();
          all.onsuccess = () => {
            opened.result.close();
            done(JSON.stringify(all.result.map(({ fixes }) => fixes)));
          };
        };
      }),
  );

test('a file of another country is understood, mended in place, and survives a reload', async ({
  page,
  workspace,
}) => {
  await openImport(page, workspace);
  const csv =
    'Unser Weg;;;;\r\n;;;;\r\nStage;Touchpoint;Owner;Desired;Wait (number, min)\r\nReceive;Caf\xe9 am Lager;Logistik;4,5;3\r\n;R\xfcckruf;Service;9;x\r\n;Delivery;Logistik;4;\r\n';
  await choose(page, 'Weg.csv', Buffer.from(csv, 'latin1'));
  await expect(step(page, 'Columns')).toBeVisible();
  await expect(page.getByLabel('Separated by')).toHaveValue(';');
  await expect(page.getByLabel('Encoding')).toHaveValue('windows-1252');
  await expect(page.getByLabel('“Owner” becomes')).toHaveValue('department');
  await expect(page.getByLabel('“Wait (number, min)” becomes')).toHaveValue('lane');
  await expectAccessible(page);
  // Another separator makes one column of all of it, and says what is missing.
  await page.getByLabel('Separated by').selectOption('|');
  await expect(page.getByText('Choose which column holds the names of the touchpoints.')).toBeVisible();
  await page.getByLabel('Separated by').selectOption(';');
  await go(page);
  // Another step begins at its top, for the keyboard too.
  await expect(step(page, 'Preview')).toBeFocused();
  await expect(page.getByText('1 row needs a change, or leave it out.')).toBeVisible();
  const desired = page.getByRole('textbox', { name: 'Desired, row 5' });
  await expect(desired).toHaveAccessibleDescription('The desired level is a number from 1 to 5.');
  await expectAccessible(page);
  await desired.fill('3.5');
  await desired.press('Enter');
  await expect(desired).not.toHaveAttribute('aria-invalid');
  await expect(page.getByText('1 row needs a change, or leave it out.')).toBeVisible();
  await expect.poll(() => keptFixes(page)).toContain('3.5');
  await page.reload();
  await expect(desired).toHaveValue('3.5');
  const wait = page.getByRole('textbox', { name: 'Wait (number, min), row 5' });
  await wait.fill('12');
  await wait.press('Enter');
  // "Delivery" is on the map already, and is left out as long as nobody says otherwise.
  await expect(page.getByText('2 new touchpoints, 1 row left out.')).toBeVisible();
  await run(page);
  await page.getByRole('link', { name: 'Open the map' }).click();
  await expect(page.getByRole('columnheader', { name: /Café am Lager/ })).toBeVisible();
  await expect(page.getByRole('columnheader', { name: /Rückruf/ })).toBeVisible();
});

test.describe('interrupted', () => {
  test.use({ refusals: true });

  test('a workbook with merged cells whose import broke off goes on where it was, and undo restores what it changed', async ({
    page,
    workspace,
  }) => {
    await page.goto(mapOf(workspace));
    const before = await heads(page);
    await openImport(page, workspace);
    const book = workbookOf([
      { name: 'Read me', rows: [['Nothing to import here']] },
      {
        name: 'Journey',
        merges: ['A2:A3'],
        rows: [
          ['Stage', 'Touchpoint', 'Doing'],
          ['Stay', 'Support call', { formula: 'A1&"x"', result: 'Waits in the queue' }],
          [null, 'Anniversary card', 'Smiles'],
        ],
      },
    ]);
    await choose(page, 'journey.xlsx', book);
    await page.getByLabel('Sheet', { exact: true }).selectOption('Journey');
    await expect(page.getByText('1 merged range counts for each of its rows.')).toBeVisible();
    await go(page);
    await page.getByRole('button', { name: 'Update' }).click();
    await expect(page.getByText('1 new touchpoint, 1 touchpoint updated.')).toBeVisible();
    // The connection breaks when all rows are there and the last word is not.
    await page.route(/import\.run/, (route) => route.abort());
    await run(page);
    await expect(page.getByText(/Nothing is lost: check the connection/)).toBeVisible();
    const other = await page.context().newPage();
    await other.goto(mapOf(workspace));
    expect(await heads(other)).toEqual(before);
    await other.close();
    await page.unroute(/import\.run/);
    await page.reload();
    await page.getByRole('button', { name: 'Continue the import' }).click();
    await expect(page.getByText('Imported: 1 new touchpoint, 1 touchpoint updated.')).toBeVisible();
    await page.getByRole('link', { name: 'Open the map' }).click();
    await expect(page.getByText('Waits in the queue')).toBeVisible();
    await expect(page.getByRole('columnheader', { name: /Anniversary card/ })).toBeVisible();
    await page.goto(`/w/${workspace.slug}/import`);
    await page.getByRole('button', { name: 'Undo import of journey.xlsx' }).click();
    await expect(page.getByText('The import was undone.')).toBeVisible();
    await page.goto(mapOf(workspace));
    await expect(page.getByRole('columnheader', { name: /Support call/ })).toBeVisible();
    expect(await heads(page)).toEqual(before);
    await expect(page.getByText('Waits in the queue')).toHaveCount(0);
  });
});

test('50,000 rows are refused with their number, and the page stays quick', async ({ page, workspace }) => {
  await page.goto(`/w/${workspace.slug}/import`);
  await choose(page, 'huge.csv', Buffer.from(`Stage,Touchpoint\n${'Buy,Checkout\n'.repeat(50_000)}`));
  await expect(page.getByText('This has 50,000 rows; one import takes up to 1,000.')).toBeVisible();
  // What is said is said at the place where another file can be chosen.
  await page.getByLabel('Paste a list, or cells from a spreadsheet').fill('Checkout');
  await go(page);
  await expect(step(page, 'Preview')).toBeVisible();
});

test('a map is downloaded as CSV, with nothing in it that a spreadsheet would run', async ({
  page,
  workspace,
}) => {
  await openImport(page, workspace);
  await page.getByLabel('Paste a list, or cells from a spreadsheet').fill('Buy: =1+1\nBuy: Paying');
  await go(page);
  await run(page);
  await page.getByRole('link', { name: 'Open the map' }).click();
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Export this map' });
  await dialog.getByRole('button', { name: 'CSV', exact: true }).click();
  const waiting = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Export CSV' }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toBe(`${workspace.maps[0]?.name}.csv`);
  const text = await readFile(await download.path(), 'utf8');
  expect(text.startsWith('\uFEFF"Stage","Phase"')).toBe(true);
  expect(text).toContain(`"'=1+1"`);
  expect(text).toContain('"Paying"');
});
