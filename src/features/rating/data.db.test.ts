import { expect, test } from 'vitest';
import type { SurveyType } from '@/contract/survey';
import { addDays, dayInZone, zoneStartOfDay } from '@/domain/period';
import { asOperator } from '@/server/tenancy';
import { addDisplays, addRatings, type TestRating } from '@/test/answers';
import { createTestWorkspace, type TestWorkspace } from '@/test/factory';
import { getMetrics, getTrend, listComments } from './data';
import {
  type CommentPage,
  type CommentsQuery,
  type CommentView,
  metricsQuery,
  type TrendQuery,
} from './schema';

const metrics = (workspace: TestWorkspace, from: string, to: string, more: Record<string, string> = {}) => {
  const touchpoint = workspace.touchpoints[0]?.slug ?? '';
  const query = metricsQuery.parse({ touchpoint, from, to, ...more });
  return asOperator(workspace, (scope) => getMetrics(scope, query));
};

test('comments come newest first, page by page, each once, also when moments are equal', async () => {
  const workspace = await createTestWorkspace(['csat']);
  const { personaId } = workspace;
  const at = new Date('2026-05-01T10:00:00.123Z');
  await addRatings(workspace, [
    ...Array.from({ length: 7 }, (_, i) => ({ score: 1 + (i % 5), comment: `Same moment ${i}`, at })),
    { score: 2, comment: 'Newest 🙂', at: '2026-05-02T10:00:00Z', personaId },
    { score: 3, comment: '', at: '2026-05-03T10:00:00Z' },
    { score: 3, at: '2026-05-03T11:00:00Z' },
    { score: 5, comment: 'Oldest', at: '2026-04-01T10:00:00Z', source: 'qr' as const },
  ]);
  const touchpointId = workspace.touchpoints[0]?.id ?? '';
  const seen: CommentView[] = [];
  let cursor: string | null = null;
  do {
    const query: CommentsQuery = { touchpointId, range: '28d', cursor, limit: 2 };
    const page: CommentPage = await asOperator(workspace, (scope) => listComments(scope, query));
    expect(page.items.length).toBeLessThanOrEqual(2);
    seen.push(...page.items);
    cursor = page.nextCursor;
    // Somebody answers while we read on: it belongs before the pages we have.
    await addRatings(workspace, [{ score: 4, comment: 'Late', at: '2026-05-04T10:00:00Z' }]);
  } while (cursor);
  expect(seen.map(({ comment }) => comment).toSorted()).toEqual(
    ['Newest 🙂', 'Oldest', ...Array.from({ length: 7 }, (_, i) => `Same moment ${i}`)].toSorted(),
  );
  expect(seen[0]).toMatchObject({
    comment: 'Newest 🙂',
    score: 2,
    type: 'csat',
    answeredAt: '2026-05-02T10:00:00.000Z',
    source: 'widget',
    locale: null,
    persona: { slug: 'regular', name: 'Regular' },
  });
  expect(seen.at(-1)).toMatchObject({ comment: 'Oldest', source: 'qr', persona: null });
  const narrowed = await asOperator(workspace, (scope) =>
    listComments(scope, { touchpointId, range: '28d', persona: 'regular', limit: 50 }),
  );
  expect(narrowed.items.map(({ comment }) => comment)).toEqual(['Newest 🙂']);
});

test('the score of a comment is told only where five answered: in the period, and before it', async () => {
  const workspace = await createTestWorkspace(['csat']);
  const touchpointId = workspace.touchpoints[0]?.id ?? '';
  const old = new Date(Date.now() - 200 * 86_400_000);
  const scoresIn = async (range: CommentsQuery['range'], persona?: string) => {
    const query = { touchpointId, range, persona, limit: 50 };
    const { items } = await asOperator(workspace, (scope) => listComments(scope, query));
    return Object.fromEntries(items.map(({ comment, score }) => [comment, score]));
  };
  await addRatings(workspace, [
    { score: 1, comment: 'New' },
    { score: 2 },
    { score: 3 },
    { score: 4, personaId: workspace.personaId },
    { score: 5, comment: 'Old', at: old, personaId: workspace.personaId },
  ]);
  expect(await scoresIn('28d')).toEqual({ New: null, Old: null });
  // A year holds all five.
  expect(await scoresIn('365d')).toEqual({ New: 1, Old: 5 });
  expect(await scoresIn('365d', 'regular')).toEqual({ Old: null });
  await addRatings(workspace, [{ score: 5 }]);
  expect(await scoresIn('28d')).toEqual({ New: 1, Old: null });
  await addRatings(
    workspace,
    [1, 2, 3, 4].map((score) => ({ score, at: old })),
  );
  expect(await scoresIn('28d')).toEqual({ New: 1, Old: 5 });
});

const five = (rating: TestRating) => new Array<TestRating>(5).fill(rating);

const trend = (workspace: TestWorkspace, query: Omit<TrendQuery, 'touchpointId'>) =>
  asOperator(workspace, (scope) =>
    getTrend(scope, { touchpointId: workspace.touchpoints[0]?.id ?? '', ...query }),
  );

test('a trend covers exactly the days of its range, with gaps where nobody answered', async () => {
  const workspace = await createTestWorkspace(['csat']);
  const today = dayInZone(new Date(), workspace.timeZone);
  const start = (daysAgo: number) => zoneStartOfDay(addDays(today, -daysAgo), workspace.timeZone);
  await addRatings(workspace, [
    ...five({ score: 5, at: start(0) }),
    ...five({ score: 4, at: start(6) }),
    { score: 3, at: start(7), personaId: workspace.personaId },
    { score: 1, at: new Date(+start(27) - 1) },
    { score: 2, at: start(89) },
  ]);
  await addDisplays(workspace, 3, start(6));
  const daily = await trend(workspace, { range: '28d' });
  expect([daily.unit, daily.points.length]).toEqual(['day', 28]);
  expect([daily.points[0]?.from, daily.points[27]?.to]).toEqual([addDays(today, -27), today]);
  expect(daily.points.filter(({ parts }) => parts).map(({ from }) => from)).toEqual(
    [7, 6, 0].map((days) => addDays(today, -days)),
  );
  expect(daily.points[21]).toMatchObject({
    displays: 3,
    parts: [{ counts: [0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0] }],
  });
  // One answer of a day is a person's: the day says that there was one.
  expect(daily.points[20]?.parts).toMatchObject([{ counts: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1] }]);
  const weekly = await trend(workspace, { range: '90d' });
  expect([weekly.unit, weekly.points.length]).toEqual(['week', 13]);
  expect(weekly.points[0]).toMatchObject({ from: addDays(today, -89), to: addDays(today, -84) });
  expect(weekly.points.at(-1)?.parts?.[0]?.counts).toEqual([0, 0, 0, 0, 5, 5, 0, 0, 0, 0, 0]);
  expect((await trend(workspace, { range: '365d' })).points).toHaveLength(53);
  const narrowed = await trend(workspace, { range: '7d', persona: 'regular' });
  expect(narrowed.points.map(({ parts }) => parts)).toEqual(Array(7).fill(null));
});

const scores = (counts: Record<number, number>, at: string) =>
  Object.entries(counts).flatMap(([score, n]) =>
    Array.from({ length: n }, () => ({ score: Number(score), at })),
  );

// Worked out by hand: headline, Wilson, adjusted Wald and t intervals as in the honesty table.
const BY_HAND: [SurveyType, Record<number, number>, Record<string, number>][] = [
  // 7 of 10; Wilson: (0.7 + 1.92073/10 ± 1.95996·√(0.021 + 0.0096036)) / 1.384146
  [
    'csat',
    { 5: 4, 4: 3, 3: 1, 1: 2 },
    { n: 10, score: 70, low: 39.678, high: 89.2209, mean: 3.7, satisfaction: 3.7 },
  ],
  // 5.4 ± t(9) · s/√10 = 2.26216 · 1.83787/3.16228; satisfaction 1 + 4.4·4/6
  [
    'ces',
    { 7: 4, 6: 2, 5: 1, 4: 1, 3: 1, 2: 1 },
    { n: 10, score: 5.4, low: 4.08526, high: 6.71474, mean: 5.4, satisfaction: 3.93333 },
  ],
  // 5 of 10 promoters, 3 detractors; adjusted (5.75 − 3.75)/13 ± 1.95996·√((9.5/13 − (2/13)²)/13)
  [
    'nps',
    { 10: 3, 9: 2, 8: 2, 6: 1, 0: 2 },
    { n: 10, score: 20, low: -30.326, high: 61.0952, mean: 7, satisfaction: 3.8 },
  ],
  ['thumbs', { 1: 8, 0: 2 }, { n: 10, score: 80, low: 49.0162, high: 94.3318, mean: 0.8, satisfaction: 4.2 }],
];

test.each(BY_HAND)('figures of %s agree with those worked out by hand', async (type, counts, expected) => {
  const workspace = await createTestWorkspace([type]);
  await addRatings(workspace, scores(counts, '2026-03-10T12:00:00Z'));
  await addDisplays(workspace, 40, '2026-03-10T12:00:00Z');
  const answer = await metrics(workspace, '2026-03-01', '2026-03-31');
  for (const [name, value] of Object.entries(expected))
    expect(answer[name as keyof typeof answer], name).toBeCloseTo(value, 3);
  expect(answer).toMatchObject({
    type,
    displays: 40,
    responseRate: 0.25,
    lastRatedAt: '2026-03-10T12:00:00.000Z',
  });
  for (const [score, n] of Object.entries(counts)) expect(answer.distribution?.[score]).toBe(n);
  expect(answer.low).toBeLessThan(answer.score ?? 0);
  expect(answer.high).toBeGreaterThan(answer.score ?? 0);
});

test('a day is as long as the zone makes it, also when the clocks change', async () => {
  const workspace = await createTestWorkspace(['csat']);
  // Berlin: 29 March 2026 lasts 23 hours, from 23:00 UTC to 22:00 UTC.
  await addRatings(workspace, [
    { score: 1, at: '2026-03-28T22:59:59Z' },
    { score: 2, at: '2026-03-28T23:00:00Z' },
    { score: 4, at: '2026-03-29T21:59:59Z' },
    { score: 5, at: '2026-03-29T22:00:00Z' },
  ]);
  const raw = { raw: 'true' };
  expect((await metrics(workspace, '2026-03-29', '2026-03-29', raw)).distribution).toEqual({
    '1': 0,
    '2': 1,
    '3': 0,
    '4': 1,
    '5': 0,
  });
  const byDay = await metrics(workspace, '2026-03-28', '2026-03-30', { by: 'day', ...raw });
  expect(byDay.series?.map(({ from, n }) => [from, n])).toEqual([
    ['2026-03-28T00:00:00+01:00', 1],
    ['2026-03-29T00:00:00+01:00', 2],
    ['2026-03-30T00:00:00+02:00', 1],
  ]);
  const byWeek = await metrics(workspace, '2026-03-28', '2026-03-30', { by: 'week', ...raw });
  expect(byWeek.series?.map(({ from, n }) => [from, n])).toEqual([
    ['2026-03-23T00:00:00+01:00', 3],
    ['2026-03-30T00:00:00+02:00', 1],
  ]);
});

test('instants within a day count exactly what lies between them', async () => {
  const workspace = await createTestWorkspace(['nps']);
  const at = (time: string) => ({ score: 9, at: `2026-03-${time}:00Z` });
  await addRatings(
    workspace,
    ['10T11:59', '10T12:00', '10T23:30', '11T12:00', '12T12:29', '12T12:30'].map(at),
  );
  await addDisplays(workspace, 2, '2026-03-10T11:00:00Z');
  await addDisplays(workspace, 3, '2026-03-10T13:00:00Z');
  const raw = { raw: '1' };
  const answer = await metrics(workspace, '2026-03-10T12:00:00Z', '2026-03-12T13:30:00 01:00', raw);
  expect(answer).toMatchObject({ n: 4, displays: 3, lastRatedAt: '2026-03-12T12:29:00.000Z' });
  expect((await metrics(workspace, '2026-03-10T12:00:00Z', '2026-03-10T12:00:00.001Z', raw)).n).toBe(1);
  expect((await metrics(workspace, '2026-03-10T12:00:00Z', '2026-03-10T12:00:00Z', raw)).n).toBe(0);
  const series = await metrics(workspace, '2026-03-10T12:00:00Z', '2026-03-12T12:30:00Z', {
    ...raw,
    by: 'day',
  });
  expect(series.series?.map(({ n }) => n)).toEqual([1, 2, 1]);
});

test('a persona narrows the figures, and an answer of another scale is not in them', async () => {
  const workspace = await createTestWorkspace(['csat']);
  const { personaId } = workspace;
  await addRatings(
    workspace,
    scores({ 5: 4 }, '2026-03-10T12:00:00Z').map((row) => ({ ...row, personaId })),
  );
  await addRatings(workspace, scores({ 1: 6 }, '2026-03-10T12:00:00Z'));
  expect(await metrics(workspace, '2026-03-10', '2026-03-10')).toMatchObject({ n: 10, score: 40 });
  expect(await metrics(workspace, '2026-03-10', '2026-03-10', { persona: 'regular' })).toMatchObject({
    n: 4,
    score: null,
  });
  await asOperator(workspace, async ({ db, workspaceId }) => {
    const touchpointId = workspace.touchpoints[0]?.id ?? '';
    await db.survey.updateMany({ data: { archivedAt: new Date() } });
    await db.survey.create({ data: { workspaceId, touchpointId, type: 'nps' } });
  });
  expect(await metrics(workspace, '2026-03-10', '2026-03-10')).toMatchObject({ type: 'nps', n: 0 });
});

test('what cannot be answered says why', async () => {
  const workspace = await createTestWorkspace(['csat']);
  await expect(metrics(workspace, '2026-03-11', '2026-03-10')).rejects.toMatchObject({
    code: 'invalid',
    issues: [{ path: 'from' }],
  });
  await expect(metrics(workspace, '2000-01-01', '2026-03-10', { by: 'day' })).rejects.toMatchObject({
    issues: [{ path: 'by' }],
  });
  await expect(metrics(workspace, '2026-03-10', '2026-03-10', { persona: 'nobody' })).rejects.toMatchObject({
    issues: [{ path: 'persona' }],
  });
  await asOperator(workspace, ({ db }) => db.touchpoint.updateMany({ data: { deletedAt: new Date() } }));
  await expect(metrics(workspace, '2026-03-10', '2026-03-10')).rejects.toMatchObject({ code: 'not_found' });
});
