import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MOST_PHRASES, MOST_WORDS, READ_LETTERS, readComment } from './phrases';

const read = async (comment: string, locale: string | null = null) => {
  const { language, phrases } = await readComment(comment, locale);
  return { language, written: phrases.map(({ written }) => written), terms: phrases.map(({ term }) => term) };
};

test.each([
  ['en', 'The late deliveries were awful, nobody answered the phone.', 'late deliveries'],
  ['de', 'Die Lieferung kam drei Tage zu spät und war beschädigt.', 'Lieferung'],
  ['ru', 'Доставка опоздала на три дня, поддержка не отвечает.', 'Доставка'],
  ['el', 'Η παράδοση άργησε πάρα πολύ αυτή τη φορά.', 'παράδοση'],
  ['ar', 'التوصيل متأخر جدا وخدمة العملاء سيئة.', 'التوصيل'],
  ['he', 'המשלוח איחר ושירות הלקוחות היה גרוע.', 'המשלוח'],
  ['hi', 'डिलीवरी बहुत देर से आई और डिब्बा टूटा था।', 'डिलीवरी'],
  ['th', 'การจัดส่งล่าช้ามากและบริการแย่', 'ล่าช้า'],
  ['zh', '快递太慢了，客服态度很差。', '快递'],
  ['ja', '配送が三日も遅れて残念です。', '配送'],
  ['ko', '배송이 너무 늦어요. 고객센터 연결이 안 됩니다.', '고객센터'],
])('words are cut in the script of %s', async (language, comment, phrase) => {
  const found = await read(comment);
  expect(found.language).toBe(language);
  expect(found.written).toContain(phrase);
});

test('forms of one word are one term, and a phrase neither begins nor ends with a stop word', async () => {
  const [one, other] = [await read('A late delivery.', 'en'), await read('The LATE deliveries', 'en')];
  expect(one.terms).toEqual(other.terms);
  expect(one.written).toEqual(['late', 'late delivery', 'delivery']);
  expect((await read('Waited for the delivery of the sofa', 'en')).written).not.toContain('for the delivery');
});

test('marks, numbers, addresses and lines end a phrase, and are none', async () => {
  const { written } = await read(
    'Parcel, dented. Sofa 3 scratched\nDriver see https://shop.example/late?x=1 or me@shop.example',
    'en',
  );
  expect(written).toEqual(expect.arrayContaining(['Parcel', 'dented', 'Sofa', 'scratched', 'Driver']));
  expect(written.join(' | ')).not.toMatch(/Parcel dented|Sofa scratched|scratched Driver|shop|example/);
});

test('a picture is a theme of its own, whatever its skin, and so it is in every language', async () => {
  expect(await read('👍🏽')).toEqual({ language: 'und', written: ['👍'], terms: ['zxx:👍'] });
  expect((await read('Super Lieferung 👍🏿👍', 'de')).terms.filter((term) => term.startsWith('zxx'))).toEqual(
    ['zxx:👍'],
  );
  expect((await read('👨‍👩‍👧', 'de')).terms).toEqual(['zxx:👨‍👩‍👧']);
});

test('the language is the one it is written in; a word or two are of the one that was asked in', async () => {
  expect((await read('Die Lieferung kam viel zu spät an', 'en')).language).toBe('de');
  expect((await read('Yesterday: the broken lamp.', 'en')).language).toBe('en');
  expect((await read('ok super', 'en')).language).toBe('en');
  expect((await read('ok', 'pt_BR')).language).toBe('pt');
  expect((await read('Доставка опоздала', 'en')).language).toBe('ru');
  expect((await read('…', null)).language).toBe('und');
});

test('nothing is in nothing', async () => {
  for (const comment of ['', '   ', '!!!', '12 34', 'the of and', '\u0000'])
    expect((await read(comment, 'en')).terms).toEqual([]);
});

test('of 10 kB only the beginning is read', async () => {
  const long = `${'delivery '.repeat(400)}unicorn `.repeat(3).slice(0, 10_240);
  const { written } = await read(long, 'en');
  expect(written).not.toContain('unicorn');
  expect(long.indexOf('unicorn')).toBeGreaterThan(READ_LETTERS);
  // A cut never leaves half a sign behind.
  expect((await read(`${'x'.repeat(READ_LETTERS - 1)}👍`)).written.join('')).not.toMatch(/[\ud800-\udfff]/);
});

test('whatever is written gives few short phrases, the same each time', async () => {
  const texts = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 80 }),
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc
      .array(fc.constantFrom('late', 'the', '配送', '👍🏽', 'ล่าช้า', 'ß', 'İ', '\u202e', ',', '\n', 'l’eau'))
      .map((list) => list.join(' ')),
  );
  await fc.assert(
    fc.asyncProperty(texts, fc.constantFrom(null, 'en', 'de-AT', 'th', 'xx_', '??'), async (text, locale) => {
      const first = await readComment(text, locale);
      expect(await readComment(text, locale)).toEqual(first);
      const terms = first.phrases.map(({ term }) => term);
      expect(new Set(terms).size).toBe(terms.length);
      expect(terms.length).toBeLessThanOrEqual(MOST_PHRASES);
      for (const term of terms) {
        expect(term).toMatch(/^[a-z]{2,3}:\S/);
        expect(term.split(' ').length).toBeLessThanOrEqual(MOST_WORDS);
      }
    }),
    { numRuns: 60 },
  );
});
