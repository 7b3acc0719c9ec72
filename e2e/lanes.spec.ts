import type { Page } from '@playwright/test';
import { startEditing } from './editor';
import { expect, expectAccessible, signIn, test } from './fixtures';

const cell = (page: Page, label: string) => page.getByRole('button', { name: label });
const field = (page: Page, label: string) => page.getByRole('textbox', { name: label });
const heads = async (page: Page) =>
  (await page.getByRole('grid').getByRole('rowheader').allInnerTexts()).map((text) => text.split('\n')[0]);
const lanes = (page: Page) => page.getByRole('dialog', { name: 'Lanes' });
/** One grey pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);

test.beforeEach(async ({ page, workspace }) => {
  await signIn(page, workspace.owner);
  await page.goto(`/w/${workspace.slug}/maps/${workspace.maps[0]?.id}`);
  await startEditing(page);
});

test('lanes are hidden, ordered by keys and by dragging, and everybody sees it', async ({
  context,
  page,
}) => {
  const usual = await heads(page);
  await page.getByRole('button', { name: 'Lane', exact: true }).click();
  await expectAccessible(page);
  await lanes(page).getByLabel('Show Channel').uncheck();
  await lanes(page).getByLabel('Show Purpose').check();
  await expect(page.getByRole('rowheader', { name: 'Channel' })).toHaveCount(0);
  await expect(page.getByRole('rowheader', { name: 'Purpose' })).toBeVisible();
  const handle = lanes(page).getByRole('button', { name: 'Move lane Thinking' });
  await handle.focus();
  await handle.press('ArrowUp');
  await expect(page.getByText('Thinking is now lane 2 of 12.')).toBeAttached();
  await expect(handle).toBeFocused();
  await expect
    .poll(() => heads(page))
    .toEqual([
      'Score, 1–5',
      'Thinking',
      'Doing',
      ...usual.slice(3, 4),
      'Department',
      'Pains, delights',
      'Opportunities',
      'Purpose',
    ]);

  const from = await lanes(page).getByRole('button', { name: 'Move lane Doing' }).boundingBox();
  const to = await lanes(page).getByRole('button', { name: 'Move lane Score' }).boundingBox();
  if (!from || !to) throw new Error('No handles');
  await page.mouse.move(from.x + 12, from.y + 12);
  await page.mouse.down();
  await page.mouse.move(to.x + 12, to.y + 2, { steps: 6 });
  await page.mouse.up();
  await expect.poll(async () => (await heads(page)).slice(0, 2)).toEqual(['Doing', 'Score, 1–5']);
  const other = await context.newPage();
  await other.goto(page.url());
  await expect
    .poll(async () => (await heads(other)).slice(0, 3))
    .toEqual(['Doing', 'Score, 1–5', 'Thinking']);

  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(async () => (await heads(page))[0]).toBe('Score, 1–5');
});

test('lanes of the workspace’s own hold text, numbers, feelings, lists and pictures', async ({
  context,
  page,
}) => {
  const add = async (name: string, kind: string, unit?: string) => {
    await lanes(page).getByLabel('New lane').fill(name);
    await lanes(page).getByLabel('What it holds').selectOption({ label: kind });
    if (unit) await lanes(page).getByLabel('Unit', { exact: true }).fill(unit);
    await lanes(page).getByRole('button', { name: 'Add lane' }).click();
    await expect(page.getByRole('rowheader', { name })).toBeVisible();
  };
  await page.getByRole('button', { name: 'Lane', exact: true }).click();
  await add('Risk', 'Text');
  await add('Waiting', 'Number', 'min');
  await add('Mood of staff', 'Emotion');
  await add('Systems', 'List');
  await add('Screen', 'Image');
  await page.keyboard.press('Escape');

  await cell(page, 'Add text: Risk, Checkout').click();
  await field(page, 'Risk, Checkout').fill('<b>Late</b> fee');
  await field(page, 'Risk, Checkout').press('Tab');
  await expect(cell(page, 'Risk, Checkout: <b>Late</b> fee')).toBeVisible();
  await page.keyboard.press('Escape');

  const waiting = 'Waiting, Checkout';
  await cell(page, `Add number: ${waiting}`).click();
  await field(page, waiting).fill('soon');
  await field(page, waiting).press('Enter');
  await expect(page.getByText('This is not a number. Write it like 1,234.5.')).toBeVisible();
  await field(page, waiting).fill('1,250.5');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(cell(page, waiting)).toContainText('1,250.5\u00a0min');

  // What it rests on is said in the panel, and how old that is in the cell.
  const wait = page.getByRole('gridcell').filter({ has: cell(page, waiting) });
  await expect(wait).toContainText('assumed, of today');
  await page.getByRole('gridcell', { name: /^Checkout\. No data yet/ }).click();
  const panel = page.getByRole('complementary', { name: 'Checkout' });
  await panel.getByRole('button', { name: /Waiting.*1,250.5 min.*assumed/ }).click();
  await panel.getByRole('button', { name: 'Add evidence' }).click();
  const evidence = panel.getByRole('form', { name: 'New evidence' });
  await evidence.getByRole('button', { name: 'Quotation' }).click();
  await evidence.getByLabel('What was said').fill('I stood there for hours.');
  await evidence.getByRole('button', { name: 'Add evidence' }).click();
  await expect(wait).toContainText('1 piece of evidence, newest of today');
  await panel.getByRole('button', { name: 'Close' }).click();

  const staff = page.getByRole('gridcell').filter({ has: cell(page, 'Mood of staff, Checkout') });
  await staff.focus();
  await staff.press('4');
  await expect(page.getByRole('button', { name: 'Face, Mood of staff, Checkout: Happy' })).toBeVisible();

  const systems = 'Systems, Checkout';
  await cell(page, `Add items: ${systems}`).click();
  await field(page, systems).fill('Till\n\nStock list\n');
  await field(page, systems).press('Enter');
  await expect(cell(page, systems).locator('.item')).toHaveText(['Till ', 'Stock list ']);

  await cell(page, 'Add picture: Screen, Checkout').click();
  const dialog = page.getByRole('dialog', { name: 'Screen, Checkout' });
  await dialog.getByLabel('Picture').setInputFiles({ name: 'page.png', mimeType: 'image/png', buffer: PNG });
  await dialog.getByRole('button', { name: 'Save picture' }).click();
  await expect(dialog.getByText('Say what the picture shows.')).toBeVisible();
  await expectAccessible(page);
  await dialog.getByLabel('What it shows').fill('The basket');
  await dialog.getByRole('button', { name: 'Save picture' }).click();
  await expect(dialog).toBeHidden();
  const picture = page.getByRole('img', { name: 'The basket' });
  await expect(picture).toBeVisible();
  await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(1);
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Move, hide or delete lane Risk' }).click();
  await page.getByRole('menuitem', { name: 'Delete lane' }).click();
  await expect(page.getByRole('rowheader', { name: 'Risk' })).toHaveCount(0);
  await page.getByRole('listitem').getByRole('button', { name: 'Undo' }).click();
  await expect(cell(page, 'Risk, Checkout: <b>Late</b> fee')).toBeVisible();

  // Copied, it brings its lanes and pictures along, and undo takes both away again.
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const checkout = page.locator('.tph', { has: page.getByText('Checkout', { exact: true }) }).first();
  const risk = page.getByRole('rowheader', { name: 'Risk' });
  await checkout.focus();
  await page.keyboard.press('ControlOrMeta+c');
  await page.getByRole('button', { name: 'Move, hide or delete lane Risk' }).click();
  await page.getByRole('menuitem', { name: 'Delete lane' }).click();
  await expect(risk).toHaveCount(0);
  await checkout.focus();
  await page.keyboard.press('ControlOrMeta+v');
  await expect(risk).toBeVisible();
  await expect(picture).toHaveCount(2);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(risk).toHaveCount(0);
  await expect(picture).toHaveCount(1);
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(risk).toBeVisible();
  await expect(picture).toHaveCount(2);
});

test('what a touchpoint is for and how much it matters is said in its panel and marked on the map', async ({
  page,
}) => {
  const panel = page.getByRole('complementary', { name: 'Checkout' });
  await page.goto(`${page.url().split('?')[0]}?touchpoint=checkout`);
  // Whoever closes the panel at once has set it all the same.
  const level = panel.getByLabel('Desired level, 1 to 5');
  await level.fill('2');
  await panel.getByRole('button', { name: 'Close panel' }).click();
  await page.getByRole('columnheader', { name: /Checkout/ }).click();
  await expect(level).toHaveValue('2');
  await panel.getByRole('button', { name: /Importance to business, Checkout/ }).click();
  await page.getByRole('menuitem', { name: 'High' }).click();
  await expect(
    panel.getByRole('button', { name: 'Importance to business, Checkout: High, 4 of 5' }),
  ).toBeVisible();
  await panel.getByRole('switch', { name: 'Moment of truth, Checkout' }).click();
  await expect(
    page.getByRole('columnheader', { name: 'Checkout' }).getByText('Moment of truth'),
  ).toBeAttached();
  await panel.getByRole('button', { name: /Purpose, Checkout/ }).click();
  await field(page, 'Purpose, Checkout').fill('Take the money without a doubt left');
  await field(page, 'Purpose, Checkout').press('Enter');
  await page.reload();
  await expect(panel).toContainText('Take the money without a doubt left');
  await expectAccessible(page);

  await page.setViewportSize({ width: 390, height: 844 });
  await expect(panel.getByText('On the map')).toBeVisible();
  const shown = await panel.locator('.lane-fields dt').allInnerTexts();
  expect(shown).toEqual([
    'Doing',
    'Thinking',
    'Feeling',
    'Channel',
    'Department',
    'Purpose',
    'Importance to customer',
    'Importance to business',
    'Moment of truth',
  ]);
  await panel.getByRole('button', { name: /Channel, Checkout/ }).click();
  await page.getByRole('combobox', { name: 'Channel, Checkout' }).fill('Video');
  await page.getByRole('option', { name: 'Video call' }).click();
  await expect(panel.getByRole('button', { name: 'Channel, Checkout: Video call' })).toBeVisible();
  await expectAccessible(page);
});
