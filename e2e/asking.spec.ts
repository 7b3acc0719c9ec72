import { expect, expectAccessible, expectNoOverflow, signIn, test } from './fixtures';

test.describe('two admins', () => {
  test.use({ refusals: true });

  test('change how surveys ask without undoing each other, and choose where they meet', async ({
    page,
    context,
    workspace,
  }) => {
    const address = `/w/${workspace.slug}/settings/asking`;
    await signIn(page, workspace.owner, address);
    const other = await context.newPage();
    await other.goto(address);
    const saved = (where: typeof page) =>
      where.waitForResponse((response) => response.url().includes('asking.set'));

    await page.getByLabel('Corners, in pixels').fill('2');
    const consent = other.getByRole('checkbox', { name: /Store nothing in browsers/ });
    await consent.check();
    await other.getByLabel('Corners, in pixels').fill('12');
    const first = saved(other);
    await other.getByRole('button', { name: 'Save', exact: true }).click();
    expect((await first).status()).toBe(200);
    const second = saved(page);
    await page.getByRole('button', { name: 'Save look' }).click();
    expect((await second).status()).toBe(200);

    const refused = saved(other);
    await other.getByRole('button', { name: 'Save look' }).click();
    expect((await refused).status()).toBe(409);
    const met = other.getByRole('alert').filter({ hasText: 'Somebody else changed this' });
    await expect(met).toContainText('Theirs: 2');
    await expect(met).toContainText('Yours: 12');
    await expectAccessible(other);
    await other.setViewportSize({ width: 390, height: 844 });
    await expectNoOverflow(other);
    await met.getByRole('button', { name: 'Keep mine' }).click();
    await expect(met).toHaveCount(0);
    const third = saved(other);
    await other.getByRole('button', { name: 'Save look' }).click();
    expect((await third).status()).toBe(200);

    await page.reload();
    await expect(page.getByLabel('Corners, in pixels')).toHaveValue('12');
    await expect(page.getByRole('checkbox', { name: /Store nothing in browsers/ })).toBeChecked();
  });
});
