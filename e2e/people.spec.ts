import type { Browser, Page } from '@playwright/test';
import {
  expect,
  expectAccessible,
  expectNoOverflow,
  type MadeWorkspace,
  newPerson,
  type Person,
  rate,
  signIn,
  test,
} from './fixtures';

test.use({ refusals: true });

/** The link of the newest mail to an address. The mail is on its way while the page is opened. */
async function linkFor(page: Page, email: string): Promise<string> {
  const mail = page.getByRole('article').filter({ hasText: `To ${email}` });
  await expect(async () => {
    await page.goto('/outbox');
    await expect(mail.first()).toBeVisible({ timeout: 500 });
  }).toPass();
  return (await mail.first().getByRole('link').getAttribute('href')) ?? '';
}

const newPage = async (browser: Browser) => (await browser.newContext()).newPage();
const members = ({ slug }: MadeWorkspace) => `/w/${slug}/settings/members`;

async function invite(page: Page, workspace: MadeWorkspace, person: Person, role: string): Promise<void> {
  await page.goto(members(workspace));
  await page.getByLabel('E-mail addresses').fill(person.email);
  await page.getByRole('combobox', { name: 'Role', exact: true }).selectOption(role);
  await page.getByRole('button', { name: 'Make invitation' }).click();
  await expect(page.getByText(`Invited: ${person.email}`)).toBeVisible();
}

/** Follows the mail, makes an account and joins. */
async function join(page: Page, person: Person): Promise<void> {
  await page.goto(await linkFor(page, person.email));
  await expect(page.getByLabel('E-mail')).toHaveValue(person.email);
  await page.getByLabel('Your name').fill(person.name);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Create account and join' }).click();
  await page.waitForURL(/\/w\//);
}

test('a teammate is invited by mail, works in the same map, and is out the moment they are removed', async ({
  page,
  browser,
  workspace,
}) => {
  const map = `/w/${workspace.slug}/maps/${workspace.maps[0]?.id}`;
  const mate = { ...newPerson(), name: 'Grace Example' };
  await signIn(page, workspace.owner);
  await invite(page, workspace, mate, 'editor');
  await expectAccessible(page);

  const theirs = await newPage(browser);
  await join(theirs, mate);
  await theirs.goto(map);
  await expect(theirs.getByRole('grid')).toBeVisible();
  await expect(theirs.getByRole('button', { name: 'Edit map' })).toBeVisible();

  await page.goto(members(workspace));
  await page.getByRole('button', { name: 'Role of Grace Example: Editor' }).click();
  await page.getByRole('menuitem', { name: /^Viewer/ }).click();
  await expect(page.getByRole('button', { name: 'Role of Grace Example: Viewer' })).toBeVisible();
  // Without a reload: their map hears of it.
  await expect(theirs.getByRole('button', { name: 'Edit map' })).toHaveCount(0);

  await page.getByRole('button', { name: 'Remove Grace Example' }).click();
  await page.getByRole('button', { name: 'Remove Grace Example' }).last().click();
  await expect(page.getByText('Grace Example was removed.', { exact: true })).toBeVisible();
  await expect(theirs.getByText('You are not a member of this workspace any more')).toBeVisible();
  await expectAccessible(theirs);
  expect((await theirs.goto(map))?.status()).toBe(404);
});

test('ownership is transferred by typing, and the last owner cannot leave', async ({
  page,
  browser,
  workspace,
}) => {
  const heir = { ...newPerson(), name: 'Lin Example' };
  await signIn(page, workspace.owner);
  await page.goto(members(workspace));
  await expect(page.getByRole('button', { name: 'Leave workspace' })).toBeDisabled();
  await expect(page.getByText(/You are the last owner/)).toBeVisible();
  await invite(page, workspace, heir, 'admin');
  const theirs = await newPage(browser);
  await join(theirs, heir);

  await page.reload();
  await page.getByRole('button', { name: 'Transfer ownership…' }).click();
  await expectAccessible(page);
  const make = page.getByRole('button', { name: 'Make Lin Example the owner' });
  await expect(make).toBeDisabled();
  await page.getByLabel(`Type ${heir.email} to confirm`).fill(heir.email);
  await make.click();
  await expect(
    page.getByText('Lin Example owns the workspace now. You are an admin.', { exact: true }),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Leave workspace' }).click();
  await page.getByRole('button', { name: 'Leave now' }).click();
  await expect(page).toHaveURL(/\/account/);
  await expect(page.getByText('You belong to no workspace.')).toBeVisible();

  await theirs.goto(members(workspace));
  await expect(theirs.getByRole('button', { name: 'Leave workspace' })).toBeDisabled();
  await theirs.goto(`/w/${workspace.slug}/settings`);
  const shop = await theirs.getByLabel('Name', { exact: true }).inputValue();
  await theirs.getByRole('button', { name: 'Delete workspace…' }).click();
  await expectAccessible(theirs);
  await theirs.getByLabel(`Type ${shop} to confirm`).fill(shop);
  await theirs.getByRole('button', { name: 'Delete for good' }).click();
  await expect(theirs).toHaveURL(/\/account/);
  expect((await theirs.goto(members(workspace)))?.status()).toBe(404);
});

test('a link says clearly what it is worth, and opening it accepts nothing', async ({
  page,
  browser,
  workspace,
  baseURL,
}) => {
  const person = newPerson();
  await signIn(page, workspace.owner);
  await invite(page, workspace, person, 'viewer');
  const link = await linkFor(page, person.email);
  // What a scanner does.
  for (const method of ['GET', 'HEAD']) expect((await fetch(link, { method })).ok).toBe(true);
  await page.goto(link);
  await expect(page.getByText(`You are signed in as ${workspace.owner.email}.`)).toBeVisible();
  await expect(page.getByRole('button', { name: `Join as ${workspace.owner.email}` })).toBeVisible();
  await expectAccessible(page);
  await page.goto(members(workspace));
  await expect(page.getByText('No mail leaves this server')).toBeVisible();
  await page.getByRole('button', { name: `Make a link for ${person.email}` }).click();
  const handed = await page.getByRole('status').locator('code').textContent();
  await expectAccessible(page);
  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'This link leads to no invitation' })).toBeVisible();
  await page.goto(handed ?? '');
  await expect(page.getByRole('button', { name: `Join as ${workspace.owner.email}` })).toBeVisible();
  await page.goto(members(workspace));
  await page.getByRole('button', { name: `Take the invitation of ${person.email} back` }).click();
  await expect(page.getByText(`${person.email} is not invited any more.`, { exact: true })).toBeVisible();
  const theirs = await newPage(browser);
  await theirs.setViewportSize({ width: 390, height: 800 });
  await theirs.goto(handed ?? '');
  await expect(theirs.getByRole('heading', { name: 'This invitation was taken back' })).toBeVisible();
  await theirs.goto(`${baseURL}/invite/not-a-token`);
  await expect(theirs.getByRole('heading', { name: 'This link leads to no invitation' })).toBeVisible();
  await expectAccessible(theirs);
});

test('the lead of a department lands on their own touchpoints', async ({
  page,
  browser,
  workspace,
  baseURL,
}) => {
  const lead = { ...newPerson(), name: 'Kim Example' };
  const touchpoint = workspace.maps[0]?.touchpoints[0];
  await signIn(page, workspace.owner);
  const map = `/w/${workspace.slug}/maps/${workspace.maps[0]?.id}`;
  await page.goto(`${map}?touchpoint=${touchpoint?.slug}`);
  const panel = page.getByRole('complementary');
  const department =
    (await panel
      .getByRole('button', { name: /department/i })
      .first()
      .textContent()) ?? '';
  await page.goto(members(workspace));
  await page.getByLabel('E-mail addresses').fill(lead.email);
  await page.getByLabel('Leads a department').selectOption({ label: department.trim() });
  await page.getByRole('button', { name: 'Make invitation' }).click();
  await expect(page.getByText(`Invited: ${lead.email}`)).toBeVisible();
  const theirs = await newPage(browser);
  await theirs.setViewportSize({ width: 390, height: 800 });
  await join(theirs, lead);
  await expect(theirs).toHaveURL(/\/mine$/);
  await expect(theirs.getByRole('heading', { name: 'My touchpoints' })).toBeVisible();
  const row = theirs
    .getByRole('listitem')
    .filter({ hasText: touchpoint?.name ?? '' })
    .first();
  await expect(row).toContainText('No data yet');
  await rate(baseURL ?? '', workspace.publicKey, touchpoint?.slug ?? '', 1, 'Nobody answered.');
  await expect(row).toContainText('n 1 too few');
  await expect(theirs.getByText('Nobody answered.')).toBeVisible();
  await expectAccessible(theirs);
  await expectNoOverflow(theirs);
  // The department has an address of its own, for everybody.
  await theirs.getByRole('link', { name: department.trim(), exact: true }).click();
  await expect(theirs.getByRole('heading', { name: department.trim(), level: 1 })).toBeVisible();
  await expect(theirs.getByRole('heading', { name: 'Promises not kept' })).toBeVisible();
  await expect(theirs.getByText('led by Kim Example')).toBeVisible();
  await expectAccessible(theirs);
  await expectNoOverflow(theirs);
  await page.goto(theirs.url());
  await expect(page.getByText('Nobody answered.')).toBeVisible();
  await row.getByRole('link').first().click();
  await expect(theirs).toHaveURL(new RegExp(`touchpoint=${touchpoint?.slug}`));
});
