import { expect, test } from 'vitest';
import { KIOSK_WORDS, kioskWords } from './kiosk-words';
import { PAGE_WORDS, pageWords } from './page-words';
import { ENGLISH, hasWords, languageOf, WORDS } from './words';

const LANGUAGES = ['en', ...Object.keys(WORDS)].toSorted();
/** How often a place for a number or a score stands in each of the texts. */
const places = (all: string) => all.split('|').map((text) => text.match(/\{\w+\}/g)?.join() ?? '');

test('each language says all of it, in the widget, on the page and at the kiosk', () => {
  expect(Object.keys(PAGE_WORDS).toSorted()).toEqual(LANGUAGES);
  expect(Object.keys(KIOSK_WORDS).toSorted()).toEqual(LANGUAGES);
  for (const language of LANGUAGES) {
    const all = [WORDS[language] ?? ENGLISH, PAGE_WORDS[language] ?? '', KIOSK_WORDS[language] ?? ''];
    for (const [at, english] of [ENGLISH, PAGE_WORDS.en, KIOSK_WORDS.en].entries())
      expect([language, places(all[at] ?? '')]).toEqual([language, places(english)]);
    for (const text of all.join('|').split('|')) expect(text).toMatch(/^\S(.*\S)?$/u);
  }
});

test('no language keeps words of another', () => {
  for (const language of LANGUAGES.filter((one) => one !== 'en')) {
    const said = new Set(Object.values(pageWords(language)));
    expect(Object.values(pageWords('en')).filter((text) => said.has(text))).toEqual([]);
  }
});

test.each([
  ['zh-TW', 'zh-hant'],
  ['zh-Hant-HK', 'zh-hant'],
  ['zh-CN', 'zh'],
  ['sr-Latn-RS', 'sr-latn'],
  ['sr', 'sr'],
  ['nn-NO', 'nb'],
  ['pt-BR', 'pt'],
  ['DE-at', 'de'],
])('%s is read as %s', (tag, language) => {
  expect(languageOf(tag)).toBe(language);
  expect(hasWords(tag)).toBe(true);
});

test('a language without words reads English, and is known to', () => {
  expect(hasWords('yo')).toBe(false);
  expect(pageWords('yo')).toEqual(pageWords('en'));
  expect(kioskWords('yo').nothing).toBe('Nothing is asked here at the moment.');
});
