import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { workbookOf } from '@/test/workbook';
import { guessColumns, matchColumns } from '../prepare/columns';
import { type ReadOptions, read } from './read';

const paste = (text: string, options?: ReadOptions) => read({ kind: 'paste', text }, options);
const file = (bytes: Uint8Array, options?: ReadOptions, name = 'sheet.csv') =>
  read({ kind: 'file', name, bytes: new Uint8Array(bytes).buffer }, options);
const rowsOf = ({ grid, header }: ReturnType<typeof read>) => grid.slice(header + 1);
const latin1 = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
const utf16 = (text: string, bigEndian = false) => {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  [...Array(text.length).keys()].forEach(
    (at) => void view.setUint16(at * 2, text.charCodeAt(at), !bigEndian),
  );
  return bytes;
};

describe('a pasted list', () => {
  test.each([
    [
      'lines',
      'Advert\n\n- Showroom\n2. Checkout\n• Delivery',
      [
        ['', 'Advert'],
        ['', 'Showroom'],
        ['', 'Checkout'],
        ['', 'Delivery'],
      ],
    ],
    [
      'indentation',
      'Discover\n  Advert\n\tShowroom\nBuy\n  - Checkout\nStay',
      [
        ['Discover', 'Advert'],
        ['Discover', 'Showroom'],
        ['Buy', 'Checkout'],
        ['Stay', ''],
      ],
    ],
    [
      'headings',
      '# Discover\nAdvert\n## Buy\nCheckout',
      [
        ['Discover', 'Advert'],
        ['Buy', 'Checkout'],
      ],
    ],
    [
      'headings with a colon',
      'Discover:\nAdvert\nBuy:\n* Checkout',
      [
        ['Discover', 'Advert'],
        ['Buy', 'Checkout'],
      ],
    ],
    [
      'stage: touchpoint',
      'Discover: Advert\r\nBuy: Checkout',
      [
        ['Discover', 'Advert'],
        ['Buy', 'Checkout'],
      ],
    ],
    [
      'stage > touchpoint',
      'Discover > Advert\nBuy → Checkout',
      [
        ['Discover', 'Advert'],
        ['Buy', 'Checkout'],
      ],
    ],
    [
      'one colon among many',
      'Advert\nCall: the one about bills\nShowroom',
      [
        ['', 'Advert'],
        ['', 'Call: the one about bills'],
        ['', 'Showroom'],
      ],
    ],
  ])('%s', (_, text, expected) => {
    const sheet = paste(text);
    expect(sheet.kind).toBe('list');
    expect(rowsOf(sheet)).toEqual(expected);
  });

  test('mark-up is text like any other', () => {
    expect(rowsOf(paste('<script>alert(1)</script>\n<li>Checkout</li>'))).toEqual([
      ['', '<script>alert(1)</script>'],
      ['', '<li>Checkout</li>'],
    ]);
  });

  test('100 kB of text is read, and too much is refused with its size', () => {
    expect(rowsOf(paste(`${'Checkout '.repeat(5)}\n`.repeat(900)))).toHaveLength(900);
    expect(rowsOf(paste('x'.repeat(100_000)))).toHaveLength(1);
    expect(() => paste('x'.repeat(2_000_001))).toThrow(/2,000,001 characters/);
    expect(() => paste(' \n ')).toThrow(/no rows/);
  });
});

describe('pasted cells', () => {
  test('as a spreadsheet copies them, line breaks in cells included', () => {
    const sheet = paste('Stage\tTouchpoint\tDoing\nBuy\tCheckout\t"Pays\nby card"\n\tInvoice\t');
    expect(rowsOf(sheet)).toEqual([
      ['Buy', 'Checkout', 'Pays\nby card'],
      ['', 'Invoice', ''],
    ]);
    expect(sheet.delimiter).toBe('\t');
  });

  test('a list may be read as cells and cells as a list', () => {
    expect(rowsOf(paste('Buy,Checkout', { as: 'table' }))).toEqual([['Buy', 'Checkout']]);
    expect(paste('Stage\tTouchpoint\nBuy\tCheckout', { as: 'list' }).kind).toBe('list');
  });
});

describe('a file of separated values', () => {
  const text = 'Étape;Stage;Touchpoint\r\n1;Après;Café, “l’été” 5 €\r\n';
  const windows = latin1(
    text.replace('“', '\x93').replace('’', '\x92').replace('”', '\x94').replace('€', '\x80'),
  );
  const encoded: [string, Uint8Array, string][] = [
    ['utf-8', new TextEncoder().encode(text), 'utf-8'],
    ['utf-8 with a byte order mark', new TextEncoder().encode(`\uFEFF${text}`), 'utf-8'],
    ['utf-16 with a byte order mark', utf16(`\uFEFF${text}`), 'utf-16le'],
    ['utf-16, big-endian', utf16(`\uFEFF${text}`, true), 'utf-16be'],
    ['utf-16 without a mark', utf16(text), 'utf-16le'],
    ['windows-1252', windows, 'windows-1252'],
  ];
  test.each(encoded)('in %s', (_, bytes, encoding) => {
    const sheet = file(bytes);
    expect(sheet).toMatchObject({ encoding, delimiter: ';', header: 0 });
    expect(sheet.grid).toEqual([
      ['Étape', 'Stage', 'Touchpoint'],
      ['1', 'Après', 'Café, “l’été” 5 €'],
    ]);
  });

  test('another encoding and another separator can be chosen', () => {
    expect(file(latin1('Stage;Touchpoint\n\xcf;\xe8'), { encoding: 'windows-1251' }).grid[1]).toEqual([
      'П',
      'и',
    ]);
    expect(file(latin1('Stage;Touchpoint\na;b'), { delimiter: ',' }).grid[1]).toEqual(['a;b']);
  });

  test.each([
    [',', 'Stage,Touchpoint,Doing\nBuy,Checkout,"a; b; c; d; e"'],
    ['\t', 'Stage\tTouchpoint\nBuy\tCheckout, again'],
    ['|', 'Stage|Touchpoint\nBuy|Checkout'],
    [';', 'sep=;\nBuy;Checkout, again, and again'],
  ])('separated by %j', (delimiter, csv) => {
    expect(file(latin1(csv)).delimiter).toBe(delimiter);
  });

  test('a title and an empty line above the header are left out, and rows keep their numbers', () => {
    const sheet = file(latin1('Our journey 2026;;\n;;\nStage;Touchpoint;Doing\nBuy;Checkout;\n;;\nBuy;Pay;'));
    expect(sheet.header).toBe(1);
    expect(sheet.lines).toEqual([1, 3, 4, 6]);
    expect(sheet.notes).toEqual(['1 line above the column names left out.']);
  });

  test('text that was guarded against formulas comes back, and no other apostrophe is touched', () => {
    expect(file(latin1('Stage,Touchpoint\n"\'=1+1",\'tis')).grid[1]).toEqual(['=1+1', "'tis"]);
  });

  test('a quotation mark that nothing closes costs no row, and its row is named', () => {
    const sheet = file(latin1('Stage,Touchpoint\nBuy,"Quick" check\nBuy,"Pay\nStay,Refer\n'));
    expect(rowsOf(sheet)).toEqual([
      ['Buy', '"Quick" check'],
      ['Buy', '"Pay'],
      ['Stay', 'Refer'],
    ]);
    expect(sheet.notes).toEqual(['Rows 2 and 3: a quotation mark is not closed and was read as it stands.']);
  });

  test('a header with one kind of line end above rows with another costs no row', () => {
    expect(rowsOf(file(latin1('Stage;Touchpoint\r\nBuy;Checkout\nStay;Refer\n')))).toEqual([
      ['Buy', 'Checkout'],
      ['Stay', 'Refer'],
    ]);
  });

  test('signs that are no text are left out and counted, also far down', () => {
    const sheet = file(latin1(`Stage,Touchpoint\n${'Buy,Checkout\n'.repeat(500)}Buy,Pa\0y\n\x1a`));
    expect(rowsOf(sheet).at(-1)).toEqual(['Buy', 'Pay']);
    expect(sheet.notes).toEqual(['2 signs that are no text left out.']);
  });

  test('one damaged sign does not garble the others', () => {
    const bytes = [...new TextEncoder().encode('Stage,Touchpoint\nÉtape,Café\nx,'), 0xff];
    const sheet = file(Uint8Array.from(bytes));
    expect(rowsOf(sheet)[0]).toEqual(['Étape', 'Café']);
    expect(sheet.notes).toEqual(['1 sign could not be read: try another encoding if it shows.']);
  });

  test('UTF-16 of another script without a mark is known', () => {
    expect(file(utf16('Этап;Точка\nПокупка;Касса\n')).grid[1]).toEqual(['Покупка', 'Касса']);
  });

  test('50,000 rows are refused with their number', () => {
    expect(() => file(latin1(`Stage,Touchpoint\n${'Buy,Checkout\n'.repeat(50_000)}`))).toThrow(
      /50,000 rows; one import takes up to 1,000\. Nothing was imported/,
    );
  });

  test.each([
    ['nothing', new Uint8Array(), /empty/],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 0xff]), /not a spreadsheet/],
    ['a web page', latin1('<html><table><tr><td>Stage</td></tr></table></html>'), /web page/],
    ['a document', latin1('%PDF-1.7 and so on'), /not a spreadsheet/],
    ['an old workbook', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0]), /Save it as \.xlsx/],
    ['an archive of something else', zipSync({ 'a.txt': strToU8('a') }), /not an Excel workbook/],
    [
      'half a workbook',
      workbookOf([{ name: 'A', rows: [['Touchpoint'], ['a']] }]).slice(0, 400),
      /cannot be read/,
    ],
    ['a header alone', latin1('Stage,Touchpoint\n'), /no rows/],
  ])('%s is refused in words', (_, bytes, message) => {
    expect(() => file(bytes)).toThrow(message);
  });
});

describe('a workbook', () => {
  const book = workbookOf([
    { name: 'Notes', rows: [['Nothing here']] },
    {
      name: 'Journey & more',
      merges: ['A1:C1', 'A3:A4', 'B5:C5'],
      rows: [
        ['Our journey'],
        ['Stage', 'Touchpoint', 'Desired'],
        ['Buy', 'Checkout', 0.1 + 0.2],
        [null, 'Pay', 4.5],
        ['Stay', { formula: 'HYPERLINK("http://evil.test","x")', result: '<b>Review</b>' }],
        [],
        ['Stay', 'Refer'],
      ],
    },
    { name: 'Secret', rows: [['a']], hidden: true },
  ]);

  test('shows what its cells show, with merged ranges in each of their rows', () => {
    const sheet = file(book, { sheet: 'Journey & more' }, 'journey.xlsx');
    expect(sheet.sheets).toEqual(['Notes', 'Journey & more']);
    expect(sheet.lines.slice(sheet.header + 1)).toEqual([3, 4, 5, 7]);
    expect(rowsOf(sheet)).toEqual([
      ['Buy', 'Checkout', '0.3'],
      ['Buy', 'Pay', '4.5'],
      ['Stay', '<b>Review</b>', ''],
      ['Stay', 'Refer', ''],
    ]);
  });

  test('that unpacks to far more than it is, is refused before it is unpacked', () => {
    const bomb = zipSync({
      'xl/workbook.xml': strToU8('<workbook/>'),
      'xl/worksheets/sheet1.xml': new Uint8Array(110_000_000),
    });
    expect(bomb.length).toBeLessThan(200_000);
    expect(() => file(bomb)).toThrow(/too large once unpacked/);
    // Packing it takes seconds where others work too.
  }, 60_000);

  test('with 50,000 rows is refused with their number', () => {
    const rows = Array.from({ length: 50_001 }, (_, index) => ['Buy', index]);
    expect(() => file(workbookOf([{ name: 'A', rows }]))).toThrow(/50,001 rows|50,000 rows/);
  });
});

describe('columns', () => {
  test('are known by their usual names, and each field is given once', () => {
    expect(
      matchColumns([
        'Journey stage',
        'Touch-point',
        'Owner',
        'PAIN POINTS',
        'Pains',
        'Feelings ',
        'Budget',
        'Desired (1–5)',
      ]),
    ).toEqual(['stage', 'touchpoint', 'department', null, 'pains', 'feeling', null, 'desired']);
  });

  test('without names are guessed', () => {
    expect(guessColumns(1)).toEqual(['touchpoint']);
    expect(guessColumns(3)).toEqual(['stage', 'touchpoint', null]);
  });
});
