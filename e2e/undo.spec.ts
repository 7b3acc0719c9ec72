import { add, cell, field, flat, head, openEditor, redo, startEditing, undo, write } from './editor';
import { expect, signIn, test } from './fixtures';

test.beforeEach(async ({ page, workspace }) => {
  await signIn(page, workspace.owner);
});

test.describe('without a connection', () => {
  // Browsers tell of every request that fails.
  test.use({ refusals: true });

  test('notes, lanes and opportunities are undone after a reload, and without a connection in their order', async ({
    page,
    context,
    workspace,
  }) => {
    await openEditor(page, workspace);
    const note = page.locator('.pd-note', { hasText: 'The queue is long' });
    const idea = page.locator('.opp', { hasText: 'Second till' });
    const lane = page.getByRole('rowheader', { name: 'Risk' });
    await add(page, 'Add pain or delight: Pain or delight, Checkout', 'The queue is long');
    await expect(note).toBeVisible();
    await add(page, 'Add opportunity: Opportunity, Checkout', 'Second till');
    await expect(idea).toBeVisible();
    await page.getByRole('button', { name: 'Lane', exact: true }).click();
    const lanes = page.getByRole('dialog', { name: 'Lanes' });
    await lanes.getByLabel('New lane').fill('Risk');
    const stored = page.waitForResponse(/lane\.create/);
    await lanes.getByRole('button', { name: 'Add lane' }).click();
    await expect(lane).toBeVisible();
    await stored;

    await page.reload();
    await expect(page.locator('.topbar .live', { hasText: /^Live/ })).toBeVisible();
    await undo(page);
    await expect(lane).toHaveCount(0);
    await undo(page);
    await expect(idea).toHaveCount(0);
    await undo(page);
    await expect(note).toHaveCount(0);
    for (const shown of [note, idea, lane]) {
      await redo(page);
      await expect(shown).toBeVisible();
    }

    // What waits for the connection is taken back and made again at once, newest first.
    await startEditing(page);
    await context.setOffline(true);
    const doing = cell(page, 'Doing, Checkout');
    const before = (await doing.textContent()) ?? '';
    await write(page, 'Doing, Checkout', 'Typed on the train');
    await page.keyboard.press('Escape');
    const written = page.locator('.pd-note', { hasText: /And cold|And dark/ });
    for (const text of ['And cold', 'And dark'])
      await add(page, 'Add pain or delight: Pain or delight, Checkout', text);
    await expect(written).toHaveCount(2);
    await head(page, 'Checkout').focus();
    await page.keyboard.press('n');
    await page.keyboard.type('Ticket inspection');
    await page.keyboard.press('Enter');
    await expect(head(page, 'Ticket inspection')).toBeFocused();
    await undo(page);
    await expect(head(page, 'Ticket inspection')).toHaveCount(0);
    for (const left of [1, 0]) {
      await undo(page);
      await expect(written).toHaveCount(left);
    }
    await undo(page);
    const shown = page
      .getByRole('gridcell', { name: /^Doing, Checkout/ })
      .or(doing)
      .first();
    await expect(shown).toContainText(before);
    await undo(page);
    await expect(lane).toHaveCount(0);
    for (let step = 0; step < 3; step++) await redo(page);
    await expect(written).toHaveCount(1);
    await expect(lane).toBeVisible();
    let notes = 0;
    const last = page.waitForResponse((answer) => answer.url().includes('insight.create') && ++notes === 3);
    await context.setOffline(false);
    await last;
    await page.reload();
    await expect(page.getByText('Typed on the train')).toBeVisible();
    await expect(written).toHaveText([/And cold/]);
    await expect(lane).toBeVisible();
  });
});

test.describe('a lost answer', () => {
  test.use({ refusals: true });

  test('ticks, moments of truth and a merge whose answer was lost are undone after a reload, and done again', async ({
    page,
    baseURL,
    workspace,
  }) => {
    const call = async (procedure: string, input: object) => {
      const answer = await page.request.post(`/api/trpc/${procedure}`, {
        data: { workspace: workspace.slug, ...input },
        headers: { origin: baseURL ?? '' },
      });
      return (await answer.json()).result.data;
    };
    await call('persona.create', { name: 'First-flat Mira' });
    const map = await call('desired.derive', { mapId: workspace.maps[0]?.id, name: 'Desired' });
    await page.goto(`/w/${workspace.slug}/maps/${map.id}?touchpoint=checkout-desired`);
    const panel = page.getByRole('complementary', { name: 'Checkout' });
    const promise = panel.getByRole('checkbox', { name: 'On time' });
    const moment = panel.getByRole('switch', { name: 'Moment of truth, Checkout' });
    const everyone = page.getByRole('button', { name: 'Everyone’s map' });
    const chat = page.getByRole('columnheader', { name: /Live chat/ });
    await promise.check();
    await moment.click();
    await expect(moment).toBeChecked();
    await everyone.click();
    const personas = page.getByRole('dialog', { name: 'Whose journey this is' });
    await personas.getByRole('checkbox', { name: /First-flat Mira/ }).check();
    await personas.getByRole('button', { name: 'Close' }).click();
    await expect(everyone).toHaveCount(0);

    // It is merged, and nobody hears of it; sent again it is the same.
    await page.route(
      '**/api/trpc/desired.merge*',
      async (route) => {
        await route.fetch();
        await route.abort();
      },
      { times: 1 },
    );
    await panel.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Merge another into it' }).click();
    await page.getByLabel('Touchpoint that goes into it').selectOption({ label: 'Live chat' });
    await page.getByRole('button', { name: 'Merge', exact: true }).click();
    await expect(page.locator('.toast', { hasText: 'is merged into' })).toBeVisible();
    await expect(chat).toHaveCount(0);

    await page.reload();
    await expect(page.locator('.topbar .live', { hasText: /^Live/ })).toBeVisible();
    await undo(page);
    await expect(chat).toBeVisible();
    await undo(page);
    await expect(everyone).toBeVisible();
    await undo(page);
    await expect(moment).not.toBeChecked();
    await undo(page);
    await expect(promise).not.toBeChecked();
    for (let step = 0; step < 4; step++) await redo(page);
    await expect(promise).toBeChecked();
    await expect(moment).toBeChecked();
    await expect(everyone).toHaveCount(0);
    await expect(chat).toHaveCount(0);
  });
});

test.describe('refused', () => {
  test.use({ refusals: true });
  test('what somebody else changed since is not overwritten by undo, and typing is not disturbed by them', async ({
    page,
    context,
    workspace,
  }) => {
    await openEditor(page, workspace);
    const other = await context.newPage();
    await openEditor(other, workspace);
    const doing = 'Doing, Checkout';
    await cell(page, doing).click();
    await field(page, doing).fill('Mine');
    await field(page, doing).press('Tab');
    await expect(cell(other, doing)).toContainText('Mine');
    await page.keyboard.press('Escape');
    await cell(other, doing).click();
    await field(other, doing).fill('Theirs');
    await field(other, doing).press('Tab');
    await other.keyboard.press('Escape');
    await expect(cell(page, doing)).toContainText('Theirs');
    await undo(page);
    await expect(page.getByText(/was not undone\. Somebody else changed it since/).first()).toBeVisible();
    await expect(cell(page, doing)).toContainText('Theirs');

    // Somebody moves the very touchpoint whose text is being written.
    const thinking = 'Thinking, Checkout';
    await cell(page, thinking).click();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('Where is ');
    await head(other, 'Checkout').focus();
    await other.keyboard.press('Alt+ArrowLeft');
    await expect.poll(async () => (await flat(page)).join() === (await flat(other)).join()).toBe(true);
    await page.keyboard.type('my voucher?');
    await expect(field(page, thinking)).toBeFocused();
    await expect(field(page, thinking)).toHaveValue(/Where is my voucher\?$/);
  });
});
