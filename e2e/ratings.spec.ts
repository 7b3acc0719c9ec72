import { readFile } from 'node:fs/promises';
import { expect, expectAccessible, expectFit, rate, signIn, test } from './fixtures';

test('ratings are read, found by their words, opened by the keyboard and tagged', async ({
  page,
  workspace,
  baseURL,
}) => {
  const { slug, publicKey, maps } = workspace;
  const asked = maps[0]?.touchpoints.find(({ type }) => type === 'csat');
  if (!asked) throw new Error('The template asks no CSAT');
  const say = (score: number, comment?: string, id?: string) =>
    rate(baseURL ?? '', publicKey, asked.slug, score, comment, id);
  await say(2, 'The parcel came late.');
  await say(5, 'التوصيل سريع، شكرا');
  const tapped = crypto.randomUUID();
  await say(4, undefined, tapped);

  // The page is read long before it hears of changes.
  const connected = Promise.withResolvers<void>();
  await page.route('**/api/trpc/workspace.changes*', async (route) => {
    await connected.promise;
    await route.continue();
  });
  await signIn(page, workspace.owner, `/w/${slug}/satisfaction`);
  await page.getByRole('link', { name: 'Ratings', exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`/w/${slug}/ratings$`));
  const table = page.getByRole('grid', { name: 'Ratings' });
  const row = (text: string) => table.getByRole('row').filter({ hasText: text });
  await expect(table).toHaveAttribute('aria-rowcount', '4');
  // What came between the two waits until it is asked for.
  await say(4);
  connected.resolve();
  await page.getByRole('button', { name: '1 new rating: show' }).click();
  await expect(table).toHaveAttribute('aria-rowcount', '5');
  // Four are not told apart by their scores; with the fifth they are.
  await expect(page.getByText('Scores are shown from five answers on')).toBeVisible();
  await expect(row('The parcel came late.')).not.toContainText('CSAT');

  // So does what comes meanwhile; what is said after a score stands beside it.
  await say(1, '配送が三日も遅れて残念です');
  await say(4, 'The courier was friendly.', tapped);
  await expect(row('The courier was friendly.')).toBeVisible();
  await page.getByRole('button', { name: '1 new rating: show' }).click();
  await expect(table).toHaveAttribute('aria-rowcount', '6');
  await expect(row('The parcel came late.')).toContainText('CSAT 2, Weak');

  // By the keyboard: along the rows, one opened, the next beside it, and back.
  const first = table.getByRole('row').nth(1);
  await first.focus();
  await page.keyboard.press('Enter');
  const panel = page.getByRole('complementary', { name: 'Rating' });
  await expect(panel).toContainText('配送が三日も遅れて残念です');
  await expect(page).toHaveURL(/[?&]rating=/);
  await page.keyboard.press('ArrowDown');
  await expect(panel).not.toContainText('配送');
  await page.getByRole('button', { name: 'Rating before' }).click();
  await expect(panel).toContainText('配送');
  await panel.getByRole('button', { name: 'Close panel' }).click();
  await expect(panel).toBeHidden();

  // Words are found in any script, and marked.
  await page.getByLabel('Find in comments').fill('遅れて');
  await expect(table.locator('mark')).toHaveText('遅れて');
  await expect(page).toHaveURL(/words=/);
  await page.getByLabel('Find in comments').fill('nobody said this');
  await expect(page.getByText('No rating fits')).toBeVisible();
  await page.getByRole('button', { name: 'Show all of the last 28 days' }).click();
  await expect(table).toHaveAttribute('aria-rowcount', '6');

  // Chosen by Space and tagged; what was done is taken back.
  await first.focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await page.getByRole('toolbar', { name: 'Chosen ratings' }).getByRole('button', { name: 'Tag' }).click();
  await page.getByRole('combobox', { name: 'Tags' }).fill('Logistics');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(row('Logistics')).toHaveCount(2);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(row('Logistics')).toHaveCount(0);
  await page.getByRole('toolbar', { name: 'Chosen ratings' }).getByRole('button', { name: 'Tag' }).click();
  await page.getByRole('combobox', { name: 'Tags' }).fill('logistics');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(row('Logistics')).toHaveCount(2);
  await page.getByRole('button', { name: 'Choose none' }).click();
  await page.getByRole('button', { name: 'Tag Any' }).click();
  await page.getByRole('menuitem', { name: 'Logistics' }).click();
  await expect(table).toHaveAttribute('aria-rowcount', '3');
  await first.focus();
  await page.keyboard.press('Enter');
  await expect(panel).toContainText('Logistics');
  await expectFit(page);

  // All that match go to a file in the background, which can be fetched from here.
  await panel.getByRole('button', { name: 'Close panel' }).click();
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Export ratings' });
  await dialog.getByRole('button', { name: 'Export 2 ratings', exact: true }).click();
  await expect(dialog.getByRole('listitem')).toContainText('2 ratings.');
  const download = page.waitForEvent('download');
  await dialog.getByRole('link', { name: /^Download CSV of / }).click();
  const text = await readFile(await (await download).path(), 'utf8');
  expect(text.split('\r\n')).toHaveLength(4);
  expect(text).toContain('"配送が三日も遅れて残念です"');
  await expectAccessible(page);
  await page.keyboard.press('Escape');

  // An address of one that is not there any more says so; the list stands beside it.
  await page.goto(`/w/${slug}/ratings?rating=00000000-0000-4000-8000-000000000000&range=forever`);
  await expect(panel).toContainText('it was erased');
  await expect(page.getByText('There is no period “forever”.')).toBeVisible();
  await expect(row('The parcel came late.')).toBeVisible();
});
