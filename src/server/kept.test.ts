import { expect, test } from 'vitest';
import { createKept } from './kept';

/** Counts how often it is made. */
function maker() {
  let made = 0;
  return async () => ++made;
}

test('what was made is given again, and to all who ask meanwhile, until its time is over', async () => {
  const kept = createKept<number>({ ms: 60_000, most: 10 });
  const make = maker();
  expect(await Promise.all([kept.read('key', make), kept.read('key', make)])).toEqual([1, 1]);
  expect(await kept.read('key', make)).toBe(1);
  expect(await kept.read('other', make)).toBe(2);
  const over = createKept<number>({ ms: 0, most: 10 });
  expect([await over.read('key', make), await over.read('key', make)]).toEqual([3, 4]);
});

test('a failure is not kept, and the oldest makes room', async () => {
  const kept = createKept<number>({ ms: 60_000, most: 2 });
  await expect(kept.read('a', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
  const make = maker();
  for (const key of ['a', 'b', 'c']) await kept.read(key, make);
  expect(await kept.read('c', make)).toBe(3);
  expect(await kept.read('a', make)).toBe(4);
});
