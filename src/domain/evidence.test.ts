import { describe, expect, test } from 'vitest';
import { ageOf, dayOf } from './evidence';

const day = dayOf(Date.parse('2026-11-20T15:00:00Z'));

describe('the age of evidence', () => {
  test.each([
    ['2026-11-20T23:59:00Z', 'today', 'of today', 'fresh'],
    ['2027-01-01T00:00:00Z', 'today', 'of today', 'fresh'],
    ['2026-11-19T23:59:00Z', '1 d', '1 day old', 'fresh'],
    ['2026-10-20T10:00:00Z', '4 wk', '4 weeks old', 'fresh'],
    ['2026-08-22T00:00:00Z', '2 mo', '2 months old', 'aging'],
    ['2025-11-20T00:00:00Z', '11 mo', '11 months old', 'old'],
    ['2024-11-01T00:00:00Z', '2 y', '2 years old', 'old'],
  ])('of %s is %s', (at, short, text, freshness) => {
    expect(ageOf(at, day)).toEqual({ short, text, freshness });
  });

  test('does not change within a day', () => {
    expect(dayOf(Date.parse('2026-11-20T00:00:00Z'))).toBe(dayOf(Date.parse('2026-11-20T23:59:59Z')));
  });
});
