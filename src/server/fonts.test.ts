import * as fontkit from 'fontkit';
import { expect, test } from 'vitest';
import { openFonts, seenRuns } from './fonts';

/** Cutting fonts takes seconds on a machine that has other things to do. */
const PATIENCE = 60_000;

test('finds a font for the languages of the world, and says what it has none for', {
  timeout: PATIENCE,
}, async () => {
  const texts = [
    'Ærø Łódź Ελλάδα Київ Việt',
    'مرحبا',
    'שלום',
    'नमस्ते',
    'สวัสดี',
    '配送の予約',
    '繁體中文',
    '배송',
    '😀',
    'தமிழ் বাংলা తెలుగు ಕನ್ನಡ മലയാളം ગુજરાતી ਪੰਜਾਬੀ සිංහල',
    'ქართული Հայերեն አማርኛ ខ្មែរ ລາວ မြန်မာ',
    '▲ ≈ ●',
  ];
  const fonts = await openFonts(texts);
  expect(fonts.missing).toEqual([]);
  for (const text of texts) {
    expect(
      fonts
        .runsOf(text)
        .map((run) => run.text)
        .join(''),
    ).toBe(text);
    expect(fonts.measure(text, 10, 400)).toBeGreaterThan(0);
  }
  const lacking = await openFonts(['བོད a ᠮ']);
  expect(lacking.missing).toEqual(['Mongolian', 'Tibetan']);
  expect(
    lacking
      .runsOf('བa')
      .map((run) => run.text)
      .join(''),
  ).toBe('□a');
});

test('measures as the letters are, in both weights', async () => {
  const { measure } = await openFonts(['WWWiii']);
  expect(measure('WWW', 10, 400)).toBeGreaterThan(3 * measure('iii', 10, 400));
  expect(measure('WWW', 10, 600)).toBeGreaterThan(measure('WWW', 10, 400));
  expect(measure('Wi', 20, 400)).toBeCloseTo(2 * (measure('W', 10, 400) + measure('i', 10, 400)), 6);
});

test('has the parts of signs that are taken apart before they are drawn', async () => {
  const { faces } = await openFonts(['กำลัง']);
  const thai = faces.find(({ key }) => key.startsWith('noto-sans-thai'));
  const font = thai && fontkit.create(thai.ttf);
  expect(font && 'characterSet' in font ? font.characterSet : []).toEqual(
    expect.arrayContaining([0x0e32, 0x0e33, 0x0e4d]),
  );
});

test('numbers among letters from right to left are read from left to right', {
  timeout: PATIENCE,
}, async () => {
  const fonts = await openFonts(['سعر ١٢٣ ۴۵۶']);
  const glyphs = (text: string) =>
    seenRuns(text, true, fonts)
      .flatMap((run) => fonts.shapesOf(run, 400).shapes)
      .map(({ id }) => id);
  for (const number of ['١٢٣', '۴۵۶']) {
    const digits = [...number].flatMap(glyphs);
    expect(glyphs(number)).toEqual(digits);
    expect(glyphs(`سعر ${number}`).slice(0, 3)).toEqual(digits);
  }
});

test('of a sign in a colour the sign is drawn', async () => {
  const fonts = await openFonts(['👍🏽']);
  expect(fonts.runsOf('👍🏽').map(({ text }) => text)).toEqual(['👍']);
});
