import { expect, test } from 'vitest';
import { line, text } from './schema';

test('a name is one clean line that says what is wrong with it', () => {
  expect(line().parse('  Order\u0000 by\r\n phone\t')).toBe('Order by phone');
  expect(line().parse('Half \ud83d of one')).toBe('Half \ufffd of one');
  expect(line().parse('طلب 🛒 <b>')).toBe('طلب 🛒 <b>');
  expect(line().safeParse(' \n ').error?.issues[0]?.message).toBe('The name is empty. Type something.');
  expect(line().safeParse('x'.repeat(121)).error?.issues[0]?.message).toBe(
    'The name is longer than 120 characters. Shorten it.',
  );
});

test('a text keeps its lines and marks, and loses control characters only', () => {
  expect(text().parse('One\r\nTwo\u0007\u0085\n\tThree ')).toBe('One\nTwo\n\tThree');
  expect(text().parse('')).toBe('');
  expect(text().safeParse('x'.repeat(2_001)).error?.issues[0]?.message).toBe(
    'The text is longer than 2,000 characters. Shorten it.',
  );
});
