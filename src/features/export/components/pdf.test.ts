import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, test } from 'vitest';
import { openFonts } from '@/server/fonts';
import { toPdf } from '@/server/pdf';
import { drawnMap, drawnStage, drawnTouchpoint, largeMap, NOW } from '@/test/map-data';
import { prepareExport } from '../prepare';
import type { PaperOptions } from '../schema';
import { layoutPages } from './layout';
import { textsIn } from './texts';

/** Cutting fonts takes seconds on a machine that has other things to do. */
const PATIENCE = 60_000;

async function pdfOf(data: ReturnType<typeof drawnMap>, paper: Partial<PaperOptions> = {}) {
  const prepared = prepareExport(
    data,
    { lens: 'experience', numbers: true, pictures: true, ages: true },
    NOW,
  );
  const fonts = await openFonts(textsIn(prepared));
  const { pages } = await layoutPages(
    prepared,
    { measure: fonts.measure, pictures: new Map() },
    { paper: 'a4', orientation: 'landscape', pages: 'several', ...paper },
    async () => undefined,
  );
  const info = { title: data.name, author: 'Example', language: 'en', createdAt: new Date(NOW) };
  const bytes = await toPdf(pages, { fonts, pictures: new Map(), info });
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const read = await Promise.all(
    pages.map(async (_, index) => {
      const page = await document.getPage(index + 1);
      const { items } = await page.getTextContent();
      const [, , width, height] = page.view;
      return {
        width,
        height,
        text: items
          .map((item) => ('str' in item ? item.str : ''))
          .join(' ')
          .replace(/\s+/g, ' '),
      };
    }),
  );
  return {
    document,
    pages: read,
    count: document.numPages,
    info: (await document.getMetadata()).info as Record<string, unknown>,
  };
}

/** As pdf.js gives it; its types leave out what a figure is called. */
type Node = { id: string } | { role: string; alt?: string; children: Node[] };

interface Told {
  role: string;
  text: string;
  alt: string | undefined;
  /** Of a row. */
  cells: Told[];
}

/** Everything of a page that has a role, as a reader is told it. */
async function treeOf(document: PDFDocumentProxy, number: number): Promise<Told[]> {
  const page = await document.getPage(number);
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  const texts = new Map<string, string>();
  const open: string[] = [];
  for (const item of items) {
    if ('str' in item) {
      const id = open.at(-1) ?? '';
      texts.set(id, `${texts.get(id) ?? ''}${item.str}`);
    } else if (item.type === 'endMarkedContent') open.pop();
    else open.push(item.id ?? '');
  }
  const walk = (node: Node): Told[] => {
    if (!('role' in node)) return [];
    const textOf = (one: Node): string =>
      'role' in one ? one.children.map(textOf).join('') : (texts.get(one.id) ?? '');
    const below = node.children.flatMap(walk);
    const text = textOf(node).trim();
    const cells = below.filter(({ role }) => role === 'TH' || role === 'TD');
    return [{ role: node.role, text, alt: node.alt, cells }, ...below];
  };
  return walk((await page.getStructTree()) as unknown as Node);
}

const bare = (text: string) => text.replace(/\s/g, '');

test('a PDF opens with its pages, their size and its texts as texts', { timeout: PATIENCE }, async () => {
  const { pages, count, info } = await pdfOf(largeMap(9), { paper: 'a3', orientation: 'portrait' });
  expect(count).toBe(pages.length);
  expect(pages[0]).toMatchObject({ width: 841.89, height: 1190.55 });
  expect(pages.map(({ text }) => /Page (\d+) of/.exec(text)?.[1])).toEqual(
    pages.map((_, index) => String(index + 1)),
  );
  const all = pages.map(({ text }) => text).join(' ');
  for (const text of [
    'Buying a sofa',
    'Drawn for Families',
    'n 318',
    'n 3 too few',
    '−2.20 gap',
    'Notes of the team',
  ])
    expect(all).toContain(text);
  expect(info).toMatchObject({ Title: 'Buying a sofa', Author: 'Example' });
});

test('a PDF can be read out: a heading, and on each page a table with heads and the curve in words', {
  timeout: PATIENCE,
}, async () => {
  const { document } = await pdfOf(
    drawnMap([drawnStage('a', [drawnTouchpoint('1', { doing: 'Pays' }), drawnTouchpoint('2')])]),
  );
  expect(await document.getMarkInfo()).toEqual(
    new Map([
      ['Marked', true],
      ['UserProperties', false],
      ['Suspects', false],
    ]),
  );
  const tree = await treeOf(document, 1);
  const [heading] = tree.filter(({ role }) => role === 'H1');
  expect(heading?.text).toContain('Buying a sofa');
  const rows = tree.filter(({ role }) => role === 'TR');
  expect(new Set(rows.map(({ cells }) => cells.length))).toEqual(new Set([3]));
  const doing = rows.find(({ cells }) => cells[0]?.text === 'Doing');
  expect(doing?.cells.map(({ role, text }) => [role, text])).toEqual([
    ['TH', 'Doing'],
    ['TD', 'Pays'],
    ['TD', ''],
  ]);
  const [figure] = tree.filter(({ role }) => role === 'Figure');
  expect(figure?.alt).toMatch(/Touchpoint 1: .*\. Touchpoint 2: /);
});

test('scripts stay text, and other languages stay letters', { timeout: PATIENCE }, async () => {
  const hostile = '<script>alert(1)</script> & "x"';
  const { pages } = await pdfOf(
    drawnMap([
      drawnStage('a', [
        drawnTouchpoint('1', { name: 'תור', doing: hostile }),
        drawnTouchpoint('2', { name: '配送', doing: 'Żółć ≈ Київ' }),
        drawnTouchpoint('3', { name: 'متجر', doing: 'བོད' }),
      ]),
    ]),
  );
  const all = pages.map(({ text }) => text).join(' ');
  // A word whose letters come from two fonts is told in two parts.
  for (const text of [hostile, '配送', 'Żółć', 'Київ', '□']) expect(bare(all)).toContain(bare(text));
  // In which order such letters are told is up to the reader.
  for (const letter of 'תורمتجر') expect(all).toContain(letter);
});
