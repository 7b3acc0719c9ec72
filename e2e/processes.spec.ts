import type { Page } from '@playwright/test';
import { expect, rate, signIn, test } from './fixtures';
import { launch } from './server';

test('two processes on one database show each other’s ratings and edits, and a lost connection misses none', async ({
  page,
  context,
  baseURL,
  workspace,
}) => {
  const first = baseURL ?? '';
  const second = await launch({ DEMO: '0' });
  const map = `/w/${workspace.slug}/maps/${workspace.maps[0]?.id}?touchpoint=checkout`;
  await signIn(page, workspace.owner);
  await page.goto(map);
  const other = await context.newPage();
  // Cookies know hosts, not ports: the session made by one process is read from the database by the other.
  await other.goto(`${second.url}${map}`);
  const panels = [page, other].map((tab) => tab.getByRole('complementary', { name: 'Checkout' }));
  for (const panel of panels) await expect(panel).toBeVisible();

  await rate(first, workspace.publicKey, 'checkout', 6, 'Said to the first process');
  await rate(second.url, workspace.publicKey, 'checkout', 2, 'Said to the second process');
  for (const panel of panels) {
    await expect(panel).toContainText('Said to the first process');
    await expect(panel).toContainText('Said to the second process');
  }

  // Nobody tells a tab that is offline; when it is back it has what it missed.
  await context.setOffline(true);
  await rate(first, workspace.publicKey, 'checkout', 7, 'Said while you were away');
  await context.setOffline(false);
  for (const panel of panels) await expect(panel).toContainText('Said while you were away');
  await other.close();
  await second.stop();
});

test('seven tabs of one person hear by one stream, and go on hearing when the tab that holds it is closed', async ({
  page,
  context,
  baseURL,
  workspace,
}) => {
  await signIn(page, workspace.owner);
  const streams: Page[] = [];
  context.on('request', (request) => {
    if (request.url().includes('workspace.changes')) streams.push(request.frame().page());
  });
  // More tabs than a browser has connections to one server over HTTP/1.1.
  const tabs = [page, ...(await Promise.all(Array.from({ length: 6 }, () => context.newPage())))];
  const start = `/w/${workspace.slug}/start?step=rating&map=${workspace.maps[0]?.id}`;
  await Promise.all(tabs.map((tab) => tab.goto(start)));
  const say = (comment: string) => rate(baseURL ?? '', workspace.publicKey, 'checkout', 6, comment);
  await say('Said to all seven');
  for (const tab of tabs) await expect(tab.getByText('Said to all seven')).toBeVisible();
  expect(streams).toHaveLength(1);

  const [holder] = tabs.filter((tab) => tab === streams[0]);
  await holder?.close();
  await say('Said while that tab closed');
  for (const tab of tabs.filter((tab) => tab !== holder))
    await expect(tab.getByText('Said while that tab closed')).toBeVisible();
  expect(streams).toHaveLength(2);
});
