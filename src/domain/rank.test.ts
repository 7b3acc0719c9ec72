import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rankAfter, ranks } from './rank';

const order = (rows: { id: string; rank: string }[]) =>
  rows.toSorted((a, b) => (a.rank < b.rank ? -1 : 1)).map(({ id }) => id);

test('a row lands where it was put, and no two rows ever share a rank', () => {
  const move = fc.record({ row: fc.nat(5), after: fc.option(fc.nat(5)) });
  fc.assert(
    fc.property(fc.array(move, { maxLength: 40 }), (moves) => {
      const rows = ranks(6).map((rank, index) => ({ id: String(index), rank }));
      for (const { row, after } of moves) {
        const moving = rows[row];
        if (!moving || row === after) continue;
        const target = after === null ? null : String(after);
        const expected = order(rows).filter((id) => id !== moving.id);
        expected.splice(target === null ? 0 : expected.indexOf(target) + 1, 0, moving.id);
        moving.rank = rankAfter(rows, target, moving.id) ?? '';
        expect(order(rows)).toEqual(expected);
        expect(new Set(rows.map(({ rank }) => rank)).size).toBe(rows.length);
      }
    }),
  );
});

test('after a row that is not in the list there is no place', () => {
  expect(rankAfter([], 'gone')).toBeNull();
  expect(rankAfter([], null)).toBe('a0');
});
