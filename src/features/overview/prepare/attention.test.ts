import { expect, test } from 'vitest';
import { countScores } from '@/domain/tally';
import { stretchesUntil } from '@/domain/weeks';
import type { MapData, MapTouchpoint } from '@/features/map/schema';
import { drawnMap, drawnStage, drawnTouchpoint, NOW } from '@/test/map-data';
import type { HeardIn, OverviewData } from '../schema';
import { prepareOverview } from './overview';

const WEEKS = stretchesUntil('2026-11-21', { unit: 'week', count: 12, firstDay: 1 });

/** A hundred answers a week, of which so many are a 5 and the others a 3. */
const weekly = (fives: readonly number[]): HeardIn[] =>
  fives.map((n) => {
    const scores = [...new Array<number>(n).fill(5), ...new Array<number>(100 - n).fill(3)];
    return { parts: [{ surveyId: 'survey', type: 'csat', counts: [...countScores(scores)] }], displays: 0 };
  });

const steady = weekly([48, 52, 50, 49, 51, 50, 48, 52, 49, 51, 50, 50]);
const falling = weekly([95, 90, 86, 80, 74, 68, 63, 55, 50, 44, 38, 32]);
const dropped = weekly([90, 88, 91, 89, 90, 92, 88, 90, 40, 42, 41, 40]);

function prepare(
  touchpoints: MapTouchpoint[],
  series: OverviewData['series'] = {},
  over: Partial<MapData> = {},
) {
  const data: OverviewData = {
    map: drawnMap([drawnStage('s', touchpoints)], over),
    unit: 'week',
    stretches: WEEKS,
    series,
    annotations: [],
    feed: [],
    missing: { map: false, persona: false },
  };
  const { concerns, trend, channels, departments } = prepareOverview(data, {
    workspace: 'example',
    now: NOW,
  });
  return { concerns: concerns(), trend: trend(), channels: channels(), departments: departments() };
}

const told = (...of: Parameters<typeof prepare>) =>
  prepare(...of).concerns.map(({ badge, title, text }) => [badge, title, text]);

test('nothing is said to fall because another type of question is asked since', () => {
  const asked = (type: 'csat' | 'nps', weeks: readonly HeardIn[]) =>
    weeks.map(({ parts, displays }) => ({ parts: parts.map((part) => ({ ...part, type })), displays }));
  // As CSAT a 5 is the best there is, as NPS it lies in the middle.
  const changed = [...asked('csat', steady.slice(0, 8)), ...asked('nps', steady.slice(8))];
  const touchpoint = drawnTouchpoint('a', { n: 400 });
  const { concerns, trend } = prepare([touchpoint], { a: changed });
  expect(concerns).toEqual([]);
  expect(trend.lines[0]?.points.map(({ value }) => value === null)).toEqual([
    ...new Array<boolean>(8).fill(true),
    ...new Array<boolean>(4).fill(false),
  ]);
  expect(trend.summary).toContain(
    'The line of Touchpoint a begins where its question was changed to another type.',
  );
  expect(prepare([touchpoint], { a: steady }).trend.summary).not.toContain('changed');
});

test('a touchpoint that falls is named with how much, one that wavers is not', () => {
  const touchpoints = ['a', 'b'].map((id) => drawnTouchpoint(id, { n: 400 }));
  const { concerns, trend } = prepare(touchpoints, { a: falling, b: steady });
  expect(concerns).toHaveLength(1);
  expect(concerns[0]).toMatchObject({ badge: 'Falling', title: 'Touchpoint a', mark: 'down' });
  expect(concerns[0]?.text).toMatch(/^Down 1\.\d\d \(.*\) in 12 weeks\.$/);
  expect(concerns[0]?.href).toContain('?touchpoint=');
  expect(trend.summary).toBe('1 touchpoint clearly fell in 12 weeks.');
  expect(trend.lines.filter(({ moved }) => moved).map(({ id }) => id)).toEqual(['a']);
});

test('a sudden step is told with its week', () => {
  const touchpoints = ['a', 'b'].map((id) => drawnTouchpoint(id, { n: 400 }));
  const concerns = told(touchpoints, { a: dropped, b: steady });
  expect(concerns.map(([, title]) => title)).toEqual(['Touchpoint a']);
});

test('without any trend the chart says so and names none', () => {
  const { trend, concerns } = prepare([drawnTouchpoint('a', { n: 400 })], { a: steady });
  expect(trend.summary).toBe('No touchpoint clearly rose or fell in 12 weeks.');
  expect(concerns).toEqual([]);
});

test('an outlier is held against the others, and nothing is said of fewer than six', () => {
  const usual = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => drawnTouchpoint(id, { n: 200, scores: [4, 5] }));
  const odd = drawnTouchpoint('odd', { n: 200, scores: [1, 2], desired: 4 });
  expect(told([...usual, odd])).toMatchObject([
    [
      'Outlier',
      'Touchpoint odd',
      expect.stringMatching(/^1\.50, where the others let expect .* 2\.50 below desired\.$/),
    ],
  ]);
  expect(told([...usual.slice(0, 4), odd])).toEqual([]);
});

test('silent and absent departments, old evidence and what is not asked are found', () => {
  const department = { id: 'd', name: 'Logistics' };
  const concerns = told(
    [
      drawnTouchpoint('heard', { n: 100 }),
      drawnTouchpoint('old', {
        department,
        survey: { id: 'x', type: 'csat', status: 'published' },
        lastRatedAt: '2026-05-01T12:00:00.000Z',
      }),
      drawnTouchpoint('unasked', { department }),
      drawnTouchpoint('new', { survey: { id: 'y', type: 'csat', status: 'published' }, lastRatedAt: null }),
      drawnTouchpoint('few', { n: 12 }),
    ],
    {},
    {
      departments: [
        { ...department, barrier: '' },
        { id: 'f', name: 'Finance', barrier: '' },
      ],
    },
  );
  expect(concerns).toEqual([
    ['Silent', 'Logistics', 'Nobody answered at its 2 touchpoints in 28 days.'],
    ['No touchpoint', 'Finance', 'It never meets this customer.'],
    ['Stale', 'Touchpoint old', 'The newest rating is 6 months old.'],
    ['No answer', 'Touchpoint new', 'Asked, and never answered yet.'],
    ['No survey', 'Touchpoint unasked', 'Nobody is asked here.'],
    ['Low n', 'Touchpoint few', 'n 12. Too few to compare.'],
  ]);
});

test('a promise that is kept unevenly is told by its widest pair', () => {
  const promises = [{ id: 'p', name: 'Effortless' }];
  const concerns = told(
    [
      drawnTouchpoint('shop', { n: 200, scores: [5, 4], promises }),
      drawnTouchpoint('site', { n: 200, scores: [2, 3], promises }),
    ],
    {},
    { promises },
  );
  expect(concerns).toEqual([
    ['Misaligned', '“Effortless”', 'Kept 2.00 worse at Touchpoint site than at Touchpoint shop.'],
  ]);
});

test('channels are compared by their answers, however they are capitalised', () => {
  const { channels } = prepare([
    drawnTouchpoint('a', { n: 60, scores: [5, 5], channel: 'Chat' }),
    drawnTouchpoint('b', { n: 60, scores: [4, 5], channel: 'chat ' }),
    drawnTouchpoint('c', { n: 100, scores: [1, 3], channel: 'Call centre' }),
    drawnTouchpoint('d', { n: 0 }),
  ]);
  expect(
    channels.rows.map(({ name, touchpoints, average }) => [name, touchpoints, average.score.text]),
  ).toEqual([
    ['Chat', '2 touchpoints', '4.75'],
    ['Call centre', '1 touchpoint', '2.00'],
    ['No channel named', '1 touchpoint', null],
  ]);
  expect(channels.findings[0]).toMatch(/^Chat is 2\.75 \(.*\) better than Call centre\.$/);
  expect(channels.rule).toContain('1 pair of channels compared, 1 clearly differ');
});

test('the board shows departments that are silent or absent, with what bars them', () => {
  const store = { id: 'd1', name: 'Store' };
  const { departments } = prepare(
    [
      drawnTouchpoint('a', {
        n: 100,
        desired: 5,
        department: store,
        current: { parts: [], displays: 0, comments: 0 },
      }),
    ],
    {},
    {
      departments: [
        { ...store, barrier: '' },
        { id: 'd2', name: 'Finance', barrier: 'Sees only invoices' },
      ],
    },
  );
  expect(departments.rows.map(({ name, touchpoints, barrier }) => [name, touchpoints, barrier])).toEqual([
    ['Store', 'silent at 1 touchpoint', ''],
    ['Finance', 'no touchpoint', 'Sees only invoices'],
  ]);
});
