import { expect, test } from 'vitest';
import type { ThemeRow } from '../schema';
import { effectSentence, prepareFelt, prepareThemes } from './themes';

const csat = (...counts: number[]) => [{ type: 'csat' as const, counts: [0, ...counts, 0, 0, 0, 0, 0] }];
const row = (id: string, parts: ThemeRow['parts'], others: ThemeRow['parts']): ThemeRow => ({
  id,
  name: id,
  language: 'en',
  pinned: false,
  hidden: false,
  merged: [],
  n: parts.flatMap(({ counts }) => counts).reduce((sum, n) => sum + n, 0),
  parts,
  others,
  weeks: [3, null],
});
const prepare = (...themes: ThemeRow[]) =>
  prepareThemes({
    themes,
    comments: 200,
    languages: [],
    waiting: 0,
    stretches: [
      { from: '2026-11-02', to: '2026-11-08' },
      { from: '2026-11-09', to: '2026-11-15' },
    ],
    missing: [],
    deleted: [],
  }).rows;

test('sentiment is the score each customer gave, on the common scale', () => {
  expect(prepareFelt(csat(6, 2, 1, 1, 2))).toMatchObject({ low: 8 / 12, between: 1 / 12, high: 3 / 12 });
  expect(prepareFelt([{ type: 'thumbs', counts: [3, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0] }])?.text).toBe(
    '75% low (1–2), 0% between, 25% high (4–5)',
  );
  expect(prepareFelt([])).toBeNull();
});

test('an effect is told with its interval, and only where it can be told', () => {
  const [clear, early, few] = prepare(
    row('late', csat(40, 20, 5, 3, 2), csat(5, 5, 20, 40, 40)),
    row('sofa', csat(5, 5, 8, 8, 6), csat(20, 20, 30, 30, 20)),
    row('bolt', csat(4, 2, 0, 0, 0), csat(20, 20, 30, 30, 20)),
  );
  expect(clear?.effect).toMatchObject({ verdict: 'Likely real', change: { direction: 'down' } });
  expect(clear && effectSentence(clear)).toContain('not what causes it');
  expect(early?.effect?.verdict).toMatch(/^Can’t tell yet/);
  expect(early?.effect?.change?.direction).toBe('none');
  expect(few?.effect).toMatchObject({
    verdict: expect.stringMatching(/^Too few to say: about/),
    change: null,
  });
});

test('of few no score is shown, and a week without any comment is a gap', () => {
  const [theme] = prepare(row('few', [], []));
  expect(theme).toMatchObject({ few: 'Too few to show a score', felt: null, effect: null });
  expect(theme?.marks.map(({ n }) => n)).toEqual([3, null]);
});
