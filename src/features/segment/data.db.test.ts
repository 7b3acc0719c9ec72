import { expect, test } from 'vitest';
import { asOperator } from '@/server/tenancy';
import { addRatings, type TestRating } from '@/test/answers';
import { createTestWorkspace, type TestWorkspace } from '@/test/factory';
import { listChoices } from '../filter/data';
import { resolveSegment, whereSegment } from './data';
import { EVERYTHING, type Segment } from './schema';

/** Scores of the ratings of a segment, lowest first, with what was resolved. */
async function look(workspace: TestWorkspace, part: Partial<Segment> = {}, uncounted = false) {
  return asOperator(workspace, async (scope) => {
    const resolved = await resolveSegment(scope, { ...EVERYTHING, ...part });
    const rows = await scope.db.$queryRaw<{ score: number }[]>`
      SELECT r.score FROM rating r WHERE ${whereSegment(resolved, { uncounted })} ORDER BY r.score`;
    return { ...resolved, scores: rows.map(({ score }) => score) };
  });
}

const scoresOf = async (workspace: TestWorkspace, part: Partial<Segment>) =>
  (await look(workspace, part)).scores;

const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000);

const RATINGS: TestRating[] = [
  { score: 1, source: 'qr', device: 'phone', locale: 'de-AT', attributes: { plan: 'pro', seats: 5 } },
  { score: 2, source: 'kiosk', device: 'tablet', locale: 'de_DE', attributes: { plan: 'pro', seats: 12 } },
  {
    score: 3,
    source: 'widget',
    device: 'computer',
    locale: 'PT-BR',
    attributes: { plan: 'free', vip: true },
  },
  { score: 4, source: 'widget', locale: 'en' },
  { score: 5, flag: 'manual', source: 'widget', device: 'phone', locale: 'de' },
];

test('values of a dimension are one or the other, and dimensions both', async () => {
  const workspace = await createTestWorkspace();
  await addRatings(workspace, RATINGS);
  expect(await scoresOf(workspace, {})).toEqual([1, 2, 3, 4]);
  expect((await look(workspace, {}, true)).scores).toEqual([1, 2, 3, 4, 5]);
  expect(await scoresOf(workspace, { sources: ['qr', 'kiosk'] })).toEqual([1, 2]);
  expect(await scoresOf(workspace, { sources: ['qr', 'kiosk'], devices: ['tablet', 'computer'] })).toEqual([
    2,
  ]);
  expect(await scoresOf(workspace, { languages: ['de'] })).toEqual([1, 2]);
  expect(await scoresOf(workspace, { languages: ['pt', 'en'] })).toEqual([3, 4]);
  const pro = { name: 'plan', value: 'pro' };
  expect(await scoresOf(workspace, { attributes: [pro] })).toEqual([1, 2]);
  expect(await scoresOf(workspace, { attributes: [pro, { name: 'plan', value: 'free' }] })).toEqual([
    1, 2, 3,
  ]);
  expect(await scoresOf(workspace, { attributes: [pro, { name: 'seats', value: '12' }] })).toEqual([2]);
  expect(await scoresOf(workspace, { attributes: [{ name: 'vip', value: 'true' }] })).toEqual([3]);
  expect(await scoresOf(workspace, { attributes: [{ name: "'; --", value: 'x' }] })).toEqual([]);
});

test('a persona, a stage, a department, a promise and a channel each narrow it', async () => {
  const workspace = await createTestWorkspace(['csat', 'csat', 'csat']);
  const [one, two, three] = workspace.touchpoints;
  const { personaId, stageId } = workspace;
  await addRatings(workspace, [{ score: 1 }, { score: 2, personaId }], one);
  await addRatings(workspace, [{ score: 3 }], two);
  await addRatings(workspace, [{ score: 4 }], three);
  const ids = await asOperator(workspace, async ({ db, workspaceId }) => {
    const department = await db.department.create({ data: { workspaceId, name: 'Logistics' } });
    const promise = await db.brandPromise.create({ data: { workspaceId, name: 'On time' } });
    const at = (id = '') => ({ where: { workspaceId_id: { workspaceId, id } } });
    await db.touchpoint.update({ ...at(one?.id), data: { departmentId: department.id, channel: 'Web' } });
    await db.touchpoint.update({ ...at(two?.id), data: { departmentId: department.id, channel: 'Phone' } });
    await db.touchpointPromise.create({
      data: { workspaceId, touchpointId: three?.id ?? '', promiseId: promise.id },
    });
    return { department: department.id, promise: promise.id };
  });
  expect(await scoresOf(workspace, { personas: ['regular'] })).toEqual([2]);
  expect(await scoresOf(workspace, { stages: [stageId] })).toEqual([1, 2, 3, 4]);
  expect(await scoresOf(workspace, { departments: [ids.department] })).toEqual([1, 2, 3]);
  expect(await scoresOf(workspace, { departments: [ids.department], channels: ['Phone'] })).toEqual([3]);
  expect(await scoresOf(workspace, { promises: [ids.promise] })).toEqual([4]);
  expect(await scoresOf(workspace, { touchpoints: [one?.slug ?? '', three?.slug ?? ''] })).toEqual([1, 2, 4]);
});

test('what was deleted is left out, unless it is named: then it is there, and told', async () => {
  const workspace = await createTestWorkspace(['csat', 'csat']);
  const [kept, gone] = workspace.touchpoints;
  await addRatings(workspace, [{ score: 5 }], kept);
  await addRatings(workspace, [{ score: 1 }], gone);
  await asOperator(workspace, ({ db, workspaceId }) =>
    db.touchpoint.update({
      where: { workspaceId_id: { workspaceId, id: gone?.id ?? '' } },
      data: { deletedAt: new Date() },
    }),
  );
  expect(await scoresOf(workspace, {})).toEqual([5]);
  const named = await look(workspace, { touchpoints: [gone?.slug ?? ''] });
  expect(named.scores).toEqual([1]);
  expect(named.touchpoints).toMatchObject([{ slug: gone?.slug, deleted: true }]);
  await asOperator(workspace, ({ db }) => db.journeyMap.updateMany({ data: { deletedAt: new Date() } }));
  expect(await scoresOf(workspace, {})).toEqual([]);
  expect(await scoresOf(workspace, { touchpoints: [kept?.slug ?? ''] })).toEqual([5]);
});

test('what is not there fits no rating, and is told', async () => {
  const workspace = await createTestWorkspace();
  const other = await createTestWorkspace();
  await addRatings(workspace, [{ score: 5 }]);
  const { scores, missing } = await look(workspace, {
    personas: ['nobody'],
    // Another workspace's is as good as none.
    stages: [other.stageId],
  });
  expect(scores).toEqual([]);
  expect(missing).toEqual([
    { dimension: 'stages', value: other.stageId },
    { dimension: 'personas', value: 'nobody' },
  ]);
});

test('a touchpoint of a desired map stands for what it was derived from', async () => {
  const workspace = await createTestWorkspace();
  const [origin] = workspace.touchpoints;
  await addRatings(workspace, [{ score: 4 }]);
  await asOperator(workspace, async ({ db, workspaceId }) => {
    const map = await db.journeyMap.create({ data: { workspaceId, name: 'Wanted', kind: 'desired' } });
    const stage = await db.stage.create({
      data: { workspaceId, mapId: map.id, name: 'Stage', phase: 'purchase', rank: 'a0' },
    });
    const { id } = await db.touchpoint.create({
      data: { workspaceId, stageId: stage.id, slug: 'wanted', name: 'Wanted', rank: 'a0' },
    });
    await db.touchpointOrigin.create({ data: { workspaceId, touchpointId: id, originId: origin?.id ?? '' } });
  });
  expect(await scoresOf(workspace, { touchpoints: ['wanted'] })).toEqual([4]);
  // Once, and not twice.
  expect(await scoresOf(workspace, {})).toEqual([4]);
});

test('a period is of local days, both included, or of moments', async () => {
  const workspace = await createTestWorkspace(['csat'], { timeZone: 'Pacific/Auckland' });
  await addRatings(workspace, [
    { score: 1, at: '2026-03-09T10:59:59Z' },
    { score: 2, at: '2026-03-09T11:00:00Z' },
    { score: 3, at: '2026-03-10T10:59:59Z' },
    { score: 4, at: '2026-03-10T11:00:00Z' },
  ]);
  const day = await look(workspace, { period: { from: '2026-03-10', to: '2026-03-10' } });
  expect(day.scores).toEqual([2, 3]);
  expect(day.days).toEqual({ from: '2026-03-10', to: '2026-03-10' });
  const hour = { from: '2026-03-10T10:30:00Z', to: '2026-03-10T11:00:00Z' };
  expect(await scoresOf(workspace, { period: hour })).toEqual([3]);
  await expect(look(workspace, { period: { from: '2026-03-10', to: '2026-03-09' } })).rejects.toThrow(
    'The period ends before it begins.',
  );
});

test('what there is to choose from is what was seen, the most frequent first', async () => {
  const workspace = await createTestWorkspace();
  await addRatings(workspace, [
    ...RATINGS,
    { score: 4, source: 'widget', locale: 'en', at: ago(24 * 400) },
    { score: 4, source: 'widget', locale: '12345' },
  ]);
  const choices = await asOperator(workspace, listChoices);
  expect(choices.sources.map(({ label }) => label)).toEqual(['Widget', 'Kiosk', 'QR code']);
  expect(choices.devices.map(({ value }) => value).sort()).toEqual(['computer', 'phone', 'tablet']);
  expect(choices.languages.map(({ value }) => value)).toEqual(['de', 'en', 'pt']);
  expect(choices.attributes).toEqual([
    { name: 'plan', values: ['pro', 'free'] },
    { name: 'seats', values: ['12', '5'] },
    { name: 'vip', values: ['true'] },
  ]);
  expect(choices.touchpoints).toEqual([{ value: 'csat-0', label: 'csat-0', detail: 'Stage' }]);
  expect(choices.personas).toEqual([{ value: 'regular', label: 'Regular' }]);
});
