import { expect, expectFit, signIn, test } from './fixtures';

/** Ratings as the business's own pages send them, from a phone or a computer. */
const AGENTS = {
  phone: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148',
  computer: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/141.0.0.0',
};

test('filters move every figure, live in the address, and views keep them', async ({
  page,
  workspace,
  baseURL,
}) => {
  const { slug, publicKey, maps } = workspace;
  const asked = maps[0]?.touchpoints.find(({ type }) => type === 'csat');
  if (!asked) throw new Error('The template asks no CSAT');
  const rate = async (device: keyof typeof AGENTS, score: number, count: number) => {
    const sent = Array.from({ length: count }, () =>
      fetch(`${baseURL}/api/v1/ratings`, {
        method: 'POST',
        headers: { 'content-type': 'text/plain', 'user-agent': AGENTS[device] },
        body: JSON.stringify({ key: publicKey, touchpoint: asked.slug, id: crypto.randomUUID(), score }),
      }),
    );
    for (const { status } of await Promise.all(sent)) expect(status).toBe(202);
  };
  await signIn(page, workspace.owner, `/w/${slug}/satisfaction`);
  await page.getByRole('link', { name: 'Explore', exact: true }).click();
  await expect(page.getByText('No customer has answered yet')).toBeVisible();

  // Figures come by themselves, and stand in a table as well.
  await rate('phone', 2, 30);
  await rate('computer', 5, 30);
  await rate('computer', 4, 1);
  const block = page.getByRole('region', { name: 'Satisfaction', exact: true });
  await expect(block).toContainText('n 61');
  await page.getByRole('button', { name: 'Table', exact: true }).click();
  await expect(block.getByRole('row', { name: new RegExp(asked.name) })).toContainText('n 61');
  await page.getByLabel('By', { exact: true }).selectOption('Device');
  await expect(block.getByRole('row', { name: /^Computer/ })).toContainText('4.97');
  await expect(block.getByRole('row', { name: /^Phone/ })).toContainText('2.00');

  // A filter moves the figure of all, is a chip, and stands in the address.
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByRole('combobox', { name: 'Device', exact: true }).fill('pho');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Show ratings', exact: true }).click();
  await expect(block.getByRole('row', { name: /^All together/ })).toContainText('2.00');
  await expect(block).toContainText('n 30');
  await expect(page).toHaveURL(/\?by=device&as=table&device=phone$/);

  // Beside others, with what the test says.
  await page.getByLabel('Compare with', { exact: true }).selectOption('Other ratings');
  const other = page.getByRole('region', { name: 'Filters of the other ratings' });
  await other.getByRole('button', { name: 'Take off Device Phone', exact: true }).click();
  await expect(block).toContainText('no test can tell them apart');
  await other.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByRole('combobox', { name: 'Device', exact: true }).fill('computer');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(block.getByText('Likely real').first()).toBeVisible();

  // Saved, opened again, and read by the next one who looks.
  await page.getByRole('button', { name: 'Views', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Save this view' }).click();
  await page.getByLabel('Name of the view', { exact: true }).fill('Phones beside computers');
  await page.getByRole('button', { name: 'Save view', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Phones beside computers', exact: true })).toBeVisible();
  await page.goto(`/w/${slug}/explore?by=mood&source=fax&device=phone`);
  await expect(page.getByText('There is no source “fax”: that filter is left out.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Take off Device Phone', exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Views', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Phones beside computers' }).click();
  await expect(block.getByText('Likely real').first()).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download CSV', exact: true }).click();
  expect((await download).suggestedFilename()).toMatch(/Satisfaction by device\.csv$/);
  await expectFit(page);
});
