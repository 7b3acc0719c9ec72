import type { BrowserContext, Page } from '@playwright/test';
import { addressOf, cell, field, openEditor, write } from './editor';
import { addMember, expect, expectAccessible, type MadeWorkspace, signIn, test } from './fixtures';

/** A second person at the same map, in a browser of their own. */
async function joinedBy(other: BrowserContext, workspace: MadeWorkspace, name: string): Promise<Page> {
  const person = await addMember(workspace, 'editor', name);
  const page = await other.newPage();
  await signIn(page, person);
  await openEditor(page, workspace);
  return page;
}

test.use({ refusals: true });
test.beforeEach(async ({ page, workspace }) => {
  await signIn(page, workspace.owner);
  await openEditor(page, workspace);
});

test('everybody sees who else is at the map, at which cell, and when they have left', async ({
  page,
  browser,
  workspace,
}) => {
  const context = await browser.newContext();
  const tom = await joinedBy(context, workspace, 'Tom');
  const people = page.getByRole('button', { name: '1 other person is here' });
  await expect(people).toBeVisible();
  await cell(tom, 'Doing, Checkout').click();
  const flag = page.locator('.presence');
  await expect(flag).toContainText(/^tom/i);
  const frame = await flag.boundingBox();
  const doing = page.getByRole('gridcell').filter({ has: cell(page, 'Doing, Checkout') });
  const box = await doing.boundingBox();
  expect(Math.abs((frame?.x ?? 0) - (box?.x ?? 100))).toBeLessThan(2);
  expect(Math.abs((frame?.y ?? 0) - (box?.y ?? 100))).toBeLessThan(2);

  await people.click();
  await expect(page.getByRole('menuitem')).toContainText('Checkout, Doing');
  await page.keyboard.press('Escape');
  await expectAccessible(page);
  await context.close();
  await expect(people).toBeHidden();
  await expect(flag).toBeHidden();
});

test('edits made without a connection outlive their page, are sent in order, and meet those of others field by field', async ({
  page,
  browser,
  workspace,
}) => {
  const context = await browser.newContext();
  const before = await joinedBy(context, workspace, 'Tom');
  await context.setOffline(true);
  await write(before, 'Doing, Checkout', 'Typed on the train');
  await write(before, 'Thinking, Checkout', 'Thought on the train');
  await write(before, 'Doing, Product page', 'Scrolled on the train');
  await write(before, 'Doing, Live chat', 'Gone before anybody reads it');
  await before.getByRole('button', { name: 'Move or delete Reviews page' }).click();
  await before.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(before.getByText('5 edits wait and will be sent.')).toBeVisible();
  // Nothing asks: it is gone as if the browser had crashed.
  await before.close();
  await write(page, 'Thinking, Checkout', 'Thought in the office');
  const chat = page.getByRole('gridcell').filter({ has: cell(page, 'Doing, Live chat') });
  const gone = await page.request.post('/api/trpc/touchpoint.delete', {
    data: { workspace: workspace.slug, id: await chat.getAttribute('data-touchpoint') },
    headers: { origin: new URL(page.url()).origin },
  });
  expect(gone.ok()).toBe(true);
  await context.setOffline(false);
  const tom = await context.newPage();
  await tom.goto(addressOf(workspace));
  const lost = tom.getByRole('alert').filter({ hasText: 'could not be made' });
  await expect(lost).toContainText('Gone before anybody reads it');
  await expect(tom.getByText('3 edits that waited are saved.', { exact: true })).toBeVisible();
  for (const one of [page, tom])
    await expect(one.getByRole('columnheader', { name: /Reviews page/ })).toHaveCount(0);
  for (const one of [page, tom]) {
    await expect(one.getByText('Typed on the train')).toBeVisible();
    await expect(one.getByText('Scrolled on the train')).toBeVisible();
  }
  const choice = tom.getByRole('gridcell').filter({ has: tom.getByText('Theirs', { exact: true }) });
  await expect(choice).toContainText('Thought in the office');
  await expect(field(tom, 'Thinking, Checkout')).toHaveValue('Thought on the train');
  await choice.getByRole('button', { name: 'Take theirs' }).click();
  await expect(choice).toHaveCount(0);
  await expect(tom.getByText('Thought in the office')).toBeVisible();
  // Once, and by one tab.
  await tom.reload();
  await expect(lost).toContainText('1 edit from before');
  await lost.getByRole('button', { name: 'Dismiss' }).click();
  await expect(lost).toBeHidden();
  expect(
    await tom.evaluate(() => Object.keys(localStorage).filter((key) => /unsent|refused/.test(key))),
  ).toEqual([]);
  await context.close();
});

test('what waits is sent by the tab it was made in, and for nobody but who made it', async ({
  browser,
  workspace,
}) => {
  const tom = await addMember(workspace, 'editor', 'Tom');
  const context = await browser.newContext();
  const sent: string[] = [];
  context.on('request', (request) => {
    if (request.method() === 'POST' && /touchpoint\.update/.test(request.url()))
      sent.push(request.postData() ?? '');
  });
  const [first, second] = [await context.newPage(), await context.newPage()];
  await signIn(first, tom);
  for (const tab of [first, second]) await openEditor(tab, workspace);
  await context.setOffline(true);
  await write(first, 'Doing, Checkout', 'Typed in the first tab');
  await write(second, 'Doing, Product page', 'Typed in the second tab');
  for (const tab of [first, second])
    await expect(tab.getByText('1 edit waits and will be sent.')).toBeVisible();
  sent.length = 0;
  await context.setOffline(false);
  // Both tabs live: each sends what is its own, and sees what the other sent.
  for (const tab of [first, second]) {
    await expect(tab.getByText('Typed in the first tab')).toBeVisible();
    await expect(tab.getByText('Typed in the second tab')).toBeVisible();
    await expect(tab.getByText('1 edit waits and will be sent.')).toBeHidden();
  }
  expect(sent).toHaveLength(2);

  await second.close();
  await context.setOffline(true);
  await write(first, 'Thinking, Checkout', 'Only Tom can have thought this');
  await expect(first.getByText('1 edit waits and will be sent.')).toBeVisible();
  await first.close();
  await context.setOffline(false);
  await context.clearCookies();
  sent.length = 0;
  const ann = await context.newPage();
  await signIn(ann, await addMember(workspace, 'editor', 'Ann'));
  await openEditor(ann, workspace);
  await write(ann, 'Doing, Live chat', 'Written by Ann');
  await expect(ann.getByText('Only Tom can have thought this')).toHaveCount(0);
  expect(sent.join()).toContain('Written by Ann');
  expect(sent.join()).not.toContain('Only Tom');
  await context.clearCookies();
  await signIn(ann, tom);
  await openEditor(ann, workspace);
  await expect(ann.getByText('1 edit that waited is saved.', { exact: true })).toBeVisible();
  await expect(ann.getByText('Only Tom can have thought this')).toBeVisible();
  await context.close();
});

test('a server that cannot be reached costs no edit', async ({ page, workspace }) => {
  // Who it is that edits is known late.
  const known = Promise.withResolvers<void>();
  await page.route(/account\.me/, async (route) => {
    await known.promise;
    await route.continue();
  });
  await openEditor(page, workspace);
  await page.route('**/api/trpc/**', (route) =>
    route.request().method() === 'POST' ? route.abort() : route.fallback(),
  );
  await write(page, 'Doing, Checkout', 'Written while the server was away');
  await cell(page, 'Thinking, Checkout').click();
  await field(page, 'Thinking, Checkout').fill('And this after it');
  await field(page, 'Thinking, Checkout').press('Enter');
  await expect(page.getByText('2 edits wait and will be sent.')).toBeVisible();
  known.resolve();
  const kept = () => page.evaluate(() => JSON.stringify(localStorage));
  for (const text of ['Written while the server was away', 'And this after it'])
    await expect.poll(kept).toContain(text);
  // Neither does leaving all the same.
  page.once('dialog', (asked) => void asked.accept());
  await page.reload();
  await expect(page.getByText('2 edits wait and will be sent.')).toBeVisible();
  await expect(field(page, 'Doing, Checkout')).toHaveValue('Written while the server was away');
  await page.unroute('**/api/trpc/**');
  await expect(page.getByText('2 edits wait and will be sent.')).toBeHidden();
  await expect(page.getByText('This was not saved yet.')).toHaveCount(0);
  await page.reload();
  await expect(page.getByText('Written while the server was away')).toBeVisible();
  await expect(page.getByText('And this after it')).toBeVisible();
});

test('texts of a survey that were changed in two tabs are asked for together, and what was chosen stays', async ({
  context,
  page,
  workspace,
}) => {
  const other = await context.newPage();
  const text = (page: Page, label: string) => page.getByRole('textbox', { name: label, exact: true });
  for (const [tab, whose] of [[page, 'Mine'] as const, [other, 'Theirs'] as const]) {
    await tab.goto(`${addressOf(workspace)}?touchpoint=checkout&tab=survey`);
    await text(tab, 'Question').fill(`${whose}?`);
    await text(tab, 'Thanks').fill(`${whose}!`);
  }
  const save = (page: Page) => page.getByRole('button', { name: 'Save survey' }).click();
  await save(other);
  await expect(other.getByText('Saved. Pages show it within seconds.')).toBeVisible();
  await save(page);
  const asked = page.getByRole('alert').filter({ hasText: 'choose one for each' });
  await expect(asked.getByRole('group')).toHaveCount(2);
  // The button that was busy takes its colour again.
  await page.evaluate(async () => {
    const turning = document.getAnimations().filter((one) => one instanceof CSSTransition);
    await Promise.allSettled(turning.map(({ finished }) => finished));
  });
  await expectAccessible(page);
  await asked.getByRole('group', { name: 'Question' }).getByRole('button', { name: 'Keep mine' }).click();
  await asked.getByRole('group', { name: 'Thanks' }).getByRole('button', { name: 'Take theirs' }).click();
  await expect(page.getByText('Saved. Pages show it within seconds.')).toBeVisible();
  for (const tab of [page, other]) {
    await expect(text(tab, 'Question')).toHaveValue('Mine?');
    await expect(text(tab, 'Thanks')).toHaveValue('Theirs!');
  }
});

test('a map deleted under somebody’s hands leaves them their text, and can be brought back', async ({
  page,
  context,
  workspace,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await cell(page, 'Doing, Checkout').click();
  await field(page, 'Doing, Checkout').fill('Half a thought');
  const gone = await page.request.post('/api/trpc/map.delete', {
    data: { workspace: workspace.slug, id: workspace.maps[0]?.id },
    headers: { origin: new URL(page.url()).origin },
  });
  expect(gone.ok()).toBe(true);
  const banner = page.getByRole('alert').filter({ hasText: 'This map was deleted' });
  await expect(banner).toBeVisible();
  await banner.getByRole('button', { name: 'Copy my text' }).click();
  await expect(banner).toContainText('Copied');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('Half a thought');
  // It was sent when the field was left; what comes after the map is back is stored.
  const again = page.getByRole('button', { name: 'Try again' });
  await expect(again).toBeVisible();
  await banner.getByRole('button', { name: 'Restore the map' }).click();
  await expect(banner).toBeHidden();
  await again.click();
  await expect(cell(page, 'Doing, Checkout')).toContainText('Half a thought');
});
