import { expect, expectFit, rate, signIn, test } from './fixtures';

test('a rating moves its tile, its row and the feed without a reload, and the address keeps the view', async ({
  page,
  workspace,
  baseURL,
}) => {
  const { slug, publicKey, maps } = workspace;
  const [map] = maps;
  const asked = map?.touchpoints.find(({ type }) => type === 'csat');
  if (!map || !asked) throw new Error('The template asks no CSAT');
  await signIn(page, workspace.owner, `/w/${slug}/maps`);
  await page.getByRole('link', { name: 'Satisfaction', exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`/w/${slug}/satisfaction$`));
  await expect(page.getByRole('list', { name: 'Maps' }).getByRole('link')).toHaveText([map.name]);

  const csat = page.getByRole('region', { name: 'Key scores' }).locator('div').filter({ hasText: /^CSAT/ });
  const row = page
    .getByRole('row')
    .filter({ has: page.getByRole('link', { name: asked.name, exact: true }) });
  const row1 = row.filter({ has: page.getByRole('cell', { name: 'No data yet' }) });
  const feed = page.getByRole('region', { name: 'Ratings' });
  await expect(csat).toContainText('No data yet');
  await expect(row1).toBeVisible();
  await expect(feed).toContainText('No ratings in this period');
  await expect(page.getByText('0 ratings this hour')).toBeVisible();

  // Four are counted, and their scores are not told; with the fifth there is a score, and it looks unsure.
  await rate(baseURL ?? '', publicKey, asked.slug, 2, 'The link had expired.');
  await expect(feed.getByRole('listitem')).toHaveCount(1);
  await expect(feed).toContainText('“The link had expired.”');
  await expect(csat).toContainText('Too few to show');
  await Promise.all([5, 5, 5, 5].map((score) => rate(baseURL ?? '', publicKey, asked.slug, score)));
  await expect(csat).toContainText('80.0%');
  await expect(csat).toContainText('n 5 low');
  await expect(page.getByRole('row', { name: new RegExp(`${asked.name}.*4\\.40`) })).toBeVisible();
  await expect(feed.getByRole('listitem')).toHaveCount(5);

  // Paused, it stands still and says what waits.
  await feed.getByRole('button', { name: 'Pause' }).click();
  await rate(baseURL ?? '', publicKey, asked.slug, 4, 'Fine');
  await expect(feed).toContainText('1 new');
  await expect(feed).not.toContainText('“Fine”');
  await feed.getByRole('button', { name: 'Resume' }).click();
  await page.mouse.move(0, 0);
  await expect(feed.getByRole('listitem').first()).toContainText('“Fine”');

  // What is looked at stands in the address; what the chart draws stands in a table as well.
  await page.getByRole('button', { name: 'Last 28 days' }).click();
  await page.getByRole('menuitem', { name: 'Last 7 days' }).click();
  await page.getByRole('button', { name: 'Importance × gap × volume' }).click();
  await expect(page).toHaveURL(/\?range=7d&order=effect$/);
  await page.reload();
  await expect(page.getByRole('button', { name: 'Last 7 days' })).toBeVisible();
  await expect(page.getByRole('columnheader', { name: 'Share' })).toBeVisible();
  await page.getByRole('button', { name: 'Annotate', exact: true }).click();
  await page.getByLabel('What happened').fill('New checkout');
  await page.getByRole('button', { name: 'Add annotation', exact: true }).click();
  await expect(page.getByRole('dialog').getByRole('listitem')).toContainText('New checkout');
  // What was deleted can be had again.
  await page.getByRole('button', { name: 'Delete New checkout' }).click();
  await expect(page.getByRole('dialog').getByRole('listitem')).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(page.getByRole('dialog').getByRole('listitem')).toContainText('New checkout');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Table', exact: true }).click();
  await expect(page.getByRole('row', { name: /^Annotations/ })).toContainText('New checkout');
  await expect(page.getByRole('table', { name: /^Key scores and satisfaction/ })).toContainText(
    '4.33, n 6 low',
  );
  await expectFit(page);
  // Key drivers are weighed by whoever comes so far down the page.
  const drivers = page.getByRole('region', { name: 'Key drivers' });
  await drivers.scrollIntoViewIfNeeded();
  await expect(drivers).toContainText('In 365 days 0 identified customers said whether they would.');
  await drivers.getByRole('button', { name: 'Outcome: Recommending you (NPS)' }).click();
  await page.getByRole('menuitem', { name: `Satisfaction at \u2068${asked.name}\u2069 (CSAT)` }).click();
  await expect(page).toHaveURL(new RegExp(`outcome=${asked.slug}$`));
  await expect(drivers).toContainText('In 365 days 0 identified customers answered there.');

  // A link to somebody who is not there any more shows everybody, and says so.
  await page.goto(`/w/${slug}/satisfaction?persona=nobody&range=forever`);
  await expect(page.getByText('The persona in this address does not exist.')).toBeVisible();
  await expect(csat).toContainText('n 6 low');
});

test('a wallboard turns by itself and by keys, hears of ratings, and says when it has lost contact', async ({
  page,
  context,
  workspace,
  baseURL,
}) => {
  const { slug, publicKey, maps } = workspace;
  const asked = maps[0]?.touchpoints.find(({ type }) => type === 'csat');
  await page.clock.install();
  await signIn(page, workspace.owner, `/w/${slug}/satisfaction`);
  await page.getByRole('link', { name: 'Wallboard' }).click();
  await expect(page.getByRole('heading', { name: 'Key scores' })).toBeVisible();
  await expect(page.getByRole('navigation')).toHaveCount(0);
  await expect(page.getByRole('status')).toHaveText('Live, 0 ratings this hour');
  await rate(baseURL ?? '', publicKey, asked?.slug ?? '', 5);
  await expect(page.getByRole('status')).toHaveText('Live, 1 rating this hour');

  await page.keyboard.press('Space');
  await expect(page.getByText('paused')).toBeVisible();
  await expectFit(page);
  await expect(page.getByRole('heading', { name: 'Key scores' })).toBeVisible();
  await page.keyboard.press('Space');
  await page.clock.runFor(16_000);
  await expect(page.getByRole('heading', { name: /^Stages/ })).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('heading', { name: 'Key scores' })).toBeVisible();

  await context.setOffline(true);
  await expect(page.getByRole('status')).toContainText('No contact since');
  await context.setOffline(false);
  await page.clock.runFor(5_000);
  await expect(page.getByRole('status')).toContainText('Live');
});
