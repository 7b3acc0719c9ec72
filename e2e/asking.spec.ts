import { tagOf } from '../src/features/key/prepare';
import { expect, expectAccessible, expectNoOverflow, signIn, test } from './fixtures';
import { openHostPage } from './host-page';

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

test('what is saved about asking holds back a question on a page within seconds', async ({
  page,
  browser,
  request,
  workspace,
  baseURL,
}) => {
  const origin = baseURL ?? '';
  const host = await openHostPage(tagOf(origin, workspace.publicKey), origin);
  const named = workspace.maps[0]?.touchpoints.map(({ slug }) => slug) ?? [];
  const wished = named.find((slug) => !['checkout', 'delivery'].includes(slug));
  /** What a customer who was never asked before is asked, when their page asks at two touchpoints. */
  const asked = async () => {
    const customer = await (await browser.newContext()).newPage();
    await customer.goto(host.url);
    const shown = await customer.evaluate(async (wished) => {
      const { touchline } = window as unknown as { touchline: (...call: unknown[]) => void };
      const close = () =>
        document.querySelector('body > [popover]')?.shadowRoot?.querySelector('button')?.click();
      // What a customer wishes for is always asked; from here on it is known how the workspace asks.
      await new Promise((onEvent) => touchline('ask', wished, { wanted: true, onEvent }));
      close();
      const names: string[] = [];
      for (const slug of ['checkout', 'delivery', 'delivery']) {
        const events: string[] = [];
        touchline('ask', slug, { onEvent: (name: string) => events.push(name) });
        // After a task it is in the line, and then its turn has come and gone.
        await new Promise((done) => setTimeout(done));
        await navigator.locks.request('touchline', () => undefined);
        close();
        if (events.includes('displayed')) names.push(slug);
      }
      return names;
    }, wished);
    await customer.context().close();
    return shown;
  };
  await signIn(page, workspace.owner, `/w/${workspace.slug}/settings/asking`);
  const save = async (questions: string) => {
    await page.getByLabel('Questions at most').fill(questions);
    const saved = page.waitForResponse((response) => response.url().includes('asking.set'));
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    expect((await saved).status()).toBe(200);
  };
  await save('3');
  // A day has to pass before the same is asked again, unless the survey says otherwise.
  await expect.poll(asked).toEqual(['checkout', 'delivery']);
  const headers = { authorization: `Bearer ${workspace.secretKey}` };
  const { items } = await (await request.get('/api/v1/surveys?touchpoint=delivery', { headers })).json();
  const data = { settings: { ...items[0].settings, recontact: 0 } };
  expect((await request.patch(`/api/v1/surveys/${items[0].id}`, { headers, data })).status()).toBe(200);
  await expect.poll(asked).toEqual(['checkout', 'delivery', 'delivery']);
  await save('1');
  await expect.poll(asked).toEqual(['checkout']);

  await page.goto(`/w/${workspace.slug}/maps/${workspace.maps[0]?.id}?touchpoint=checkout&tab=survey`);
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  await expect(page.getByText('Paused. What was answered stays.')).toBeVisible();
  await expect.poll(asked).toEqual(['delivery']);
  await host.close();
});
