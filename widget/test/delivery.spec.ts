import type { Page } from '@playwright/test';
import { expect, type Shop, test, type Widget } from './fixture';

const keys = (page: Page) =>
  page.evaluate(() => Object.keys(localStorage).filter((name) => name.includes(':q:')));

/** From here on time passes only when a test says so. */
async function stopClock(page: Page): Promise<void> {
  await page.clock.install({ time: 1_700_000_000_000 });
  await page.clock.pauseAt(1_700_000_001_000);
}

/** Asks while the clock stands still: a question is shown and told a moment after it was asked for. */
async function askByHand(page: Page, shop: Shop, slug: string): Promise<void> {
  await shop.ask(slug);
  await expect(async () => {
    await page.clock.runFor(60);
    expect(shop.bodies('displays').length).toBeGreaterThan(0);
  }).toPass();
}

test('offline: the card says so; back online everything arrives once', async ({ page, shop, context }) => {
  await shop.visit();
  await shop.ask('slot');
  await expect.poll(() => shop.bodies('displays').length).toBe(1);
  // The server's answer has come back.
  await expect.poll(() => keys(page)).toEqual([]);
  await context.setOffline(true);
  await page.getByRole('radio', { name: '2' }).click();
  await page.getByRole('textbox').fill('Only one slot left');
  await page.getByRole('button', { name: 'Send' }).click();
  const card = page.getByRole('dialog', { name: 'You’re offline.' });
  await expect(card).toContainText(
    'Your rating of 2 is kept on this device. We’ll send it when you’re back.',
  );
  await expect(card.getByRole('button', { name: 'Try now' })).toBeVisible();
  expect(shop.bodies('ratings')).toEqual([]);
  expect(await keys(page)).toHaveLength(1);

  await context.setOffline(false);
  await expect(page.getByRole('dialog', { name: 'Thank you.' })).toBeVisible();
  expect(shop.bodies('ratings')).toMatchObject([{ score: 2, comment: 'Only one slot left', final: true }]);
  await expect.poll(() => keys(page)).toEqual([]);
});

test('what waits survives the page and is accepted once from the next', async ({ page, shop }) => {
  let healthy = false;
  const accepted: Record<string, unknown>[] = [];
  shop.reply = (kind, body) => {
    if (kind === 'config') return { status: 200 };
    if (!healthy) return 'drop';
    accepted.push({ kind, ...body });
    return { status: 202 };
  };
  await shop.visit();
  await shop.ask('slot');
  await page.getByRole('radio', { name: '1' }).click();
  await page.getByRole('textbox').fill('Kept over a reload');
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  const [first] = shop.bodies('ratings');

  await page.reload();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(await keys(page)).toHaveLength(2);
  healthy = true;
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await expect.poll(() => keys(page)).toEqual([]);
  await page.reload();
  await page.evaluate(() => (window as unknown as Widget).touchline('visit', 'last'));
  await expect.poll(() => accepted.filter(({ kind }) => kind === 'visits').length).toBe(1);
  expect(accepted.filter(({ kind }) => kind === 'ratings')).toMatchObject([
    { id: first?.id, score: 1, comment: 'Kept over a reload', final: true },
  ]);
});

test('503: kept, retried on its own, amended under the same id', async ({ page, shop }) => {
  await stopClock(page);
  let healthy = false;
  shop.reply = (kind) => ({ status: kind === 'config' ? 200 : healthy ? 202 : 503 });
  await shop.visit();
  await askByHand(page, shop, 'slot');
  await page.getByRole('radio', { name: '2' }).click();
  await page.getByRole('textbox').fill('Late');
  await page.getByRole('button', { name: 'Send' }).click();
  const card = page.getByRole('dialog', { name: 'That didn’t send.' });
  await expect(card).toContainText('Your rating is kept. Nothing you wrote is lost.');
  await expect(card.getByRole('button')).toHaveText(['', 'Close', 'Try again']);

  // Half to one and a half seconds at first, twice that in the next round.
  const tried = shop.received.length;
  await page.clock.runFor(499);
  expect(shop.received).toHaveLength(tried);
  await page.clock.runFor(1001);
  await expect.poll(() => shop.received.length).toBe(tried + 1);
  await expect(card).toBeVisible();
  healthy = true;
  await page.clock.runFor(3000);
  await expect(page.getByRole('dialog', { name: 'Thank you.' })).toBeVisible();
  const ratings = shop.bodies('ratings');
  expect(new Set(ratings.map((body) => body.id)).size).toBe(1);
  expect(ratings.at(-1)).toMatchObject({ score: 2, comment: 'Late', final: true });
  await expect.poll(() => keys(page)).toEqual([]);
});

test('what waited says how long, whatever time it is on the device', async ({ page, shop }) => {
  // A clock that is decades off.
  await page.clock.install({ time: 300_000_000_000 });
  let healthy = false;
  shop.reply = (kind) => (kind === 'config' ? { status: 200 } : healthy ? { status: 202 } : 'drop');
  await shop.visit();
  await shop.ask('reviews');
  await page.getByRole('radio', { name: 'Yes' }).click();
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  expect(shop.bodies('ratings').at(-1)).not.toHaveProperty('age');
  await page.clock.fastForward(216_000_000);
  healthy = true;
  await page.reload();
  await expect.poll(() => keys(page)).toEqual([]);
  const { age } = shop.bodies('ratings').at(-1) as { age: number };
  expect(Math.abs(age - 216_000)).toBeLessThan(30);
});

test('try again sends at a person’s wish', async ({ page, shop }) => {
  await stopClock(page);
  let healthy = false;
  shop.reply = (kind) => (kind === 'config' ? { status: 200 } : healthy ? { status: 202 } : 'drop');
  await shop.visit();
  await askByHand(page, shop, 'reviews');
  await page.getByRole('radio', { name: 'Yes' }).click();
  const again = page.getByRole('button', { name: 'Try again' });
  await again.click();
  await expect(again).toBeVisible();
  healthy = true;
  // The clock stands still, so no timer of the queue can have done it.
  await again.click();
  await expect(page.getByRole('dialog', { name: 'Thank you.' })).toBeVisible();
  await expect.poll(() => keys(page)).not.toContainEqual(expect.stringContaining(':ratings:'));
  expect(shop.bodies('ratings').at(-1)).toMatchObject({ score: 1, final: true });
});

test('429: nothing is sent before Retry-After is over', async ({ page, shop }) => {
  let busy = true;
  shop.reply = (kind) => {
    if (kind === 'config') return { status: 200 };
    if (!busy) return { status: 202 };
    busy = false;
    return { status: 429, headers: { 'retry-after': '1' } };
  };
  await shop.visit();
  await page.evaluate(() => {
    const { touchline } = window as unknown as Widget;
    touchline('visit', 'first');
  });
  await expect.poll(() => shop.bodies('visits').length).toBe(1);
  await expect.poll(() => shop.bodies('visits').length).toBe(2);
  const [refused, accepted] = shop.received.filter(({ kind }) => kind === 'visits');
  expect((accepted?.at ?? 0) - (refused?.at ?? 0)).toBeGreaterThanOrEqual(1000);
  expect(accepted?.body).toEqual(refused?.body);
});

test('4xx: dropped for good, with an error event', async ({ page, shop }) => {
  shop.reply = (kind) => (kind === 'ratings' ? { status: 422, code: 'invalid' } : { status: 200 });
  await shop.visit();
  await shop.ask('reviews');
  await page.getByRole('radio', { name: 'Yes' }).click();
  await expect(page.getByRole('dialog', { name: 'That didn’t send.' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Try again' })).toHaveCount(0);
  expect(await keys(page)).toEqual([]);
  expect((await shop.events()).at(-1)).toEqual({
    name: 'error',
    detail: { touchpoint: 'reviews', code: 'invalid', message: 'As the test asked.' },
  });
});

test('what only the business can put right costs no answer: kept, and sent from a later page', async ({
  page,
  shop,
}) => {
  let right = false;
  shop.reply = (kind) =>
    kind === 'ratings' && !right
      ? { status: 404, code: 'not_found' }
      : { status: kind === 'config' ? 200 : 202 };
  await shop.visit();
  await shop.ask('reviews');
  await page.getByRole('radio', { name: 'Yes' }).click();
  await expect.poll(() => shop.bodies('ratings').length).toBeGreaterThan(0);
  await expect(page.getByText('That didn’t send.')).toHaveCount(0);
  await expect.poll(async () => (await shop.events()).at(-1)?.name).toBe('error');
  expect(await keys(page)).toHaveLength(1);
  const { id } = shop.bodies('ratings')[0] as { id: string };
  right = true;
  await shop.visit();
  await expect.poll(() => keys(page)).toEqual([]);
  expect(shop.bodies('ratings').at(-1)).toMatchObject({ id, score: 1 });
});

test('a body that is too large is sent without its attributes', async ({ page, shop }) => {
  shop.reply = (kind, body) =>
    kind === 'ratings' && body.attributes
      ? { status: 413, code: 'too_large' }
      : { status: kind === 'config' ? 200 : 202 };
  await shop.visit();
  await page.evaluate(() =>
    (window as unknown as Widget).touchline('identify', { attributes: { plan: 'pro' } }),
  );
  await shop.ask('reviews', { attributes: { basket: 3 } });
  await page.getByRole('radio', { name: 'Yes' }).click();
  await expect.poll(() => keys(page)).toEqual([]);
  const [large, small] = shop.bodies('ratings') as { attributes?: unknown; score: number; survey: string }[];
  expect(large?.attributes).toMatchObject({ basket: 3 });
  expect(small).toMatchObject({ score: 1, survey: expect.any(String) });
  expect(small?.attributes).toBeUndefined();
});

test('an amendment made while the score is in the air is sent after it', async ({ page, shop }) => {
  let land = () => {};
  const flight = new Promise<void>((done) => {
    land = done;
  });
  shop.reply = async (kind, body) => {
    if (kind === 'ratings' && body.final === false) await flight;
    return { status: kind === 'config' ? 200 : 202 };
  };
  await shop.visit();
  await shop.ask('slot');
  await page.getByRole('radio', { name: '4' }).click();
  await page.getByRole('textbox').fill('Quick');
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(page.getByRole('dialog', { name: 'Thank you.' })).toBeVisible();
  expect(shop.bodies('ratings')).toHaveLength(1);
  land();
  await expect.poll(() => shop.bodies('ratings').length).toBe(2);
  expect(shop.bodies('ratings')[1]).toMatchObject({ comment: 'Quick', final: true });
  await expect.poll(() => keys(page)).toEqual([]);
});

test('leaving the page sends what waits', async ({ page, shop }) => {
  await stopClock(page);
  let healthy = false;
  shop.reply = (kind) => ({ status: kind === 'config' ? 200 : healthy ? 202 : 500 });
  await shop.visit();
  await askByHand(page, shop, 'reviews');
  await page.getByRole('radio', { name: 'Yes' }).click();
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  const before = shop.bodies('ratings').length;
  healthy = true;
  await page.goto('about:blank');
  await expect.poll(() => shop.bodies('ratings').length).toBe(before + 1);
});

test('at most a hundred wait; displays and visits give way to ratings', async ({ page, shop, context }) => {
  await shop.visit();
  await shop.ask('reviews');
  await expect.poll(() => shop.bodies('displays').length).toBe(1);
  await context.setOffline(true);
  await page.getByRole('radio', { name: 'Yes' }).click();
  await expect(page.getByRole('dialog', { name: 'You’re offline.' })).toBeVisible();
  await page.evaluate(() => {
    const { touchline } = window as unknown as Widget;
    for (let i = 0; i < 150; i++) touchline('visit', 'checkout');
  });
  const waiting = await keys(page);
  expect(waiting).toHaveLength(100);
  expect(waiting.filter((name) => name.includes(':ratings:'))).toHaveLength(1);
});

test('a configuration that cannot be had is an error event, and asked for again next time', async ({
  page,
  shop,
}) => {
  let healthy = false;
  shop.reply = (kind) => (kind === 'config' && !healthy ? { status: 503 } : { status: 200 });
  await shop.visit();
  await shop.ask('slot');
  await expect.poll(async () => (await shop.events()).map(({ name }) => name)).toEqual(['error']);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  healthy = true;
  await shop.ask('slot');
  await expect(page.getByRole('dialog')).toBeVisible();
});
