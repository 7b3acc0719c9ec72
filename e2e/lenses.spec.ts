import type { Page } from '@playwright/test';
import { startEditing } from './editor';
import { expect, expectAccessible, expectNoOverflow, signIn, test } from './fixtures';

const lensOf = (page: Page) => new URL(page.url()).searchParams.get('lens');
const EXAMPLE = '/w/demo';

async function openExample(page: Page): Promise<string> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(EXAMPLE);
  await expect(page.getByRole('grid')).toBeVisible();
  return new URL(page.url()).pathname;
}

test('each lens is in the address, survives a reload, and back goes back', async ({ page }) => {
  const map = await openExample(page);
  const lenses = page.getByRole('group', { name: 'Lens' });
  await lenses.getByRole('button', { name: 'Buying' }).click();
  await expect(page.getByRole('rowheader', { name: /Leads back/ })).toBeVisible();
  expect(lensOf(page)).toBe('buying');
  await lenses.getByRole('button', { name: 'Departments' }).click();
  await expect(page.getByRole('rowheader', { name: /Returns/ })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('rowheader', { name: /Returns/ })).toBeVisible();
  // A step back is no new document: what somebody is typing stays.
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));
  await page.goBack();
  await expect(page.getByRole('rowheader', { name: /Leads back/ })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('rowheader', { name: /Leads back/ })).toHaveCount(0);
  expect(lensOf(page)).toBeNull();
  // By the keyboard, said aloud, in both directions.
  await page.keyboard.press('l');
  await expect(page.getByText('Buying lens. What leads to a sale')).toBeAttached();
  expect(lensOf(page)).toBe('buying');
  await page.keyboard.press('Shift+L');
  await page.keyboard.press('Shift+L');
  await expect(page.getByRole('rowheader', { name: /Gap to desired/ })).toBeVisible();
  expect(lensOf(page)).toBe('desired');
  await page.waitForLoadState('networkidle');
  expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
  await page.goto(`${map}?lens=nonsense`);
  await expect(lenses.getByRole('button', { name: 'Experience' })).toHaveAttribute('aria-pressed', 'true');
});

test('every lens says what it found, on a desk and on a phone', async ({ page }) => {
  const map = await openExample(page);
  const found = {
    buying: /Beyond the sale: 5 of 12 touchpoints \(42%\)/,
    departments: /No touchpoint on this map: Returns\. Absence is a finding too\./,
    promises: /is kept at \d of \d touchpoints.*misaligned pair/,
    desired: /touchpoints with a desired level fall short of it.*Widest: Delivery slot SMS/,
  };
  const details = {
    buying: /Referral leads back to Social post/,
    departments: /Works for the warehouse/,
    promises: /Holm’s correction/,
    desired: /Gap: score minus desired level/,
  };
  for (const lens of ['buying', 'departments', 'promises', 'desired'] as const) {
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 844 });
      await page.emulateMedia({ colorScheme: width === 390 ? 'dark' : 'light', reducedMotion: 'reduce' });
      await page.goto(`${map}?lens=${lens}`);
      const strip = page.getByRole('region', { name: /lens$/ });
      await expect(strip).toContainText(found[lens]);
      await strip.getByRole('button', { name: 'Show details' }).click();
      await expect(strip).toContainText(details[lens]);
      await expectAccessible(page);
      await expectNoOverflow(page);
    }
  }
  await page.getByRole('button', { name: /Lens/ }).click();
  await page.getByRole('menuitem', { name: 'Buying' }).click();
  await expect(page.getByText('Back to Social post')).toBeVisible();
});

test('a loop back to buying and a department’s barrier are written down by keyboard', async ({
  page,
  workspace,
}) => {
  await signIn(page, workspace.owner);
  const map = `/w/${workspace.slug}/maps/${workspace.maps[0]?.id}`;
  await page.goto(`${map}?lens=buying`);
  await expect(page.getByText('2 touchpoints lead back.')).toBeVisible();
  const referral = page.getByRole('gridcell', { name: /^Referral leads back to/ });
  await page.getByRole('columnheader', { name: /Referral/ }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(referral).toBeFocused();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Product page' }).press('Enter');
  const leading = (to: string) => page.getByRole('button', { name: `Referral leads back to ${to}` });
  await expect(leading('Product page')).toBeAttached();
  await page.keyboard.press('ControlOrMeta+z');
  await leading('Social post').click();
  await page.getByRole('menuitem', { name: 'Nothing', exact: true }).click();
  await expect(page.getByText('1 touchpoint leads back.')).toBeVisible();
  await page.getByRole('button', { name: 'Referral leads back to: choose' }).click();
  await page.getByRole('menuitem', { name: 'Product page' }).click();
  await page.reload();
  await expect(page.getByText('2 touchpoints lead back.')).toBeVisible();
  await expect(leading('Product page')).toBeAttached();

  // Nobody is responsible for the checkout anymore, and one department is left with nothing.
  await page.goto(`${map}?lens=departments`);
  await expect(page.getByRole('rowheader', { name: /Product/ })).toBeVisible();
  await startEditing(page);
  const cell = page.getByRole('button', { name: 'Department, Assembly manual: Product' });
  await cell.click();
  await page.getByRole('combobox', { name: 'Department, Assembly manual' }).fill('Logistics');
  await page.keyboard.press('Enter');
  await expect(page.getByText('No touchpoint on this map: Product.')).toBeVisible();
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('button', { name: /Reason or barrier, Product/ }).click();
  await page.getByLabel('Reason or barrier, Product').fill('<b>Writes the manual</b>, meets nobody');
  await page.keyboard.press('Enter');
  await page.reload();
  await expect(page.getByText('<b>Writes the manual</b>, meets nobody')).toBeVisible();
  await expectAccessible(page);
});

test('a lens with nothing to show yet says what to do next', async ({ page, workspace }) => {
  await signIn(page, workspace.owner);
  await page.goto(`/w/${workspace.slug}/maps/${workspace.maps[0]?.id}?lens=promises`);
  // Without an answer nothing is claimed.
  await expect(
    page.getByText(/Too early to say of Honest prices.*with too few ratings to say/),
  ).toBeVisible();
  await expect(page.getByText('misaligned')).toHaveCount(0);
  const made = await page.evaluate(async (slug) => {
    const call = async (path: string, input: object) => {
      const response = await fetch(`/api/trpc/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ workspace: slug, ...input }),
      });
      return (await response.json()).result.data.id as string;
    };
    const mapId = await call('map.create', { name: 'Bare' });
    const stageId = await call('stage.create', { mapId, after: null, name: 'Only stage' });
    await call('touchpoint.create', { stageId, after: null, name: 'Only touchpoint' });
    return mapId;
  }, workspace.slug);
  const next = {
    buying: ['No stage lies after the sale', 'Edit stages'],
    promises: ['No touchpoint on this map has a promise to keep yet', 'Edit map'],
    desired: ['No touchpoint has a desired level yet', 'Set desired levels'],
  } as const;
  for (const [lens, [said, button]] of Object.entries(next)) {
    await page.goto(`/w/${workspace.slug}/maps/${made}?lens=${lens}`);
    const strip = page.getByRole('region', { name: /lens$/ });
    await expect(strip).toContainText(said);
    await expect(strip.getByRole('button', { name: button })).toBeVisible();
    await expectAccessible(page);
  }
  await page.getByRole('button', { name: 'Set desired levels' }).click();
  await expect(page.getByRole('slider', { name: /Only touchpoint/ })).toBeVisible();
});
