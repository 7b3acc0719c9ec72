import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isRtl, wrap } from './paragraph';

/** Every sign is one wide. */
const measure = (text: string) => [...text].length;
const texts = (text: string, width: number) => wrap(text, width, measure).map((line) => line.text);

test('breaks between words and keeps the lines people made', () => {
  expect(texts('the customer waits', 12)).toEqual(['the customer', 'waits']);
  expect(texts('one\n\ntwo', 10)).toEqual(['one', '', 'two']);
  expect(texts('check-out in store', 6)).toEqual(['check-', 'out in', 'store']);
  expect(texts('', 10)).toEqual(['']);
});

test('breaks what has no spaces, and never before closing punctuation', () => {
  expect(texts('aaaaaaaaaa', 4)).toEqual(['aaaa', 'aaaa', 'aa']);
  const lines = texts('顧客は配送枠を見て、約束の日に届く。', 5);
  expect(lines.every((line) => measure(line) <= 5)).toBe(true);
  expect(lines.some((line) => /^[、。]/.test(line))).toBe(false);
});

test('keeps a sign of several code points whole', () => {
  expect(texts('👩‍👩‍👧👩‍👩‍👧', 5)).toEqual(['👩‍👩‍👧', '👩‍👩‍👧']);
});

test('knows the direction by the first letter', () => {
  expect([isRtl('12 مرحبا abc'), isRtl('abc مرحبا'), isRtl('שלום'), isRtl('…')]).toEqual([
    true,
    false,
    true,
    false,
  ]);
  expect(wrap('שלום\nabc', 10, measure).map(({ rtl }) => rtl)).toEqual([true, false]);
});

test('loses nothing, and no line is wider than asked unless one sign is', () => {
  const text = fc.string({ unit: fc.constantFrom(...'ab -–\n日、(）שم é👩‍👧'), maxLength: 60 });
  fc.assert(
    fc.property(text, fc.integer({ min: 6, max: 20 }), (text, width) => {
      const lines = wrap(text, width, measure);
      expect(
        lines
          .map((line) => line.text)
          .join('')
          .replace(/\s/g, ''),
      ).toBe(text.replace(/\s/g, ''));
      for (const line of lines) expect(line.width).toBeLessThanOrEqual(width);
    }),
  );
});
