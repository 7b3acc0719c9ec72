import { expect, test } from 'vitest';
import { readXlsx } from '@/features/sheet/components/readXlsx';
import { type Cell, createWorkbook } from './workbook';

function written(head: string[], ...batches: Cell[][][]): Uint8Array {
  const parts: Uint8Array[] = [];
  const book = createWorkbook(head, (bytes) => parts.push(bytes.slice()));
  for (const batch of batches) book.add(batch);
  book.end();
  return new Uint8Array(Buffer.concat(parts));
}

test('what is written batch by batch is read as one sheet', () => {
  const { sheets, rows } = readXlsx(
    written(
      ['Comment', 'Score'],
      [
        ['<b> & "late" \n second line', 2],
        ['=1+1', null],
      ],
      [
        ['配送 👍 التوصيل', 10],
        ['_x0041_ \u0000\u001f\ud800 end', 0],
      ],
    ),
  );
  expect(sheets).toEqual(['Ratings']);
  expect([...rows.values()]).toEqual([
    ['Comment', 'Score'],
    ['<b> & "late" \n second line', '2'],
    ['=1+1'],
    ['配送 👍 التوصيل', '10'],
    ['_x0041_ \ufffd end', '0'],
  ]);
});

test('a workbook without rows has its head', () => {
  expect([...readXlsx(written(['Comment'])).rows.values()]).toEqual([['Comment']]);
});

test('no sign breaks the workbook', () => {
  // All there are, thirty-two at a time, halves of signs among them.
  const texts = Array.from({ length: 2_048 }, (_, at) =>
    String.fromCharCode(...Array.from({ length: 32 }, (_, index) => at * 32 + index)),
  );
  const rows = [
    ...readXlsx(written(['Head'], [...texts.map((text) => [`a${text}`]), ['last']])).rows.values(),
  ];
  expect(rows).toHaveLength(2_050);
  expect(rows.at(-1)).toEqual(['last']);
});
