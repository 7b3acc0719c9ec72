import type { Page } from '@playwright/test';
import { expect, expectAccessible, expectFit, newPerson, signIn, test } from './fixtures';

/** Calls a procedure as the signed-in person's browser would. */
async function call<T>(page: Page, path: string, input: object): Promise<T> {
  const response = await page.request.post(`/api/trpc/${path}`, { data: input });
  expect(response.ok(), path).toBe(true);
  return (await response.json()).result.data;
}

/** An empty reason is refused, which browsers report on the console. */
test.use({ refusals: true });

const check = (page: Page, name: string) => page.getByRole('region', { name });

test('every check leads to its cell, can be set aside with a reason, and follows edits', async ({
  page,
  workspace,
}) => {
  await signIn(page, workspace.owner, `/w/${workspace.slug}`);
  const { slug } = workspace;
  const mapId = workspace.maps[0]?.id ?? '';
  const health = `/w/${slug}/maps/${mapId}/health`;

  // A map as drawn from a template: what it says was never checked.
  await expect(page.getByRole('grid')).toBeVisible();
  await page.getByRole('link', { name: /^Health/ }).click();
  await expect(page).toHaveURL(new RegExp(`${health}$`));
  await expect(check(page, '12 touchpoints rest on no recent evidence').getByRole('link')).toHaveCount(4);
  await expect(page.getByText('Every touchpoint has a survey')).toBeVisible();

  // Everything that can be wanting at once; the page hears of it by itself.
  const late = await call<{ id: string }>(page, 'stage.create', {
    workspace: slug,
    mapId,
    after: null,
    name: 'Dream',
    phase: 'before',
  });
  const first = await call<{ id: string }>(page, 'stage.create', {
    workspace: slug,
    mapId,
    after: null,
    name: 'Notice',
    phase: 'before',
  });
  await call(page, 'touchpoint.create', { workspace: slug, stageId: first.id, after: null, name: 'TV spot' });
  await call(page, 'promise.create', { workspace: slug, name: 'Fair' });
  await call(page, 'department.create', { workspace: slug, name: 'Legal' });
  await call(page, 'health.set', { workspace: slug, mapId, field: 'reviewOn', value: '2026-01-31' });
  await expect(check(page, '1 stage has no touchpoint')).toBeVisible();
  for (const name of [
    '1 touchpoint has no survey',
    '1 touchpoint belongs to no department',
    'The review is overdue',
    '13 touchpoints rest on no recent evidence',
    /assumptions were never checked/,
    '1 promise has no touchpoint',
    '1 department has no touchpoint',
  ])
    await expect(page.getByRole('region', { name })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Summary' })).toContainText(
    'Start here: 1 stage has no touchpoint. Go to Dream',
  );
  await expectFit(page);

  // Each leads to its place, with the focus there.
  const focused = page.locator('*:focus');
  const follow = async (region: string | RegExp, link: string | RegExp) => {
    await page.goto(health);
    await page.getByRole('region', { name: region }).getByRole('link', { name: link }).first().click();
  };
  await follow('1 stage has no touchpoint', 'Dream');
  await expect(focused).toHaveAttribute('data-stage', late.id);
  await follow('1 touchpoint belongs to no department', 'TV spot');
  await expect(focused).toHaveAttribute('data-touchpoint', /.+/);
  await expect(focused).toHaveAttribute('role', 'gridcell');
  await expect(page).not.toHaveURL(/at=/);
  await expect(page.getByRole('row').filter({ has: focused })).toContainText('Department');
  await follow(/assumptions were never checked/, /.+/);
  await expect(page.getByRole('row').filter({ has: focused })).toContainText('Pains');
  await follow('1 touchpoint has no survey', 'TV spot');
  await expect(
    page.getByRole('complementary', { name: 'TV spot' }).getByRole('tab', { name: 'Survey' }),
  ).toHaveAttribute('aria-selected', 'true');
  await follow('13 touchpoints rest on no recent evidence', 'TV spot');
  await expect(page.getByRole('complementary', { name: 'TV spot' })).toBeVisible();
  // What such a shop usually has is asked for, and at hand.
  await follow(/touchpoints usual in the industry are missing/, 'Order confirmation');
  const catalogue = page.getByRole('dialog', { name: 'Typical touchpoints' });
  await expect(catalogue.getByRole('option', { name: /^Order confirmation/ })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await expect(page).not.toHaveURL(/at=/);
  await page.goto(health);
  const industry = page.getByRole('combobox', { name: 'The map is of a business in' });
  await expect(industry).toHaveValue('retail');
  await industry.selectOption('');
  await expect(page.getByText('The industry is not chosen yet')).toBeVisible();
  await industry.selectOption('Banks and insurance');
  await expect(page.getByRole('link', { name: 'Product comparison' })).toBeVisible();
  await follow('1 promise has no touchpoint', 'Fair');
  await expect(focused).toHaveAccessibleName('Fair');
  await follow('1 department has no touchpoint', 'Legal');
  await expect(focused).toHaveAccessibleName('Legal');

  // What bars a department explains it; what does not apply needs a reason, and comes back.
  await page.getByRole('button', { name: /Why Legal has no touchpoint/ }).click();
  await page.keyboard.type('Customers never meet it');
  const saved = page.waitForResponse(/department\.update/);
  await page.keyboard.press('Tab');
  await saved;
  await page.goto(health);
  const aside = page.getByRole('region', { name: 'Set aside' });
  await expect(aside).toContainText('Customers never meet it');
  await check(page, '1 touchpoint has no survey')
    .getByRole('button', { name: 'Does not apply: TV spot' })
    .click();
  await page.getByRole('button', { name: 'Set aside' }).click();
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('The reason is empty');
  await expectAccessible(page);
  await page.getByLabel('Why it does not apply here').fill('<b>Nobody</b> answers a television');
  await page.keyboard.press('Enter');
  await expect(aside).toContainText('<b>Nobody</b> answers a television');
  await expect(check(page, '1 touchpoint has no survey')).toHaveCount(0);
  await aside.getByRole('button', { name: 'Bring back: TV spot' }).click();
  await expect(check(page, '1 touchpoint has no survey')).toBeVisible();

  // A review with an interval.
  const review = page.getByRole('region', { name: 'Review', exact: true });
  await review.getByLabel('Review every').fill('0');
  await page.keyboard.press('Enter');
  await expect(review.getByRole('alert')).toContainText('from 1 to 730');
  await review.getByLabel('Review every').fill('90');
  await page.keyboard.press('Enter');
  await expect(review.getByRole('alert')).toHaveCount(0);
  await review.getByRole('button', { name: 'Mark as reviewed' }).click();
  await expect(review).toContainText(/Last reviewed on \d/);
  await expect(page.getByText('The next review lies ahead')).toBeVisible();

  // A map that ends at the sale; and how both stand in the list.
  const other = await call<{ id: string }>(page, 'map.create', { workspace: slug, name: 'Short' });
  await call(page, 'stage.create', {
    workspace: slug,
    mapId: other.id,
    after: null,
    name: 'Look',
    phase: 'before',
  });
  await page.goto(`/w/${slug}/maps`);
  await page.getByRole('link', { name: /^Health of Short: \d of \d checks met/ }).click();
  await expect(check(page, 'No stage after the purchase')).toContainText('Add a stage after Look');
});

test('the steps guide from a new map on, can be hidden and go on', async ({ page }) => {
  const person = newPerson();
  await page.goto('/sign-up');
  await page.getByLabel('Your name').fill(person.name);
  await page.getByLabel('E-mail').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.getByLabel('Workspace').fill('Lamp shop');
  await page.getByRole('button', { name: 'Create workspace' }).click();
  await page.getByRole('radio', { name: /Online/ }).check();
  await page.getByRole('button', { name: /^Use / }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('link', { name: 'Open the map' }).click();

  const strip = page.getByRole('region', { name: 'Steps of the map' });
  await expect(strip).toContainText('Step 3 of 7: Note pain points and delights');
  await page.keyboard.press('Escape');
  await expectAccessible(page);
  await strip.getByRole('link', { name: 'Note one' }).click();
  const focused = page.locator('*:focus');
  await expect(page.getByRole('row').filter({ has: focused })).toContainText('Pains');

  await strip.getByRole('link', { name: 'All steps' }).click();
  const steps = page.getByRole('region', { name: 'The steps of a living map' });
  await expect(steps.getByRole('listitem')).toHaveCount(7);
  await expect(steps).toContainText('2 of 7 done');
  await expect(steps.locator('[aria-current="step"]')).toContainText('Note pain points and delights');
  await page.goBack();

  await strip.getByRole('button', { name: 'Hide the steps' }).click();
  await expect(strip).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(strip).toBeVisible();
  await strip.getByRole('button', { name: 'Hide the steps' }).click();
  await expect(strip).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('link', { name: /^Health/ })).toBeVisible();
  await expect(strip).toHaveCount(0);
  await page.getByRole('link', { name: /^Health/ }).click();
  await steps.getByRole('button', { name: 'Show the steps on the map' }).click();
  await expect(steps.getByRole('button', { name: 'Hide the steps on the map' })).toBeVisible();
});
