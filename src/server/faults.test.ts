import { expect, test } from 'vitest';
import { z } from 'zod';
import { issuesOf } from './faults';

const schema = z.strictObject({
  name: z.string().min(1).max(5),
  count: z.int().min(2).max(9),
  kind: z.enum(['csat', 'nps']),
  id: z.uuid(),
  list: z.array(z.number()).max(1),
  at: z.iso.datetime(),
  said: z.string().max(2, 'Two signs at most.'),
  names: z.record(z.string().regex(/^a/, 'Begin with an a.'), z.union([z.string(), z.boolean()])),
});

const wrong = (value: unknown): Record<string, string> => {
  const { error } = schema.safeParse(value);
  return Object.fromEntries((error ? issuesOf(error) : []).map(({ path, message }) => [path, message]));
};

test('what is wrong with values is said in plain words, and a schema’s own words go first', () => {
  expect(
    wrong({
      name: '',
      count: 3.5,
      kind: 'stars',
      id: 'x',
      list: ['x'],
      at: 'now',
      said: 'abc',
      names: { b: 'x', a: 5 },
      more: 1,
    }),
  ).toEqual({
    name: 'This is empty.',
    count: 'This has to be a whole number.',
    kind: 'This has to be one of csat, nps.',
    id: 'This has to be a UUID.',
    'list.0': 'This has to be a number.',
    at: 'This has to be a date-time like 2026-03-31T18:00:00Z.',
    said: 'Two signs at most.',
    'names.b': 'Begin with an a.',
    'names.a': 'This value is not allowed.',
    '': 'Not known here: more.',
  });
  expect(wrong({ name: 'too long', count: 1, list: [1, 2], names: [] })).toMatchObject({
    name: 'At most 5 characters.',
    count: 'At least 2.',
    kind: 'This is missing.',
    id: 'This is missing.',
    list: 'At most 1 entry.',
    names: 'This has to be an object.',
  });
  expect(wrong(null)).toEqual({ '': 'This has to be an object.' });
});
