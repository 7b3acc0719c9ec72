import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, daysBetween } from '@/domain/period';
import { countScores } from '@/domain/tally';
import {
  bucketStart,
  bucketsBetween,
  cutIntoDays,
  spanOf,
  startInZone,
  toMetrics,
  toSeries,
  toTrend,
} from './prepare';

const at = (instant: string) => ({ instant: new Date(instant) });
const NOW = new Date('2026-06-15T12:00:00Z');

test('dates include their last day, instants do not, in the zone of the workspace', () => {
  expect(spanOf({ day: '2026-03-29' }, { day: '2026-03-29' }, 'Europe/Berlin', NOW)).toEqual({
    from: new Date('2026-03-28T23:00:00Z'),
    to: new Date('2026-03-29T22:00:00Z'),
  });
  expect(spanOf(at('2026-03-01T10:00:00Z'), at('2026-03-01T11:00:00Z'), 'Asia/Kathmandu', NOW)).toEqual({
    from: new Date('2026-03-01T10:00:00Z'),
    to: new Date('2026-03-01T11:00:00Z'),
  });
  expect(spanOf({ day: '2026-03-02' }, { day: '2026-03-01' }, 'UTC', NOW)).toBeNull();
  expect(spanOf(at('2026-03-01T11:00:00Z'), at('2026-03-01T10:59:59Z'), 'UTC', NOW)).toBeNull();
});

test('a span is held to what can have been heard: the end of today at the latest', () => {
  const tomorrow = new Date('2026-06-15T22:00:00Z');
  expect(spanOf({ day: '0001-01-01' }, { day: '9998-12-31' }, 'Europe/Berlin', NOW)).toEqual({
    from: new Date(0),
    to: tomorrow,
  });
  expect(spanOf(at('2026-06-15T12:00:01Z'), at('2027-01-01T00:00:00Z'), 'Europe/Berlin', NOW)).toEqual({
    from: tomorrow,
    to: tomorrow,
  });
});

test('whole days and the parts at the ends are together exactly the span', () => {
  const zones = fc.constantFrom(
    'Europe/Berlin',
    'America/Sao_Paulo',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
  );
  const hours = fc.integer({ min: 0, max: 24 * 400 });
  fc.assert(
    fc.property(zones, hours, fc.integer({ min: 0, max: 24 * 40 * 60 }), (timeZone, begin, minutes) => {
      const from = new Date(Date.UTC(2025, 0, 1, begin));
      const to = new Date(+from + minutes * 60_000);
      const { whole, parts } = cutIntoDays({ from, to }, timeZone);
      const pieces = parts.map((part) => [+part.from, +part.to]);
      for (const day of whole ? daysBetween(whole.from, whole.to) : [])
        pieces.push([
          +new Date(startInZone(day, timeZone)),
          +new Date(startInZone(addDays(day, 1), timeZone)),
        ]);
      pieces.sort(([a = 0], [b = 0]) => a - b);
      const covered = pieces.reduce((sum, [a = 0, b = 0]) => sum + b - a, 0);
      expect(covered).toBe(+to - +from);
      for (const [index, [start]] of pieces.entries())
        expect(start).toBe(index === 0 ? +from : pieces[index - 1]?.[1]);
    }),
  );
});

test('buckets begin on days, Mondays and firsts, and leave none out', () => {
  expect(bucketStart('2026-03-29', 'day')).toBe('2026-03-29');
  expect(bucketStart('2026-03-29', 'week')).toBe('2026-03-23');
  expect(bucketStart('2026-03-30', 'week')).toBe('2026-03-30');
  expect(bucketStart('1969-12-31', 'week')).toBe('1969-12-29');
  expect(bucketStart('2026-03-29', 'month')).toBe('2026-03-01');
  expect(bucketsBetween('2026-01-31', '2026-04-01', 'month', 10)).toEqual([
    '2026-01-01',
    '2026-02-01',
    '2026-03-01',
    '2026-04-01',
  ]);
  expect(bucketsBetween('2026-03-28', '2026-04-06', 'week', 10)).toEqual([
    '2026-03-23',
    '2026-03-30',
    '2026-04-06',
  ]);
  expect(bucketsBetween('2026-03-28', '2026-03-30', 'day', 3)).toHaveLength(3);
  expect(bucketsBetween('2026-03-28', '2026-03-31', 'day', 3)).toBeNull();
});

test('a bucket begins with the offset of its zone on that day', () => {
  expect(startInZone('2026-03-29', 'Europe/Berlin')).toBe('2026-03-29T00:00:00+01:00');
  expect(startInZone('2026-03-30', 'Europe/Berlin')).toBe('2026-03-30T00:00:00+02:00');
  expect(startInZone('2026-03-30', 'UTC')).toBe('2026-03-30T00:00:00Z');
  expect(startInZone('2018-11-04', 'America/Sao_Paulo')).toBe('2018-11-04T01:00:00-02:00');
  expect(startInZone('2026-01-01', 'Asia/Kathmandu')).toBe('2026-01-01T00:00:00+05:45');
});

const day = (counts: number[], displays = 0) => ({ day: '2026-03-29', counts, displays, lastRatedAt: NOW });

test('below five answers only the count is told, unless raw figures are asked for', () => {
  const four = [day([0, 0, 0, 0, 1, 3], 8)];
  expect(toMetrics('csat', four, false)).toEqual({
    type: 'csat',
    n: 4,
    score: null,
    low: null,
    high: null,
    mean: null,
    distribution: null,
    satisfaction: null,
    displays: null,
    responseRate: null,
    lastRatedAt: null,
  });
  expect(toMetrics('csat', four, true)).toMatchObject({
    n: 4,
    score: 100,
    mean: 4.75,
    displays: 8,
    responseRate: 0.5,
  });
  expect(toMetrics('csat', [], true)).toMatchObject({ n: 0, score: null, mean: null, responseRate: null });
});

test('no rate is told when more answered than were shown', () => {
  expect(toMetrics('csat', [day([0, 0, 0, 0, 0, 6], 5)], false).responseRate).toBeNull();
  expect(toMetrics('csat', [day([0, 0, 0, 0, 0, 6], 6)], false).responseRate).toBe(1);
});

test('a series has a point for every bucket, with nothing where nobody answered', () => {
  const options = { starts: ['2026-03-28', '2026-03-29'], by: 'day', raw: false, timeZone: 'UTC' } as const;
  const series = toSeries('thumbs', [day([2, 6])], options);
  expect(series[0]).toEqual({
    from: '2026-03-28T00:00:00Z',
    n: 0,
    score: null,
    low: null,
    high: null,
    satisfaction: null,
  });
  expect(series[1]).toMatchObject({ n: 8, score: 75, satisfaction: 4 });
});

const TREND_FROM = '2026-10-25';
const trendOf = (...ns: number[]) => {
  const rows = ns.map((n, index) => ({
    day: addDays(TREND_FROM, index),
    survey_id: 's',
    type: 'csat' as const,
    counts: [...countScores(new Array<number>(n).fill(4))],
    displays: 1,
  }));
  return toTrend(rows, { from: TREND_FROM, to: addDays(TREND_FROM, ns.length - 1) });
};
const said = ({ points }: ReturnType<typeof toTrend>) =>
  points.map(({ parts }) => parts?.[0] && [parts[0].counts[4], parts[0].counts[11] ?? 0]);

test('a trend says how many answered on a day of few, and nothing of what', () => {
  const trend = trendOf(6, 0, 4, 9);
  expect([trend.unit, said(trend)]).toEqual(['day', [[6, 0], undefined, [0, 4], [9, 0]]]);
});

test('a trend takes sparse days together by weeks that end today, and loses no answer', () => {
  const sparse = trendOf(...new Array<number>(17).fill(1));
  expect([sparse.unit, sparse.points.at(-1)?.to]).toEqual(['week', addDays(TREND_FROM, 16)]);
  expect(said(sparse)).toEqual([
    [0, 3],
    [7, 0],
    [7, 0],
  ]);
  expect(said(trendOf(...new Array<number>(28).fill(2)))).toEqual(new Array(4).fill([14, 0]));
});
