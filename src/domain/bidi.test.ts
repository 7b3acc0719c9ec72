import { expect, test } from 'vitest';
import { visualRuns } from './bidi';

test('a line of one direction is one run', () => {
  expect(visualRuns('Delivery (today)', false)).toEqual([{ text: 'Delivery (today)', rtl: false }]);
  expect(visualRuns('', true)).toEqual([]);
});

test('numbers and foreign words keep their direction, and what stands first is seen on the right', () => {
  expect(visualRuns('מחכה SMS עד 14:30', true)).toEqual([
    { text: '14:30', rtl: false },
    { text: ' עד ', rtl: true },
    { text: 'SMS', rtl: false },
    { text: 'מחכה ', rtl: true },
  ]);
  expect(visualRuns('Order שלום now', false).map(({ text }) => text)).toEqual(['Order ', 'שלום', ' now']);
});

test('brackets face the way they are read, and signs that steer are not drawn', () => {
  expect(visualRuns('(שלום)', true)).toEqual([{ text: ')שלום(', rtl: true }]);
  expect(visualRuns('abc\u202Edef\u202C', false)).toEqual([
    { text: 'abc', rtl: false },
    { text: 'def', rtl: true },
  ]);
});
