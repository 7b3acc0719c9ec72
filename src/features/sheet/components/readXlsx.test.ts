import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { type WorkbookCell, workbookOf } from '@/test/workbook';
import { read } from './read';

const sheetOf = (bytes: Uint8Array) =>
  read({ kind: 'file', name: 'journey.xlsx', bytes: new Uint8Array(bytes).buffer });

/** The same workbook as another program would have written it. */
function rewritten(book: Uint8Array, change: (path: string, xml: string) => [string, string]): Uint8Array {
  const files = Object.entries(unzipSync(book)).map(([path, bytes]) => change(path, strFromU8(bytes)));
  return zipSync(Object.fromEntries(files.map(([path, xml]) => [path, strToU8(xml)])));
}

const ROWS: WorkbookCell[][] = [
  ['Stage', 'Touchpoint'],
  ['Buy', 'Checkout'],
];
const plain = workbookOf([{ name: 'Journey', rows: ROWS }]);
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

test.each<[string, Uint8Array]>([
  [
    'with another prefix',
    rewritten(plain, (path, xml) => [
      path,
      xml.replaceAll('xmlns:r=', 'xmlns:d3p1=').replaceAll('r:id', 'd3p1:id'),
    ]),
  ],
  ['with paths as Windows writes them', rewritten(plain, (path, xml) => [path.replaceAll('/', '\\'), xml])],
  [
    'whose book has another name',
    rewritten(plain, (path, xml) => [path.replace('workbook.xml', 'workbook22.xml'), xml]),
  ],
])('a workbook %s is read', (name, book) => {
  const files = unzipSync(book);
  const root = `<Relationships><Relationship Id="a" Type="${RELATIONS}/officeDocument" Target="xl/workbook22.xml"/></Relationships>`;
  const whole = name.includes('name') ? zipSync({ ...files, '_rels/.rels': strToU8(root) }) : book;
  expect(sheetOf(whole).grid).toEqual(ROWS);
});

test('a sheet that is a chart is no sheet to choose', () => {
  const book = rewritten(
    workbookOf([
      { name: 'Chart', rows: [['a']] },
      { name: 'Journey', rows: ROWS },
    ]),
    (path, xml) => [
      path,
      xml.replace(/worksheet" Target="worksheets\/sheet1/, 'chartsheet" Target="chartsheets/sheet1'),
    ],
  );
  expect(sheetOf(book)).toMatchObject({ sheets: ['Journey'], grid: ROWS });
});

test('formulas without a result, and errors, are named by their cells', () => {
  const book = rewritten(
    workbookOf([
      {
        name: 'Journey',
        rows: [...ROWS, ['Buy', 'UNSOLVED'], ['Stay', 'WRONG'], ['Stay', { formula: 'A1', result: '' }]],
      },
    ]),
    (path, xml) => [
      path,
      path.includes('worksheets')
        ? xml
            .replace(/<c r="B3" t="s"><v>\d+<\/v>/, '<c r="B3"><f>1+1</f><v></v>')
            .replace(/<c r="B4" t="s"><v>\d+<\/v>/, '<c r="B4" t="e"><f>1/0</f><v>#DIV/0!</v>')
        : xml,
    ],
  );
  const { grid, notes } = sheetOf(book);
  expect(grid.slice(2)).toEqual([
    ['Buy', ''],
    ['Stay', '#DIV/0!'],
    ['Stay', ''],
  ]);
  expect(notes).toEqual([
    'The file holds no result of the formula in B3: open it in Excel, save it, and choose it again.',
    'Cell B4 shows an error of the spreadsheet.',
  ]);
});

const dated = (since1904: boolean) =>
  rewritten(
    workbookOf([
      {
        name: 'Journey',
        rows: [
          ['Stage', 'Touchpoint'],
          ['Buy', 1],
          ['Buy', 2],
          ['Buy', 3],
          ['Buy', 4],
        ],
      },
    ]),
    (path, xml) => {
      if (path === 'xl/workbook.xml')
        return [path, xml.replace('<sheets>', `<workbookPr date1904="${since1904 ? 1 : 0}"/><sheets>`)];
      const values = [46_085, 0.604_166_666_666_667, 0.155, 1.5];
      return [
        path,
        xml.replace(
          /<c r="B([2-5])"><v>\d<\/v>/g,
          (_, row: string) => `<c r="B${row}" s="${Number(row) - 1}"><v>${values[Number(row) - 2]}</v>`,
        ),
      ];
    },
  );

test('dates, times and percents read as they show, in both calendars of Excel', () => {
  const styles = strToU8(
    '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="dd\\.mm\\.yyyy;@"/><numFmt numFmtId="171" formatCode="[h]:mm"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="20"/><xf numFmtId="10"/><xf numFmtId="171"/></cellXfs></styleSheet>',
  );
  const columns = [false, true].map((since1904) => {
    const book = zipSync({ ...unzipSync(dated(since1904)), 'xl/styles.xml': styles });
    return sheetOf(book)
      .grid.slice(1)
      .map((row) => row[1]);
  });
  expect(columns).toEqual([
    ['2026-03-04', '14:30', '15.5%', '36:00'],
    ['2030-03-05', '14:30', '15.5%', '36:00'],
  ]);
});
