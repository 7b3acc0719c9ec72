import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
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
    pages: read,
    count: document.numPages,
    info: (await document.getMetadata()).info as Record<string, unknown>,
  };
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
