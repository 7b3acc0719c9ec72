import { expect, test, type Widget } from './fixture';

const TYPES = [
  {
    slug: 'slot',
    question: 'How was picking your delivery slot?',
    names: ['1', '2', '3', '4', '5'],
    pick: '2',
    score: 2,
  },
  {
    slug: 'recommend',
    question: 'How likely are you to recommend us to a friend?',
    names: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10'],
    pick: '10',
    score: 10,
  },
  {
    slug: 'effort',
    question: 'It was easy to pick a delivery slot.',
    names: ['1', '2', '3', '4', '5', '6', '7'],
    pick: '7',
    score: 7,
  },
  {
    slug: 'delivery',
    question: 'How did the delivery go?',
    names: ['Very unhappy', 'Unhappy', 'Neither', 'Happy', 'Very happy'],
    pick: 'Unhappy',
    score: 2,
  },
];

for (const { slug, question, names, pick, score } of TYPES) {
  test(`${slug}: drawn, answered and commented`, async ({ page, shop }) => {
    await shop.visit();
    await shop.ask(slug);
    const card = page.getByRole('dialog', { name: question });
    await expect(card).toBeVisible();
    const radios = card.getByRole('radiogroup', { name: question }).getByRole('radio');
    await expect(radios).toHaveCount(names.length);
    for (const [i, name] of names.entries()) await expect(radios.nth(i)).toHaveAccessibleName(name);

    await card.getByRole('radio', { name: pick, exact: true }).click();
    const field = page.getByRole('textbox', { name: `You chose ${pick}. What should we change?` });
    await field.fill('  The only slot left was eight till two.  ');
    await page.getByRole('button', { name: 'Send' }).click();
    await expect(page.getByRole('dialog', { name: 'Thank you.' })).toContainText('Yours goes to them now.');

    await expect.poll(() => shop.bodies('ratings').length).toBe(2);
    const [first, second] = shop.bodies('ratings');
    expect(first).toMatchObject({
      key: 'pk_test',
      touchpoint: slug,
      score,
      final: false,
      source: 'widget',
      locale: 'en',
    });
    expect(first?.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(first).not.toHaveProperty('comment');
    expect(second).toMatchObject({
      id: first?.id,
      score,
      final: true,
      comment: 'The only slot left was eight till two.',
    });
    expect(shop.bodies('displays')).toEqual([
      {
        key: 'pk_test',
        touchpoint: slug,
        survey: shop.config.surveys[slug]?.id,
        id: first?.id,
        url: `${shop.page}/`,
        source: 'widget',
      },
    ]);
    expect(await shop.events()).toEqual(
      ['displayed', 'answered', 'completed'].map((name) => ({
        name,
        detail: { touchpoint: slug, id: first?.id, ...(name !== 'displayed' && { score }) },
      })),
    );
  });
}

test('thumbs without a follow-up: one post, yes first, thanks at once', async ({ page, shop }) => {
  await shop.visit();
  await shop.ask('reviews');
  await expect(page.getByRole('radio')).toHaveText(['Yes', 'No']);
  await page.getByRole('radio', { name: 'No' }).click();
  await expect(page.getByRole('dialog', { name: 'Thank you.' })).toBeVisible();
  await expect.poll(() => shop.bodies('ratings').length).toBe(1);
  expect(shop.bodies('ratings')).toMatchObject([{ touchpoint: 'reviews', score: 0, final: true }]);
});

test('posts are text/plain without a cookie, and none is set', async ({ page, shop, context }) => {
  await context.addCookies([{ name: 'session', value: 'secret', url: shop.api }]);
  await shop.visit();
  await shop.ask('slot');
  await page.getByRole('radio', { name: '4' }).click();
  await page.getByRole('button', { name: 'Skip' }).click();
  await expect.poll(() => shop.bodies('ratings').length).toBe(2);
  expect(shop.bodies('ratings')[1]).toMatchObject({ score: 4, final: true });
  expect(shop.bodies('ratings')[1]).not.toHaveProperty('comment');
  for (const { kind, contentType, cookie } of shop.received) {
    expect(cookie).toBeUndefined();
    if (kind !== 'config') expect(contentType).toBe('text/plain;charset=UTF-8');
  }
  expect(await page.evaluate(() => document.cookie)).toBe('');
});

test('identity and attributes ride along, the query string stays home', async ({ page, shop }) => {
  await shop.visit();
  await page.goto(`${shop.page}/order/20931?token=secret#top`);
  await page.evaluate(() => {
    const { touchline } = window as unknown as Widget;
    touchline('identify', {
      customer: 41,
      persona: 'regular',
      attributes: { plan: 'plus', branch: 'north' },
    });
    touchline('visit', 'checkout');
    touchline('ask', 'reviews', { attributes: { branch: 'south' } });
  });
  await page.getByRole('radio', { name: 'Yes' }).click();
  await expect.poll(() => shop.bodies('ratings').length).toBe(1);
  const who = { customer: '41', persona: 'regular' };
  const url = `${shop.page}/order/20931`;
  expect(shop.bodies('ratings')[0]).toMatchObject({
    ...who,
    url,
    attributes: { plan: 'plus', branch: 'south' },
  });
  await expect.poll(() => shop.bodies('displays')[0]).toMatchObject({ ...who, url });
  const [visit] = shop.bodies('visits');
  expect(visit).toEqual({
    key: 'pk_test',
    touchpoint: 'checkout',
    id: visit?.id,
    ...who,
    attributes: { plan: 'plus', branch: 'north' },
  });

  await page.evaluate(() => {
    const { touchline } = window as unknown as Widget;
    touchline('reset');
    touchline('visit', 'account');
    // The first customer of a shop that counts from nothing.
    touchline('identify', { customer: 0, persona: '' });
    touchline('visit', 'account');
  });
  await expect.poll(() => shop.bodies('visits').length).toBe(3);
  const [, nobody, first] = shop.bodies('visits');
  expect(nobody).not.toHaveProperty('customer');
  expect(first).toMatchObject({ customer: '0' });
  expect(first).not.toHaveProperty('persona');
});

test('onEvent hears the same as the document, and its mistakes stay its own', async ({
  page,
  shop,
  complaints,
}) => {
  await shop.visit();
  await page.evaluate(() => {
    const w = window as unknown as Widget & { heard: unknown[] };
    w.heard = [];
    w.touchline('ask', 'slot', {
      onEvent: (name: string, detail: { touchpoint: string }) => {
        w.heard.push([name, detail.touchpoint]);
        throw new Error('mistake of the page');
      },
    });
  });
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(await page.evaluate(() => (window as unknown as { heard: unknown[] }).heard)).toEqual([
    ['displayed', 'slot'],
    ['dismissed', 'slot'],
  ]);
  expect(complaints.splice(0)).toHaveLength(2);
});

test('closing at the comment step ends the answer without a comment', async ({ page, shop }) => {
  await shop.visit();
  await shop.ask('slot');
  await page.getByRole('radio', { name: '3' }).click();
  await page.getByRole('textbox').fill('not meant to be sent');
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect.poll(() => shop.bodies('ratings').length).toBe(2);
  expect(shop.bodies('ratings')[1]).toMatchObject({ score: 3, final: true });
  expect(shop.bodies('ratings')[1]).not.toHaveProperty('comment');
});

test('thanks leaves after four seconds, but not from under the pointer', async ({ page, shop }) => {
  await page.clock.install();
  await shop.visit();
  await shop.ask('reviews');
  await page.getByRole('radio', { name: 'Yes' }).click();
  const thanks = page.getByRole('dialog', { name: 'Thank you.' });
  await expect(thanks).toBeVisible();
  await page.clock.runFor(6000);
  await expect(thanks).toBeVisible();
  await page.mouse.move(10, 10);
  await page.clock.runFor(1000);
  await expect(thanks).toHaveCount(0);
});

test('inline: drawn in its place, counted as shown when in view, stays after the answer', async ({
  page,
  shop,
}) => {
  await shop.visit({
    body: '<div style="height:2000px"></div><touchline-survey touchpoint="slot"></touchline-survey>',
  });
  const group = page.getByRole('group', { name: 'How was picking your delivery slot?' });
  await expect(group).toBeAttached();
  await expect(group.getByRole('button', { name: 'Close' })).toHaveCount(0);
  expect(shop.bodies('displays')).toEqual([]);
  await group.scrollIntoViewIfNeeded();
  await expect.poll(() => shop.bodies('displays').length).toBe(1);
  await group.getByRole('radio', { name: '5' }).click();
  await page.getByRole('button', { name: 'Skip' }).click();
  await expect(page.getByRole('group', { name: 'Thank you.' })).toBeVisible();
  // Moving the element about in the page must not start it again.
  await page.evaluate(() => document.body.append(document.querySelector('touchline-survey') as Element));
  await expect(page.getByRole('group', { name: 'Thank you.' })).toBeVisible();
  await expect.poll(() => shop.bodies('ratings').length).toBe(2);
});
