import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { disposition, fileNameOf, guard, toCsv, unguard } from './csv';

const nasty = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.stringMatching(/^['"=+\-@\t\r\n,; ]{0,4}[a-z"';,\n]*$/),
);

test('no text starts a formula, and every text comes back as it was', () => {
  expect(guard('\u200b=1+1')).toBe("'\u200b=1+1");
  expect(unguard(guard('\u202e=1'))).toBe('\u202e=1');
  fc.assert(
    fc.property(nasty, (text) => {
      expect(guard(text)).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
      expect(unguard(guard(text))).toBe(text);
    }),
  );
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', "=cmd|' /C calc'!A0", '＝1+1'])(
  '%j is not live',
  (text) => {
    expect(guard(text)).toBe(`'${text}`);
  },
);

test.each(["'quoted'", "it's", '', '1-2', 'a=b', "'"])('%j needs no guard', (text) => {
  expect(guard(text)).toBe(text);
  expect(unguard(text)).toBe(text);
});

test('rows written are rows read, whatever their texts hold', () => {
  const rows = fc.array(fc.array(nasty, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(rows, (written) => {
      const csv = toCsv(written);
      expect(csv.startsWith('\uFEFF')).toBe(true);
      const { data } = Papa.parse<string[]>(csv.slice(1).replace(/\r\n$/, ''), {
        delimiter: ',',
        newline: '\r\n',
      });
      expect(data.map((row) => row.map(unguard))).toEqual(written);
    }),
  );
});

test('numbers stay numbers, also below zero; what is not known is empty', () => {
  expect(toCsv([['NPS', -12, null, 4.25]])).toBe('\uFEFF"NPS",-12,,4.25\r\n');
});

test.each([
  ['../../etc/passwd', 'etc passwd.csv'],
  ['a/b\\c:"d"|e\n', 'a b c d e.csv'],
  ['...', 'map.csv'],
  ['Käufer 🛋️ رحلة', 'Käufer 🛋️ رحلة.csv'],
])('%j is a file name', (name, expected) => {
  expect(fileNameOf(name, 'csv')).toBe(expected);
});

test('a header stays a header', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      const value = disposition(fileNameOf(name.toWellFormed(), 'csv'));
      expect(value).toMatch(/^attachment; filename="[ !#-[\]-~]*"; filename\*=UTF-8''[\w.!#$&+^`|~%-]+$/);
    }),
  );
});
