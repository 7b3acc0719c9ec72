import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, expectAccessible, expectNoOverflow, signIn, test } from './fixtures';

test('the API is found from the keys, read, narrowed, and its example runs as it stands', async ({
  page,
  workspace,
}) => {
  await signIn(page, workspace.owner, `/w/${workspace.slug}/settings/keys`);
  await page.getByRole('link', { name: 'the API and its examples' }).click();
  await expect(page.getByRole('heading', { name: 'Touchline API' })).toBeVisible();
  // The page is long: each look at it counts once, in one theme a size.
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await expectAccessible(page);
  await expectNoOverflow(page);
  await page.setViewportSize({ width: 1440, height: 900 });

  const contents = page.getByRole('navigation', { name: 'Contents' });
  await contents.getByLabel('Find a heading').fill('list maps');
  await expect(contents.getByRole('status')).toHaveText('1 found');
  await contents.getByRole('link', { name: 'List maps' }).click();
  const entry = page.getByRole('article', { name: 'List maps' });
  await expect(entry).toBeInViewport();
  await expect(entry.getByText('Takes a secret key.')).toBeVisible();

  const shell = entry.locator('pre[data-language="curl"]');
  const source = (await shell.textContent()) ?? '';
  const env = { ...process.env, TOUCHLINE_KEY: workspace.secretKey };
  const { stdout } = await promisify(execFile)('bash', ['-c', `${source} --silent`], { env });
  expect(JSON.parse(stdout).items[0].id).toBe(workspace.maps[0]?.id);

  await page.getByRole('radio', { name: 'curl' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(entry.locator('pre[data-language="Node"]')).toBeVisible();
  await expect(shell).toBeHidden();
});

test('the install guide is found from the keys, and its page asks as it was copied', async ({
  page,
  context,
  workspace,
}) => {
  await signIn(page, workspace.owner, `/w/${workspace.slug}/settings/keys`);
  await expect(page.getByRole('region', { name: 'Snippet' })).toContainText(workspace.publicKey);
  await page.getByRole('link', { name: 'the install guide' }).click();
  await expect(page.getByRole('heading', { name: 'Install Touchline' })).toBeVisible();
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoOverflow(page);

  const body = (await page.getByRole('figure', { name: 'index.html' }).locator('pre').textContent()) ?? '';
  expect(body).toContain(`'${workspace.publicKey}'`);
  // A page that no server gave is not known to be of this machine, as the server is.
  await context.grantPermissions(['local-network-access']);
  await context.route('http://localhost:9/', (route) => route.fulfill({ body, contentType: 'text/html' }));
  await page.goto('http://localhost:9/');
  await page.getByRole('button', { name: 'How was it?' }).click();
  const stored = page.waitForResponse(/\/api\/v1\/ratings$/);
  await page.getByRole('dialog').getByRole('radio').first().click();
  expect((await stored).status()).toBe(202);
});

test('what programs ask is answered in their words by the whole server', async ({ request, workspace }) => {
  const headers = { authorization: `Bearer ${workspace.secretKey}` };
  const [map] = workspace.maps;
  const answered = await request.get(`/api/v1/maps/${map?.id}`, { headers });
  const { stages } = await answered.json();
  const drawn = stages.flatMap((stage: { touchpoints: { slug: string }[] }) => stage.touchpoints);
  expect(drawn.map(({ slug }: { slug: string }) => slug)).toEqual(map?.touchpoints.map(({ slug }) => slug));

  const data = { mapId: map?.id, name: 'After all' };
  const made = await request.post('/api/v1/stages', { headers, data });
  expect(made.status()).toBe(201);
  const { id } = await made.json();
  const changed = await request.patch(`/api/v1/stages/${id}`, { headers, data: { goal: 'Come back' } });
  expect((await changed.json()).goal).toBe('Come back');
  expect((await request.delete(`/api/v1/stages/${id}`, { headers })).status()).toBe(204);
  expect((await request.head('/api/v1/maps', { headers })).status()).toBe(200);

  const wrong = await request.put('/api/v1/maps', { headers, data: {} });
  expect([wrong.status(), wrong.headers().allow]).toEqual([405, 'GET, POST, HEAD, OPTIONS']);
  const large = await request.post('/api/v1/maps', { headers, data: { name: 'x'.repeat(200_000) } });
  expect([large.status(), (await large.json()).error.code]).toEqual([413, 'too_large']);
  for (const path of ['/api/v1', '/api/v1/nothing'])
    expect((await (await request.get(path, { headers, maxRedirects: 0 })).json()).error.code).toBe(
      'not_found',
    );
  const document = await request.get('/api/v1/openapi.json');
  expect((await document.json()).openapi).toBe('3.1.1');
});
