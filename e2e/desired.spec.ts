import type { Page } from '@playwright/test';
import { startEditing } from './editor';
import { expect, expectAccessible, expectFit, rate, signIn, test } from './fixtures';

const panel = (page: Page, name: string) => page.getByRole('complementary', { name });

/** Opens the panel of a touchpoint by its head on the map. */
async function open(page: Page, name: string): Promise<void> {
  await page.getByRole('columnheader', { name: new RegExp(`^${name}`) }).click();
  await expect(panel(page, name)).toBeVisible();
}

async function choose(page: Page, menu: string, item: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: menu, exact: true }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

/** Resolves when the new map is open: until then the buttons are those of the map it comes from. */
async function derive(page: Page): Promise<void> {
  const { pathname } = new URL(page.url());
  await page.getByRole('button', { name: 'Derive map' }).click();
  await page.waitForURL((url) => url.pathname !== pathname);
}

test('a desired journey is derived, edited, compared and tracked', async ({ page, baseURL, workspace }) => {
  const origin = baseURL ?? '';
  for (let n = 0; n < 12; n++) await rate(origin, workspace.publicKey, 'delivery-slot', 1 + (n % 2));
  for (let n = 0; n < 6; n++) await rate(origin, workspace.publicKey, 'checkout', n % 2 === 0 ? 7 : 5);
  for (let n = 0; n < 3; n++) await rate(origin, workspace.publicKey, 'live-chat', 5);
  await signIn(page, workspace.owner, `/w/${workspace.slug}`);

  // Derive, take it back, derive again.
  await choose(page, 'Map menu', 'Derive the desired journey');
  await page.getByLabel('Name', { exact: true }).fill('The sofa journey we want');
  await page.getByRole('button', { name: 'Derive map' }).click();
  await expect(
    page
      .getByRole('button', { name: 'Map, The sofa journey we want' })
      .or(page.getByRole('heading', { level: 1 })),
  ).toContainText('The sofa journey we want');
  const journey = page.getByRole('navigation', { name: 'Journey' });
  await journey.getByRole('link', { name: 'Compare' }).click();
  await expect(page.getByText('The desired journey is the same as today’s so far.')).toBeVisible();
  await journey.getByRole('link', { name: 'Desired' }).click();
  await expect(page.getByRole('grid')).toBeVisible();

  // Merge, with an undo in between.
  await open(page, 'Delivery slot SMS');
  const merge = async () => {
    await panel(page, 'Delivery slot SMS').getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Merge another into it' }).click();
    await page.getByLabel('Touchpoint that goes into it').selectOption({ label: 'Checkout' });
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Merge', exact: true }).click();
    await expect(page.getByRole('columnheader', { name: /^Checkout/ })).toHaveCount(0);
  };
  await merge();
  // The message that the map was derived may still stand beside it.
  const told = page.locator('.toast', { hasText: 'is merged into' });
  await told.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(page.getByRole('columnheader', { name: /^Checkout/ })).toBeVisible();
  await merge();
  await expect(panel(page, 'Delivery slot SMS')).toContainText('n 18');
  await panel(page, 'Delivery slot SMS').getByRole('tab', { name: 'Survey' }).click();
  await expect(panel(page, 'Delivery slot SMS')).toContainText('Checkout');

  // Remove one, move one to another stage, add one.
  await open(page, 'Referral');
  await choose(page, 'More', 'Delete touchpoint');
  await expect(page.getByRole('columnheader', { name: /^Referral/ })).toHaveCount(0);
  const head = page.getByRole('columnheader', { name: /^Reviews page/ });
  await head.focus();
  await page.keyboard.press('Alt+ArrowRight');
  await expect(page.getByText('Reviews page is now 1 of 4 in Consider.')).toBeAttached();
  await page.getByRole('columnheader', { name: /^Social post/ }).focus();
  await page.keyboard.press('n');
  await page.keyboard.type('Room planner');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('columnheader').filter({ hasText: 'Room planner' })).toBeVisible();

  // The difference is exactly that.
  await journey.getByRole('link', { name: 'Compare' }).click();
  const counts = page.getByRole('region', { name: 'What is different' }).getByRole('status');
  await expect(counts).toHaveText(
    'Added 1 touchpointRemoved 1 touchpointMerged 1 touchpointMoved 1 touchpoint8 as today',
  );
  await page.getByLabel('Only differences').check();
  const different = page.getByRole('region', { name: 'What is different' });
  await expect(different.getByRole('row').filter({ hasText: 'Room planner' })).toContainText('Added');
  await expect(different.getByRole('row').filter({ hasText: 'Referral' })).toContainText('Removed');
  await expect(different.getByRole('row').filter({ hasText: 'Reviews page' })).toContainText('From Discover');
  await expect(different.getByRole('row').filter({ hasText: 'Delivery slot SMS' })).toContainText(
    'From Delivery slot SMS and Checkout',
  );
  await expect(different.getByText('Showroom visit')).toHaveCount(0);

  // Per touchpoint: today, desired, gap.
  const table = page.getByRole('region', { name: 'Today and desired' });
  await expect(table.getByRole('row').filter({ hasText: 'Delivery slot SMS' })).toContainText('n 18 low');
  await expect(table.getByRole('row').filter({ hasText: 'Delivery slot SMS' })).toContainText(
    'can’t tell yet, about 15 more needed',
  );
  await expect(table.getByRole('row').filter({ hasText: 'Delivery slot SMS' })).toContainText('last heard');
  await expect(table.getByRole('row').filter({ hasText: 'Live chat' })).toContainText(
    'Too few to say, 2 more needed',
  );
  await expect(table.getByRole('row').filter({ hasText: 'Room planner' })).toContainText('Not there today');

  // Progress, and what it rests on.
  const progress = page.getByRole('region', { name: 'Progress' });
  await expect(progress).toContainText(
    'No touchpoint with a desired level has 30 ratings in the last four weeks',
  );
  await expect(progress.getByRole('img', { name: /^Mean gap/ })).toBeVisible();
  await expectAccessible(page);

  // Both in one drawing, in every size and theme; it stands in the address.
  await page.getByRole('button', { name: 'Overlay' }).click();
  await expect(page).toHaveURL(/as=overlay/);
  await expect(page.getByRole('region', { name: 'Both journeys in one drawing' })).toContainText(
    'Room planner',
  );
  await expectFit(page);

  // A rating that comes in shows in the comparison.
  await rate(origin, workspace.publicKey, 'live-chat', 5);
  await rate(origin, workspace.publicKey, 'live-chat', 4);
  await expect(table.getByRole('row').filter({ hasText: 'Live chat' })).toContainText('n 5 low');

  // On today's map the lens lays the desired one over it; comparing from there leads to the only one there is.
  const today = `/w/${workspace.slug}/maps/${workspace.maps[0]?.id}`;
  await page.goto(`${today}?lens=desired`);
  const strip = page.getByRole('region', { name: 'Desired vs actual lens' });
  await expect(strip).toContainText('The sofa journey we want');
  const laidOver = page.getByRole('row').filter({ hasText: 'In the desired journey' });
  await expect(laidOver).toContainText('Into Delivery slot SMS');
  await expect(laidOver).toContainText('After it: Room planner');
  await expect(laidOver).toContainText('To Consider');
  await expectAccessible(page);
  await page.goto(`${today}/compare`);
  await expect(table.getByRole('row').filter({ hasText: 'Live chat' })).toContainText('n 5 low');
  // Each of the two is taken away from here.
  await choose(page, 'Export', /^Desired: /);
  const exporting = page.getByRole('dialog', { name: 'Export “The sofa journey we want”' });
  await expect(exporting.getByText(/the smallest text/)).toBeVisible();
  await page.keyboard.press('Escape');

  // Without the current map the desired one stays, and says so; the list knows both.
  await page.getByRole('link', { name: 'Maps' }).first().click();
  // Those there are, not those that can be brought back.
  const cards = page.locator('.map-cards').getByRole('listitem');
  await expect(cards.filter({ hasText: 'The sofa journey we want' })).toContainText('11 touchpoints');
  await choose(page, `More about ${workspace.maps[0]?.name}`, 'Delete map');
  await expect(cards).toHaveCount(1);
  await expect(cards).toContainText('which is deleted');
  await expectAccessible(page);
  await cards.getByRole('link', { name: /^The sofa journey/ }).click();
  await expect(page.getByText('from which this map was derived, is deleted.')).toBeVisible();
  await page.getByRole('button', { name: 'Restore it' }).click();
  await expect(journey.getByRole('link', { name: 'Current' })).toBeVisible();
});

test('whoever leaves the first steps half-way goes on with the map they had', async ({ page, workspace }) => {
  await signIn(page, workspace.owner);
  const start = `/w/${workspace.slug}/start`;
  const cards = async () => {
    await page.goto(`/w/${workspace.slug}/maps`);
    return page.getByRole('main').getByRole('listitem');
  };
  await page.goto(start);
  await expect(page.getByText('You have begun')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('radio', { name: /Software/ }).check();
  await page.getByRole('button', { name: /^Use / }).click();
  await expect(page.getByRole('heading', { name: 'Name the touchpoints' })).toBeVisible();
  await expect(await cards()).toHaveCount(1);

  await page.goto(start);
  await page.getByRole('button', { name: 'Continue with it' }).click();
  const name = page.getByLabel(/^Name of /).nth(1);
  await name.fill('My own touchpoint');
  await name.press('Enter');
  await expect(page.getByLabel('Name of My own touchpoint')).toBeVisible();
  await page.goto(start);
  await expect(page.getByText('It holds your changes')).toBeVisible();
  await page.getByRole('button', { name: /^Use / }).click();
  await expect(page.getByRole('heading', { name: 'Name the touchpoints' })).toBeVisible();
  await expect(await cards()).toHaveCount(2);
});

test('a map with several desired journeys asks which one to compare it with', async ({ page, workspace }) => {
  await signIn(page, workspace.owner);
  const today = `/w/${workspace.slug}/maps/${workspace.maps[0]?.id}`;
  await page.goto(`${today}/compare`);
  await expect(page.getByRole('main').getByText('No desired journey yet')).toBeVisible();
  const derive = async (name: string) => {
    await page.getByLabel('Name', { exact: true }).fill(name);
    await page.getByRole('button', { name: 'Derive map' }).click();
    await page.waitForURL((url) => !url.pathname.startsWith(today));
  };
  await page.getByRole('button', { name: 'Derive the desired journey' }).click();
  await derive('Next year');
  await page.goto(today);
  await choose(page, 'Map menu', 'Derive the desired journey');
  await derive('In three years');
  await page.goto(`${today}/compare`);
  await expect(page.getByRole('heading', { name: 'Compare with which desired journey?' })).toBeVisible();
  await expectAccessible(page);
  await page
    .getByRole('main')
    .getByRole('link', { name: /^In three years/ })
    .click();
  await expect(page.getByRole('heading', { level: 1, name: 'In three years' })).toBeVisible();
});

test('a touchpoint of today that is pasted onto the desired map stands for it again, and so does one that is cut out', async ({
  page,
  context,
  workspace,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await signIn(page, workspace.owner, `/w/${workspace.slug}`);
  await choose(page, 'Map menu', 'Derive the desired journey');
  await derive(page);
  const journey = page.getByRole('navigation', { name: 'Journey' });
  const chat = page.getByRole('columnheader', { name: /Live chat/ });
  await startEditing(page);
  const deleted = page.waitForResponse((answer) => answer.url().includes('touchpoint.') && answer.ok());
  await chat.focus();
  await page.keyboard.press('Delete');
  await expect(chat).toHaveCount(0);
  await deleted;

  await journey.getByRole('link', { name: 'Current' }).click();
  await chat.focus();
  await page.keyboard.press('Control+c');
  await expect(page.getByText('1 touchpoint copied.', { exact: true })).toBeVisible();
  await journey.getByRole('link', { name: 'Desired' }).click();
  await expect(chat).toHaveCount(0);
  await startEditing(page);
  await page.getByRole('columnheader', { name: /Product page/ }).focus();
  await page.keyboard.press('Control+v');
  await expect(chat).toContainText('As today');

  // It is selected. Cut out and pasted elsewhere it has moved, and is not something new.
  const cut = page.waitForResponse((answer) => answer.url().includes('touchpoint.batch') && answer.ok());
  await chat.focus();
  await page.keyboard.press('Control+x');
  await expect(chat).toHaveCount(0);
  await cut;
  await page.getByRole('columnheader', { name: /Assembly manual/ }).focus();
  await page.keyboard.press('Control+v');
  await expect(chat).toContainText('As today');
  await journey.getByRole('link', { name: 'Compare' }).click();
  await expect(page.getByText('From Consider')).toBeVisible();
  await expect(page.getByText('Removed', { exact: true })).toHaveCount(0);
});
