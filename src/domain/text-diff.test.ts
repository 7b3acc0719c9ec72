import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diffWords } from './text-diff';

test('says which words went and which came', () => {
  expect(diffWords('Looks for the total', 'Looks for the final total here')).toEqual([
    { kind: 'same', text: 'Looks for the ' },
    { kind: 'added', text: 'final ' },
    { kind: 'same', text: 'total' },
    { kind: 'added', text: ' here' },
  ]);
  expect(diffWords('Checkout', 'Pay')).toEqual([
    { kind: 'removed', text: 'Checkout' },
    { kind: 'added', text: 'Pay' },
  ]);
});

test('words changed in a row are one change', () => {
  expect(diffWords('Fills the basket', 'Pays a card')).toEqual([
    { kind: 'removed', text: 'Fills the basket' },
    { kind: 'added', text: 'Pays a card' },
  ]);
});

test('equal texts have no difference, empty ones no parts', () => {
  expect(diffWords('same', 'same')).toEqual([{ kind: 'same', text: 'same' }]);
  expect(diffWords('', '')).toEqual([]);
});

test('finds words in scripts that put no spaces between them', () => {
  expect(diffWords('東京に行く', '京都に行く').filter(({ kind }) => kind === 'same')).toEqual([
    { kind: 'same', text: 'に行く' },
  ]);
});

test('both texts can be read from the parts, whatever they are', () => {
  const text = fc
    .array(fc.constantFrom('a', 'b', 'word', ' ', '\n', '😀', 'é', 'שלום'))
    .map((parts) => parts.join(''));
  const read = (parts: ReturnType<typeof diffWords>, without: string) =>
    parts
      .filter(({ kind }) => kind !== without)
      .map((part) => part.text)
      .join('');
  fc.assert(
    fc.property(text, text, (before, after) => {
      const parts = diffWords(before, after);
      expect(read(parts, 'added')).toBe(before);
      expect(read(parts, 'removed')).toBe(after);
    }),
  );
});

test('two long strangers are compared in no time', () => {
  const long = (word: string) => Array.from({ length: 20_000 }, (_, index) => `${word}${index}`).join(' ');
  expect(diffWords(long('a'), long('b')).length).toBeGreaterThan(1);
});
