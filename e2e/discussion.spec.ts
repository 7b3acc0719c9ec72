import type { Page } from '@playwright/test';
import {
  addMember,
  expect,
  expectAccessible,
  expectNoOverflow,
  type MadeWorkspace,
  signIn,
  test,
} from './fixtures';

const addressOf = (workspace: MadeWorkspace) => `/w/${workspace.slug}/maps/${workspace.maps[0]?.id}`;
const panelOf = (page: Page) => page.getByRole('complementary', { name: 'Checkout' });

test('two people settle a question about a lane: one with the keyboard only, the other from a mail', async ({
  page,
  browser,
  workspace,
}) => {
  const tom = await addMember(workspace, 'viewer', 'Tom');
  // Nobody asked him for another name yet.
  const name = tom.email.split('@')[0] ?? '';
  const context = await browser.newContext({ viewport: { width: 390, height: 800 } });
  const phone = await context.newPage();
  await signIn(phone, tom, `/w/${workspace.slug}/maps`);
  await signIn(page, workspace.owner);
  await page.goto(addressOf(workspace));

  // Nothing but keys: to the cell under Checkout, D, the question, a colleague, send.
  const head = page.getByRole('columnheader', { name: /^Checkout/ });
  await head.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('d');
  const panel = panelOf(page);
  const field = panel.getByRole('combobox', { name: 'Begin a discussion about Checkout' });
  await expect(field).toBeFocused();
  await expect(panel.getByLabel('About', { exact: true })).toHaveValue('doing');
  await page.keyboard.type('Do they see the fee? <img src=x onerror=alert(1)> @to');
  await expect(panel.getByRole('option', { name })).toHaveAttribute('aria-selected', 'true');
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await page.keyboard.type('look at https://example.com/fees.');
  await page.keyboard.press('Control+Enter');
  const question = panel.getByRole('article', { name: 'Doing' });
  await expect(question).toContainText(`Do they see the fee? <img src=x onerror=alert(1)> @${name}`);
  await expect(question.getByRole('link')).toHaveAttribute('href', 'https://example.com/fees');
  const marked = page.getByRole('gridcell', { name: /1 open discussion/ });
  await expect(marked).toHaveCount(1);

  // The other one is elsewhere, sees that there is something, and follows the mail.
  await expect(async () => {
    // Told now and then, and at once when the window is looked at again.
    await phone.evaluate(() => window.dispatchEvent(new Event('visibilitychange')));
    await expect(phone.getByRole('button', { name: 'Mentions, 1 unread' })).toBeVisible({ timeout: 1_000 });
  }).toPass();
  const mail = phone.getByRole('article').filter({ hasText: tom.email });
  await expect(async () => {
    await phone.goto('/outbox');
    await expect(mail.filter({ hasText: 'mentioned you' })).toBeVisible({ timeout: 500 });
  }).toPass();
  const link = mail.filter({ hasText: 'mentioned you' }).locator('a[href*="tab=discussion"]');
  await phone.goto((await link.getAttribute('href')) ?? '');
  const answer = panelOf(phone).getByRole('article', { name: 'Doing' });
  await expect(answer).toBeFocused();
  await expect(phone.getByRole('button', { name: 'Mentions', exact: true })).toBeAttached();
  await expectNoOverflow(phone);
  await expectAccessible(phone);
  await answer.getByRole('button', { name: 'Reply' }).click();
  await answer.getByRole('combobox', { name: 'Reply' }).fill('Only at the end. السعر يظهر متأخرا');
  await answer.getByRole('button', { name: 'Reply' }).click();

  // It is there at once, and told to whoever listens.
  await expect(question).toContainText('Only at the end.');
  await expect(panel.getByRole('status').filter({ hasText: `${name}: Only at the end.` })).toBeAttached();
  await expect(answer.getByRole('button', { name: 'Resolve' })).toHaveCount(0);
  await question.getByRole('button', { name: 'Resolve' }).click();
  await expect(marked).toHaveCount(0);
  await expect(panelOf(phone).getByText('Nothing is open here.')).toBeVisible();
  await panelOf(phone).getByRole('button', { name: 'Show 1 resolved' }).click();
  await expect(answer).toContainText('Resolved by');
  await panel.getByRole('button', { name: 'Show 1 resolved' }).click();
  await question.getByRole('button', { name: 'Reopen' }).click();
  await expect(marked).toHaveCount(1);

  // The mark leads to it, from the cell it stands in.
  await panel.getByRole('button', { name: 'Close panel' }).click();
  await marked.getByRole('button', { name: '1 open discussion' }).click();
  await expect(question).toBeFocused();
  await context.close();
});

test('a message is worded anew, taken back and brought back; written without a connection, it waits', async ({
  page,
  context,
  workspace,
}) => {
  await signIn(page, workspace.owner);
  await page.goto(`${addressOf(workspace)}?touchpoint=checkout&tab=discussion`);
  const panel = panelOf(page);
  await expect(panel.getByText('Nobody has said anything here yet.')).toBeVisible();
  const field = panel.getByRole('combobox', { name: 'Begin a discussion about Checkout' });
  await panel.getByRole('button', { name: 'Send' }).click();
  await expect(panel.getByRole('alert').filter({ hasText: 'The message is empty.' })).toBeVisible();
  await field.fill('x'.repeat(10_001));
  await panel.getByRole('button', { name: 'Send' }).click();
  await expect(panel.getByRole('alert').filter({ hasText: 'longer than 10,000 characters' })).toBeVisible();
  await expect(field).toHaveValue('x'.repeat(10_001));

  await context.setOffline(true);
  await field.fill('Written on the train');
  await panel.getByRole('button', { name: 'Send' }).click();
  const thread = panel.getByRole('article', { name: 'The touchpoint' });
  await expect(thread).toContainText('not sent yet');
  await expect(page.getByText('1 edit waits and will be sent.')).toBeVisible();
  await context.setOffline(false);
  await expect(thread).not.toContainText('not sent yet');

  await thread.getByRole('button', { name: /^More about the message/ }).click();
  await page.getByRole('menuitem', { name: 'Edit' }).click();
  const edit = thread.getByRole('combobox', { name: 'Edit the message' });
  await expect(edit).toHaveValue('Written on the train');
  await edit.fill('Written at home');
  await thread.getByRole('button', { name: 'Save' }).click();
  await expect(thread).toContainText('Written at home');
  await expect(thread).toContainText('edited');
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(page);
  await thread.getByRole('button', { name: /^More about the message/ }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(thread).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(thread).toContainText('Written at home');
});

test.use({ refusals: true });
