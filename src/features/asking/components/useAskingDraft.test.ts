import { expect, test } from 'vitest';
import { draftOf, editOf, follow, metIn } from './useAskingDraft';

const begun = (typed: object) => {
  const base = draftOf({ theme: { radius: 4 } });
  return { base, draft: { ...base, ...typed } };
};

test('what others save comes into the fields nobody edits, and what was typed stays', () => {
  const stored = draftOf({ consent: true, theme: { radius: 4, font: 'Georgia' } });
  const now = follow(begun({ accent: '#0B6B3A' }), stored);
  expect(now.draft).toMatchObject({ consent: 'true', font: 'Georgia', radius: '4', accent: '#0B6B3A' });
  expect(metIn(now, stored)).toEqual([]);
  // Only what was typed is sent: to save the look says nothing of consent.
  expect(editOf(now, ['accent', 'radius', 'font'])).toEqual({
    change: { accent: '#0B6B3A' },
    base: { accent: null },
  });
});

test('the same field, changed by two, shows both until one is chosen', () => {
  const stored = draftOf({ theme: { radius: 8 } });
  const now = follow(begun({ radius: '12' }), stored);
  expect(now.draft.radius).toBe('12');
  expect(metIn(now, stored)).toEqual(['radius']);
});

test('what was saved is what stands there, however it was written', () => {
  const stored = draftOf({ budget: { questions: 1, days: 30 }, theme: { accent: '#0b6b3a', radius: 0 } });
  const now = follow(begun({ accent: ' #0B6B3A', days: '030', radius: '0' }), stored);
  expect(metIn(now, stored)).toEqual([]);
  expect(editOf(now, ['accent', 'days', 'radius', 'questions'])).toBeNull();
});

test('a number that is none, and a field that was emptied, are said as nothing', () => {
  expect(editOf(begun({ days: '', radius: '' }), ['days', 'radius'])?.change).toEqual({
    days: null,
    radius: null,
  });
});
