import type { Page } from '@playwright/test';
import type { Audience, WidgetSurvey } from '@/contract/widget';
import { expect, test, type Widget } from './fixture';

/** Asks for a survey as this person on this path, and says whether it came up. */
const comesUp = (page: Page, slug: string, who: object = {}, path = '/'): Promise<boolean> =>
  page.evaluate(
    async ([name, identity, at]) => {
      const { touchline } = window as unknown as Widget;
      history.replaceState({}, '', at);
      touchline('reset');
      touchline('identify', identity);
      // Everybody is asked the second one, unless the first has come up before it.
      touchline('ask', name);
      touchline('ask', 'effort');
      const host = await new Promise<Element>((done) => {
        const look = () => {
          const found = document.querySelector('body > [popover]');
          if (found) done(found);
          else setTimeout(look, 5);
        };
        look();
      });
      // The second one has had its turn as well.
      await navigator.locks.request('touchline', () => {});
      host.remove();
      return host.shadowRoot?.querySelector('#q')?.textContent === 'Q?';
    },
    [slug, who, path] as const,
  );

const made = (settings: Partial<WidgetSurvey>): WidgetSurvey => ({
  id: 'made',
  type: 'thumbs',
  texts: { en: { question: 'Q?', low: '', high: '', followUp: '', thanks: '' } },
  ...settings,
});

const cases: [what: string, audience: Audience, who: object, asked: boolean, path?: string][] = [
  ['a persona of several', { personas: ['new', 'regular'] }, { persona: 'regular' }, true],
  ['another persona', { personas: ['new'] }, { persona: 'regular' }, false],
  ['nobody known', { personas: ['new'] }, {}, false],
  [
    'an attribute that is',
    { attributes: [{ name: 'plan', op: 'is', value: 'plus' }] },
    { attributes: { plan: 'plus' } },
    true,
  ],
  [
    'a number compared as text',
    { attributes: [{ name: 'n', op: 'is', value: '3' }] },
    { attributes: { n: 3 } },
    true,
  ],
  [
    'an attribute that is not',
    { attributes: [{ name: 'plan', op: 'not', value: 'plus' }] },
    { attributes: { plan: 'plus' } },
    false,
  ],
  [
    'a missing attribute that shall not be',
    { attributes: [{ name: 'plan', op: 'not', value: 'plus' }] },
    {},
    true,
  ],
  [
    'an attribute there at all',
    { attributes: [{ name: 'vip', op: 'has' }] },
    { attributes: { vip: false } },
    true,
  ],
  [
    'more than',
    { attributes: [{ name: 'total', op: 'more', value: '99.5' }] },
    { attributes: { total: 100 } },
    true,
  ],
  [
    'less than, and a text that is no number',
    { attributes: [{ name: 'total', op: 'less', value: '5' }] },
    { attributes: { total: 'many' } },
    false,
  ],
  [
    'all of several',
    {
      attributes: [
        { name: 'a', op: 'has' },
        { name: 'b', op: 'has' },
      ],
    },
    { attributes: { a: 1 } },
    false,
  ],
  ['a name that every object has', { attributes: [{ name: 'constructor', op: 'has' }] }, {}, false],
  ['a page by path', { pages: ['/orders/*'] }, {}, true, '/orders/20931?x=1'],
  ['a page by host and path', { pages: ['127.0.0.1:*/orders/*/thanks'] }, {}, true, '/orders/1/thanks'],
  ['a page by its query', { pages: ['/search?*q=sofa*'] }, {}, true, '/search?a=1&q=sofa&b'],
  ['a page with more behind it', { pages: ['/orders'] }, {}, false, '/orders/1'],
  ['signs that mean something elsewhere', { pages: ['/a.c', '/(x)+'] }, {}, false, '/abc'],
  ['a phone on a desk', { device: 'phone' }, {}, false],
  ['a desk', { device: 'desk' }, {}, true],
  ['a language by its first part', { languages: ['en'] }, {}, true],
  ['part of a word', { languages: ['e'] }, {}, false],
  ['another language', { languages: ['de', 'fr-CH'] }, {}, false],
];

test('audience: everybody who fits all that is said, and nobody else', async ({ page, shop }) => {
  for (const [what, audience] of cases) shop.config.surveys[what] = made({ audience });
  await shop.visit();
  for (const [what, , who, asked, path] of cases)
    expect(await comesUp(page, what, who, path), what).toBe(asked);
});

test('sampling: a person is in or out for good, and the share is kept', async ({ page, shop }) => {
  shop.config.surveys.half = made({ sample: 0.5, recontact: 0 });
  shop.config.surveys.none = made({ sample: 0 });
  shop.config.surveys.all = made({ sample: 1 });
  await shop.visit();
  const asked: boolean[] = [];
  for (let i = 0; i < 60; i++) asked.push(await comesUp(page, 'half', { customer: `c${i}` }));
  const share = asked.filter(Boolean).length;
  expect(share).toBeGreaterThan(15);
  expect(share).toBeLessThan(45);
  expect(await comesUp(page, 'none')).toBe(false);
  expect(await comesUp(page, 'all')).toBe(true);

  // On another day, in another browser.
  await page.evaluate(() => localStorage.clear());
  await shop.visit();
  for (let i = 0; i < 8; i++) expect(await comesUp(page, 'half', { customer: `c${i}` })).toBe(asked[i]);

  // Without a name the browser is the person: whatever it was, it stays so.
  const seen = new Set<boolean>();
  for (let i = 0; i < 4; i++) {
    await shop.visit();
    await shop.ask('half');
    await shop.ask('effort');
    await expect(page.getByRole('dialog')).toHaveCount(1);
    seen.add(await page.getByRole('dialog', { name: 'Q?' }).isVisible());
    await page.evaluate(() => {
      for (const name of Object.keys(localStorage)) if (!name.endsWith(':p')) localStorage.removeItem(name);
    });
  }
  expect(seen.size).toBe(1);
});

test('what the customer asks for, or what stands in the page, is not held back by sample, recontact or budget', async ({
  page,
  shop,
}) => {
  shop.config.budget = { questions: 0, days: 7 };
  shop.config.surveys.slot = {
    ...(shop.config.surveys.slot as WidgetSurvey),
    sample: 0,
    audience: { personas: ['x'] },
  };
  await shop.visit({ body: '<touchline-survey touchpoint="reviews"></touchline-survey>' });
  await expect(page.getByRole('group', { name: 'Did the reviews help you decide?' })).toBeVisible();
  await shop.ask('effort');
  await shop.ask('slot', { wanted: true });
  await shop.ask('delivery', { wanted: true });
  const card = page.getByRole('dialog', { name: 'How did the delivery go?' });
  await expect(card).toBeFocused();
});
