import { expect, test } from 'vitest';
import { addDays, dayInZone, zoneStartOfDay } from '@/domain/period';
import { asOperator } from '@/server/tenancy';
import { addDisplays, addRatings, type TestRating } from '@/test/answers';
import { createTestWorkspace, type TestWorkspace } from '@/test/factory';
import { getOverview } from './data';
import type { OverviewData, OverviewQuery } from './schema';

const times = (n: number, rating: TestRating) => new Array<TestRating>(n).fill(rating);

async function look(workspace: TestWorkspace, query: Partial<OverviewQuery> = {}): Promise<OverviewData> {
  const data = await asOperator(workspace, (scope) => getOverview(scope, { range: '28d', ...query }));
  if (!data) throw new Error('No overview');
  return data;
}

/** The first minute of a day so many days ago, in the workspace's zone. */
const daysAgo = (workspace: TestWorkspace, days: number) => {
  const day = addDays(dayInZone(new Date(), workspace.timeZone), -days);
  return new Date(zoneStartOfDay(day, workspace.timeZone).getTime() + 60_000);
};

test('each answer is counted in the week it was given in, and a week without any is a gap', async () => {
  const workspace = await createTestWorkspace(['csat'], { timeZone: 'Pacific/Auckland' });
  const { stretches } = await look(workspace);
  const [id] = workspace.touchpoints.map((touchpoint) => touchpoint.id);
  expect(stretches).toHaveLength(12);
  // The first and the last minute of the oldest week, and a minute before it.
  const first = zoneStartOfDay(stretches[0]?.from ?? '', workspace.timeZone).getTime();
  const next = zoneStartOfDay(stretches[1]?.from ?? '', workspace.timeZone).getTime();
  await addRatings(workspace, [
    ...times(5, { score: 4, at: new Date(first + 1_000) }),
    ...times(2, { score: 2, at: new Date(next - 1_000) }),
    ...times(9, { score: 1, at: new Date(first - 1_000) }),
    ...times(4, { score: 3, at: new Date() }),
  ]);
  await addDisplays(workspace, 20, new Date(next - 1_000));
  const series = (await look(workspace)).series[id ?? ''] ?? [];
  expect(series).toHaveLength(12);
  expect(series[0]).toMatchObject({ displays: 20, parts: [{ counts: [0, 0, 2, 0, 5, 0, 0, 0, 0, 0, 0] }] });
  expect(series[1]).toBeNull();
  // Fewer than five: how many, and not what they said.
  expect(series[11]?.parts[0]?.counts).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4]);
});

test('a year is shown by months', async () => {
  const workspace = await createTestWorkspace();
  const { unit, stretches } = await look(workspace, { range: '365d' });
  expect(unit).toBe('month');
  expect(stretches.map(({ from }) => from.slice(8))).toEqual(new Array(12).fill('01'));
});

test('the feed has the newest of many touchpoints that were quiet for hours, however uneven', async () => {
  const workspace = await createTestWorkspace(new Array(26).fill('csat'));
  const HOUR_MS = 3_600_000;
  const all: { place: number; hours: number }[] = [];
  for (const [place, touchpoint] of workspace.touchpoints.entries()) {
    // One is never rated, one is rated often, and the others lie days apart.
    const hours =
      place === 0 ? [] : place === 1 ? Array.from({ length: 9 }, (_, nth) => 5 + nth) : [20 * place];
    all.push(...hours.map((ago) => ({ place, hours: ago })));
    await addRatings(
      workspace,
      hours.map((ago) => ({
        score: 3,
        comment: `${place} ${ago}`,
        at: new Date(Date.now() - ago * HOUR_MS),
      })),
      touchpoint,
    );
  }
  const newest = all.toSorted((a, b) => a.hours - b.hours).map(({ place, hours }) => `${place} ${hours}`);
  const { feed } = await look(workspace);
  expect(feed.map(({ comment }) => comment)).toEqual(newest.slice(0, 24));
});

test('the feed has the newest ratings of all touchpoints, and their scores where five answered', async () => {
  const workspace = await createTestWorkspace(['csat', 'csat']);
  const [often, seldom] = workspace.touchpoints;
  await addRatings(workspace, times(5, { score: 5, at: daysAgo(workspace, 2) }), often);
  await addRatings(workspace, [{ score: 1, comment: 'Slow', at: daysAgo(workspace, 1) }], seldom);
  await addRatings(workspace, [{ score: 2, at: daysAgo(workspace, 40) }], often);
  const { feed } = await look(workspace);
  expect(feed).toHaveLength(6);
  expect(feed[0]).toMatchObject({ touchpointId: seldom?.id, comment: 'Slow', score: null });
  expect(feed[1]).toMatchObject({ touchpointId: often?.id, score: 5 });
});

test('a persona narrows every figure and the feed', async () => {
  const workspace = await createTestWorkspace();
  const { personaId } = workspace;
  const own = daysAgo(workspace, 9);
  await addRatings(workspace, [
    ...times(6, { score: 5, personaId, at: own }),
    ...times(30, { score: 1, at: daysAgo(workspace, 1) }),
  ]);
  const { map, series, feed } = await look(workspace, { persona: 'regular' });
  expect(map.stages[0]?.touchpoints[0]?.current.parts[0]?.counts[5]).toBe(6);
  expect(
    Object.values(series)
      .flat()
      .flatMap((heard) => heard?.parts ?? []),
  ).toHaveLength(1);
  expect(feed.map(({ score }) => score)).toEqual([5, 5, 5, 5, 5, 5]);
});

test('an address that names what is not there shows what is, and says so', async () => {
  const workspace = await createTestWorkspace();
  const shown = await look(workspace, { map: 'nonsense', persona: 'nobody' });
  expect(shown.map.id).toBe(workspace.mapId);
  expect(shown.map.persona).toBeNull();
  expect(shown.missing).toEqual({ map: true, persona: true });
  await asOperator(workspace, ({ db }) => db.journeyMap.updateMany({ data: { deletedAt: new Date() } }));
  expect(await asOperator(workspace, (scope) => getOverview(scope, { range: '28d' }))).toBeNull();
});
