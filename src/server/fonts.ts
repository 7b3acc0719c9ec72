import { readFile } from 'node:fs/promises';
import { setImmediate as pause } from 'node:timers/promises';
import * as fontkit from 'fontkit';
import subsetFont from 'subset-font';
import { visualRuns } from '@/domain/bidi';
import type { Weight } from '@/domain/drawing';
import { type FontFile, filesWith, scriptOf } from './font-files';

/** One weight of a file, with the signs of one document and no others. */
export interface FontFace {
  /** Both weights share it. */
  key: string;
  weight: Weight;
  ttf: Buffer;
}

export interface FontRun {
  /** Of the face. */
  key: string;
  text: string;
  shaped: boolean;
  turns: boolean;
}

export interface Fonts {
  faces: readonly FontFace[];
  /** Names of what no font has, each once: "Tibetan". Such signs are drawn as boxes. */
  missing: readonly string[];
  /** A text by the fonts that draw it, in logical order. */
  runsOf(text: string): FontRun[];
  /** Width on one line, in the unit of `size`. */
  measure(text: string, size: number, weight: Weight): number;
  /** A run as shapes from left to right, in units of which the em has as many as `units` says; y grows upwards. */
  shapesOf(run: FontRun, weight: Weight): { shapes: Shape[]; advance: number; units: number };
}

export interface Shape {
  /** Names a glyph among all of these fonts. */
  id: string;
  d: string;
  x: number;
  y: number;
}

const WEIGHTS: readonly Weight[] = [400, 600];
/** What stands for a sign that no font has. */
const BOX = '□';
const COLOUR = /^\p{Emoji_Modifier}$/u;
/** Marks that are not seen where a font does not know them. */
const UNSEEN = /^\p{Default_Ignorable_Code_Point}$/u;

type Opened = FontFile &
  Record<Weight, { ttf: Buffer; font: fontkit.Font }> & { points: ReadonlySet<number> };

/** The fonts a document needs, by all its texts. Each holds only the signs of those. */
export async function openFonts(texts: Iterable<string>): Promise<Fonts> {
  const signs = new Set([BOX]);
  for (const text of texts) for (const sign of text) signs.add(sign);
  const fileOf = new Map<string, Opened>();
  const opened: Opened[] = [];
  let asked = new Map([...signs].map((sign) => [sign, filesWith(sign)]));
  // A file may lack what its range promises; then the next one is asked.
  while (asked.size > 0) {
    const wanted = Map.groupBy(asked, ([, [file]]) => file?.path ?? '');
    const left: typeof asked = new Map();
    for (const [, group] of wanted) {
      const file = group[0]?.[1][0];
      if (!file) continue;
      // One file may be asked twice, for other signs each time.
      const key = `${file.key} ${opened.length}`;
      const open = await openFile({ ...file, key }, group.map(([sign]) => sign).join(''));
      if (group.some(([sign]) => has(open, sign))) opened.push(open);
      for (const [sign, [, ...others]] of group)
        if (has(open, sign)) fileOf.set(sign, open);
        else left.set(sign, others);
      await pause();
    }
    asked = left;
  }
  const missing = [...signs].filter((sign) => !fileOf.has(sign) && !UNSEEN.test(sign) && sign.trim() !== '');
  return {
    faces: opened.flatMap((file) =>
      WEIGHTS.map((weight) => ({ key: file.key, weight, ttf: file[weight].ttf })),
    ),
    missing: [...new Set(missing.map(scriptOf))].toSorted(),
    ...createMeasure(fileOf),
    shapesOf: createShapes(opened),
  };
}

const has = (file: Opened, sign: string) => file.points.has(sign.codePointAt(0) ?? 0);

async function openFile(file: FontFile, asked: string): Promise<Opened> {
  // Who shapes a text may take a sign apart first, such as a Thai SARA AM.
  const signs = asked + asked.normalize('NFKD');
  const woff2 = await readFile(file.path);
  const open = async (weight: Weight) => {
    const part = await subsetFont(woff2, signs, {
      targetFormat: 'truetype',
      variationAxes: { wght: weight },
    });
    // The header of a sign without a shape, such as a space, is read although it has none: beyond the end if it is
    // last.
    const ttf = Buffer.concat([part, Buffer.alloc(16)]);
    const font = fontkit.create(ttf);
    if (!('layout' in font)) throw new Error(`${file.path} holds several fonts`);
    return { ttf, font };
  };
  const usual = await open(400);
  return { ...file, 400: usual, 600: await open(600), points: pointsOf(usual.font) };
}

function pointsOf(font: fontkit.Font): ReadonlySet<number> {
  try {
    return new Set(font.characterSet);
  } catch {
    // None of the signs asked for was there, so nothing is left that says which are.
    return new Set();
  }
}

function createMeasure(fileOf: ReadonlyMap<string, Opened>): Pick<Fonts, 'runsOf' | 'measure'> {
  const box = fileOf.get(BOX);
  const advances: Record<Weight, Map<string, number>> = { 400: new Map(), 600: new Map() };

  /** Spaces and marks stay with the signs before them where their font has them. */
  function split(text: string): { file: Opened; text: string }[] {
    const runs: { file: Opened; text: string }[] = [];
    for (const sign of text) {
      const last = runs.at(-1);
      // A colour of the sign before it, and all of ours are black.
      if (last && COLOUR.test(sign)) continue;
      const own = fileOf.get(sign);
      const stays = last && (own === undefined || last.file.shaped) && has(last.file, sign);
      const file = stays ? last.file : (own ?? (UNSEEN.test(sign) ? undefined : box));
      if (!file) continue;
      const drawn = stays || own ? sign : BOX;
      if (last?.file === file) last.text += drawn;
      else runs.push({ file, text: drawn });
    }
    return runs;
  }

  function advance(file: Opened, weight: Weight, text: string): number {
    const known = advances[weight].get(text);
    if (known !== undefined) return known;
    const { font } = file[weight];
    const units = file.shaped
      ? font.layout(text).advanceWidth
      : font.glyphForCodePoint(text.codePointAt(0) ?? 0).advanceWidth;
    const width = units / font.unitsPerEm;
    advances[weight].set(text, width);
    return width;
  }

  return {
    runsOf: (text) =>
      split(text).map(({ file: { key, shaped, turns }, text }) => ({ key, shaped, turns, text })),
    measure(text, size, weight) {
      let width = 0;
      for (const { file, text: run } of split(text)) {
        if (file.shaped) width += advance(file, weight, run);
        else for (const sign of run) width += advance(file, weight, sign);
      }
      return width * size;
    },
  };
}

function createShapes(opened: readonly Opened[]): Fonts['shapesOf'] {
  const files = new Map(opened.map((file) => [file.key, file]));
  /** Writing a glyph down takes longer than finding it again. */
  const known = new WeakMap<fontkit.Glyph, { id: string; d: string }>();
  let count = 0;
  const drawn = (glyph: fontkit.Glyph) => {
    const found = known.get(glyph);
    if (found) return found;
    const made = { id: `l${count++}`, d: glyph.path.toSVG() };
    known.set(glyph, made);
    return made;
  };
  return ({ key, text, shaped }, weight) => {
    const font = files.get(key)?.[weight].font;
    if (!font) return { shapes: [], advance: 0, units: 1 };
    const { glyphs, positions } = shaped
      ? font.layout(text)
      : { glyphs: [...text].map((sign) => font.glyphForCodePoint(sign.codePointAt(0) ?? 0)), positions: [] };
    const shapes: Shape[] = [];
    let advance = 0;
    glyphs.forEach((glyph, index) => {
      const { xAdvance = glyph.advanceWidth, xOffset = 0, yOffset = 0 } = positions[index] ?? {};
      const { id, d } = drawn(glyph);
      if (d !== '') shapes.push({ id, d, x: advance + xOffset, y: yOffset });
      advance += xAdvance;
    });
    return { shapes, advance, units: font.unitsPerEm };
  };
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** The runs of a line in the order in which they are seen from left to right, each in one font. */
export function seenRuns(line: string, rtl: boolean, fonts: Pick<Fonts, 'runsOf'>): FontRun[] {
  return visualRuns(line, rtl).flatMap((run) => {
    const parts = fonts.runsOf(run.text);
    // A font of a script from right to left turns its glyphs itself, and numbers, which run the other way, as well;
    // punctuation out of another font it does not.
    const drawn = parts.map((part) => (part.turns === run.rtl ? part : { ...part, text: turned(part.text) }));
    return run.rtl ? drawn.reverse() : drawn;
  });
}

const turned = (text: string): string =>
  [...graphemes.segment(text)]
    .map(({ segment }) => segment)
    .reverse()
    .join('');
