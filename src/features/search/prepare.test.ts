import { describe, expect, test } from 'vitest';
import { excerpt, horizons, markFound, wordsOf } from './prepare';

const marked = (text: string, words: string) =>
  markFound(text, wordsOf(words))
    .map((piece) => (piece.found ? `[${piece.text}]` : piece.text))
    .join('');

describe('what was looked for is marked', () => {
  test.each([
    ['The delivery came late. Delivery!', 'DELIV', 'The [deliv]ery came late. [Deliv]ery!'],
    ['undelivered', 'deliver', 'undelivered'],
    ['an ant on a plan', 'an', '[an] ant on a plan'],
    ['Crème brûlée', 'creme', '[Crème] brûlée'],
    ['Доставка задержалась', 'доставка', '[Доставка] задержалась'],
    ['ΚΑΛΗ εξυπηρέτηση', 'εξυπηρετηση', 'ΚΑΛΗ [εξυπηρέτηση]'],
    ['配送が三日も遅れて', '遅れ', '配送が三日も[遅れ]て'],
    ['การจัดส่งล่าช้ามาก', 'ล่าช้า', 'การจัดส่ง[ล่าช้า]มาก'],
    ['배송이 늦었어요', '배송', '[배송]이 늦었어요'],
    ['التَّوصيل بطيء', 'التوصيل', '[التَّوصيل] بطيء'],
    ['डिलीवरी देर से', 'देर', 'डिलीवरी [देर] से'],
    ['Good 👍🏽👍 job', '👍', 'Good [👍🏽👍] job'],
    ['late, late', 'late delivery', '[late], [late]'],
    ['nothing', ' , ! ', 'nothing'],
  ])('in %s: %s', (text, words, expected) => {
    expect(marked(text, words)).toBe(expected);
  });

  test('and nothing of the text is lost', () => {
    const text = 'Ｆｕｌｌ width, ﬁne ligature, e\u0301 apart, 🇩🇪 👨‍👩‍👧 𝒜 end';
    for (const words of ['full', 'fine', 'e', '👨', 'a', 'end'])
      expect(
        markFound(text, wordsOf(words))
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text);
  });
});

test('a long comment is shown around the first word', () => {
  const text = `${'before '.repeat(100)}needle${' after'.repeat(100)}`;
  expect(excerpt(text, ['needle'])).toMatch(/^….*needle.*…$/);
  expect(excerpt(text, [])).toMatch(/^before .*…$/);
  expect(excerpt('short', ['needle'])).toBe('short');
  expect(excerpt('😀'.repeat(300), [])).toBe(`${'😀'.repeat(140)}…`);
});

test('stretches of time follow one another, cover the span and grow', () => {
  const [from, to] = [new Date('2026-01-01T00:00:00Z'), new Date('2026-11-23T00:00:00Z')];
  const now = new Date('2026-11-22T12:00:00Z');
  for (const order of ['newest', 'oldest'] as const) {
    const parts = horizons({ from, to }, { order, after: null, now });
    expect(parts.length).toBeLessThan(8);
    const ordered = order === 'oldest' ? parts : parts.toReversed();
    expect(ordered[0]?.from).toEqual(from);
    expect(ordered.at(-1)?.to).toEqual(new Date('2026-11-22T13:00:00Z'));
    for (const [index, part] of ordered.entries())
      if (index > 0) expect(part.from).toEqual(ordered[index - 1]?.to);
  }
  const after = new Date('2026-06-01T00:00:00Z');
  const [first] = horizons({ from, to }, { order: 'newest', after, now });
  // The one at that very moment may be another than the last that was seen.
  expect(+(first?.to ?? 0)).toBe(+after + 1);
  expect(horizons({ from, to }, { order: 'oldest', after: now, now: from })).toEqual([]);
});
