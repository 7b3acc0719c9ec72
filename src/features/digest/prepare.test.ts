import { expect, test } from 'vitest';
import { countScores } from '@/domain/tally';
import { stretchesUntil } from '@/domain/weeks';
import type { MapTouchpoint } from '@/features/map/schema';
import type { OverviewData } from '@/features/overview/schema';
import { drawnMap, drawnStage, drawnTouchpoint, NOW } from '@/test/map-data';
import { digestDue, digestWeek, prepareDigest } from './prepare';
import { writeDigest } from './prepare/letter';
import { drawSpark } from './prepare/spark';

const WEEK = { from: '2026-11-16', to: '2026-11-22' };
const many = (n: number, score: number) => new Array<number>(n).fill(score);
const heard = (scores: readonly number[]) => ({
  parts: [{ surveyId: 'survey', type: 'csat' as const, counts: [...countScores(scores)] }],
  displays: 0,
  comments: 0,
});

function overview(touchpoint: Partial<MapTouchpoint>, name = 'Buying online'): OverviewData {
  return {
    map: { ...drawnMap([drawnStage('s', [drawnTouchpoint('a', touchpoint)])]), name },
    unit: 'week',
    stretches: stretchesUntil(WEEK.to, { unit: 'week', count: 12, firstDay: 1 }),
    series: {},
    annotations: [],
    feed: [],
    missing: { map: false, persona: false },
  };
}

const digest = (...overviews: OverviewData[]) =>
  prepareDigest(overviews, { workspace: 'example', week: WEEK, now: NOW });

const READER = {
  workspace: 'Shop <b>',
  origin: 'https://touchline.example',
  end: 'https://touchline.example/digest/x',
};

test('it is due from seven on a local Monday until Wednesday ends, clocks changed or not', () => {
  const due = (moment: string, zone = 'Europe/Berlin') => digestDue(new Date(moment), zone);
  expect(due('2026-11-23T05:59:00Z')).toBeNull();
  expect(due('2026-11-23T06:00:00Z')).toBe('2026-11-23');
  expect(due('2026-11-25T22:59:00Z')).toBe('2026-11-23');
  expect(due('2026-11-25T23:00:00Z')).toBeNull();
  expect(due('2026-11-22T18:00:00Z', 'Pacific/Auckland')).toBe('2026-11-23');
  // The night before, clocks were put back.
  expect(due('2026-10-26T06:00:00Z')).toBe('2026-10-26');
});

test('the week is the last one that is over, as readers count weeks', () => {
  expect(digestWeek('2026-11-23', 1)).toEqual(WEEK);
  expect(digestWeek('2026-11-23', 7)).toEqual({ from: '2026-11-15', to: '2026-11-21' });
  expect(digestWeek('2026-11-23', 6)).toEqual({ from: '2026-11-14', to: '2026-11-20' });
});

test('the figures are those of the page, a change is named only where it can be told', () => {
  const model = digest(
    overview({
      current: heard([...many(80, 5), ...many(20, 2)]),
      previous: heard([...many(50, 5), ...many(50, 2)]),
    }),
    overview({ current: heard(many(12, 4)) }, 'Support'),
    overview({}, 'Nobody was here'),
  );
  expect(model).toMatchObject({ span: '16–22 Nov', answers: 'n 100', map: { name: 'Buying online' } });
  expect(model?.figures[0]).toMatchObject({ text: '80.0%', change: { direction: 'up' } });
  expect(model?.others).toEqual([
    {
      name: 'Support',
      href: expect.stringMatching(/range=7d/),
      text: expect.stringMatching(/^4\.00 of 5 .*n 12$/),
    },
  ]);
  if (!model) throw new Error('No digest');
  const letter = writeDigest(model, READER, new Set(['csat']));
  for (const said of [letter.text, letter.html]) {
    expect(said).toContain('80.0%');
    expect(said).toContain('71.1–86.7');
    expect(said).toContain('n 100');
    expect(said).toContain('https://touchline.example/digest/x');
  }
  // What a reader sees of either is the same, number by number, up to what stands below.
  const shown = letter.html.slice(letter.html.indexOf('<h1'), letter.html.indexOf('Open Satisfaction'));
  const numbers = (text: string) => text.match(/\d+(?:[.,]\d+)*/g)?.sort();
  const plain = letter.text.slice(letter.text.indexOf(model.span), letter.text.indexOf('Open Satisfaction'));
  expect(numbers(shown.replaceAll(/<[^>]*>/g, ' '))).toEqual(numbers(plain));
  // What mail programs leave out or draw in their own way is not in it.
  expect(letter.html).not.toMatch(
    /<(?:svg|style|link|script|form|input|button)\b|flex|grid|position:|url\(/i,
  );
  for (const [image] of letter.html.matchAll(/<img[^>]*>/g))
    expect(image).toMatch(/ width="\d+" height="\d+" alt="[^"]+"/);
  expect(letter.html).toContain('Shop &lt;b&gt;');
  expect(letter.html).toContain('src="cid:spark-csat"');
  expect(letter.html).not.toContain('cid:spark-nps');
});

test('few answers are counted and not scored, and without any in two weeks there is no mail', () => {
  const few = {
    ...heard([]),
    parts: [{ surveyId: 'x', type: 'csat' as const, counts: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3] }],
  };
  const model = digest(overview({ current: few }), overview({ current: few }, 'Support'));
  expect(model?.figures[0]).toMatchObject({ text: null, count: 'n 3, too few' });
  expect(model?.others[0]?.text).toBe('n 3, too few to show');
  expect(digest(overview({}))).toBeNull();
  expect(digest(overview({ previous: heard(many(9, 4)) }))).toMatchObject({ answers: 'Nobody answered' });
});

test('what is not known is a gap in the line, what rests on few answers is dotted and ends hollow', () => {
  const point = (value: number | null, hollow = false) => ({ value, low: value, high: value, hollow });
  const spark = (points: ReturnType<typeof point>[]) => drawSpark({ points, min: 0, max: 100, label: '' });
  expect(spark([point(null), point(null)])).toBe('');
  const gap = spark([point(50), point(null), point(60)]);
  expect(gap.match(/L/g)).toBeNull();
  expect(gap).not.toContain('NaN');
  expect(spark([point(50), point(60, true)])).toMatch(/stroke-dasharray.*fill="#ffffff"/);
});
