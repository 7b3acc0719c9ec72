import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fillPages, groupColumns, type RowShape } from './paging';

const row = (cells: number[][]): RowShape => ({ cells, least: 12, again: 20, padding: 10 });

test('a row that fits a page goes to the next one as a whole, a longer one is cut', () => {
  const short = row([[10, 10]]);
  expect(fillPages([short, short, short], () => 70).map((page) => page.map(({ row }) => row))).toEqual([
    [0, 1],
    [2],
  ]);
  const long = row([Array(20).fill(10), [10]]);
  const pages = fillPages([long], () => 110);
  expect(pages.map((page) => page.map(({ parts, goesOn }) => [parts, goesOn]))).toEqual([
    [
      [
        [
          [0, 10],
          [0, 1],
        ],
        false,
      ],
    ],
    [
      [
        [
          [10, 20],
          [1, 1],
        ],
        true,
      ],
    ],
  ]);
});

test('a block higher than a page has one to itself', () => {
  const pages = fillPages([row([[10]]), row([[500], [10]]), row([[10]])], () => 100);
  expect([...new Set(pages.flat().map(({ row }) => row))]).toEqual([0, 1, 2]);
  expect(pages.find((page) => page.some(({ height }) => height > 500))).toHaveLength(1);
});

test('every block stands on exactly one page, in order, and pages are not overfull', () => {
  const shapes = fc.array(
    fc
      .array(fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 30 }), { minLength: 1, maxLength: 4 })
      .map(row),
    { minLength: 1, maxLength: 12 },
  );
  fc.assert(
    fc.property(shapes, fc.integer({ min: 80, max: 300 }), (rows, room) => {
      const pages = fillPages(rows, (page) => (page === 0 ? room - 10 : room));
      for (const [index, page] of pages.entries())
        expect(page.reduce((sum, { height }) => sum + height, 0)).toBeLessThanOrEqual(
          index === 0 ? room - 10 : room,
        );
      rows.forEach((shape, index) => {
        const slices = pages.flat().filter(({ row }) => row === index);
        shape.cells.forEach((blocks, cell) => {
          const seen = slices.flatMap(({ parts }) => {
            const [from, to] = parts[cell] ?? [0, 0];
            return Array.from({ length: to - from }, (_, at) => from + at);
          });
          expect(seen).toEqual(blocks.map((_, at) => at));
        });
      });
    }),
  );
});

test('columns go onto as few pages as they can, which end with a stage where one is near', () => {
  expect(groupColumns(14, 8, new Set([2, 5, 8, 11, 13]))).toEqual([
    [0, 6],
    [6, 14],
  ]);
  expect(groupColumns(3, 8, new Set([2]))).toEqual([[0, 3]]);
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 200 }),
      fc.integer({ min: 1, max: 15 }),
      fc.array(fc.nat(200)),
      (count, most, ends) => {
        const groups = groupColumns(count, most, new Set(ends));
        expect(groups).toHaveLength(Math.ceil(count / most));
        expect(
          groups.flatMap(([from, to]) => Array.from({ length: to - from }, (_, at) => from + at)),
        ).toEqual(Array.from({ length: count }, (_, at) => at));
        for (const [from, to] of groups) expect(to - from).toBeLessThanOrEqual(most);
      },
    ),
  );
});
