import { strFromU8, unzipSync } from 'fflate';
import { IMPORT_LIMITS } from '../schema';
import { readCells, type SheetCells } from './readCells';
import { readStyles } from './readStyles';
import { type Attributes, damaged, eachTag, localName, parseXml, ReadError, unescapeSigns } from './readXml';

/** What may be read of a workbook; pictures, charts and the like stay packed. Programs name the files as they like. */
const NEEDED = /^(_rels\/\.rels|xl\/(_rels\/)?[^/]+\.(xml|rels)|xl\/worksheets\/[^/]+\.xml)$/;

export interface Workbook extends SheetCells {
  sheets: string[];
  sheet: string;
}

/**
 * One sheet of a workbook as text: what its cells show, never their formulas. A merged range counts for each of its
 * rows. What it unpacks to is bounded before anything is unpacked.
 */
export function readXlsx(bytes: Uint8Array, wanted?: string): Workbook {
  const files = unpack(bytes);
  const text = (path: string): string => strFromU8(files.get(path) ?? new Uint8Array());
  const start = linksOf(text('_rels/.rels'), '').find(({ type }) => type === 'officeDocument');
  const path = start?.path ?? 'xl/workbook.xml';
  const book = text(path);
  if (book === '')
    throw new ReadError('This is not an Excel workbook. Save it as .xlsx or CSV and choose that file.');
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const links = linksOf(text(`${folder}_rels/${path.slice(folder.length)}.rels`), folder);
  const fileOf = (type: string): string => {
    const link = links.find((one) => one.type === type);
    return text(link?.path ?? `xl/${type.toLowerCase()}.xml`);
  };
  let [since1904, uncomputed] = [false, false];
  eachTag(book, 'workbookPr', ({ date1904 }) => {
    since1904 = isOn(date1904);
  });
  eachTag(book, 'calcPr', ({ fullCalcOnLoad }) => {
    uncomputed = isOn(fullCalcOnLoad);
  });
  const sheets: { name: string; path: string }[] = [];
  eachTag(book, 'sheet', (attributes) => {
    const { name, state = 'visible' } = attributes;
    const link = links.find(({ id }) => id === linkOf(attributes));
    // A sheet that is a chart has no cells.
    if (name && link?.type === 'worksheet' && state === 'visible') sheets.push({ name, path: link.path });
  });
  const chosen = sheets.find(({ name }) => name === wanted) ?? sheets[0];
  if (!chosen) throw damaged();
  const cells = readCells(text(chosen.path), {
    strings: readStrings(fileOf('sharedStrings')),
    styles: readStyles(fileOf('styles')),
    since1904,
    uncomputed,
  });
  return { sheets: sheets.map(({ name }) => name), sheet: chosen.name, ...cells };
}

const isOn = (flag: string | undefined): boolean => flag === '1' || flag === 'true';

/** The id of a link, under whatever prefix. */
const linkOf = (attributes: Attributes): string | undefined =>
  Object.entries(attributes).find(([name]) => name.includes(':') && localName(name) === 'id')?.[1];

interface Link {
  id: string;
  /** The last word of its address: worksheet, styles … */
  type: string;
  path: string;
}

function linksOf(xml: string, folder: string): Link[] {
  const links: Link[] = [];
  eachTag(xml, 'Relationship', ({ Id, Type = '', Target }) => {
    if (!Id || !Target) return;
    const path = (Target.startsWith('/') ? Target.slice(1) : folder + Target).toLowerCase();
    links.push({ id: Id, type: Type.slice(Type.lastIndexOf('/') + 1), path });
  });
  return links;
}

/** Some programs name files in other ways than the standard does. */
const pathOf = (name: string): string => name.replaceAll('\\', '/').replace(/^\//, '').toLowerCase();

function unpack(bytes: Uint8Array): Map<string, Uint8Array> {
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf)
    throw new ReadError(
      'This is an old Excel file (.xls), or one with a password. Save it as .xlsx without a password and choose that file.',
    );
  let size = 0;
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!NEEDED.test(pathOf(name))) return false;
        size += originalSize;
        if (size > IMPORT_LIMITS.unpackedBytes) throw new ReadError(TOO_LARGE);
        return true;
      },
    });
    return new Map(Object.entries(files).map(([name, content]) => [pathOf(name), content]));
  } catch (error) {
    throw error instanceof ReadError ? error : damaged();
  }
}

const TOO_LARGE =
  'This workbook is too large once unpacked. Copy the sheet you need into a new workbook, or save it as CSV.';

function readStrings(xml: string): string[] {
  const strings: string[] = [];
  if (xml === '') return strings;
  let [text, inText, phonetic] = ['', false, false];
  parseXml(xml, {
    open: (name) => {
      if (name === 'si') text = '';
      else if (name === 't') inText = true;
      else if (name === 'rPh') phonetic = true;
    },
    text: (part) => {
      if (inText && !phonetic) text += part;
    },
    close: (name) => {
      if (name === 'si') strings.push(unescapeSigns(text));
      else if (name === 't') inText = false;
      else if (name === 'rPh') phonetic = false;
    },
  });
  return strings;
}
