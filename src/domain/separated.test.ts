import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { readSeparated } from './separated';

const rowsOf = (text: string, delimiter = ',') => readSeparated(text, delimiter).rows;

test.each([
  ['CR', 'a;b\rc;"d\re"\r'],
  ['LF', 'a;b\nc;"d\re"'],
  ['CR and LF', 'a;b\r\nc;"d\re"\r\n'],
  ['a header of one kind above rows of another', 'a;b\r\nc;"d\re"\n'],
])('lines end with %s', (_, text) => {
  expect(rowsOf(text, ';')).toEqual([
    ['a', 'b'],
    ['c', 'd\re'],
  ]);
});

test.each([
  ['nothing', '', []],
  ['an empty line between', 'a\n\nb', [['a'], [''], ['b']]],
  ['a separator at the end', 'a,', [['a', '']]],
  ['doubled quotation marks', '"a ""b""",""', [['a "b"', '']]],
  ['spaces before a quotation mark', 'Buy, "Check, out" , "x"', [['Buy', 'Check, out', 'x']]],
  ['inches', '5" screen,x', [['5" screen', 'x']]],
])('%s', (_, text, rows) => {
  expect(readSeparated(text, ',')).toEqual({ rows, loose: [] });
});

test('a quotation mark that nothing closes takes no other row with it, and is named', () => {
  const { rows, loose } = readSeparated('a,b\n"Quick" check,c\n"d,e\nf,"g"', ',');
  expect(rows).toEqual([
    ['a', 'b'],
    ['"Quick" check', 'c'],
    ['"d', 'e'],
    ['f', 'g'],
  ]);
  expect(loose).toEqual([2, 3]);
});

// Looking to the end of the file from each of them would outlast the test.
test('a file of open quotation marks is read to its end', () => {
  expect(rowsOf('"a""b,"c""d\n'.repeat(100_000))).toHaveLength(100_000);
});

test('only as many rows are read as are asked for', () => {
  expect(readSeparated('a\nb\nc', ',', 2).rows).toEqual([['a'], ['b']]);
});

test('what is written to the rule is read as another reader does', () => {
  const written = fc.array(
    fc.array(fc.string({ unit: fc.constantFrom(...'a",;|\t\n é=') }), { minLength: 2 }),
    {
      minLength: 1,
    },
  );
  fc.assert(
    fc.property(written, fc.constantFrom(',', ';', '\t', '|'), (rows, delimiter) => {
      const text = Papa.unparse(rows, { delimiter, quotes: true });
      expect(readSeparated(text, delimiter)).toEqual({ rows, loose: [] });
    }),
  );
});
