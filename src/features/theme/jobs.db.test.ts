import { afterAll, beforeAll, expect, test } from 'vitest';
import { ownerPool } from '@/server/db';
import { startJobs, stopJobs } from '@/server/jobs';
import { asOperator } from '@/server/tenancy';
import { addRatings, type TestRating } from '@/test/answers';
import { createTestWorkspace, type TestWorkspace } from '@/test/factory';
import { listThemes } from './data';
import { findThemes, readComments } from './jobs';
import { renameTheme } from './mutations';
import { themesInput } from './schema';

beforeAll(async () => {
  await startJobs({ work: false });
});
afterAll(stopJobs);

const read = async ({ id: workspaceId }: TestWorkspace) => {
  await readComments({ workspaceId });
  await findThemes({ workspaceId });
};
const look = (workspace: TestWorkspace, segment: object = {}) =>
  asOperator(workspace, (scope) => listThemes(scope, themesInput.parse({ segment })));
const names = async (workspace: TestWorkspace) =>
  (await look(workspace)).themes.map(({ name, n }) => `${name} ${n}`);

/** Sentences about one thing and another, each a little different, so that only the thing recurs. */
const OPENINGS = ['Honestly', 'Again', 'Yesterday', 'Sadly', 'Frankly', 'Once more', 'Today', 'Hm'];
const about = (thing: string, score: number, count: number): TestRating[] =>
  Array.from({ length: count }, (_, index) => ({
    score,
    comment: `${OPENINGS[index % OPENINGS.length]}: ${thing}.`,
    locale: 'en',
  }));

test('themes are found in what is read, once, and nothing waits any more', async () => {
  const workspace = await createTestWorkspace();
  await addRatings(workspace, [
    ...about('a late delivery', 1, 8),
    ...about('the late deliveries', 2, 4),
    ...about('friendly staff', 5, 6),
  ]);
  expect(await look(workspace)).toMatchObject({ themes: [], waiting: 18, comments: 0 });
  // Two at once share the work, and neither finds a theme twice.
  await Promise.all([read(workspace), read(workspace)]);
  expect(await names(workspace)).toEqual(['late delivery 12', 'friendly staff 6']);
  await read(workspace);
  const { themes, waiting, comments, languages } = await look(workspace);
  expect(waiting).toBe(0);
  expect(comments).toBe(18);
  expect(languages).toEqual([{ language: 'en', n: 18 }]);
  const [late] = themes;
  expect(late?.parts).toEqual([{ type: 'csat', counts: [0, 8, 4, 0, 0, 0, 0, 0, 0, 0, 0] }]);
  expect(late?.others).toEqual([{ type: 'csat', counts: [0, 0, 0, 0, 0, 6, 0, 0, 0, 0, 0] }]);
});

test('a comment that is changed, erased or flagged leaves nothing behind', async () => {
  const workspace = await createTestWorkspace();
  await addRatings(workspace, about('a late delivery', 1, 7));
  await read(workspace);
  const ids = await asOperator(workspace, async ({ db }) => (await db.rating.findMany()).map(({ id }) => id));
  const [changed = '', erased = '', emptied = ''] = ids;
  await asOperator(workspace, async ({ db }) => {
    await db.rating.updateMany({ where: { id: changed }, data: { comment: 'Nothing to say about that.' } });
    await db.rating.deleteMany({ where: { id: erased } });
    await db.rating.updateMany({ where: { id: emptied }, data: { comment: null } });
  });
  const kept = await ownerPool().query<{ id: string; language: string | null; terms: string[] }>(
    'SELECT rating_id AS id, language, terms FROM comment_reading WHERE workspace_id = $1',
    [workspace.id],
  );
  expect(kept.rows.map(({ id }) => id)).not.toContain(erased);
  expect(kept.rows.map(({ id }) => id)).not.toContain(emptied);
  // What it said before is gone at once, before it is read anew.
  expect(kept.rows.find(({ id }) => id === changed)).toEqual({ id: changed, language: null, terms: [] });
  // Four are left: nothing is said of them.
  await read(workspace);
  expect(await names(workspace)).toEqual([]);
  const left = await ownerPool().query('SELECT FROM theme WHERE workspace_id = $1', [workspace.id]);
  expect(left.rowCount).toBe(0);
});

test('a score alone that changes needs no reading, and the theme shows it at once', async () => {
  const workspace = await createTestWorkspace();
  await addRatings(workspace, about('a late delivery', 1, 6));
  await read(workspace);
  await asOperator(workspace, async ({ db }) => {
    const first = await db.rating.findFirstOrThrow();
    await db.rating.updateMany({ where: { id: first.id }, data: { score: 5 } });
  });
  const { themes, waiting } = await look(workspace);
  expect(waiting).toBe(0);
  expect(themes[0]?.parts[0]?.counts.slice(0, 6)).toEqual([0, 5, 0, 0, 0, 1]);
});

test('what people named stays when nobody speaks of it, what a program found does not', async () => {
  const workspace = await createTestWorkspace();
  await addRatings(workspace, [...about('a late delivery', 1, 6), ...about('friendly staff', 5, 6)]);
  await read(workspace);
  const [first] = (await look(workspace)).themes;
  await asOperator(workspace, async (scope) => {
    await renameTheme(scope, { id: first?.id ?? '', base: first?.name ?? '', value: 'Punctuality' });
    await scope.db.rating.deleteMany({});
  });
  await addRatings(workspace, about('something else entirely', 3, 1));
  await read(workspace);
  const stored = await asOperator(workspace, ({ db }) => db.theme.findMany({ select: { name: true } }));
  expect(stored).toEqual([{ name: 'Punctuality' }]);
});

test('below five a theme is silent, and a survey that few answered says no score', async () => {
  const workspace = await createTestWorkspace(['csat', 'nps']);
  const [first, second] = workspace.touchpoints;
  await addRatings(workspace, about('a late delivery', 1, 3), first);
  await addRatings(workspace, about('a late delivery', 9, 4), second);
  await read(workspace);
  const [theme] = (await look(workspace)).themes;
  expect(theme).toMatchObject({ n: 7, parts: [], others: [] });
  expect((await look(workspace, { touchpoints: [first?.slug] })).themes).toEqual([]);
  await addRatings(workspace, [{ score: 8 }], second);
  // Five answered that question now, four of them about this: still too few to say.
  expect((await look(workspace)).themes[0]).toMatchObject({ n: 7, parts: [] });
});

test('languages stay apart, and a picture is a theme of its own where it recurs', async () => {
  const workspace = await createTestWorkspace();
  await addRatings(workspace, [
    ...about('the parcel was dented', 2, 5),
    ...Array.from({ length: 5 }, (_, index) => ({
      score: 1,
      comment: `${['Leider', 'Gestern', 'Wieder', 'Heute früh', 'Schade'][index]}: das Paket war eingedrückt und nass`,
      locale: 'en',
    })),
    ...Array.from({ length: 6 }, () => ({ score: 5, comment: '👍🏽', locale: 'en' })),
    { score: 5, comment: '🎉', locale: 'en' },
    { score: 2, comment: '' },
  ]);
  await read(workspace);
  const { themes, languages } = await look(workspace);
  expect(new Set(themes.map(({ language }) => language))).toEqual(new Set(['en', 'de', 'zxx']));
  expect(themes.find(({ language }) => language === 'zxx')).toMatchObject({ name: '👍', n: 6 });
  expect(languages).toContainEqual({ language: 'de', n: 5 });
});
