import { expect, expectFit, rate, signIn, test } from './fixtures';

const OPENINGS = ['Honestly', 'Again', 'Yesterday', 'Sadly', 'Frankly', 'Well'];

test('themes emerge from comments, are named and merged, lead to their ratings and become an insight', async ({
  page,
  workspace,
  baseURL,
}) => {
  const { slug, publicKey, maps } = workspace;
  const asked = maps[0]?.touchpoints.find(({ type }) => type === 'csat');
  if (!asked) throw new Error('The template asks no CSAT');
  const say = (score: number, comment: string) => rate(baseURL ?? '', publicKey, asked.slug, score, comment);
  await Promise.all(
    OPENINGS.flatMap((opening) => [
      say(1, `${opening}: late delivery.`),
      say(5, `${opening}: friendly staff.`),
    ]),
  );

  // Whoever looks first sees them come.
  await signIn(page, workspace.owner, `/w/${slug}/ratings/themes`);
  const row = (name: string) => page.getByRole('row').filter({ hasText: name });
  // Reading gives way to whatever else the machine has to do.
  await expect(row('late delivery')).toContainText('n 6', { timeout: 60_000 });
  await expect(row('late delivery')).toContainText('100%');
  await expect(row('friendly staff')).toContainText('n 6');

  const panel = page.getByRole('complementary', { name: 'Theme' });
  await page.getByRole('button', { name: 'late delivery', exact: true }).click();
  await expect(panel).toContainText('Too few to say');
  await expect(panel.getByRole('blockquote').first()).toContainText('late delivery');
  await expectFit(page);

  await panel.getByRole('button', { name: 'Rename', exact: true }).click();
  await panel.getByLabel('Name of the theme').fill('Punctuality');
  await page.keyboard.press('Enter');
  await expect(row('Punctuality')).toBeVisible();

  // Merged, both count for one; taken back, each for itself.
  await panel.getByRole('button', { name: 'Merge', exact: true }).click();
  await page.getByRole('combobox', { name: 'Themes' }).fill('friendly');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Merge themes' }).click();
  await expect(panel).toContainText('12 comments');
  await expect(row('friendly staff')).toHaveCount(0);
  await panel.getByRole('button', { name: 'Take friendly staff out' }).click();
  await expect(row('friendly staff')).toContainText('n 6');

  await panel.getByRole('button', { name: 'Make an insight' }).click();
  await page.getByRole('button', { name: 'Add insight' }).click();
  await expect(page.getByText(`Insight at ${asked.name}, with 6 comments`, { exact: true })).toBeVisible();

  await panel.getByRole('link', { name: 'See all 6 comments' }).click();
  await expect(page.getByRole('grid', { name: 'Ratings' })).toHaveAttribute('aria-rowcount', '7');
  await page.getByRole('button', { name: 'Take off theme Punctuality' }).click();
  await expect(page.getByRole('grid', { name: 'Ratings' })).toHaveAttribute('aria-rowcount', '13');
  // Whoever comes from there hears of what is new as well.
  await say(3, 'Neither.');
  await page.getByRole('button', { name: '1 new rating: show' }).click();
  await expect(page.getByRole('grid', { name: 'Ratings' })).toHaveAttribute('aria-rowcount', '14');

  // Any measure by theme; and a theme is a filter there as it is here.
  await page.goto(`/w/${slug}/explore?by=theme&as=table`);
  const figures = page.getByRole('region', { name: 'Satisfaction' });
  await expect(figures.getByRole('row', { name: /^friendly staff/ })).toContainText('n 6 low');
  await expect(figures).toContainText('themes overlap');
  await figures.getByRole('button', { name: 'Punctuality' }).click();
  await expect(figures.getByRole('row')).toHaveCount(3);
  await expect(figures.getByRole('row', { name: /^All together/ })).toContainText('n 6 low');
  await expect(page).toHaveURL(/theme=/);
  await page.getByRole('button', { name: 'Take off Theme Punctuality' }).click();
  await expect(figures.getByRole('row', { name: /^All together/ })).toContainText('n 13 low');
});
