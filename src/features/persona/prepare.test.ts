import { expect, test } from 'vitest';
import { tellShares } from './prepare';

test.each([
  [[null, null], null],
  [[42, 30], 'The shares add up to 72%. The other 28% of customers are none of them.'],
  [
    [42.5, 30, null],
    'The shares add up to 72.5%. The other 27.5% of customers are none of them. 1 has no share yet.',
  ],
  [[33.3, 33.3, 33.3], 'The shares add up to 100%.'],
  [[80, 40], 'The shares add up to 120%: 20% too much.'],
])('%j', (shares, told) => {
  expect(tellShares(shares)?.text ?? null).toBe(told);
});
