import { expect, test } from 'vitest';
import { z } from 'zod';
import { AFTER_MOMENT, AFTER_ROW, cursorOf, pageOf, toPage } from './cursor';

const ID = '0b7f9a52-5d3c-4a51-9d51-0c8c2f6e7a10';
const rows = z.object(pageOf(AFTER_ROW));
const moments = z.object(pageOf(AFTER_MOMENT));

test('what a page ends with is where the next one begins', () => {
  const page = toPage([ID, 'next'], 1, (id) => id);
  expect(page.items).toEqual([ID]);
  expect(rows.parse({ cursor: page.nextCursor })).toEqual({ cursor: [ID], limit: 50 });
  expect(toPage([ID], 1, (id) => id).nextCursor).toBeNull();
  expect(moments.parse({ cursor: cursorOf(`-5_${ID}`), limit: '7' })).toEqual({
    cursor: ['-5', ID],
    limit: 7,
  });
});

test.each([
  '',
  '%',
  '====',
  'AAAA',
  'null',
  '../..',
  cursorOf("' OR 1=1"),
  cursorOf(`${ID}\n`),
  `${cursorOf(ID)}x`.repeat(9),
])('a cursor that is not ours is refused: %s', (cursor) => {
  expect(rows.safeParse({ cursor }).success).toBe(false);
  expect(moments.safeParse({ cursor }).success).toBe(false);
  expect(moments.safeParse({ cursor: cursorOf(ID) }).success).toBe(false);
});

test.each(['0', '101', '-1', '1e2', '5.5', '', 'ten', ' 5'])('a limit of "%s" is refused', (limit) => {
  expect(rows.safeParse({ limit }).success).toBe(false);
});
