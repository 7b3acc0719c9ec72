import type { Page } from '@playwright/test';
import { expect, signIn, test } from './fixtures';

/** What would run, were it ever more than text. */
const SCRIPT = '"><img src=x onerror=window.hit=1><script>window.hit=1</script>';

/** It stands there to be read, and nothing of it became part of the page. */
async function expectText(page: Page): Promise<void> {
  await expect(page.getByText(SCRIPT).first()).toBeAttached();
  expect(await page.locator('img[src="x"]').count(), page.url()).toBe(0);
  expect(await page.evaluate(() => 'hit' in window), page.url()).toBe(false);
}

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test('script in every text of a map is text on every screen, in every file and behind a link', async ({
  page,
  browser,
  workspace,
}) => {
  await signIn(page, workspace.owner);
  const base = `/w/${workspace.slug}`;
  await page.goto(`${base}/import`);
  const named = [
    'Stage',
    'Stage goal',
    'Touchpoint',
    'Doing',
    'Thinking',
    'Feeling',
    'Channel',
    'Department',
  ];
  const more = ['Purpose', 'Promises', 'Persona', 'Pains', 'Delights', 'Barriers', SCRIPT, 'Steps (list)'];
  const quoted = `"${SCRIPT.replaceAll('"', '""')}"`;
  const header = [...named, ...more].map((name) => (name === SCRIPT ? quoted : name));
  const rows = [header, header.map(() => quoted)].map((cells) => cells.join(',')).join('\n');
  const buffer = Buffer.from(rows);
  await page
    .getByLabel('File to import')
    .setInputFiles({ name: `${SCRIPT}.csv`, mimeType: 'text/csv', buffer });
  await page.getByLabel(/^“"><img.*becomes/).selectOption('A lane of your own');
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await expectText(page);
  await page.getByLabel('Name of the map').fill(SCRIPT);
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page.getByRole('link', { name: 'Open the map' }).click();
  await expect(page.getByRole('grid')).toBeVisible();
  await expectText(page);
  const map = new URL(page.url()).pathname;

  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Share this map' });
  await dialog.getByLabel('Who or what it is for').fill(SCRIPT);
  await dialog.getByRole('button', { name: 'Make link' }).click();
  await dialog.getByRole('listitem').getByRole('button', { name: 'Copy link' }).click();
  await expect(dialog.getByRole('button', { name: 'Copied' })).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const visitor = await (await browser.newContext()).newPage();
  await visitor.goto(link);
  await expectText(visitor);

  const lenses = ['buying', 'departments', 'promises', 'desired'].map((lens) => `${map}?lens=${lens}`);
  const settings = ['personas', 'departments', 'promises', 'channels'].map(
    (name) => `${base}/settings/${name}`,
  );
  const of = ['health', 'history', 'opportunities'].map((name) => `${map}/${name}`);
  const start = `${base}/start?map=${map.split('/').at(-1)}&step=touchpoints`;
  for (const path of [...lenses, ...of, ...settings, `${base}/maps`, start]) {
    await page.goto(path);
    await expectText(page);
  }

  const picture = await page.request.get(`/api${map}/picture?format=svg`);
  expect(picture.status()).toBe(200);
  expect(await picture.text()).not.toMatch(/<img|<script/i);
  expect((await page.request.get(`/api${map}/picture?format=pdf`)).status()).toBe(200);
});

test('script in a survey and in what customers say is text wherever it is read', async ({
  page,
  workspace,
}) => {
  const map = `/w/${workspace.slug}/maps/${workspace.maps[0]?.id}`;
  const call = async (method: string, path: string, data?: object) => {
    const headers = { authorization: `Bearer ${workspace.secretKey}` };
    const answer = await page.request.fetch(`/api/v1${path}`, { method, headers, ...(data ? { data } : {}) });
    expect(answer.ok(), `${method} ${path}: ${await answer.text()}`).toBe(true);
    return answer.json();
  };
  const [touchpoint] = (await call('GET', '/touchpoints?limit=1')).items;
  const { items: surveys } = await call('GET', `/surveys?touchpoint=${touchpoint.slug}`);
  const texts = { question: SCRIPT, followUp: SCRIPT, thanks: SCRIPT };
  await call('PATCH', `/surveys/${surveys[0].id}`, { texts: { en: texts } });
  const answer = {
    key: workspace.publicKey,
    touchpoint: touchpoint.slug,
    id: crypto.randomUUID(),
    score: 1,
    comment: SCRIPT,
  };
  await call('POST', '/ratings', {
    ...answer,
    customer: SCRIPT,
    attributes: { [SCRIPT.slice(0, 40)]: SCRIPT },
  });

  const pageOf = (kind: string) => `/${kind}/${workspace.publicKey}/${touchpoint.slug}`;
  await page.goto(pageOf('s'));
  await expectText(page);
  await page.goto(pageOf('k'));
  await page.getByLabel('PIN').fill('2468');
  await page.getByRole('button', { name: 'Start' }).click();
  await expectText(page);

  await signIn(page, workspace.owner, `${map}?touchpoint=${touchpoint.slug}&tab=comments`);
  await expectText(page);
  await page.getByRole('tab', { name: 'Survey' }).click();
  await expect(page.getByLabel('Question', { exact: true })).toHaveValue(SCRIPT);
  const preview = page.frameLocator('iframe[title="Preview of the survey"]');
  await expect(preview.getByText(SCRIPT).first()).toBeVisible();
  for (const frame of page.frames()) {
    expect(await frame.locator('img[src="x"]').count(), frame.url()).toBe(0);
    expect(await frame.evaluate(() => 'hit' in window), frame.url()).toBe(false);
  }
});
