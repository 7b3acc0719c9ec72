import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CHANGE_CHANNEL } from '@/contract/change';
import { deleteInsight } from '@/features/insight/mutations';
import { countAnswers, resolveSieve } from '@/features/search/data';
import { sieve } from '@/features/search/schema';
import { poolConfig } from '@/server/db';
import { startJobs, stopJobs } from '@/server/jobs';
import { asOperator, type WorkspaceScope } from '@/server/tenancy';
import { addRatings } from '@/test/answers';
import { createTestWorkspace } from '@/test/factory';
import { getTheme, listThemes } from './data';
import { findThemes, readComments } from './jobs';
import { markTheme, mergeThemes, noteTheme, renameTheme, splitThemes } from './mutations';
import { noteThemeInput, themeInput, themesInput } from './schema';

beforeAll(async () => {
  await startJobs({ work: false });
});
afterAll(stopJobs);

const THINGS = ['a late delivery', 'friendly staff', 'the broken lamp'];
const OPENINGS = ['Honestly', 'Again', 'Yesterday', 'Sadly', 'Frankly'];

/** A workspace with three themes of five comments each, and one comment about two of them. */
async function prepared() {
  const workspace = await createTestWorkspace(['csat', 'csat']);
  const [first, second] = workspace.touchpoints;
  for (const [place, thing] of THINGS.entries())
    await addRatings(
      workspace,
      OPENINGS.map((opening) => ({ score: 1 + place, comment: `${opening}: ${thing}.`, locale: 'en' })),
      place === 2 ? second : first,
    );
  await addRatings(
    workspace,
    [{ score: 3, comment: 'A late delivery, but friendly staff.', locale: 'en' }],
    first,
  );
  await readComments({ workspaceId: workspace.id });
  await findThemes({ workspaceId: workspace.id });
  const run = <T>(work: (scope: WorkspaceScope) => Promise<T>) => asOperator(workspace, work);
  const list = async () => {
    const { themes } = await run((scope) => listThemes(scope, themesInput.parse({})));
    return Object.fromEntries(themes.map(({ name, n }) => [name, n]));
  };
  const { themes } = await run((scope) => listThemes(scope, themesInput.parse({})));
  const idOf = (name: string) => themes.find((theme) => theme.name === name)?.id ?? '';
  return {
    workspace,
    run,
    list,
    late: idOf('late delivery'),
    staff: idOf('friendly staff'),
    lamp: idOf('broken lamp'),
  };
}

test('merged themes count each comment once, and taken apart they are what they were', async () => {
  const { run, list, late, staff, lamp } = await prepared();
  const before = await list();
  expect(before).toEqual({ 'late delivery': 6, 'friendly staff': 6, 'broken lamp': 5 });
  await run((scope) => mergeThemes(scope, { ids: [staff], into: late }));
  expect(await list()).toEqual({ 'late delivery': 11, 'broken lamp': 5 });
  // What was merged into a theme goes with it, and comes back with it.
  await run((scope) => mergeThemes(scope, { ids: [late], into: lamp }));
  expect(await list()).toEqual({ 'broken lamp': 16 });
  await expect(run((scope) => mergeThemes(scope, { ids: [lamp], into: staff }))).rejects.toMatchObject({
    code: 'conflict',
  });
  await run((scope) => splitThemes(scope, { ids: [late] }));
  expect(await list()).toEqual({ 'late delivery': 11, 'broken lamp': 5 });
  await run((scope) => splitThemes(scope, { ids: [staff] }));
  expect(await list()).toEqual(before);
});

test('two who merge two themes into one another leave one of them', async () => {
  const { run, list, late, staff } = await prepared();
  const both = await Promise.allSettled([
    run((scope) => mergeThemes(scope, { ids: [late], into: staff })),
    run((scope) => mergeThemes(scope, { ids: [staff], into: late })),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(Object.values(await list()).sort()).toEqual([11, 5]);
});

test('a name is changed by who has seen it, and marks are one or the other', async () => {
  const { run, late } = await prepared();
  const rename = (base: string, value: string) =>
    run((scope) => renameTheme(scope, { id: late, base, value }));
  await rename('late delivery', 'Punctuality');
  await expect(rename('late delivery', 'Delay')).rejects.toMatchObject({
    code: 'conflict',
    data: { theirs: 'Punctuality' },
  });
  const mark = (what: 'pinned' | 'hidden', on: boolean) =>
    run((scope) => markTheme(scope, { id: late, mark: what, on }));
  const first = async () => (await run((scope) => listThemes(scope, themesInput.parse({})))).themes[0];
  await mark('pinned', true);
  expect(await first()).toMatchObject({ name: 'Punctuality', pinned: true, hidden: false });
  await mark('hidden', true);
  expect(
    (await run((scope) => listThemes(scope, themesInput.parse({})))).themes.find(({ id }) => id === late),
  ).toMatchObject({
    pinned: false,
    hidden: true,
  });
  await mark('hidden', false);
  expect(await run((scope) => scope.db.theme.count({ where: { hiddenAt: { not: null } } }))).toBe(0);
});

test('an insight has the newest comments of its touchpoint as evidence, and can be taken back', async () => {
  const { workspace, run, late } = await prepared();
  const [first, second] = workspace.touchpoints;
  const note = (touchpointId = '') =>
    run((scope) =>
      noteTheme(
        scope,
        noteThemeInput.parse({
          id: late,
          touchpointId,
          kind: 'pain',
          text: 'Late',
          insightId: crypto.randomUUID(),
        }),
      ),
    );
  const { id, evidence } = await note(first?.id);
  expect(evidence).toBe(6);
  const stored = await run(({ db }) =>
    db.evidence.findMany({ where: { insightId: id }, include: { rating: true } }),
  );
  expect(stored).toHaveLength(6);
  expect(stored.every(({ rating }) => rating?.comment?.includes('late delivery'))).toBe(true);
  await run((scope) => deleteInsight(scope, { id }));
  // Where nobody speaks of it nothing is written.
  await expect(note(second?.id)).rejects.toMatchObject({ code: 'invalid' });
  expect(await run(({ db }) => db.insight.count({ where: { deletedAt: null } }))).toBe(0);
});

test('a theme tells when and where it is said, and is a filter of the ratings', async () => {
  const { workspace, run, late, staff } = await prepared();
  const detail = await run((scope) => getTheme(scope, themeInput.parse({ id: late })));
  expect(detail.touchpoints.map(({ id, n }) => [id, n])).toEqual([[workspace.touchpoints[0]?.id, 6]]);
  expect(detail.weeks.reduce((sum, { n }) => sum + n, 0)).toBe(6);
  const count = (theme: string, words = '') =>
    run(async (scope) =>
      countAnswers(scope, await resolveSieve(scope, sieve.parse({ segment: { themes: [theme] }, words }))),
    );
  expect(await count(late)).toBe(6);
  expect(await count(late, 'friendly')).toBe(1);
  await run((scope) => mergeThemes(scope, { ids: [staff], into: late }));
  expect(await count(late)).toBe(11);
  expect(await count(crypto.randomUUID())).toBe(0);
});

test('watchers hear of a change once it is committed', async () => {
  const { workspace, run, late } = await prepared();
  const listener = new pg.Client(poolConfig('app', 1));
  await listener.connect();
  const heard: unknown[] = [];
  listener.on('notification', ({ payload }) => heard.push(JSON.parse(payload ?? '')));
  await listener.query(`LISTEN ${CHANGE_CHANNEL}`);
  await run((scope) => renameTheme(scope, { id: late, base: 'stale', value: 'Lost' })).catch(() => undefined);
  await run((scope) => markTheme(scope, { id: late, mark: 'pinned', on: true }));
  await listener.query('SELECT 1');
  await listener.end();
  expect(heard).toEqual([{ w: workspace.id, h: true }]);
});
