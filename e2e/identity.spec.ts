import { createHmac, randomUUID } from 'node:crypto';
import { snippetOf } from '../src/features/key/prepare';
import { expect, expectAccessible, expectNoOverflow, signIn, test } from './fixtures';
import { openHostPage } from './host-page';

test('a business requires signatures, hears of forged ones, and leaves an answer out and in again', async ({
  page,
  request,
  workspace,
  context,
  baseURL,
}) => {
  const { slug, publicKey, secretKey, maps } = workspace;
  const touchpoint = maps[0]?.touchpoints.find(({ type }) => type === 'csat')?.slug ?? '';
  await signIn(page, workspace.owner, `/w/${slug}/settings/identity`);
  const required = page.getByRole('checkbox', { name: 'Require a signature' });
  const stored = page.waitForResponse((response) => response.url().includes('identity.setRequired'));
  // Ticked by the state of the request, an instant after the click.
  await required.click();
  await stored;
  await expect(required).toBeChecked();
  const secrets = page.getByRole('region', { name: 'Identity secret' });
  await secrets.getByRole('button', { name: 'Show' }).click();
  const secret = (await secrets.getByText(/^is_[0-9a-f]{48}$/).textContent()) ?? '';
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoOverflow(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await expectAccessible(page, 'structure');

  const rate = async (score: number, more: object) => {
    const data = { key: publicKey, touchpoint, id: randomUUID(), score, ...more };
    const headers = { origin: 'https://shop.example.test', 'content-type': 'text/plain' };
    const answer = await request.post('/api/v1/ratings', { headers, data: JSON.stringify(data) });
    expect(answer.status()).toBe(202);
  };
  const signature = createHmac('sha256', secret).update('ann').digest('hex');
  // The setting reaches the hot path within seconds.
  const headers = { authorization: `Bearer ${secretKey}` };
  const newest = async () => {
    const { items } = await (await request.get('/api/v1/ratings?limit=1', { headers })).json();
    return [items[0].customer, items[0].verified, items[0].source];
  };
  const known = async () => {
    await rate(4, { customer: 'eve', signature });
    return newest();
  };
  await expect.poll(known).toEqual([null, false, 'widget']);
  // From the widget in a page of the business's own, which its server has signed, to the database.
  const signed = `<script>touchline('identify', ${JSON.stringify({ customer: 'bea', signature: createHmac('sha256', secret).update('bea').digest('hex') })})</script>`;
  const origin = baseURL ?? '';
  const host = await openHostPage(snippetOf(origin, publicKey, touchpoint) + signed, origin);
  const customer = await context.newPage();
  await customer.goto(host.url);
  await customer.getByRole('radio', { name: '3', exact: true }).click();
  await expect.poll(newest).toEqual(['bea', true, 'widget']);
  await customer.close();
  await host.close();
  await rate(5, { customer: 'ann', signature, comment: 'Signed by the shop.' });
  for (const score of [5, 4, 5, 4]) await rate(score, {});

  await page.goto(`/w/${slug}/settings/keys`);
  const connection = page.getByRole('region', { name: 'Connection' });
  await expect(connection.getByText('Last heard from shop.example.test')).toBeVisible();
  await expect(connection.getByText('shop.example.test sent a wrong signature')).toBeVisible();

  await page.goto(`/w/${slug}/maps/${maps[0]?.id}?touchpoint=${touchpoint}`);
  const panel = page.getByRole('complementary').filter({ has: page.getByRole('tab', { name: /^Comments/ }) });
  await panel.getByRole('tab', { name: /^Comments/ }).click();
  await panel.getByRole('button', { name: 'Leave it out' }).click();
  await expect(panel.getByText('Not counted: left out by hand')).toBeVisible();
  const left = panel.getByRole('region', { name: 'Not counted' });
  await expect(left.getByText('1 answer not counted')).toBeVisible();
  await left.getByRole('button', { name: 'Show' }).click();
  await left.getByRole('button', { name: 'Count it' }).click();
  await expect(left).toBeHidden();
  await expect(panel.getByText('Not counted: left out by hand')).toBeHidden();
});
