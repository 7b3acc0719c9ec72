import { expect, test } from 'vitest';
import { addDays, dayInZone, zoneStartOfDay } from '@/domain/period';
import { asOperator } from '@/server/tenancy';
import { addDisplays, addRatings, type TestRating } from '@/test/answers';
import { createTestWorkspace, type TestWorkspace } from '@/test/factory';
import { getMap, listMaps } from './data';
import { createMap, deleteMap, renameMap, restoreMap } from './mutations';
import type { MapView } from './schema';

const times = (n: number, rating: TestRating) => new Array<TestRating>(n).fill(rating);

const view = (workspace: TestWorkspace, more: Partial<MapView> = {}) =>
  asOperator(workspace, (scope) => getMap(scope, { map: workspace.mapId, range: '28d', ...more }));

const touchpointOf = async (workspace: TestWorkspace, more: Partial<MapView> = {}) => {
  const map = await view(workspace, more);
  const touchpoint = map.stages[0]?.touchpoints[0];
  if (!touchpoint) throw new Error('No touchpoint');
  return touchpoint;
};

/** Noon of a day so many days ago, in the workspace's zone. */
const daysAgo = (workspace: TestWorkspace, days: number) => {
  const day = addDays(dayInZone(new Date(), workspace.timeZone), -days);
  return new Date(zoneStartOfDay(day, workspace.timeZone).getTime() + 60_000);
};

test('a map counts what was heard in the period and in the one before, and nothing older', async () => {
  const workspace = await createTestWorkspace(['csat', 'nps']);
  await addRatings(workspace, [
    { score: 5, comment: 'Fast', at: daysAgo(workspace, 0) },
    ...times(4, { score: 4, at: daysAgo(workspace, 27) }),
    ...times(4, { score: 2, at: daysAgo(workspace, 28) }),
    { score: 1, at: daysAgo(workspace, 55) },
    { score: 3, at: daysAgo(workspace, 56) },
  ]);
  await addDisplays(workspace, 7, daysAgo(workspace, 3));
  await addRatings(workspace, times(5, { score: 10, at: daysAgo(workspace, 1) }), workspace.touchpoints[1]);

  const map = await view(workspace);
  const [csat, nps] = map.stages[0]?.touchpoints ?? [];
  const survey = workspace.touchpoints[0];
  expect(csat?.current).toEqual({
    parts: [{ surveyId: survey?.surveyId, type: 'csat', counts: [0, 0, 0, 0, 4, 1, 0, 0, 0, 0, 0] }],
    displays: 7,
    comments: 1,
  });
  expect(csat?.previous.parts[0]?.counts).toEqual([0, 1, 4, 0, 0, 0, 0, 0, 0, 0, 0]);
  expect(csat?.lastRatedAt).toBe(daysAgo(workspace, 0).toISOString());
  expect(nps?.current.parts[0]?.counts[10]).toBe(5);
  expect(nps?.previous).toEqual({ parts: [], displays: 0, comments: 0 });
  expect(map.workspace).toMatchObject({
    publicKey: workspace.publicKey,
    role: 'owner',
    timeZone: 'Europe/Berlin',
  });
});

test('a persona narrows the counts, the age of evidence and the last hour', async () => {
  const workspace = await createTestWorkspace();
  const { personaId } = workspace;
  const earlier = daysAgo(workspace, 2);
  await addRatings(workspace, [
    ...times(5, { score: 5, personaId, at: earlier }),
    { score: 1 },
    { score: 2, at: new Date(Date.now() - 3_700_000) },
  ]);
  expect((await view(workspace)).ratingsThisHour).toBe(1);
  const narrowed = await view(workspace, { persona: 'regular' });
  expect(narrowed.ratingsThisHour).toBe(0);
  expect(narrowed.stages[0]?.touchpoints[0]).toMatchObject({
    current: { parts: [{ counts: [0, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0] }] },
    lastRatedAt: earlier.toISOString(),
  });
  await expect(view(workspace, { persona: 'nobody' })).rejects.toMatchObject({ code: 'not_found' });
});

test('days are those of the workspace, whatever the server thinks', async () => {
  const workspace = await createTestWorkspace(['csat'], { timeZone: 'Pacific/Auckland' });
  const today = dayInZone(new Date(), workspace.timeZone);
  const first = zoneStartOfDay(addDays(today, -6), workspace.timeZone);
  await addRatings(workspace, [
    ...times(5, { score: 5, at: first }),
    ...times(6, { score: 1, at: new Date(+first - 1) }),
  ]);
  const touchpoint = await touchpointOf(workspace, { range: '7d' });
  expect(touchpoint.current.parts[0]?.counts).toEqual([0, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0]);
  expect(touchpoint.previous.parts[0]?.counts).toEqual([0, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
});

test('below five answers the map says how many there were, and no score leaves the server', async () => {
  const workspace = await createTestWorkspace();
  const { personaId } = workspace;
  await addRatings(workspace, [
    ...times(4, { score: 1, personaId }),
    ...times(3, { score: 2, at: daysAgo(workspace, 40) }),
  ]);
  const few = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  expect(await touchpointOf(workspace)).toMatchObject({
    current: { parts: [{ counts: [...few, 4] }] },
    previous: { parts: [{ counts: [...few, 3] }] },
  });
  await addRatings(workspace, [{ score: 5 }]);
  const shown = { parts: [{ counts: [0, 4, 0, 0, 0, 1, 0, 0, 0, 0, 0] }] };
  expect(await touchpointOf(workspace)).toMatchObject({ current: shown });
  // One persona's answers are fewer.
  expect(await touchpointOf(workspace, { persona: 'regular' })).toMatchObject({
    current: { parts: [{ counts: [...few, 4] }] },
  });
});

test('a touchpoint without a survey and without answers is there, and silent', async () => {
  const workspace = await createTestWorkspace();
  await asOperator(workspace, ({ db }) => db.survey.updateMany({ data: { archivedAt: new Date() } }));
  expect(await touchpointOf(workspace)).toMatchObject({
    survey: null,
    lastRatedAt: null,
    current: { parts: [], displays: 0, comments: 0 },
  });
});

test('maps are made, renamed, deleted and brought back', async () => {
  const workspace = await createTestWorkspace();
  const rename = (base: string, value: string) =>
    asOperator(workspace, (scope) => renameMap(scope, { id: workspace.mapId, base, value }));
  await rename('Journey', 'Buying a sofa');
  await expect(rename('Journey', 'Other')).rejects.toMatchObject({
    code: 'conflict',
    data: { field: 'name', theirs: 'Buying a sofa', yours: 'Other' },
  });
  const made = await asOperator(workspace, (scope) => createMap(scope, { name: 'Returns' }));
  await asOperator(workspace, (scope) => deleteMap(scope, { id: workspace.mapId }));
  await expect(view(workspace)).rejects.toMatchObject({ code: 'not_found' });
  expect(await asOperator(workspace, listMaps)).toMatchObject([
    { id: made.id, name: 'Returns', kind: 'current' },
  ]);
  await asOperator(workspace, (scope) => restoreMap(scope, { id: workspace.mapId }));
  expect((await view(workspace)).name).toBe('Buying a sofa');
});
