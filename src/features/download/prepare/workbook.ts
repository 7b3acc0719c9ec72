import { Zip, ZipDeflate } from 'fflate';

export type Cell = string | number | null;

/** Rows of a sheet at most, its head among them; more go on in the next one. */
const MOST_ROWS = 1_048_576;
/** Letters of a cell at most. */
const MOST_LETTERS = 32_767;

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

const encoder = new TextEncoder();

/** What XML cannot hold at all; half a sign becomes the mark of what is lost. */
const cleanText = (text: string): string =>
  text.toWellFormed().replace(FORBIDDEN, '').slice(0, MOST_LETTERS).toWellFormed();
const FORBIDDEN = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu;

/** "_x0041_" would be read as a sign by its number, so the underscore is written by its own. */
const escapeXml = (text: string): string =>
  text
    .replace(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_')
    .replace(/[&<>\r]/g, (sign) =>
      sign === '\r' ? '&#13;' : sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : '&gt;',
    );

function cellXml(cell: Cell): string {
  if (cell === null || cell === '') return '<c/>';
  if (typeof cell === 'number') return `<c><v>${cell}</v></c>`;
  return `<c t="inlineStr"><is><t xml:space="preserve">${escapeXml(cleanText(cell))}</t></is></c>`;
}

const rowXml = (cells: readonly Cell[]): string => `<row>${cells.map(cellXml).join('')}</row>`;

/**
 * A workbook (OOXML, ECMA-376) that is written while its rows come: nothing of it is kept. `write` is given its bytes in
 * their order. All text is text: no cell of it is a formula.
 */
export function createWorkbook(head: readonly string[], write: (bytes: Uint8Array) => void) {
  let failed: Error | null = null;
  const zip = new Zip((error, bytes) => {
    failed ??= error;
    if (bytes?.length) write(bytes);
  });
  const put = (path: string, text: string) => {
    const file = new ZipDeflate(path);
    zip.add(file);
    file.push(encoder.encode(XML + text), true);
  };
  let sheets = 0;
  let rows = 0;
  let sheet: ZipDeflate | null = null;
  const open = () => {
    sheets += 1;
    rows = 1;
    sheet = new ZipDeflate(`xl/worksheets/sheet${sheets}.xml`, { level: 3 });
    zip.add(sheet);
    const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
    sheet.push(
      encoder.encode(
        `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><sheetData>${rowXml(head)}`,
      ),
    );
    return sheet;
  };
  const close = () => {
    sheet?.push(encoder.encode('</sheetData></worksheet>'), true);
    sheet = null;
  };
  const check = () => {
    if (failed) throw failed;
  };
  return {
    add(lines: readonly (readonly Cell[])[]): void {
      for (let at = 0; at < lines.length; ) {
        if (rows >= MOST_ROWS) close();
        const into = sheet ?? open();
        const some = lines.slice(at, at + MOST_ROWS - rows);
        into.push(encoder.encode(some.map(rowXml).join('')));
        rows += some.length;
        at += some.length;
      }
      check();
    },
    end(): void {
      if (sheets === 0) open();
      close();
      const each = Array.from({ length: sheets }, (_, index) => index + 1);
      const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
      put(
        'xl/workbook.xml',
        `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${each
          .map((n) => `<sheet name="Ratings${n > 1 ? ` ${n}` : ''}" sheetId="${n}" r:id="rId${n}"/>`)
          .join('')}</sheets></workbook>`,
      );
      put(
        'xl/_rels/workbook.xml.rels',
        `<Relationships xmlns="${PACKAGE}/relationships">${each
          .map(
            (n) =>
              `<Relationship Id="rId${n}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${n}.xml"/>`,
          )
          .join('')}</Relationships>`,
      );
      put(
        '_rels/.rels',
        `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      );
      put(
        '[Content_Types].xml',
        `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/>${each
          .map(
            (n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${type}.worksheet+xml"/>`,
          )
          .join('')}</Types>`,
      );
      zip.end();
      check();
    },
  };
}
