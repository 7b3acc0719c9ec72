import { expect, test } from 'vitest';
import { plain, says } from './naming';

test('a name is plain without case, accents and signs', () => {
  expect(plain('  Café-Bar, “Zürich” ')).toBe('cafe bar zurich');
  expect(plain('—')).toBe('');
});

test('a name says another one by whole words only, and nothing says nothing', () => {
  expect(says('The CAFE visit', 'Café visit')).toBe(true);
  expect(says('Bill by e-mail', 'bill')).toBe(true);
  expect(says('Billing desk', 'bill')).toBe(false);
  expect(says('Delivery', 'Delivery notice')).toBe(false);
  expect(says('Delivery', '…')).toBe(false);
});
