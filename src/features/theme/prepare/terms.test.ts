import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  chooseTerms,
  foldTerms,
  MOST_PER_LANGUAGE,
  MOST_THEMES,
  mostWritten,
  planThemes,
  rankTerms,
} from './terms';

const counted = (entries: Record<string, number>) =>
  Object.entries(entries).map(([term, n]) => ({ term, n }));

test('the C-value takes off what is said as a part of something longer', () => {
  // The numbers of the definition: log2(words + 1) · (n − mean n of the longer ones that hold it).
  const ranked = rankTerms(
    counted({ 'en:late deliveri': 12, 'en:deliveri': 40, 'en:late': 13, 'en:free deliveri': 8 }),
  );
  expect(ranked.map(({ term, value }) => [term, Number(value.toFixed(2))])).toEqual([
    ['en:deliveri', 30],
    ['en:late deliveri', 19.02],
    ['en:free deliveri', 12.68],
  ]);
});

test('a word counts as a part of a phrase once, and never across languages', () => {
  expect(
    rankTerms(counted({ 'en:veri veri late': 5, 'en:veri': 11, 'de:veri': 5 })).map(({ term }) => term),
  ).toEqual(['en:veri veri late', 'en:veri', 'de:veri']);
});

test('the best of each language are chosen', () => {
  const many = Array.from({ length: 100 }, (_, place) => ({ term: `en:word${place}`, n: 10 + place }));
  const chosen = chooseTerms(rankTerms([...many, { term: 'th:ล่าช้า', n: 5 }]));
  expect(chosen).toHaveLength(MOST_PER_LANGUAGE + 1);
  expect(chosen[0]?.term).toBe('en:word99');
});

const ranked = (...terms: [string, number][]) => terms.map(([term, n]) => ({ term, n, value: n }));

test('phrases of nearly the same comments are one theme, named by the best', () => {
  const chosen = ranked(['en:missing bolt', 20], ['en:bolt', 22], ['en:late', 20], ['en:bolt drawing', 19]);
  const groups = foldTerms(chosen, [
    { a: 'en:bolt', b: 'en:missing bolt', n: 19 },
    { a: 'en:bolt', b: 'en:bolt drawing', n: 18 },
    { a: 'en:late', b: 'en:missing bolt', n: 10 },
  ]);
  expect(groups.map((group) => group.map(({ term }) => term))).toEqual([
    ['en:missing bolt', 'en:bolt', 'en:bolt drawing'],
    ['en:late'],
  ]);
});

test('what is new is added, what belongs to a theme joins it, what nobody says goes unless somebody cares', () => {
  const plan = planThemes(
    [ranked(['en:late', 9], ['en:delay', 8]), ranked(['en:price', 7])],
    [
      { id: 'late', terms: ['en:late'], kept: false },
      { id: 'old', terms: ['en:old'], kept: false },
      { id: 'dear', terms: ['en:dear'], kept: true },
    ],
    counted({ 'en:late': 9, 'en:delay': 8, 'en:price': 7 }),
  );
  expect(plan).toEqual({ add: [['en:price']], extend: [{ id: 'late', term: 'en:delay' }], drop: ['old'] });
});

test('there are never more themes than there may be, and a phrase belongs to one', () => {
  const term = fc.integer({ min: 0, max: 400 }).map((number) => `en:w${number}`);
  fc.assert(
    fc.property(
      fc.uniqueArray(term, { maxLength: 300 }),
      fc.uniqueArray(term, { maxLength: 300 }),
      fc.integer({ min: 5, max: 9 }),
      (found, there, n) => {
        const known = there.map((one) => ({ id: one, terms: [one], kept: false }));
        const groups = found.map((one) => ranked([one, n]));
        const { add, extend, drop } = planThemes(
          groups,
          known,
          counted(Object.fromEntries(found.map((one) => [one, n]))),
        );
        expect(known.length - drop.length + add.length).toBeLessThanOrEqual(
          Math.max(MOST_THEMES, known.length - drop.length),
        );
        const taken = [
          ...there.filter((one) => !drop.includes(one)),
          ...add.flat(),
          ...extend.map((one) => one.term),
        ];
        expect(new Set(taken).size).toBe(taken.length);
      },
    ),
  );
});

test('a theme is called as most wrote it, without the capital of a beginning', () => {
  expect(mostWritten(['Late delivery', 'Late delivery', 'late delivery', 'late deliveries'])).toBe(
    'late delivery',
  );
  expect(mostWritten(['Lieferung', 'Lieferung'])).toBe('Lieferung');
  expect(mostWritten([])).toBeNull();
});
