import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatAge,
  formatChange,
  formatInterval,
  formatMargin,
  formatN,
  formatNumber,
  formatPercent,
  formatRange,
  formatSatisfaction,
  formatScore,
  formatScoreRange,
  formatSigned,
  roundTo,
} from './format';

describe('rounding', () => {
  it.each([
    [1.005, 2, 1.01],
    [-1.005, 2, -1.01],
    [2.675, 2, 2.68],
    [0.5, 0, 1],
    [-0.5, 0, -1],
    [3.2949, 2, 3.29],
    [1e9 + 0.4, 0, 1e9],
  ])('%d to %d decimals is %d', (value, decimals, rounded) => {
    expect(roundTo(value, decimals)).toBe(rounded);
  });

  it('mirrors, and never gives −0', () => {
    fc.assert(
      fc.property(fc.double({ min: -200, max: 200, noNaN: true }), fc.nat(2), (value, decimals) => {
        expect(roundTo(-value, decimals) + roundTo(value, decimals)).toBe(0);
        expect(Object.is(roundTo(value, decimals), -0)).toBe(false);
        expect(Math.abs(roundTo(value, decimals) - value)).toBeLessThanOrEqual(0.5000001 * 10 ** -decimals);
      }),
    );
  });
});

describe('numbers of the house', () => {
  it('group thousands and carry a true minus', () => {
    expect(formatNumber(0)).toBe('0');
    expect(formatNumber(999)).toBe('999');
    expect(formatNumber(1062)).toBe('1,062');
    expect(formatNumber(1_234_567.891, 2)).toBe('1,234,567.89');
    expect(formatNumber(-1234.5, 1)).toBe('−1,234.5');
    expect(formatNumber(-0.001, 2)).toBe('0.00');
    expect(formatN(1062)).toBe('n 1,062');
  });

  it('give each kind of score its decimals', () => {
    expect(formatSatisfaction(4.336)).toBe('4.34');
    expect(formatSatisfaction(4.336, 1)).toBe('4.3');
    expect(formatPercent(81.44)).toBe('81.4%');
    expect(formatPercent(81.44, 0)).toBe('81%');
    expect(formatScore('csat', 75)).toBe('75.0%');
    expect(formatScore('thumbs', 30.798)).toBe('30.8%');
    expect(formatScore('nps', -12)).toBe('−12');
    expect(formatScore('ces', 5.2)).toBe('5.20');
  });

  it('write ranges with an en dash that no minus can be taken for', () => {
    expect(formatRange(4.24, 4.44)).toBe('4.24–4.44');
    expect(formatScoreRange('smiley', 59.81, 85.81)).toBe('59.8–85.8%');
    expect(formatScoreRange('nps', -12.4, 30.2)).toBe('−12 – 30');
    expect(formatScoreRange('nps', -40, -12)).toBe('−40 – −12');
  });

  it('never show an interval of nothing', () => {
    expect(formatMargin(0.1)).toBe('± 0.10');
    expect(formatMargin(0.0028)).toBe('± 0.01');
    expect(formatMargin(0.2, 0)).toBe('± 1');
  });

  it('show ± only where the interval reaches equally far to both sides', () => {
    expect(formatInterval(4.34, 4.24, 4.44)).toBe('± 0.10');
    expect(formatInterval(4.9, 4.6, 5)).toBe('4.60–5.00');
  });

  it('sign differences, and point only where a direction may be claimed', () => {
    expect(formatSigned(0.05)).toBe('+0.05');
    expect(formatSigned(-0.05)).toBe('−0.05');
    expect(formatSigned(-0.001)).toBe('0.00');
    expect(formatChange({ difference: 0.05, distinguishable: false })).toBe('≈ +0.05');
    expect(formatChange({ difference: -0.08, distinguishable: false })).toBe('≈ −0.08');
    expect(formatChange({ difference: 0, distinguishable: false })).toBe('≈ 0.00');
    expect(formatChange({ difference: 0.18, distinguishable: true })).toBe('▲ 0.18');
    expect(formatChange({ difference: -0.31, distinguishable: true })).toBe('▼ 0.31');
    expect(formatChange({ difference: 12.4, distinguishable: true }, 0)).toBe('▲ 12');
    expect(formatChange({ difference: -0.002, distinguishable: true })).toBe('▼ 0.01');
  });
});

describe('age', () => {
  const minute = 60_000;
  const hour = 60 * minute;
  const day = 24 * hour;

  it.each([
    [-5000, 'now'],
    [0, 'now'],
    [999, 'now'],
    [1000, '1 s ago'],
    [4200, '4 s ago'],
    [minute - 1, '59 s ago'],
    [3 * minute, '3 min ago'],
    [hour - 1, '59 min ago'],
    [5 * hour, '5 h ago'],
    [day - 1, '23 h ago'],
    [day, '1 day ago'],
    [2 * day, '2 days ago'],
    [14 * day, '2 weeks ago'],
    [63 * day, '2 months ago'],
    [365 * day, '11 months ago'],
    [366 * day, '12 months ago'],
    [731 * day, '2 years ago'],
    [1100 * day, '3 years ago'],
  ])('of %d ms is %s', (ms, text) => {
    expect(formatAge(ms)).toBe(text);
  });
});
