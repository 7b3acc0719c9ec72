import { expect, test } from 'vitest';
import { numberOf } from './prepare';

test.each([
  ['11.4', 11.4],
  ['11,4', 11.4],
  ['1,234', 1234],
  ['1,234.5', 1234.5],
  ['−3 %', -3],
  ['', null],
  ['many', null],
  ['1e9', null],
  ['=1+1', null],
])('%s is %s', (typed, number) => {
  expect(numberOf(typed)).toBe(number);
});
