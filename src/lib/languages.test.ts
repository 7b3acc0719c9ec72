import { expect, test } from 'vitest';
import { LANGUAGES, languageName } from './languages';

test('every language that is offered is a canonical tag with a name of its own', () => {
  expect(Intl.getCanonicalLocales([...LANGUAGES])).toEqual(LANGUAGES);
  const names = LANGUAGES.map(languageName);
  expect(new Set(names).size).toBe(LANGUAGES.length);
  expect(LANGUAGES.filter((tag) => languageName(tag) === tag)).toEqual([]);
});

test('a language without a name is called by its tag', () => {
  expect(languageName('fr-CA')).toBe('Canadian French');
  expect(languageName('not a code')).toBe('not a code');
});
