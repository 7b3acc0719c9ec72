import { expect, test } from 'vitest';
import { addDays, dayInZone, zoneStartOfDay } from '@/domain/period';
import { countOf } from '@/domain/tally';
import { EVERYTHING, type Segment } from '@/features/segment/schema';
import { asOperator } from '@/server/tenancy';
import { addDisplays, addRatings, type TestRating } from '@/test/answers';
import { createTestWorkspace, type TestWorkspace } from '@/test/factory';
import { getExplore } from './data';
import type { ExploreQuery, ExploreSide } from './schema';

type Wanted = Partial<Omit<ExploreQuery, 'segment'>> & { segment?: Partial<Segment> };

const look = (workspace: TestWorkspace, { segment, ...query }: Wanted = {}) =>
  asOperator(workspace, (scope) =>
    getExplore(scope, {
      by: 'touchpoint',
      comments: false,
      ...query,
      segment: { ...EVERYTHING, ...segment },
    }),
  );

const times = (n: number, rating: TestRating) => new Array<TestRating>(n).fill(rating);

/** By label: answers that are said, and all. */
const sizes = ({ groups }: ExploreSide) =>
  Object.fromEntries(
    groups.map(({ label, parts, n }) => [
      label,
      [parts.reduce((sum, { counts }) => sum + countOf(counts), 0), n],
    ]),
  );

const daysAgo = (workspace: TestWorkspace, days: number) =>
  new Date(
    +zoneStartOfDay(addDays(dayInZone(new Date(), workspace.timeZone), -days), workspace.timeZone) + 60_000,
  );

test('tallies and ratings say the same of the same', async () => {
  const workspace = await createTestWorkspace(['csat', 'nps'], { timeZone: 'Asia/Kathmandu' });
  const [one, two] = workspace.touchpoints;
  const { personaId } = workspace;
  await addRatings(
    workspace,
    [
      ...times(6, { score: 4, source: 'qr', personaId, comment: 'Good', at: daysAgo(workspace, 1) }),
      ...times(7, { score: 2, source: 'qr', at: daysAgo(workspace, 9) }),
      ...times(2, { score: 1, source: 'qr', flag: 'manual' }),
    ],
    one,
  );
  await addRatings(workspace, times(8, { score: 9, source: 'qr', at: daysAgo(workspace, 2) }), two);
  // Everything came by that source: the filter changes nothing but where the answer is looked for.
  for (const by of ['touchpoint', 'stage', 'persona', 'day', 'week', 'month'] as const) {
    const tallied = await look(workspace, { by, comments: true });
    const counted = await look(workspace, { by, comments: true, segment: { sources: ['qr'] } });
    const plain = ({ groups, total }: ExploreSide) =>
      [...groups, { ...total, key: '' }].map(({ key, parts, n, comments }) => ({
        key,
        n,
        comments: comments ?? 0,
        parts: parts.toSorted((a, b) => a.type.localeCompare(b.type)),
      }));
    expect(plain(counted.side), by).toEqual(plain(tallied.side));
    expect(tallied.side.total.n).toBe(21);
  }
});

test('hours are those of the workspace’s clock, up to now', async () => {
  const workspace = await createTestWorkspace(['csat'], { timeZone: 'Asia/Kathmandu' });
  const yesterday = daysAgo(workspace, 1);
  await addRatings(workspace, [
    ...times(6, { score: 5, at: yesterday }),
    ...times(5, { score: 2, at: new Date(+yesterday + 3 * 3_600_000) }),
  ]);
  const day = dayInZone(yesterday, workspace.timeZone);
  const { by, side } = await look(workspace, { by: 'hour', segment: { period: { from: day, to: day } } });
  expect(by).toBe('hour');
  expect(side.groups).toHaveLength(24);
  expect(side.groups.flatMap(({ n }, hour) => (n > 0 ? [[hour, n]] : []))).toEqual([
    [0, 6],
    [3, 5],
  ]);
  expect(side.total.asked).toBeNull();
  const both = await look(workspace, { by: 'hour', segment: { period: { from: day, to: addDays(day, 1) } } });
  expect(Date.parse(both.side.stretches.at(-1)?.to ?? '')).toBeLessThanOrEqual(Date.now());
  expect((await look(workspace, { by: 'hour', segment: { period: { range: '28d' } } })).by).toBe('day');
});

test('groups of every kind hold what belongs to them', async () => {
  const workspace = await createTestWorkspace();
  await addRatings(workspace, [
    ...times(6, { score: 5, source: 'qr', device: 'phone', locale: 'de-AT', attributes: { plan: 'pro' } }),
    ...times(5, { score: 3, source: 'widget', device: 'computer', locale: 'en' }),
    ...times(3, { score: 1, source: 'kiosk', device: 'tablet', attributes: { plan: 'free' } }),
  ]);
  const sizesBy = async (by: ExploreQuery['by'], attribute?: string) =>
    sizes((await look(workspace, { by, attribute: attribute ?? null })).side);
  expect(await sizesBy('source')).toEqual({ 'QR code': [6, 6], Widget: [5, 5], Kiosk: [0, 3] });
  expect(await sizesBy('device')).toEqual({ Phone: [6, 6], Computer: [5, 5], Tablet: [0, 3] });
  expect(await sizesBy('language')).toEqual({ German: [6, 6], English: [5, 5], 'Not known': [0, 3] });
  expect(await sizesBy('attribute', 'plan')).toEqual({ pro: [6, 6], free: [0, 3], 'Not said': [5, 5] });
  expect(await sizesBy('persona')).toEqual({ 'No persona': [14, 14] });
  expect(await sizesBy('department')).toEqual({ 'No department': [14, 14] });
  expect(await sizesBy('promise')).toEqual({ 'No promise': [14, 14] });
  expect(await sizesBy('channel')).toEqual({ 'No channel named': [14, 14] });
});

test('the few of one group cannot be taken off the figure of all', async () => {
  const workspace = await createTestWorkspace();
  await addRatings(workspace, [
    ...times(9, { score: 5, source: 'qr' }),
    ...times(3, { score: 1, source: 'kiosk' }),
  ]);
  const { side } = await look(workspace, { by: 'source' });
  expect(side.total.n).toBe(12);
  expect(side.total.parts).toEqual([{ type: 'csat', counts: [0, 0, 0, 0, 0, 9, 0, 0, 0, 0, 0] }]);
  expect(JSON.stringify(side.groups.find(({ key }) => key === 'kiosk')?.parts)).toBe('[]');
});

test('a touchpoint of two promises stands in both, and counts once', async () => {
  const workspace = await createTestWorkspace();
  await addRatings(workspace, times(6, { score: 5 }));
  await asOperator(workspace, async ({ db, workspaceId }) => {
    for (const name of ['On time', 'Effortless']) {
      const { id: promiseId } = await db.brandPromise.create({ data: { workspaceId, name } });
      const touchpointId = workspace.touchpoints[0]?.id ?? '';
      await db.touchpointPromise.create({ data: { workspaceId, touchpointId, promiseId } });
    }
  });
  const { side } = await look(workspace, { by: 'promise' });
  expect(sizes(side)).toEqual({ Effortless: [6, 6], 'On time': [6, 6] });
  expect(side.total.n).toBe(6);
});

/** Two themes, each of one word, and comments that were read. */
async function speaking() {
  const workspace = await createTestWorkspace();
  await addRatings(workspace, [
    ...times(6, { score: 1, comment: 'late', source: 'qr' }),
    ...times(5, { score: 5, comment: 'staff' }),
    { score: 3, comment: 'late staff' },
    ...times(4, { score: 4 }),
  ]);
  const [late, staff] = await asOperator(workspace, async ({ db, workspaceId }) => {
    await db.$executeRaw`
      UPDATE comment_reading c SET language = 'en', terms = string_to_array(r.comment, ' ')
      FROM rating r WHERE r.workspace_id = c.workspace_id AND r.id = c.rating_id`;
    return Promise.all(
      ['late', 'staff'].map(async (name) => {
        const { id } = await db.theme.create({ data: { workspaceId, name, language: 'en' } });
        await db.themeTerm.create({ data: { workspaceId, themeId: id, term: name } });
        return id;
      }),
    );
  });
  return { workspace, late: late ?? '', staff: staff ?? '' };
}

test('a rating stands under every theme its comment speaks of, and counts once', async () => {
  const { workspace, late } = await speaking();
  const { side } = await look(workspace, { by: 'theme', comments: true });
  expect(sizes(side)).toEqual({ late: [7, 7], staff: [6, 6] });
  expect(side.groups[0]).toMatchObject({ key: late, detail: 'English', comments: 7, asked: null });
  expect([side.total.n, sizes({ ...side, groups: [{ ...side.total, key: '', label: 'all' }] })]).toEqual([
    16,
    { all: [16, 16] },
  ]);
  // A theme nobody wants to see is not told apart.
  await asOperator(workspace, ({ db }) =>
    db.theme.updateMany({ where: { id: late }, data: { hiddenAt: new Date() } }),
  );
  expect(sizes((await look(workspace, { by: 'theme' })).side)).toEqual({ staff: [6, 6] });
});

test('a theme narrows every number, as a part of another it was merged into and beside other filters', async () => {
  const { workspace, late, staff } = await speaking();
  const sized = async (segment: Partial<Segment>, by: ExploreQuery['by'] = 'touchpoint') =>
    sizes((await look(workspace, { by, segment })).side);
  expect(await sized({ themes: [late] })).toEqual({ 'csat-0': [7, 7] });
  expect(await sized({ themes: [late, staff] })).toEqual({ 'csat-0': [12, 12] });
  expect(await sized({ themes: [late], sources: ['qr'] }, 'source')).toEqual({ 'QR code': [6, 6] });
  expect(await sized({ themes: [late] }, 'theme')).toEqual({ late: [7, 7], staff: [0, 1] });
  await asOperator(workspace, ({ db }) =>
    db.theme.updateMany({ where: { id: staff }, data: { intoId: late } }),
  );
  expect(await sized({ themes: [staff] })).toEqual({ 'csat-0': [12, 12] });
  const other = await speaking();
  const nobody = (await look(workspace, { segment: { themes: [other.late] } })).side;
  expect([nobody.total.n, nobody.missing]).toEqual([0, [{ dimension: 'themes', value: other.late }]]);
});

test('more values than are told apart go together', async () => {
  const workspace = await createTestWorkspace();
  await addRatings(workspace, [
    ...times(6, { score: 5, attributes: { basket: 1 } }),
    ...Array.from({ length: 60 }, (_, index) => ({ score: 2, attributes: { basket: 100 + index } })),
  ]);
  const { side } = await look(workspace, { by: 'attribute', attribute: 'basket' });
  expect(side.groups).toHaveLength(41);
  expect(side.groups[0]).toMatchObject({ label: '1', n: 6 });
  expect(side.groups.at(-1)).toMatchObject({ label: 'All others', n: 21 });
});

test('the time before is as long and ends where this one begins', async () => {
  const workspace = await createTestWorkspace();
  await addRatings(workspace, [
    ...times(6, { score: 5, at: daysAgo(workspace, 1) }),
    ...times(5, { score: 2, at: daysAgo(workspace, 8) }),
    ...times(9, { score: 1, at: daysAgo(workspace, 15) }),
  ]);
  const query = { versus: 'before', segment: { period: { range: '7d' } } } as const;
  const { side, versus, shared } = await look(workspace, query);
  expect([side.total.n, versus?.total.n, shared]).toEqual([6, 5, false]);
  expect(versus?.days.to).toBe(addDays(side.days.from, -1));
  const byDay = await look(workspace, { ...query, by: 'day' });
  expect(byDay.versus?.groups.map(({ n }) => n)).toEqual([0, 0, 0, 0, 0, 5, 0]);
});

test('two that hold the same ratings are told, and two that cannot are not', async () => {
  const workspace = await createTestWorkspace();
  const against = async (segment: Partial<Segment>, versus: Partial<Segment>) =>
    (await look(workspace, { segment, versus: { ...EVERYTHING, ...versus } })).shared;
  expect(await against({ devices: ['phone'] }, { devices: ['computer'] })).toBe(false);
  expect(await against({ devices: ['phone'] }, {})).toBe(true);
  expect(await against({ devices: ['phone'] }, { languages: ['de'] })).toBe(true);
  const plan = (value: string) => ({ attributes: [{ name: 'plan', value }] });
  expect(await against(plan('pro'), plan('free'))).toBe(false);
  expect(await against(plan('pro'), { attributes: [{ name: 'vip', value: 'true' }] })).toBe(true);
});

test('to how many a question was shown is known where tallies answer, and else not', async () => {
  const workspace = await createTestWorkspace();
  await addRatings(workspace, times(6, { score: 5 }));
  await addDisplays(workspace, 20);
  expect((await look(workspace)).side.total.asked).toEqual({ answers: 6, displays: 20 });
  expect((await look(workspace, { by: 'device' })).side.total.asked).toBeNull();
});

test('ten years by day are shown by month, and nothing is no failure', async () => {
  const workspace = await createTestWorkspace();
  const to = dayInZone(new Date(), workspace.timeZone);
  const decade = await look(workspace, { by: 'day', segment: { period: { from: addDays(to, -3650), to } } });
  expect(decade.by).toBe('month');
  expect(decade.heard).toBe(false);
  const none = await look(workspace, { by: 'source', segment: { touchpoints: ['never-was'] } });
  expect(none.side.groups).toEqual([]);
  expect(none.side.missing).toEqual([{ dimension: 'touchpoints', value: 'never-was' }]);
  expect(none.empty).toBe(false);
});
