import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editQuantity, formatQuantity, parseQuantity } from './quantity';

test.each([
  [12_345.5, 'en', 'min', '12,345.5\u00a0min'],
  [12_345.5, 'de', '€', '12.345,5\u00a0€'],
  [-0.25, 'en', '', '-0.25'],
  [40, 'en', '%', '40%'],
  [7, 'no such language', '', '7'],
])('%d in %s is read as written there', (value, locale, unit, shown) => {
  expect(formatQuantity(value, locale, unit)).toBe(shown);
});

test.each([
  ['12,345.5', 'en', 12_345.5],
  ['12.345,5', 'de', 12_345.5],
  ['12 345,5', 'fr', 12_345.5],
  ['12’345.5', 'de-CH', 12_345.5],
  ['12,34,567', 'en-IN', 1_234_567],
  ['1,5', 'en', 1.5],
  ['1.5', 'de', 1.5],
  ['1.500', 'de', 1500],
  ['−3', 'en', -3],
  ['+3', 'en', 3],
  ['٣٫٥', 'ar-EG', 3.5],
  ['12 min', 'en', 12],
  ['12MIN', 'en', 12],
  ['', 'en', null],
  [' min ', 'en', null],
])('%s typed in %s is %s', (typed, locale, value) => {
  expect(parseQuantity(typed, locale, 'min')).toBe(value);
});

test.each(['twelve', '1,23,4', '1.2.3', '1e5', '=1+1', '<b>1</b>', '0x10', '12 hours', '--1'])(
  '%s is no number',
  (typed) => {
    expect(parseQuantity(typed, 'en', 'min')).toBeNaN();
  },
);

test('what is offered for typing over is the number itself, in every language', () => {
  const numbers = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }).map((value) => value / 1000);
  fc.assert(
    fc.property(
      numbers,
      fc.constantFrom('en', 'de', 'fr', 'de-CH', 'ar-EG', 'hi', 'fa', 'es'),
      (value, locale) => {
        expect(parseQuantity(editQuantity(value, locale), locale)).toBeCloseTo(value, 6);
        expect(parseQuantity(formatQuantity(value, locale), locale)).toBeCloseTo(value, 6);
      },
    ),
  );
});
