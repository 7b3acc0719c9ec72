import { expect, test } from 'vitest';
import { prepareDrivers, prepareOutcomes } from './prepare';
import type { DriversData } from './schema';

const NAMES = ['Checkout', 'Delivery', 'Assembly'];
const drawn = NAMES.map((name) => ({ id: name, slug: name.toLowerCase(), name, href: `#${name}` }));
const driver = { customers: 412, share: 0.34, low: 0.21, high: 0.46, correlation: 0.6, told: true };

const DATA: DriversData = {
  outcome: 'nps',
  asking: ['Referral'],
  choices: ['Assembly'],
  touchpoints: NAMES,
  customers: 500,
  found: {
    drivers: [
      { ...driver, id: 'Checkout', share: 0.36, low: 0, told: false },
      { ...driver, id: 'Delivery' },
      { ...driver, id: 'gone' },
    ],
    explained: { share: 0.4, low: 0.31, high: 0.5 },
    customers: 480,
    leftOut: ['Assembly'],
  },
  at: '2026-11-22T00:00:00.000Z',
};

test('what can be told stands first, with its interval and n, and what was left out is said', () => {
  const { rows, summary, most } = prepareDrivers(DATA, drawn);
  expect(
    rows.map(({ name, share, interval, count, meaning }) => [name, share, interval, count, meaning]),
  ).toEqual([
    ['Delivery', '34%', '21–46%', '412', 'Better here goes with recommending more'],
    ['Checkout', '36%', 'up to 46%', '412', 'Can’t be told from none'],
  ]);
  expect(summary).toBe(
    '40% (31–50%) of how differently 480 identified customers would recommend you goes with what they said at 2 touchpoints before. 1 touchpoint is left out: too few customers answered both.',
  );
  expect(most).toBe(0.5);
});

test('it is silent where too little is known, and says what is missing', () => {
  const silent = (data: Partial<DriversData>) => prepareDrivers({ ...DATA, ...data }, drawn);
  expect(silent({ asking: [] })).toMatchObject({ rows: [], summary: expect.stringContaining('(NPS)') });
  expect(silent({ asking: [] }).summary).toContain('Or choose the satisfaction');
  expect(silent({ asking: [], choices: [] }).summary).not.toContain('choose');
  expect(silent({ outcome: 'csat', asking: [] }).summary).toContain('Choose another outcome.');
  expect(silent({ touchpoints: ['Delivery'] }).summary).toContain('two others');
  expect(silent({ found: null, customers: 1 }).summary).toContain(
    'In 365 days 1 identified customer said whether they would. It takes 100 of them at each of two other touchpoints',
  );
});

test('of a touchpoint’s satisfaction it speaks as of that, and of nothing overall', () => {
  const csat: DriversData = { ...DATA, outcome: 'csat', asking: ['Assembly'] };
  const { rows, summary, rule } = prepareDrivers(csat, drawn);
  const place = '“\u2068Assembly\u2069”';
  expect(rows[0]?.meaning).toBe('Better here goes with being more satisfied there');
  expect(summary).toContain(
    `of how differently satisfied 480 identified customers were at ${place} goes with`,
  );
  expect(rule).toContain(`latest CSAT answer at ${place}`);
  expect(prepareDrivers({ ...csat, found: null, customers: 30 }, drawn).summary).toContain(
    `what goes with satisfaction at ${place}. In 365 days 30 identified customers answered there.`,
  );
  expect(prepareOutcomes(DATA, drawn)).toEqual([
    { value: null, label: 'Recommending you (NPS)' },
    { value: 'assembly', label: 'Satisfaction at \u2068Assembly\u2069 (CSAT)' },
  ]);
});
