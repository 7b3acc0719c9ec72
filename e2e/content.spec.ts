import type { Page } from '@playwright/test';
import { expect, expectAccessible, type MadeWorkspace, rate, signIn, test } from './fixtures';

const mapOf = (workspace: MadeWorkspace) => `/w/${workspace.slug}/maps/${workspace.maps[0]?.id}`;
const panelOf = (page: Page, name: string) => page.getByRole('complementary', { name });

/** Types into a text that is edited where it stands. */
async function write(page: Page, label: string, text: string): Promise<void> {
  await page.getByRole('button', { name: label }).click();
  const field = page.getByRole('textbox', { name: label.replace(/^.*?: /, '') });
  await field.fill(text);
  await field.press('Enter');
}

test.beforeEach(async ({ page, workspace }) => {
  await signIn(page, workspace.owner);
});

test('a note is an assumption until a customer’s rating speaks for it, and again without', async ({
  page,
  workspace,
  baseURL,
}) => {
  await rate(baseURL ?? '', workspace.publicKey, 'checkout', 2, 'The fee came at the very end');
  for (let n = 0; n < 20; n += 1) await rate(baseURL ?? '', workspace.publicKey, 'checkout', 4, `Fine ${n}`);
  await page.goto(`${mapOf(workspace)}?touchpoint=checkout`);
  const panel = panelOf(page, 'Checkout');
  const note = panel.getByRole('button', { name: /Fee appears late.*assumed/ });
  await note.click();
  await expect(panel.getByText('An assumption: nothing speaks for it yet.')).toBeVisible();
  await panel.getByRole('button', { name: 'Add evidence' }).click();
  await panel.getByRole('button', { name: 'Older ratings' }).click();
  await panel.getByRole('radio', { name: /The fee came at the very end/ }).check();
  await expectAccessible(page);
  const form = panel.getByRole('form', { name: 'New evidence' });
  await form.getByRole('button', { name: 'Add evidence' }).click();
  await expect(
    panel.getByRole('button', { name: /Fee appears late.*1 piece of evidence, newest of today/ }),
  ).toBeVisible();
  const cell = page.getByRole('gridcell', { name: /Fee appears late.*1 piece of evidence/ });
  await expect(cell).toBeVisible();

  await panel.getByRole('button', { name: /Delete evidence/ }).click();
  await expect(panel.getByRole('button', { name: /Fee appears late.*assumed/ })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(cell).toBeVisible();
});

test.describe('refused evidence', () => {
  test.use({ refusals: true });

  test('a link that would run is refused where it was typed, an old one looks old, a file can be opened', async ({
    page,
    workspace,
  }) => {
    await page.goto(`${mapOf(workspace)}?touchpoint=checkout`);
    const panel = panelOf(page, 'Checkout');
    await panel.getByRole('button', { name: /^Thinking.*assumed/ }).click();
    await panel.getByRole('button', { name: 'Add evidence' }).click();
    const form = panel.getByRole('form', { name: 'New evidence' });
    await form.getByRole('button', { name: 'Link' }).click();
    await form.getByLabel('Web address').fill('javascript:alert(1)');
    await form.getByLabel('Observed on').fill('2024-02-03');
    await form.getByRole('button', { name: 'Add evidence' }).click();
    await expect(form.getByRole('alert').filter({ hasText: 'http://' })).toBeVisible();
    await expect(form.getByLabel('Web address')).toHaveValue('javascript:alert(1)');
    await form.getByLabel('Web address').fill('example.shop/interviews');
    await form.getByRole('button', { name: 'Add evidence' }).click();
    const link = panel.getByRole('link', { name: 'example.shop/interviews' });
    await expect(link).toHaveAttribute('rel', /noopener/);
    await expect(panel.getByRole('button', { name: /^Thinking.*too old to build on/ })).toBeVisible();

    // It is edited where it stands: the fields say what it says, and it may become something else.
    await panel.getByRole('button', { name: 'Edit evidence: https://example.shop/interviews' }).click();
    const editing = panel.getByRole('form', { name: 'Edit evidence' });
    await expect(editing.getByLabel('Web address')).toHaveValue('https://example.shop/interviews');
    await expect(editing.getByLabel('Observed on')).toHaveValue('2024-02-03');
    await editing.getByRole('button', { name: 'Quotation' }).click();
    await editing.getByLabel('What was said').fill('Where is the fee?');
    await editing.getByRole('button', { name: 'Save' }).click();
    await expect(panel.getByText('“Where is the fee?”')).toBeVisible();
    await expect(panel.getByRole('button', { name: 'Edit evidence: Where is the fee?…' })).toBeFocused();
    await expect(link).toHaveCount(0);

    await panel.getByRole('button', { name: 'Add evidence' }).click();
    await form.getByRole('button', { name: 'File' }).click();
    await form.getByLabel('File', { exact: true }).setInputFiles({
      name: 'fees.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('step,left\nfee,11.4'),
    });
    await form.getByRole('button', { name: 'Add evidence' }).click();
    const file = panel.getByRole('link', { name: 'fees.csv' });
    const stored = await page.request.get((await file.getAttribute('href')) ?? '');
    expect(await stored.text()).toContain('fee,11.4');
  });
});

test('an opportunity noted on the map is owned, estimated and listed', async ({ page, workspace }) => {
  await page.goto(`${mapOf(workspace)}?touchpoint=checkout`);
  const panel = panelOf(page, 'Checkout');
  await write(page, 'New opportunity: New opportunity, Checkout', 'Fee shown in basket');
  await panel.getByRole('button', { name: /^Fee shown in basket/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Fee shown in basket' });
  await dialog.getByLabel('Owner').selectOption({ index: 1 });
  await dialog.getByLabel('Status').selectOption('In progress');
  await write(page, 'Estimate: Effort', '3');
  await dialog.getByRole('button', { name: 'Link a note' }).click();
  await page.getByRole('menuitem', { name: 'Fee appears late' }).click();
  await expect(dialog.getByRole('button', { name: 'Unlink Fee appears late' })).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('gridcell', { name: /Fee shown in basket.*In progress/ })).toBeVisible();
  await panel.getByRole('link', { name: 'All of the map' }).click();
  await expect(page.getByRole('button', { name: /Fee shown in basket.*3 person-days/ })).toBeVisible();
  await expectAccessible(page);
});

test.describe('settings', () => {
  // A department with touchpoints refuses to go.
  test.use({ refusals: true });

  test('personas, departments and promises are kept in the settings and used on the map', async ({
    page,
    workspace,
  }) => {
    const settings = `/w/${workspace.slug}/settings`;
    await page.goto(`${settings}/personas`);
    // Those that came with the template say that they are guesses.
    const first = page.getByRole('listitem', { name: 'First-time buyer' });
    await expect(first).toContainText('Assumed: check it against your own customers.');
    await write(page, 'Add a persona: New persona', 'First-flat Mira');
    const mira = page.getByRole('listitem', { name: 'First-flat Mira' });
    await expect(mira).toBeVisible();
    await write(page, 'Estimate in percent: Share of customers in percent, First-flat Mira', '2');
    await expect(page.getByRole('status').filter({ hasText: 'The other 3% of customers' })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Archive First-flat Mira' }).click();
    await expect(page.getByRole('heading', { name: 'Archived personas' })).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(mira).toBeVisible();

    await page.goto(`${settings}/departments`);
    await page.getByRole('button', { name: 'Delete Care' }).click();
    await expect(page.getByText(/touchpoints belong to Care/).first()).toBeVisible();
    await write(page, 'Add a department: New department', 'Returns');
    await write(
      page,
      'Note the reason or barrier: Why Returns has no touchpoint',
      'Nobody may call customers',
    );
    const returns = page.getByRole('listitem', { name: 'Returns' });
    // The note before it may still be on its way.
    const stored = page.waitForResponse((response) =>
      Boolean(response.request().postData()?.includes('leadId')),
    );
    await returns.getByLabel('Lead').selectOption({ index: 1 });
    await stored;
    await page.reload();
    await expect(returns).toContainText('Nobody may call customers');
    await expect(returns.getByLabel('Lead')).not.toHaveValue('');
    await expectAccessible(page);

    await page.goto(`${settings}/promises`);
    await write(
      page,
      'Say how to tell whether it is kept: How it is checked, On time',
      'Nine of ten within the hour',
    );
    const onTime = page.getByRole('listitem', { name: 'On time' });
    await expect(onTime).toContainText('Nine of ten within the hour');
    await expectAccessible(page);

    await page.goto(`${settings}/channels`);
    const web = page.getByRole('listitem', { name: 'Web', exact: true });
    await expect(web).toContainText('3 touchpoints on 1 map');
    await web.getByRole('button', { name: /Channel/ }).click();
    await page.getByRole('combobox', { name: 'Channel' }).fill('Showroom');
    await page.keyboard.press('Enter');
    await expect(
      page.getByText('Web is merged into Showroom at 3 touchpoints.', { exact: true }),
    ).toBeVisible();
    const showroom = page.getByRole('listitem', { name: 'Showroom', exact: true });
    await expect(showroom).toContainText('4 touchpoints on 1 map');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(web).toContainText('3 touchpoints on 1 map');
    await expect(showroom).toContainText('1 touchpoint on 1 map');
    await expectAccessible(page);

    await page.goto(`${mapOf(workspace)}?touchpoint=checkout`);
    const panel = panelOf(page, 'Checkout');
    await panel.getByRole('checkbox', { name: 'On time' }).check();
    await page.getByRole('button', { name: /Drawn for .*First-time buyer/ }).click();
    await page.getByRole('checkbox', { name: /First-flat Mira/ }).check();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Close', exact: true }).click();
    await page.reload();
    await expect(page.getByRole('button', { name: /Drawn for .*First-flat Mira/ })).toBeVisible();
    await expect(panel.getByRole('checkbox', { name: 'On time' })).toBeChecked();
  });
});
