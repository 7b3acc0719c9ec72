import { addressOf, flat, head, middle, openEditor, order, stageHead, startEditing } from './editor';
import { expect, expectAccessible, expectNoOverflow, signIn, test } from './fixtures';

test.beforeEach(async ({ page, workspace }) => {
  await signIn(page, workspace.owner);
});

test('touchpoints and stages are dragged with the pointer, between stages too; Escape leaves them', async ({
  page,
  workspace,
}) => {
  await openEditor(page, workspace);
  const before = await order(page);
  const [name = ''] = before[0] ?? [];
  const from = await middle(head(page, name ?? '').locator('.grip'));
  const target = await middle(page.locator(`.tph[data-cell="1:${(before[0]?.length ?? 0) + 1}"]`));
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(target.x + 20, target.y, { steps: 8 });
  await expect(page.locator('.ins.drop')).toHaveCount(1);
  await expect(page.locator('.dragghost')).toHaveText(name ?? '');
  await page.keyboard.press('Escape');
  await page.mouse.up();
  expect(await order(page)).toEqual(before);

  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(target.x + 20, target.y, { steps: 8 });
  await page.mouse.up();
  await expect.poll(async () => (await order(page))[1]).toContain(name);
  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(() => order(page)).toEqual(before);
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect.poll(async () => (await order(page))[1]).toContain(name);
  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(() => order(page)).toEqual(before);

  const grip = await middle(stageHead(page, 0).locator('.grip'));
  const second = await stageHead(page, 1).boundingBox();
  await page.mouse.move(grip.x, grip.y);
  await page.mouse.down();
  await page.mouse.move((second?.x ?? 0) + (second?.width ?? 0) - 8, grip.y, { steps: 8 });
  const saved = page.waitForResponse(/stage\.move/);
  await page.mouse.up();
  await expect.poll(() => order(page)).toEqual([before[1], before[0], ...before.slice(2)]);
  await saved;
  await page.reload();
  // The keys work once the page does, which is when it hears of changes.
  await expect(page.locator('.topbar .live', { hasText: /^Live/ })).toBeVisible();
  expect(await order(page)).toEqual([before[1], before[0], ...before.slice(2)]);
  // What was done before the reload can still be undone.
  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(() => order(page)).toEqual(before);
});

test('keys take up, move and put down, and say so', async ({ page, workspace }) => {
  await openEditor(page, workspace);
  const before = await order(page);
  const [first = '', second = ''] = before[0] ?? [];
  const said = page.locator('main [aria-live="assertive"]');
  await head(page, first ?? '').focus();
  await page.keyboard.press('Space');
  await expect(said).toContainText(`${first} taken up, 1 of`);
  await page.keyboard.press('ArrowRight');
  await expect(said).toContainText('2 of');
  await page.keyboard.press('Escape');
  await expect(said).toHaveText(`${first} stays where it was.`);
  expect(await order(page)).toEqual(before);
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Space');
  await expect.poll(async () => (await flat(page)).slice(0, 2)).toEqual([second, first]);
  await expect(said).toContainText(`${first} is now 2 of`);
  await expect(head(page, first ?? '')).toBeFocused();
});

test.describe('with a finger', () => {
  test.use({ hasTouch: true });
  test('a held head is dragged, a moved one scrolls', async ({ page, workspace }) => {
    await openEditor(page, workspace);
    const before = await order(page);
    const [first = '', second = ''] = before[0] ?? [];
    const cdp = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', point?: { x: number; y: number }) =>
      cdp.send('Input.dispatchTouchEvent', { type, touchPoints: point ? [point] : [] });
    const from = await middle(head(page, first ?? '').locator('.tag'));
    const to = await middle(head(page, second ?? '').locator('.tag'));
    await touch('touchStart', from);
    await expect(page.locator('.dragghost')).toBeVisible();
    for (const share of [0.3, 0.6, 1])
      await touch('touchMove', { x: from.x + (to.x + 30 - from.x) * share, y: to.y });
    await expect(page.locator('.ins.drop')).toHaveCount(1);
    await touch('touchEnd');
    await expect.poll(async () => (await flat(page)).slice(0, 2)).toEqual([second, first]);
  });
});

test('a desired level is dragged by its handle, and comes back with undo', async ({ page, workspace }) => {
  await page.goto(addressOf(workspace));
  await startEditing(page);
  await page.getByRole('button', { name: 'Desired levels' }).click();
  const handle = page.getByRole('slider', { name: 'Desired level, Checkout' });
  const before = (await handle.getAttribute('aria-valuetext')) ?? '';
  const from = await middle(handle);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x, from.y + 47, { steps: 6 });
  await page.mouse.up();
  await expect(handle).toHaveAttribute('aria-valuetext', (Number(before) - 1).toFixed(1));
  await page.keyboard.press('ControlOrMeta+z');
  await expect(handle).toHaveAttribute('aria-valuetext', before);
});

test('several touchpoints are selected and changed as one step', async ({ page, workspace }) => {
  await openEditor(page, workspace);
  const before = await order(page);
  const at = before.findIndex(({ length }) => length >= 3);
  const own = before[at] ?? [];
  await head(page, own[0] ?? '').click({ modifiers: ['ControlOrMeta'] });
  await head(page, own[2] ?? '').click({ modifiers: ['Shift'] });
  const bar = page.getByRole('toolbar', { name: 'Selected touchpoints' });
  await expect(bar).toContainText('3 selected');
  await expectAccessible(page);

  await bar.getByRole('button', { name: 'Move to stage' }).click();
  await page.getByRole('menuitem').nth(0).click();
  await expect.poll(async () => (await order(page))[0]?.slice(-3)).toEqual(own.slice(0, 3));
  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(() => order(page)).toEqual(before);

  await bar.getByRole('button', { name: 'Department' }).click();
  await page.getByRole('menuitem', { name: 'No department' }).click();
  const departments = page.getByRole('button', { name: 'Assign: Department' });
  await expect(departments.nth(2)).toBeVisible();

  await bar.getByRole('button', { name: 'Duplicate' }).click();
  await expect.poll(async () => (await flat(page)).length).toBe(before.flat().length + 3);
  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(() => order(page)).toEqual(before);

  // With all of the stage selected already, the keys would select all of the map.
  await head(page, own[0] ?? '').focus();
  await page.keyboard.press('Escape');
  await expect(bar).toBeHidden();
  await page.keyboard.press('ControlOrMeta+a');
  await expect(bar).toContainText(`${own.length} selected`);
  await page.keyboard.press('Delete');
  await expect.poll(async () => (await flat(page)).length).toBe(before.flat().length - own.length + 1);
  const toast = page.getByText(`${own.length} touchpoints are deleted. Their ratings are kept.`).first();
  await expect(toast).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(() => order(page)).toEqual(before);
  await expect(toast).toBeHidden();
});

test('touchpoints are copied to another map, and lines of text become touchpoints', async ({
  page,
  context,
  workspace,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openEditor(page, workspace);
  const own = (await order(page))[0] ?? [];
  await head(page, own[0] ?? '').focus();
  await page.keyboard.press('x');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('ControlOrMeta+c');
  await expect(page.getByText('2 touchpoints copied.').first()).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(own.slice(0, 2).join('\n'));

  // Onto a map that has nothing to do with the first.
  const drawn = await page.request.post('/api/trpc/template.draw', {
    data: { workspace: workspace.slug, template: 'software-trial' },
    headers: { origin: new URL(page.url()).origin },
  });
  const { mapId } = (await drawn.json()).result.data;
  const other = await context.newPage();
  await other.goto(`/w/${workspace.slug}/maps/${mapId}`);
  await startEditing(other);
  const theirs = await flat(other);
  await head(other, theirs[1] ?? '').focus();
  await other.keyboard.press('ControlOrMeta+v');
  await expect
    .poll(async () => (await flat(other)).slice(0, 4))
    .toEqual([theirs[0], theirs[1], own[0], own[1]]);
  // With everything that was written of them.
  const doing = page.locator('[data-cell="3:0"]');
  await expect(other.locator('[data-cell="3:2"]')).toHaveText((await doing.textContent()) ?? '');
  await other.keyboard.press('ControlOrMeta+z');
  await expect.poll(async () => (await flat(other)).length).toBe(theirs.length);

  const hostile = '<img src=x onerror=alert(1)>';
  await other.evaluate((text) => navigator.clipboard.writeText(text), `- Unboxing\n${hostile}\n`);
  await head(other, theirs[0] ?? '').focus();
  await other.keyboard.press('ControlOrMeta+v');
  await expect.poll(async () => (await flat(other)).slice(1, 3)).toEqual(['Unboxing', hostile]);
});

test('on a phone stages and touchpoints are added, named, moved and deleted', async ({ page, workspace }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(addressOf(workspace));
  const stages = page.locator('.journey h2');
  const first = (await stages.first().textContent()) ?? '';
  const menu = (stage: string) => page.getByRole('button', { name: `Change stage ${stage}` });
  const choose = async (stage: string, item: string) => {
    await menu(stage).click();
    await page.getByRole('menuitem', { name: item, exact: true }).click();
  };
  await page.getByRole('button', { name: 'Add stage' }).click();
  await page.getByLabel('Name of the new stage').fill('Repair');
  await page.getByRole('button', { name: 'Add stage' }).click();
  await expect(stages.last()).toHaveText('Repair');
  await expectAccessible(page, 'structure');

  await page.getByRole('region', { name: 'Repair' }).getByRole('button', { name: 'Add touchpoint' }).click();
  await expectAccessible(page);
  await page.getByLabel('Name of the new touchpoint').fill('Spare part by post');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /Spare part by post/ })).toBeVisible();

  await choose('Repair', 'Name and goal');
  await page.getByRole('dialog').getByRole('button', { name: /Stage/ }).click();
  await page.getByRole('textbox', { name: 'Stage', exact: true }).fill('Repair and return');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(stages.last()).toHaveText('Repair and return');
  await choose('Repair and return', 'Move earlier');
  await expect(stages.last()).not.toHaveText('Repair and return');
  await choose(first, 'Delete stage');
  await expect(menu(first)).toHaveCount(0);
  await expectNoOverflow(page);
});
