import { expect, test } from 'vitest';
import { read } from '@/features/sheet/components/read';
import { prepareRows } from './prepare';

const rowsOf = (csv: string) =>
  prepareRows(read({ kind: 'paste', text: csv }), { columns: null, fixes: {}, skipped: [] });

test('columns of one name become one lane that holds what both say', () => {
  const [row] = rowsOf(
    'Touchpoint,Desired,Notes (text),notes (text),constructor (text)\nPay,4,one,two,three',
  );
  expect(row?.sent.lanes).toEqual({ 'Notes (text)': 'one\ntwo', 'constructor (text)': 'three' });
});

test('a number said twice is asked about in its cell', () => {
  const [row] = rowsOf('Touchpoint,Desired,Wait (number),Wait (number)\nPay,4,3,5');
  expect(row?.issues).toEqual([{ n: 2, field: 'Wait (number)', message: 'This is not a number.' }]);
});
