import type { Page } from '@playwright/test';
import { expect, test, type Widget } from './fixture';

const DAY = 86_400_000;
const stored = (page: Page) =>
  page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith('touchline:')));

test('one question a week across all touchpoints, whoever asks; an hour more and there is another', async ({
  page,
  shop,
}) => {
  delete shop.config.budget;
  await page.clock.install();
  await shop.visit();
  await shop.ask('slot');
  await page.getByRole('button', { name: 'Close' }).click();
  await shop.ask('effort');
  await shop.visit();
  await shop.ask('effort');
  await page.clock.fastForward(7 * DAY - 60_000);
  await shop.ask('effort');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  // A page that is left before it has heard that a display arrived has the next one send it again.
  expect(new Set(shop.bodies('displays').map(({ id }) => id)).size).toBe(1);
  await shop.visit();
  await page.clock.fastForward(7 * DAY + 60_000);
  await shop.ask('effort');
  await expect(page.getByRole('dialog', { name: 'It was easy to pick a delivery slot.' })).toBeVisible();
});

test('two in ten days are two; what the customer wants and what stands in the page counts nothing', async ({
  page,
  shop,
}) => {
  shop.config.budget = { questions: 2, days: 10 };
  await shop.visit({ body: '<touchline-survey touchpoint="reviews"></touchline-survey>' });
  await shop.ask('delivery', { wanted: true });
  await page.getByRole('button', { name: 'Close' }).click();
  for (const slug of ['slot', 'effort']) {
    await shop.ask(slug);
    await page.getByRole('button', { name: 'Close' }).click();
  }
  await shop.ask('recommend');
  await shop.ask('delivery', { wanted: true });
  await expect(page.getByRole('dialog', { name: 'How did the delivery go?' })).toBeVisible();
});

test('two windows that ask in the same millisecond ask once', async ({ page, shop, context }) => {
  delete shop.config.budget;
  await shop.visit();
  const other = await context.newPage();
  await other.goto(shop.page);
  await expect.poll(() => shop.bodies('config').length).toBe(2);
  const moment = Date.now() + 400;
  const shown = await Promise.all(
    [page, other].map((one) =>
      one.evaluate(async (at) => {
        while (Date.now() < at);
        (window as unknown as Widget).touchline('ask', 'slot');
        // After a task both are in the line.
        await new Promise((done) => setTimeout(done, 50));
        await navigator.locks.request('touchline', () => {});
        return document.querySelectorAll('body > [popover]').length;
      }, moment),
    ),
  );
  expect(shown.toSorted()).toEqual([0, 1]);
});

test('a page that stays open for nine days may ask again', async ({ page, shop }) => {
  delete shop.config.budget;
  await page.clock.install();
  await shop.visit();
  await shop.ask('slot');
  await page.getByRole('button', { name: 'Close' }).click();
  await page.clock.fastForward(9 * DAY);
  await shop.ask('effort');
  await expect(page.getByRole('dialog', { name: 'It was easy to pick a delivery slot.' })).toBeVisible();
});

test('two tabs of one browser are one person', async ({ page, shop, context }) => {
  delete shop.config.budget;
  await shop.visit();
  const other = await context.newPage();
  await other.goto(shop.page);
  await other.evaluate(() => 'touchline' in window);
  await shop.ask('slot');
  await expect(page.getByRole('dialog')).toBeVisible();
  // Told a moment after it is seen.
  await expect.poll(() => shop.bodies('displays').length).toBe(1);
  await other.evaluate(() => (window as unknown as Widget).touchline('ask', 'effort'));
  await other.evaluate(() => (window as unknown as Widget).touchline('visit', 'after'));
  await expect.poll(() => shop.bodies('visits').length).toBe(1);
  await expect(other.getByRole('dialog')).toHaveCount(0);
  expect(shop.bodies('displays')).toHaveLength(1);
  await other.close();
});

test('a clock that is set while the page is open asks nobody twice, and one that was wrong blocks nobody', async ({
  page,
  shop,
}) => {
  delete shop.config.budget;
  await page.clock.install({ time: '1999-01-01' });
  await shop.visit();
  await shop.ask('slot');
  await page.getByRole('button', { name: 'Close' }).click();
  await page.clock.setSystemTime('2026-06-01');
  await shop.ask('effort');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.clock.setSystemTime('2060-01-01');
  await shop.visit();
  await shop.ask('effort');
  await page.getByRole('button', { name: 'Close' }).click();
  await page.clock.setSystemTime('2026-06-01');
  await shop.visit();
  await shop.ask('slot');
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('recontact is the survey’s own', async ({ page, shop }) => {
  Object.assign(shop.config.surveys.slot ?? {}, { recontact: 30 });
  await page.clock.install();
  await shop.visit();
  await shop.ask('slot');
  await page.getByRole('button', { name: 'Close' }).click();
  await page.clock.fastForward(29 * DAY);
  await shop.ask('slot');
  await shop.ask('effort');
  await expect(page.getByRole('dialog', { name: 'It was easy to pick a delivery slot.' })).toBeVisible();
  await page.getByRole('button', { name: 'Close' }).click();
  await page.clock.fastForward(2 * DAY);
  await shop.ask('slot');
  await expect(page.getByRole('dialog', { name: 'How was picking your delivery slot?' })).toBeVisible();
});

test('consent: nothing is stored before, everything after, nothing after a no', async ({ page, shop }) => {
  shop.config.consent = true;
  shop.config.budget = { questions: 1, days: 7 };
  Object.assign(shop.config.surveys.reviews ?? {}, { sample: 0.999999 });
  let healthy = false;
  shop.reply = (kind) => ({ status: kind === 'config' || healthy ? 200 : 503 });
  await shop.visit({ head: `<script>touchline('visit', 'landing')</script>` });
  await shop.ask('reviews');
  await page.getByRole('radio', { name: 'Yes' }).click();
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  expect(await stored(page)).toEqual([]);
  expect(await page.evaluate(() => [document.cookie, sessionStorage.length])).toEqual(['', 0]);

  await page.evaluate(() => (window as unknown as Widget).touchline('consent'));
  const names = (await stored(page)).map((name) => name.split(':')[2]).sort();
  expect(names).toEqual(['b', 'c', 'p', 'q', 'q', 'q', 's']);

  // What was consented to holds on the next page, and what waited arrives from there.
  healthy = true;
  await shop.visit();
  await expect.poll(async () => (await stored(page)).filter((name) => name.includes(':q:'))).toEqual([]);
  expect(shop.bodies('ratings').at(-1)).toMatchObject({ score: 1, final: true });
  await shop.ask('effort');
  await page.evaluate(() => (window as unknown as Widget).touchline('consent', false));
  expect(await stored(page)).toEqual([]);
  // The page itself still knows.
  await shop.ask('effort');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(await stored(page)).toEqual([]);
});

test('what is taken back in one window is taken back in all', async ({ page, shop, context }) => {
  await shop.visit();
  const other = await context.newPage();
  await other.goto(shop.page);
  await other.evaluate(() => (window as unknown as Widget).touchline('visit', 'after'));
  await expect.poll(() => shop.bodies('visits').length).toBe(1);
  const heard = other.evaluate(
    () => new Promise<void>((done) => addEventListener('storage', () => setTimeout(done), { once: true })),
  );
  await other.evaluate(() => 'listens');
  // Nothing had been said before.
  await page.evaluate(() => (window as unknown as Widget).touchline('consent', false));
  await heard;
  await other.evaluate(() => (window as unknown as Widget).touchline('ask', 'slot'));
  await other.getByRole('radio', { name: '4' }).click();
  await expect.poll(() => shop.bodies('ratings').length).toBe(1);
  expect(await stored(other)).toEqual([]);
  await other.close();
});

test('a workspace that begins to ask for consent takes back what was stored without', async ({
  page,
  shop,
}) => {
  await shop.visit();
  await shop.ask('slot');
  await page.getByRole('button', { name: 'Close' }).click();
  expect((await stored(page)).length).toBeGreaterThan(0);
  shop.config.consent = true;
  const config = page.waitForResponse(/api\/v1\/widget/);
  await shop.visit();
  await config;
  await expect.poll(() => stored(page)).toEqual([]);
});

test('identify and ask take whatever they are given: what does not fit is left out, the answer is not lost', async ({
  page,
  shop,
}) => {
  await shop.visit();
  await page.evaluate(() => {
    const { touchline } = window as unknown as Widget;
    const endless: Record<string, unknown> = {
      a: 1n,
      f() {},
      s: Symbol('x'),
      d: new Date(),
      n: null,
      x: Number.NaN,
    };
    endless.self = endless;
    for (const wrong of [
      null,
      undefined,
      5,
      'bob',
      [],
      () => {},
      Symbol('x'),
      { customer: {}, persona: [], attributes: 'abc' },
    ])
      touchline('identify', wrong);
    touchline('identify', {
      customer: 'x'.repeat(500),
      persona: 'regular',
      signature: 'ab12',
      attributes: {
        ...endless,
        plan: 'plus',
        long: 'x'.repeat(201),
        ['n'.repeat(41)]: 1,
        '': 'nameless',
        ok: true,
      },
    });
    touchline('ask', 'reviews', {
      attributes: Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`more${i}`, i])),
      onEvent: 'no function',
    });
    touchline('ask', 5);
    touchline('visit');
  });
  await page.getByRole('radio', { name: 'Yes' }).click();
  await expect.poll(() => shop.bodies('ratings').length).toBe(1);
  const { attributes, ...rest } = shop.bodies('ratings')[0] as { attributes: object };
  expect(rest).toMatchObject({ persona: 'regular', signature: 'ab12', score: 1 });
  expect(rest).not.toHaveProperty('customer');
  expect(attributes).toMatchObject({ plan: 'plus', ok: true, more0: 0 });
  expect(Object.keys(attributes)).toHaveLength(20);
});

test('objects of the page that throw when they are read cost neither a name nor a question', async ({
  page,
  shop,
}) => {
  await shop.visit();
  await page.evaluate(() => {
    const { touchline } = window as unknown as Widget;
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    touchline('identify', { customer: 'c 1', attributes: proxy });
    touchline('ask', 'slot', proxy);
    touchline('ask', 'reviews', { attributes: proxy });
  });
  await page.getByRole('radio', { name: 'Yes' }).click();
  await expect.poll(() => shop.bodies('ratings').length).toBe(1);
  expect(shop.bodies('ratings')[0]).toMatchObject({ touchpoint: 'reviews', customer: 'c 1', attributes: {} });
});
