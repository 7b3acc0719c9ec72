import { readFile } from 'node:fs/promises';
import type { Download, Locator, Page } from '@playwright/test';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { SaxesParser } from 'saxes';
import sharp from 'sharp';
import { expect, expectAccessible, signIn, test } from './fixtures';

async function openExport(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  return page.getByRole('dialog', { name: 'Export this map' });
}

/** Exports as `format` and gives what came. */
async function take(
  page: Page,
  dialog: Locator,
  format: string,
): Promise<{ download: Download; bytes: Buffer }> {
  await dialog.getByRole('button', { name: format, exact: true }).click();
  const waiting = page.waitForEvent('download');
  await dialog.getByRole('button', { name: `Export ${format}` }).click();
  const download = await waiting;
  await expect(dialog).toBeHidden();
  return { download, bytes: await readFile(await download.path()) };
}

/** The texts of an XML document; throws where it is not well-formed. */
function textOf(xml: string): string {
  const parser = new SaxesParser({ xmlns: true });
  const texts: string[] = [];
  parser.on('text', (text) => texts.push(text));
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
  return texts.join(' ');
}

test('a map is taken away as PDF, PNG, SVG, CSV and JSON', async ({ page, workspace }) => {
  const [map] = workspace.maps;
  const [first] = map?.touchpoints ?? [];
  if (!map || !first) throw new Error('The workspace has no map');
  await signIn(page, workspace.owner);
  await page.goto(`/w/${workspace.slug}/maps/${map.id}?lens=desired`);
  await expect(page.getByRole('columnheader', { name: first.name })).toBeVisible();

  const dialog = await openExport(page);
  await expect(
    dialog.getByText(/^\d+ pages?, the smallest text 7\.0 pt\.$|^One page, the smallest text 7\.0 pt\.$/),
  ).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'A3' }).click();
  await dialog.getByRole('button', { name: 'All on one' }).click();
  await expect(dialog.getByText(/^One page, the smallest text/)).toBeVisible();
  const pdf = await take(page, dialog, 'PDF');
  expect(pdf.download.suggestedFilename()).toBe(`${map.name}.pdf`);
  const document = await getDocument({ data: new Uint8Array(pdf.bytes), verbosity: 0 }).promise;
  expect(document.numPages).toBe(1);
  const sheet = await document.getPage(1);
  expect(sheet.view).toEqual([0, 0, 1190.55, 841.89]);
  const { items } = await sheet.getTextContent();
  const text = items.map((item) => ('str' in item ? item.str : '')).join(' ');
  expect(text).toContain('Lens: Desired vs actual');
  expect(text).toContain('Page 1 of 1');

  await openExport(page);
  const png = await take(page, dialog, 'PNG');
  expect(png.download.suggestedFilename()).toBe(`${map.name}.png`);
  expect(png.bytes.subarray(1, 4).toString()).toBe('PNG');
  // The title is there, in ink: a picture may come without its letters.
  const title = await sharp(png.bytes).extract({ left: 80, top: 80, width: 300, height: 80 }).toBuffer();
  expect((await sharp(title).stats()).channels[0]?.min).toBeLessThan(60);
  // Twice as many pixels as the drawing, which has 1.6 a point.
  expect(png.bytes.readUInt32BE(16)).toBeGreaterThan(1_500);

  await openExport(page);
  await dialog.getByRole('checkbox', { name: /^Scores/ }).uncheck();
  const svg = await take(page, dialog, 'SVG');
  const drawing = textOf(svg.bytes.toString());
  expect(drawing).toContain(map.name);
  expect(drawing).not.toContain('No data yet');

  // By keyboard alone.
  await page.keyboard.press('Control+k');
  await page.keyboard.type('export map');
  await page.keyboard.press('Enter');
  const csv = await take(page, dialog, 'CSV');
  expect(csv.bytes.toString()).toContain(`"${first.name}"`);
  await openExport(page);
  const json = await take(page, dialog, 'JSON');
  expect(JSON.parse(json.bytes.toString())).toMatchObject({
    format: 'touchline-map',
    map: { name: map.name },
  });
});

test.describe('where the line is bad', () => {
  test.use({ refusals: true });

  test('an export that fails says so, and one that takes long can be cancelled, on a phone too', async ({
    page,
    workspace,
  }) => {
    const address = `/w/${workspace.slug}/maps/${workspace.maps[0]?.id}`;
    await page.setViewportSize({ width: 390, height: 844 });
    await page.emulateMedia({ colorScheme: 'dark' });
    await signIn(page, workspace.owner);
    await page.goto(address);
    const dialog = await openExport(page);
    await expect(dialog.getByText(/the smallest text/)).toBeVisible();
    await expectAccessible(page);
    await page.route('**/picture?format=pdf*', (route) => route.abort());
    await dialog.getByRole('button', { name: 'Export PDF' }).click();
    await expect(dialog.getByRole('alert')).toHaveText(/could not be read.*check the connection/);
    await page.unroute('**/picture?format=pdf*');
    await page.route('**/picture?format=pdf*', () => undefined);
    await dialog.getByRole('button', { name: 'Export PDF' }).press('Enter');
    await expect(dialog.getByText('Making the file…')).toBeVisible();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect(dialog.getByRole('button', { name: 'Export PDF' })).toBeEnabled();
    await expect(dialog.getByRole('alert')).toBeHidden();
  });
});
