import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  dayDifference,
  dayInZone,
  daysBetween,
  isIsoDate,
  isRangeKey,
  periodOf,
  RANGE_DAYS,
  RANGE_KEYS,
  zoneStartOfDay,
} from './period';

const zones = [
  'UTC',
  'Asia/Kathmandu',
  'America/New_York',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'Etc/GMT+12',
  'Africa/Cairo',
  'America/Sao_Paulo',
  'Australia/Lord_Howe',
  'Europe/Berlin',
];

const dateArbitrary = fc.integer({ min: 3653, max: 24_000 }).map((day) => addDays('1970-01-01', day));

describe('days', () => {
  it('are counted over months, leap days and clock changes', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
    expect(addDays('2025-01-01', -1)).toBe('2024-12-31');
    expect(addDays('2025-03-08', 2)).toBe('2025-03-10');
    expect(dayDifference('2024-01-01', '2025-01-01')).toBe(366);
    expect(daysBetween('2025-10-25', '2025-10-27')).toEqual(['2025-10-25', '2025-10-26', '2025-10-27']);
    expect(daysBetween('2025-10-25', '2025-10-25')).toEqual(['2025-10-25']);
    expect(daysBetween('2025-10-25', '2025-10-24')).toEqual([]);
  });

  it.each(['2025-02-30', '2025-13-01', '2025-1-1', '', '2025-01-01T00:00', '0000-00-00'])(
    'do not include %j',
    (text) => {
      expect(isIsoDate(text)).toBe(false);
      expect(() => addDays(text, 1)).toThrow(RangeError);
      expect(() => zoneStartOfDay(text, 'UTC')).toThrow(RangeError);
    },
  );

  it('add up', () => {
    fc.assert(
      fc.property(dateArbitrary, fc.integer({ min: -2000, max: 2000 }), (date, days) => {
        expect(dayDifference(date, addDays(date, days))).toBe(days);
        expect(addDays(addDays(date, days), -days)).toBe(date);
      }),
    );
  });
});

describe('the day of an instant', () => {
  it.each([
    ['2025-01-01T18:14:59Z', 'Asia/Kathmandu', '2025-01-01'],
    ['2025-01-01T18:15:00Z', 'Asia/Kathmandu', '2025-01-02'],
    ['2025-07-01T03:59:59Z', 'America/New_York', '2025-06-30'],
    ['2025-07-01T04:00:00Z', 'America/New_York', '2025-07-01'],
    ['2025-12-01T04:59:59Z', 'America/New_York', '2025-11-30'],
    ['2011-12-30T09:59:59Z', 'Pacific/Apia', '2011-12-29'],
    ['2011-12-30T10:00:00Z', 'Pacific/Apia', '2011-12-31'],
  ])('%s in %s is %s', (instant, zone, day) => {
    expect(dayInZone(new Date(instant), zone)).toBe(day);
  });

  it('is refused for an unknown zone and an invalid date', () => {
    expect(() => dayInZone(new Date(), 'Mars/Olympus')).toThrow(RangeError);
    expect(() => dayInZone(new Date(Number.NaN), 'UTC')).toThrow(RangeError);
  });
});

describe('the start of a day', () => {
  it.each([
    ['2025-01-02', 'Asia/Kathmandu', '2025-01-01T18:15:00Z'],
    ['2025-03-09', 'America/New_York', '2025-03-09T05:00:00Z'],
    ['2025-03-10', 'America/New_York', '2025-03-10T04:00:00Z'],
    ['2025-11-02', 'America/New_York', '2025-11-02T04:00:00Z'],
    ['2025-11-03', 'America/New_York', '2025-11-03T05:00:00Z'],
    ['2011-12-29', 'Pacific/Apia', '2011-12-29T10:00:00Z'],
    // Samoa crossed the date line and had no 30 December: the day is empty.
    ['2011-12-30', 'Pacific/Apia', '2011-12-30T10:00:00Z'],
    ['2011-12-31', 'Pacific/Apia', '2011-12-30T10:00:00Z'],
    // The clock went from 23:59:59 to 01:00.
    ['2024-04-26', 'Africa/Cairo', '2024-04-25T22:00:00Z'],
    ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00Z'],
    // The clock went from 24:00 back to 23:00: that day has 25 hours.
    ['2018-02-18', 'America/Sao_Paulo', '2018-02-18T03:00:00Z'],
    ['2025-06-01', 'Pacific/Kiritimati', '2025-05-31T10:00:00Z'],
    ['2025-06-01', 'Etc/GMT+12', '2025-06-01T12:00:00Z'],
  ])('%s in %s is %s', (day, zone, instant) => {
    expect(zoneStartOfDay(day, zone).getTime()).toBe(Date.parse(instant));
  });

  it('is the first instant of its day, for any day and zone', () => {
    fc.assert(
      fc.property(dateArbitrary, fc.constantFrom(...zones), (date, zone) => {
        const start = zoneStartOfDay(date, zone);
        expect(dayInZone(start, zone) >= date).toBe(true);
        expect(dayInZone(new Date(start.getTime() - 1), zone) < date).toBe(true);
        const hours = (zoneStartOfDay(addDays(date, 1), zone).getTime() - start.getTime()) / 3_600_000;
        expect(hours === 0 || (hours >= 23 && hours <= 25)).toBe(true);
      }),
    );
  });
});

describe('a range', () => {
  it('ends today where the workspace is, and is followed back by as many days', () => {
    const now = new Date('2025-03-10T18:30:00Z');
    expect(periodOf('7d', 'Asia/Kathmandu', now)).toEqual({
      from: '2025-03-05',
      to: '2025-03-11',
      previousFrom: '2025-02-26',
      previousTo: '2025-03-04',
    });
    expect(periodOf('7d', 'America/New_York', now).to).toBe('2025-03-10');
    expect(periodOf('365d', 'UTC', new Date('2024-12-31T12:00:00Z'))).toEqual({
      from: '2024-01-02',
      to: '2024-12-31',
      previousFrom: '2023-01-02',
      previousTo: '2024-01-01',
    });
  });

  it('has equal halves without gap or overlap', () => {
    for (const key of RANGE_KEYS) {
      for (const zone of zones) {
        const period = periodOf(key, zone, new Date('2025-11-02T05:30:00Z'));
        expect(daysBetween(period.from, period.to)).toHaveLength(RANGE_DAYS[key]);
        expect(daysBetween(period.previousFrom, period.previousTo)).toHaveLength(RANGE_DAYS[key]);
        expect(addDays(period.previousTo, 1)).toBe(period.from);
      }
    }
  });

  it('has four keys', () => {
    expect(isRangeKey('28d')).toBe(true);
    expect(isRangeKey('30d')).toBe(false);
    expect(isRangeKey(undefined)).toBe(false);
  });
});
