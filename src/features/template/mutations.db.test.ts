import { expect, test } from 'vitest';
import { listDepartments } from '@/features/department/data';
import { deriveMap } from '@/features/desired/mutations';
import { getMap, listMaps } from '@/features/map/data';
import { updateTouchpoint } from '@/features/touchpoint/mutations';
import { asOperator, type WorkspaceScope } from '@/server/tenancy';
import { addRatings } from '@/test/answers';
import { createTestWorkspace, type TestWorkspace } from '@/test/factory';
import { findBegun } from './data';
import { applyTemplate, replaceMap } from './mutations';
import { getTemplate } from './prepare';
import { TEMPLATE_SLUGS, type TemplateSlug } from './schema';

const run = <T>(workspace: TestWorkspace, work: (scope: WorkspaceScope) => Promise<T>) =>
  asOperator(workspace, work);
const draw = (workspace: TestWorkspace, template: TemplateSlug) =>
  run(workspace, (scope) => applyTemplate(scope, { template, publish: true }));
const begunOf = (workspace: TestWorkspace) => run(workspace, findBegun);

test.each(TEMPLATE_SLUGS)(
  'a map drawn from %s asks everywhere and, left alone, is begun and untouched',
  async (slug) => {
    const workspace = await createTestWorkspace([]);
    const { industry, stages, promises, personas } = getTemplate(slug);
    const { mapId, touchpoints } = await draw(workspace, slug);
    const map = await run(workspace, (scope) => getMap(scope, { map: mapId, range: '28d' }));
    expect(map.industry).toBe(industry);
    expect(map.stages.map(({ name, touchpoints }) => [name, touchpoints.map((one) => one.name)])).toEqual(
      stages.map(({ name, touchpoints }) => [name, touchpoints.map((one) => one.name)]),
    );
    const drawn = map.stages.flatMap((stage) => stage.touchpoints);
    expect(drawn.every(({ survey, department }) => survey?.status === 'published' && department)).toBe(true);
    expect(new Set(drawn.flatMap((one) => one.promises.map(({ name }) => name))).size).toBe(promises.length);
    const nameOf = new Map(drawn.map(({ id, name }) => [id, name]));
    const wanted = stages.flatMap((stage) => stage.touchpoints);
    expect(drawn.map((one) => one.leadsToId && nameOf.get(one.leadsToId))).toEqual(
      wanted.map(({ leadsTo }) => leadsTo && wanted.find((one) => one.slug === leadsTo)?.name),
    );
    expect(drawn.map((one) => [one.businessImportance, one.momentOfTruth])).toEqual(
      wanted.map((one) => [one.businessImportance, one.momentOfTruth]),
    );
    expect(touchpoints.map(({ slug }) => slug)).toEqual(
      stages.flatMap(({ touchpoints }) => touchpoints.map(({ slug }) => slug)),
    );
    const offered = map.personas.filter(({ id }) => map.drawnFor.includes(id)).map(({ name }) => name);
    expect(offered.toSorted()).toEqual(personas.map(({ name }) => name).toSorted());
    expect(await begunOf(workspace)).toMatchObject({ id: mapId, untouched: true });
  },
);

test('another template takes the place of one left as it was, down to its short names', async () => {
  const workspace = await createTestWorkspace([]);
  const first = await draw(workspace, 'online-retail');
  const before = (await run(workspace, listDepartments)).map(({ name }) => name);
  const personas = async () =>
    run(workspace, ({ db, workspaceId }) =>
      db.persona.findMany({
        where: { workspaceId, id: { not: workspace.personaId } },
        orderBy: { name: 'asc' },
        select: { slug: true, name: true, goals: true, share: true },
      }),
    );
  const drawnFor = await personas();
  expect(drawnFor.every(({ goals, share }) => /Assumed: check it/.test(goals) && share !== null)).toBe(true);
  const second = await run(workspace, (scope) =>
    replaceMap(scope, { template: 'software-trial', replaces: first.mapId }),
  );
  const again = await run(workspace, (scope) =>
    replaceMap(scope, { template: 'online-retail', replaces: second.mapId }),
  );
  expect((await run(workspace, listMaps)).map(({ id }) => id)).toEqual([workspace.mapId, again.mapId]);
  expect(again.touchpoints.map(({ slug }) => slug)).toEqual(first.touchpoints.map(({ slug }) => slug));
  expect((await run(workspace, listDepartments)).map(({ name }) => name)).toEqual(before);
  expect(await personas()).toEqual(drawnFor);
});

test('a second template finds the personas of the first by name, and guesses no shares beside those that were said', async () => {
  const workspace = await createTestWorkspace([]);
  const { mapId } = await draw(workspace, 'hotel-stay');
  const { mapId: again } = await draw(workspace, 'hotel-stay');
  await draw(workspace, 'local-service');
  const rows = await run(workspace, ({ db, workspaceId }) =>
    db.persona.findMany({ where: { workspaceId, maps: { some: {} } }, include: { maps: true } }),
  );
  expect(rows).toHaveLength(6);
  const hotel = rows.filter(({ maps }) => maps.some((link) => link.mapId === mapId));
  expect(hotel.every(({ maps }) => maps.some((link) => link.mapId === again))).toBe(true);
  expect(rows.reduce((sum, { share }) => sum + (share ?? 0), 0)).toBeLessThanOrEqual(100);
});

test('what somebody changed, derived from or was heard at is kept', async () => {
  const workspace = await createTestWorkspace([]);
  const { mapId } = await draw(workspace, 'blank');
  const replace = () => run(workspace, (scope) => replaceMap(scope, { template: 'blank', replaces: mapId }));
  await run(workspace, (scope) => deriveMap(scope, { mapId, name: 'Desired' }));
  expect(await begunOf(workspace)).toMatchObject({ id: mapId, untouched: false });
  await expect(replace()).rejects.toMatchObject({ code: 'conflict' });

  const { mapId: edited } = await draw(workspace, 'online-retail');
  const { stages } = await run(workspace, (scope) => getMap(scope, { map: edited, range: '28d' }));
  const [touchpoint] = stages[0]?.touchpoints ?? [];
  if (!touchpoint?.survey) throw new Error('Nothing was drawn');
  const { id, survey, doing } = touchpoint;
  await run(workspace, (scope) =>
    updateTouchpoint(scope, { id, field: 'doing', base: doing, value: 'Something else' }),
  );
  expect(await begunOf(workspace)).toMatchObject({ id: edited, untouched: false });
  await run(workspace, (scope) =>
    updateTouchpoint(scope, { id, field: 'doing', base: 'Something else', value: doing }),
  );
  expect(await begunOf(workspace)).toMatchObject({ id: edited, untouched: true });

  await addRatings(workspace, [{ score: 1 }], { id, surveyId: survey.id, slug: '', type: survey.type });
  expect(await begunOf(workspace)).toBeNull();
  await expect(
    run(workspace, (scope) => replaceMap(scope, { template: 'blank', replaces: edited })),
  ).rejects.toMatchObject({ code: 'conflict' });
});
