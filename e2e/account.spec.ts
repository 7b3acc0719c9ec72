import type { BrowserContext, Page } from '@playwright/test';
import {
  expect,
  expectAccessible,
  expectNoOverflow,
  type MadeWorkspace,
  newPerson,
  signIn,
  signInByForm,
  test,
} from './fixtures';

/** The link of the newest mail to an address. The mail is on its way while the page is opened. */
async function resetLink(page: Page, email: string): Promise<string> {
  const mail = page.getByRole('article').filter({ hasText: email });
  await expect(async () => {
    await page.goto('/outbox');
    await expect(mail.first()).toBeVisible({ timeout: 500 });
  }).toPass();
  return (await mail.first().getByRole('link').getAttribute('href')) ?? '';
}

const sessionCookie = async (context: BrowserContext) =>
  (await context.cookies()).find(({ name }) => name.endsWith('touchline.session'));

const mapsOf = ({ slug }: MadeWorkspace) => `/w/${slug}/maps`;

test('the pages before the app can be used by everybody, and run under their policy', async ({ page }) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const path of ['/sign-in', '/sign-up', '/forgot-password', '/reset-password?token=x']) {
      const response = await page.goto(path);
      const policy = response?.headers()['content-security-policy'] ?? '';
      expect(policy).toMatch(/script-src 'self' 'nonce-[^']+' 'strict-dynamic'/);
      await expectAccessible(page);
    }
  }
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto('/sign-up');
  await expectNoOverflow(page);
});

test.describe(() => {
  test.use({ refusals: true });
  test('a mistake is named beside its field, and what was typed stays', async ({ page, workspace }) => {
    const person = newPerson();
    await page.goto('/sign-up');
    const posts: string[] = [];
    page.on('request', (request) => (request.method() === 'POST' ? posts.push(request.url()) : undefined));
    await page.getByRole('button', { name: 'Create workspace' }).click();
    await expect(page.getByText('Enter your name.')).toBeVisible();
    await expect(page.getByText('Name your workspace. The business is a good name.')).toBeVisible();
    expect(posts).toEqual([]);
    await page.getByLabel('Your name').fill(person.name);
    await page.getByLabel('E-mail').fill(workspace.owner.email);
    await page.getByLabel('Password', { exact: true }).fill('short');
    await page.getByRole('button', { name: 'Create workspace' }).click();
    await expect(page.getByText('Use at least 10 characters.')).toBeVisible();
    await expect(page.getByLabel('Password', { exact: true })).toBeFocused();
    await page.getByLabel('Password', { exact: true }).fill(person.password);
    await page.getByLabel('Workspace').fill('Corner shop');
    await page.keyboard.press('Enter');
    await expect(page.getByText('This e-mail already has an account.')).toBeVisible();
    await expect(page.getByLabel('E-mail')).toBeFocused();
    await expect(page.getByLabel('Workspace')).toHaveValue('Corner shop');
    await page.getByRole('link', { name: 'Sign in', exact: true }).last().click();
    // Both pages have these fields; only the next one is meant.
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await page.getByLabel('E-mail').fill(workspace.owner.email);
    await page.getByLabel('Password', { exact: true }).fill('not the password');
    await page.keyboard.press('Enter');
    await expect(page.getByText('The e-mail or the password is not right.')).toBeVisible();
    await expect(page.getByLabel('E-mail')).toHaveValue(workspace.owner.email);
  });
});

test.describe(() => {
  test.use({ refusals: true });
  test('whoever guesses too often is told how long to wait', async ({ page, workspace }) => {
    const { email } = workspace.owner;
    await page.goto('/sign-in');
    const { csrfToken } = await (await page.request.get('/api/auth/csrf')).json();
    const form = { csrfToken, json: 'true', email, password: 'not the password', callbackUrl: '/' };
    const guess = () => page.request.post('/api/auth/callback/credentials', { form });
    for (let guessed = 0; guessed < 10; guessed++) expect((await guess()).status()).toBe(401);
    const refused = await guess();
    expect(refused.status()).toBe(429);
    expect(Number(refused.headers()['retry-after'])).toBeGreaterThan(0);
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(workspace.owner.password);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert').getByText(/^Too many attempts\. Try again in \d+ /)).toBeVisible();
    await expect(page.getByLabel('E-mail')).toHaveValue(email);
  });
});

test('signing in leads back to where it was needed, and nowhere else', async ({
  page,
  context,
  workspace,
}) => {
  await page.goto(`${mapsOf(workspace)}?persona=new`);
  await expect(page).toHaveURL(/\/sign-in\?callbackUrl=/);
  await page.getByLabel('E-mail').fill(workspace.owner.email);
  await page.getByLabel('Password', { exact: true }).fill(workspace.owner.password);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/maps/);
  expect(await sessionCookie(context)).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
  await page.goto(`/sign-in?callbackUrl=${encodeURIComponent('//example.test/x')}`);
  await expect(page).toHaveURL(new RegExp(`/w/${workspace.slug}`));
});

test('a forgotten password is replaced through the mail, once, and other browsers are out', async ({
  page,
  browser,
  workspace,
}) => {
  const { owner } = workspace;
  const other = await (await browser.newContext()).newPage();
  await signIn(other, owner);
  await page.goto('/forgot-password');
  await page.getByLabel('E-mail').fill(owner.email);
  await page.getByRole('button', { name: 'Send the link' }).click();
  await expect(page.getByRole('status')).toContainText(owner.email);
  const link = await resetLink(page, owner.email);
  const password = newPerson().password;
  await page.goto(link);
  await page.getByLabel('New password').fill(password);
  await page.getByRole('button', { name: 'Set password' }).click();
  await expect(page.getByRole('status')).toContainText('Your password is set');
  await other.goto(mapsOf(workspace));
  await expect(other).toHaveURL(/\/sign-in/);
  await signInByForm(page, { ...owner, password });
  await expect(page).toHaveURL(new RegExp(`/w/${workspace.slug}`));
});

test('signing out everywhere ends every browser at its next request', async ({
  page,
  browser,
  workspace,
}) => {
  const other = await (await browser.newContext()).newPage();
  await signIn(page, workspace.owner);
  await signIn(other, workspace.owner);
  await page.goto('/account');
  // What was chosen on this page is there when it is opened again.
  const digest = page.getByRole('region', { name: 'Weekly digest' }).getByRole('checkbox');
  const stored = page.waitForResponse((response) => response.url().includes('digest.set'));
  await digest.click();
  await stored;
  await page.reload();
  await expect(digest).not.toBeChecked();
  // A link of a digest that is none of ours says so, and changes nothing.
  await page.goto('/digest/not-a-link-of-ours');
  await expect(page.getByRole('heading', { name: 'This link is no longer valid' })).toBeVisible();
  await page.getByRole('link', { name: 'Open your account' }).click();
  await page.getByRole('button', { name: 'Sign out everywhere' }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await other.goto(mapsOf(workspace));
  await expect(other).toHaveURL(/\/sign-in/);
});

test('another site cannot act for somebody who is signed in', async ({
  page,
  context,
  workspace,
  baseURL,
}) => {
  await signIn(page, workspace.owner);
  const cookie = (await sessionCookie(context)) ?? { name: '', value: '' };
  const act = (headers: Record<string, string>) =>
    fetch(`${baseURL}/api/trpc/account.signOutEverywhere`, {
      method: 'POST',
      headers: { cookie: `${cookie.name}=${cookie.value}`, 'content-type': 'application/json', ...headers },
      body: '{}',
    });
  expect((await act({ origin: 'https://example.test' })).status).toBe(403);
  expect((await act({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  await page.goto(mapsOf(workspace));
  await expect(page).toHaveURL(/\/maps/);
});
