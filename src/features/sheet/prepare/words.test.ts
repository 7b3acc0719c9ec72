import { describe, expect, test } from 'vitest';
import { FIELDS } from '../schema';
import { keyOf, matchColumns } from './columns';
import { FOREIGN, WORD_LANGUAGES } from './words';

describe.each(WORD_LANGUAGES)('columns named in %s', (language) => {
  const words = FIELDS.flatMap((field) => FOREIGN[field][language].map((word) => ({ field, word })));

  test.each(words)('$word is $field, however it is written', ({ field, word }) => {
    expect(matchColumns([word])).toEqual([field]);
    expect(matchColumns([word.toUpperCase().normalize('NFD')])).toEqual([field]);
    // As a sheet that lost its accents on the way has it.
    expect(matchColumns([word.normalize('NFD').replace(/\p{M}/gu, '').replace(/\s/g, '_')])).toEqual([field]);
  });

  test('a sheet of the first word of each is read whole', () => {
    const header = FIELDS.map((field) => FOREIGN[field][language][0] ?? '');
    expect(matchColumns(header)).toEqual([...FIELDS]);
  });
});

test('no word means two things', () => {
  const meant = new Map<string, string>();
  for (const field of FIELDS)
    for (const word of Object.values(FOREIGN[field]).flat()) {
      expect(meant.get(keyOf(word)) ?? field, word).toBe(field);
      meant.set(keyOf(word), field);
    }
});
