import { expect, test } from 'vitest';
import { firstWeekday, hoursBetween, stretchesBetween, stretchesUntil, weekStart } from './weeks';

test('a week begins where its readers begin it', () => {
  expect(firstWeekday('de')).toBe(1);
  expect(firstWeekday('en-US')).toBe(7);
  expect(firstWeekday('ar-EG')).toBe(6);
  expect(firstWeekday('not a locale')).toBe(1);
  expect(weekStart('2026-11-22', 1)).toBe('2026-11-16');
  expect(weekStart('2026-11-22', 7)).toBe('2026-11-22');
  expect(weekStart('1969-12-31', 1)).toBe('1969-12-29');
});

test('weeks follow one another without a gap, across a change of the clock, and the newest ends today', () => {
  const weeks = stretchesUntil('2026-03-31', { unit: 'week', count: 3, firstDay: 1 });
  expect(weeks).toEqual([
    { from: '2026-03-16', to: '2026-03-22' },
    { from: '2026-03-23', to: '2026-03-29' },
    { from: '2026-03-30', to: '2026-03-31' },
  ]);
});

test('months are those of the calendar, whatever their length', () => {
  const months = stretchesUntil('2028-03-31', { unit: 'month', count: 4, firstDay: 7 });
  expect(months.map(({ from, to }) => `${from} ${to}`)).toEqual([
    '2027-12-01 2027-12-31',
    '2028-01-01 2028-01-31',
    '2028-02-01 2028-02-29',
    '2028-03-01 2028-03-31',
  ]);
});

test('a span is cut into days, weeks and months, the ones at its ends cut short', () => {
  const span = { from: '2026-02-27', to: '2026-03-03' };
  expect(stretchesBetween(span, { unit: 'day', firstDay: 1 }).map(({ from }) => from.slice(5))).toEqual([
    '02-27',
    '02-28',
    '03-01',
    '03-02',
    '03-03',
  ]);
  expect(stretchesBetween(span, { unit: 'week', firstDay: 1 })).toEqual([
    { from: '2026-02-27', to: '2026-03-01' },
    { from: '2026-03-02', to: '2026-03-03' },
  ]);
  expect(stretchesBetween(span, { unit: 'month', firstDay: 1 })).toEqual([
    { from: '2026-02-27', to: '2026-02-28' },
    { from: '2026-03-01', to: '2026-03-03' },
  ]);
});

test('a day has as many hours as its clock strikes, and hours at the ends are cut short', () => {
  const between = (from: string, to: string, zone: string) =>
    hoursBetween({ from: new Date(from), to: new Date(to) }, zone);
  const ofDay = (from: string, to: string) => between(`${from}:00Z`, `${to}:00Z`, 'Europe/Berlin');
  expect(ofDay('2026-03-28T23:00', '2026-03-29T22:00')).toHaveLength(23);
  expect(ofDay('2026-10-24T22:00', '2026-10-25T23:00')).toHaveLength(25);
  expect(ofDay('2026-11-01T23:00', '2026-11-02T23:00')).toHaveLength(24);
  expect(between('2026-11-22T10:10:00Z', '2026-11-22T12:00:00Z', 'Asia/Kathmandu')).toEqual([
    { from: '2026-11-22T10:10:00.000Z', to: '2026-11-22T10:15:00.000Z' },
    { from: '2026-11-22T10:15:00.000Z', to: '2026-11-22T11:15:00.000Z' },
    { from: '2026-11-22T11:15:00.000Z', to: '2026-11-22T12:00:00.000Z' },
  ]);
});
