import { expect, expectAccessible, expectNoOverflow, signIn, test } from './fixtures';
import { launch, type Server } from './server';

test.describe('a kiosk', () => {
  // While its server is away the browser says so on the console.
  test.use({ refusals: true });

  let server: Server;
  test.beforeEach(async () => {
    server = await launch();
  });
  test.afterEach(() => server.stop());

  test('asks one customer after the other, without a connection too, and only staff get out', async ({
    page,
    context,
    workspace,
  }) => {
    const kiosk = await context.newPage();
    await kiosk.clock.install();
    await kiosk.goto(`${server.url}/k/${workspace.publicKey}/delivery,checkout`);
    await expectAccessible(kiosk);
    await kiosk.getByLabel('PIN').fill('12');
    await kiosk.getByRole('button', { name: 'Start' }).click();
    await expect(kiosk.getByLabel('PIN')).toBeVisible();
    await kiosk.getByLabel('PIN').fill('4711');
    await kiosk.getByRole('button', { name: 'Start' }).click();

    const easy = kiosk.getByRole('group', { name: 'It was easy to place this order.' });
    const faces = kiosk.getByRole('group', { name: 'How did the delivery go?' });
    await expect(easy).toBeVisible();
    await expectAccessible(kiosk);
    await expect.poll(() => kiosk.evaluate(() => document.fullscreenElement !== null)).toBe(true);
    // A full screen has the size it has.
    await kiosk.evaluate(() => document.exitFullscreen());
    await kiosk.setViewportSize({ width: 390, height: 844 });
    await expectNoOverflow(kiosk);
    await kiosk.clock.runFor(1_000);
    await easy.getByRole('button', { name: '2', exact: true }).click();
    await expect(kiosk.getByRole('status')).toBeVisible();
    await kiosk.getByRole('button', { name: 'Change my answer' }).click();
    await kiosk.clock.runFor(1_000);
    await expect(easy.getByRole('button', { name: '2', exact: true })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await easy.getByRole('button', { name: '6', exact: true }).click();
    await expect(kiosk.getByText(/^Resets in/)).toBeVisible();
    await kiosk.clock.runFor(6_000);
    await expect(faces).toBeVisible();

    await expect
      .poll(() => kiosk.evaluate(async () => Boolean(await caches.match(location.href))))
      .toBe(true);
    // What was said so far has arrived.
    const waiting = () =>
      kiosk.evaluate(() => Object.keys(localStorage).filter((name) => name.includes(':q:')));
    await expect.poll(waiting).toEqual([]);
    await server.stop();
    await kiosk.clock.runFor(1_000);
    await faces.getByRole('button', { name: 'Happy', exact: true }).click();
    await kiosk.clock.runFor(6_000);
    await expect(easy).toBeVisible();
    // A power cut: the page comes back from the device itself, and goes on asking.
    await kiosk.reload();
    await expect(easy.or(faces)).toBeVisible();
    await kiosk.clock.runFor(1_000);
    await faces.or(easy).getByRole('button').first().click();
    await kiosk.clock.runFor(6_000);
    await expect(kiosk.getByText(/2 kept here/)).toBeVisible();

    await kiosk.getByRole('button', { name: 'Leave the kiosk' }).click();
    await kiosk.getByLabel('PIN').fill('0000');
    await kiosk.getByRole('button', { name: 'Leave', exact: true }).click();
    await expect(kiosk.getByRole('alert')).toHaveText('That is not the PIN.');
    await expectAccessible(kiosk);
    await kiosk.clock.runFor(21_000);
    await expect(easy.or(faces)).toBeVisible();
    await kiosk.getByRole('button', { name: 'Leave the kiosk' }).click();
    await kiosk.getByLabel('PIN').fill('4711');
    await kiosk.getByRole('button', { name: 'Leave', exact: true }).click();
    await expect(
      kiosk.getByText('Answers kept on this device until there is a connection: 2.'),
    ).toBeVisible();

    server = await launch({ PORT: new URL(server.url).port });
    await kiosk.clock.runFor(600_000);
    await expect
      .poll(() =>
        kiosk.evaluate(() => Object.keys(localStorage).filter((name) => name.includes(':q:')).length),
      )
      .toBe(0);
    await signIn(
      page,
      workspace.owner,
      `/w/${workspace.slug}/maps/${workspace.maps[0]?.id}?touchpoint=delivery`,
    );
    const metrics = await page.request.get(
      '/api/v1/metrics?touchpoint=delivery&from=2020-01-01&to=2100-01-01',
      {
        headers: { authorization: `Bearer ${workspace.secretKey}` },
      },
    );
    const other = await page.request.get(
      '/api/v1/metrics?touchpoint=checkout&from=2020-01-01&to=2100-01-01',
      {
        headers: { authorization: `Bearer ${workspace.secretKey}` },
      },
    );
    expect((await metrics.json()).n + (await other.json()).n).toBe(3);
  });

  test('sends the hundreds of answers it kept, though the server takes them more slowly', async ({
    page,
    workspace,
  }) => {
    // The server's own limit refuses nobody who is slow enough, and so may a machine that runs tests be.
    let posts = 0;
    await page.route('**/api/v1/ratings', (route) =>
      [200, 400].includes(++posts)
        ? route.fulfill({
            status: 429,
            headers: { 'retry-after': '1' },
            json: { error: { message: 'Later' } },
          })
        : route.continue(),
    );
    await page.goto(`${server.url}/k/${workspace.publicKey}/delivery`);
    await page.getByLabel('PIN').fill('4711');
    await page.getByRole('button', { name: 'Start' }).click();
    await expect(page.getByRole('group', { name: 'How did the delivery go?' })).toBeVisible();
    // As it keeps them through a weekend offline.
    await page.evaluate((key) => {
      for (let at = 0; at < 600; at += 1) {
        const id = crypto.randomUUID();
        const said = { touchpoint: 'delivery', id, score: 1 + (at % 5), source: 'kiosk', final: true };
        const body = JSON.stringify({ at: Date.now() - 86_400_000, key, ...said });
        localStorage.setItem(`touchline:${key}:q:ratings:${id}`, body);
      }
    }, workspace.publicKey);
    await page.reload();
    const waiting = () =>
      page.evaluate(() => Object.keys(localStorage).filter((name) => name.includes(':q:')).length);
    await expect.poll(waiting, { timeout: 90_000 }).toBe(0);
    expect(posts).toBeGreaterThan(600);
    const metrics = await fetch(
      `${server.url}/api/v1/metrics?touchpoint=delivery&from=2020-01-01&to=2100-01-01`,
      {
        headers: { authorization: `Bearer ${workspace.secretKey}` },
      },
    );
    expect((await metrics.json()).n).toBe(600);
  });
});
