import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flatten, type Page } from '@/domain/drawing';
import { textsOf } from '@/domain/svg';
import type { MapLane } from '@/features/lane/schema';
import { LENSES } from '@/features/lens/schema';
import type { MapData } from '@/features/map/schema';
import { drawnMap, drawnStage, drawnTouchpoint, largeMap, NOW } from '@/test/map-data';
import { type Prepared, prepareExport } from '../prepare';
import { type ContentOptions, ORIENTATIONS, PAPERS, type PaperOptions } from '../schema';
import type { Setting } from './blocks';
import { layoutPages, layoutPicture } from './layout';

/** Every sign is as wide as a wide one. */
const setting: Setting = { measure: (text, size) => [...text].length * size * 0.56, pictures: new Map() };
const pause = async () => undefined;
/** Setting hundreds of pages takes seconds on a machine that has other things to do. */
const PATIENCE = 60_000;
const ALL: ContentOptions = { lens: 'experience', numbers: true, pictures: true, ages: true };
const A4: PaperOptions = { paper: 'a4', orientation: 'landscape', pages: 'several' };
const prepare = (data: MapData, content: Partial<ContentOptions> = {}): Prepared =>
  prepareExport(data, { ...ALL, ...content }, NOW);
const pagesOf = (prepared: Prepared, paper: Partial<PaperOptions> = {}) =>
  layoutPages(prepared, setting, { ...A4, ...paper }, pause);

interface Box {
  text: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Where the texts of a page stand, from the tops of their capitals to their base lines. */
function boxesOf({ marks }: Page): Box[] {
  return flatten(marks).flatMap(({ mark, x, y, scale }) => {
    if (mark.kind !== 'text') return [];
    const wide = mark.width * scale;
    const at = x + mark.x * scale;
    const left = at - (mark.anchor === 'left' ? 0 : mark.anchor === 'right' ? wide : wide / 2);
    const base = y + mark.y * scale;
    return [{ text: mark.text, left, right: left + wide, top: base - mark.size * scale * 0.7, bottom: base }];
  });
}

function expectTidy(pages: readonly Page[]): void {
  for (const page of pages) {
    const boxes = boxesOf(page).sort((a, b) => a.top - b.top);
    for (const [index, box] of boxes.entries()) {
      expect(box.left, box.text).toBeGreaterThanOrEqual(0);
      expect(box.right, box.text).toBeLessThanOrEqual(page.width);
      expect(box.top, box.text).toBeGreaterThanOrEqual(0);
      expect(box.bottom, box.text).toBeLessThanOrEqual(page.height);
      for (let next = index + 1; (boxes[next]?.top ?? Infinity) < box.bottom - 0.01; next += 1) {
        const other = boxes[next];
        const apart = !other || other.left >= box.right - 0.01 || other.right <= box.left + 0.01;
        expect(apart, `“${box.text}” over “${other?.text}”`).toBe(true);
      }
    }
  }
}

/** Words nothing else is called by, so that each can be counted. */
function tokens() {
  let count = 0;
  const made: string[] = [];
  return {
    made,
    say: (words: number) =>
      Array.from({ length: words }, () => made[made.push(`q${++count}z`) - 1]).join(' '),
  };
}

const OWN: readonly MapLane[] = [
  { id: 'own', kind: 'text', name: 'Own', unit: '', hidden: false },
  { id: 'items', kind: 'list', name: 'Items', unit: '', hidden: false },
];

/** A map with as many stages as numbers, each with so many touchpoints; texts are of `words` words. */
function tokenMap(sizes: readonly number[], words: readonly number[]) {
  const { made, say } = tokens();
  let index = 0;
  const next = () => say(words[index++ % words.length] ?? 1);
  const stages = sizes.map((size, stage) =>
    drawnStage(
      String(stage),
      Array.from({ length: size }, (_, place) =>
        drawnTouchpoint(`${stage}-${place}`, {
          n: [0, 3, 12, 64][(stage + place) % 4] ?? 0,
          name: `Name ${stage} ${place}`,
          doing: next(),
          thinking: next(),
          feeling: say(2),
          mood: 3,
          desired: 4.2,
          insights: [
            {
              id: `i${stage}-${place}`,
              kind: 'pain',
              text: next(),
              evidence: 0,
              observedAt: '2026-01-01T00:00:00.000Z',
            },
          ],
          values: { own: { text: next() }, items: { text: `${say(1)}\n${say(2)}` } },
        }),
      ),
      { goal: say(4) },
    ),
  );
  return { data: drawnMap(stages, {}, OWN), made };
}

describe('a map on pages', () => {
  it('keeps every text, once, where it can be read, whatever the map and the paper', {
    timeout: PATIENCE,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(5), { maxLength: 4 }),
        fc.array(fc.constantFrom(1, 3, 9, 40, 160), { minLength: 1, maxLength: 6 }),
        fc.constantFrom(...PAPERS),
        fc.constantFrom(...ORIENTATIONS),
        fc.constantFrom('several' as const, 'one' as const),
        async (sizes, words, paper, orientation, pages) => {
          const { data, made } = tokenMap(sizes, words);
          const layout = await pagesOf(prepare(data), { paper, orientation, pages });
          expectTidy(layout.pages);
          const said = layout.pages
            .flatMap(({ marks }) => textsOf(marks))
            .join(' ')
            .split(/\s+/);
          expect(said.filter((word) => /^q\d+z$/.test(word)).toSorted()).toEqual(made.toSorted());
          if (pages === 'one') expect(layout.pages).toHaveLength(1);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('repeats the heads, the labels and the rule on every page, and numbers the pages', async () => {
    const { pages } = await pagesOf(prepare(largeMap(14)));
    expect(pages.length).toBeGreaterThan(2);
    pages.forEach(({ marks, width, height }, index) => {
      const texts = textsOf(marks);
      expect([width, height]).toEqual([841.89, 595.28]);
      expect(texts).toContain(`Page ${index + 1} of ${pages.length}`);
      expect(texts.join(' ')).toContain('Score: Mean of answers, each rescaled to 1–5');
      expect(texts).toContain('Touchpoint');
      expect(texts.some((text) => text === 'Discover' || text === 'Live with it')).toBe(true);
    });
  });

  it('is set on more of a smaller paper, and never below seven points', async () => {
    const prepared = prepare(largeMap(30));
    const [a4, a3] = [await pagesOf(prepared), await pagesOf(prepared, { paper: 'a3' })];
    expect(a4.pages.length).toBeGreaterThan(a3.pages.length);
    expect([a4.textPt, a3.textPt]).toEqual([7, 7]);
    const sizes = a4.pages.flatMap(({ marks }) =>
      flatten(marks).flatMap(({ mark, scale }) => (mark.kind === 'text' ? [mark.size * scale] : [])),
    );
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(7);
  });

  it.each(LENSES)('tells what the %s lens found', async (lens) => {
    const prepared = prepare(largeMap(20), { lens });
    const { pages } = await pagesOf(prepared);
    expectTidy(pages);
    const all = pages.flatMap(({ marks }) => textsOf(marks)).join(' ');
    if (lens === 'departments') expect(all).toContain('Has no line to the customer before a claim.');
    if (lens === 'promises') expect(all).toMatch(/kept at \d+ of/);
    if (lens === 'desired') expect(all).toContain('widest no. 1');
    if (lens === 'buying') expect(all).toMatch(/Back to the at slot/);
  });

  it('holds sixty touchpoints in twelve lanes, on pages and in one picture', {
    timeout: PATIENCE,
  }, async () => {
    const prepared = prepare(largeMap(60));
    expect(prepared.sheet.rows).toHaveLength(13);
    expectTidy((await pagesOf(prepared)).pages);
    const picture = await layoutPicture(prepared, setting, pause);
    expectTidy([picture]);
    expect(picture.width).toBeGreaterThan(60 * 100);
  });

  it('sets an empty map, too', async () => {
    const { pages } = await pagesOf(prepare(drawnMap([])));
    expect(pages).toHaveLength(1);
    expect(textsOf(pages[0]?.marks ?? [])).toContain('Buying a sofa');
  });
});
