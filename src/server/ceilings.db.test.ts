import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { CEILINGS, type Ceiling } from '@/contract/limits';
import { ranks } from '@/domain/rank';
import { createDepartment } from '@/features/department/mutations';
import { deriveMap } from '@/features/desired/mutations';
import { importDocument } from '@/features/history/mutations';
import { createInsight, deleteInsight } from '@/features/insight/mutations';
import { createKey } from '@/features/key/mutations';
import { createLane } from '@/features/lane/mutations';
import { createMap, deleteMap, restoreMap } from '@/features/map/mutations';
import { createOpportunity } from '@/features/opportunity/mutations';
import { createPersona } from '@/features/persona/mutations';
import { createPromise } from '@/features/promise/mutations';
import { createShare } from '@/features/share/mutations';
import { readDocument } from '@/features/snapshot/data';
import { createStage } from '@/features/stage/mutations';
import { applyTemplate } from '@/features/template/mutations';
import { createTouchpoint, deleteTouchpoint, updateTouchpoint } from '@/features/touchpoint/mutations';
import { createTestWorkspace, type TestWorkspace } from '@/test/factory';
import { asOperator, type WorkspaceScope } from './tenancy';

const rows = <T>(count: number, row: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => row(index));

const { most } = CEILINGS.touchpointsOnMap;

/** Draws touchpoints on the map until it has so many. */
const fill = (workspace: TestWorkspace, count: number) =>
  asOperator(workspace, ({ db, workspaceId }) =>
    db.touchpoint.createMany({
      data: rows(count - workspace.touchpoints.length, (index) => ({
        workspaceId,
        stageId: workspace.stageId,
        slug: `filled-${index}`,
        name: `Filled ${index}`,
        rank: `b${String(index).padStart(4, '0')}`,
      })),
    }),
  );

interface Case {
  /** Adds rows straight to the database. */
  fill: (scope: WorkspaceScope, workspace: TestWorkspace, count: number) => Promise<unknown>;
  /** How many there are before. */
  there: number;
  add: (scope: WorkspaceScope, workspace: TestWorkspace) => Promise<unknown>;
}

const CASES: Partial<Record<Ceiling, Case>> = {
  maps: {
    there: 1,
    fill: ({ db, workspaceId }, _, count) =>
      db.journeyMap.createMany({ data: rows(count, (index) => ({ workspaceId, name: `${index}` })) }),
    add: (scope) => createMap(scope, { name: 'One more' }),
  },
  personas: {
    there: 1,
    fill: ({ db, workspaceId }, _, count) =>
      db.persona.createMany({
        data: rows(count, (index) => ({ workspaceId, name: `${index}`, slug: `p-${index}` })),
      }),
    add: (scope) => createPersona(scope, { name: 'One more' }),
  },
  departments: {
    there: 0,
    fill: ({ db, workspaceId }, _, count) =>
      db.department.createMany({ data: rows(count, (index) => ({ workspaceId, name: `${index}` })) }),
    add: (scope) => createDepartment(scope, { name: randomUUID() }),
  },
  promises: {
    there: 0,
    fill: ({ db, workspaceId }, _, count) =>
      db.brandPromise.createMany({ data: rows(count, (index) => ({ workspaceId, name: `${index}` })) }),
    add: (scope) => createPromise(scope, { name: randomUUID() }),
  },
  keys: {
    there: 2,
    fill: ({ db, workspaceId }, _, count) =>
      db.apiKey.createMany({
        data: rows(count, (index) => ({
          workspaceId,
          name: `${index}`,
          kind: 'secret',
          prefix: 'sk_0',
          hash: randomUUID(),
        })),
      }),
    add: (scope) => createKey(scope, { kind: 'secret', name: 'One more', origins: [] }),
  },
  stagesOnMap: {
    there: 1,
    fill: ({ db, workspaceId }, { mapId }, count) =>
      db.stage.createMany({
        data: rows(count, (index) => ({
          workspaceId,
          mapId,
          name: `${index}`,
          phase: 'before',
          rank: `b${index}`,
        })),
      }),
    add: (scope, { mapId }) => createStage(scope, { mapId, after: null, name: 'One more' }),
  },
  lanesOnMap: {
    there: 0,
    fill: ({ db, workspaceId }, { mapId }, count) =>
      db.lane.createMany({
        data: rows(count, (index) => ({
          workspaceId,
          mapId,
          kind: 'text',
          name: `${index}`,
          rank: ranks(count)[index] ?? '',
        })),
      }),
    add: (scope, { mapId }) => createLane(scope, { mapId, kind: 'text', name: 'One more' }),
  },
  linksOfMap: {
    there: 0,
    fill: ({ db, workspaceId }, { mapId }, count) =>
      db.mapShare.createMany({
        data: rows(count, (index) => ({
          workspaceId,
          mapId,
          name: `${index}`,
          numbers: false,
          tokenHash: randomUUID(),
        })),
      }),
    add: (scope, { mapId: map }) =>
      createShare(scope, { map, name: 'One more', days: 7, numbers: false, comments: false, origins: [] }),
  },
  opportunitiesOnMap: {
    there: 0,
    fill: ({ db, workspaceId }, { mapId }, count) =>
      db.opportunity.createMany({
        data: rows(count, (index) => ({ workspaceId, mapId, title: `${index}` })),
      }),
    add: (scope, { mapId }) => createOpportunity(scope, { mapId, title: 'One more' }),
  },
  notesAtTouchpoint: {
    there: 0,
    fill: ({ db, workspaceId }, { touchpoints }, count) =>
      db.insight.createMany({
        data: rows(count, (index) => ({
          workspaceId,
          touchpointId: touchpoints[0]?.id ?? '',
          kind: 'pain',
          text: `${index}`,
        })),
      }),
    add: (scope, { touchpoints }) =>
      createInsight(scope, { touchpointId: touchpoints[0]?.id ?? '', kind: 'pain', text: 'One more' }),
  },
};

test.each(Object.entries(CASES) as [Ceiling, Case][])(
  'the last place for %s is given, and one more is refused in words',
  async (ceiling, { fill, there, add }) => {
    const workspace = await createTestWorkspace();
    const { most, fault } = CEILINGS[ceiling];
    await asOperator(workspace, (scope) => fill(scope, workspace, most - 1 - there));
    await asOperator(workspace, (scope) => add(scope, workspace));
    await expect(asOperator(workspace, (scope) => add(scope, workspace))).rejects.toMatchObject({
      code: 'invalid',
      message: fault,
    });
  },
);

test('a map takes its last touchpoint, sent twice too, and refuses one more however it comes', async () => {
  const workspace = await createTestWorkspace();
  const { stageId, mapId } = workspace;
  await fill(workspace, most - 1);
  const last = { stageId, after: null, name: 'The last', id: randomUUID() };
  const add = (input: typeof last) => asOperator(workspace, (scope) => createTouchpoint(scope, input));
  await add(last);
  await add(last);
  const refused = { code: 'invalid', message: CEILINGS.touchpointsOnMap.fault };
  await expect(add({ ...last, name: 'One more', id: randomUUID() })).rejects.toMatchObject(refused);
  // What is there can still be worked with, and a copy of the map has places of its own.
  const edit = { id: last.id, field: 'name', base: 'The last', value: 'Renamed' } as const;
  await asOperator(workspace, (scope) => updateTouchpoint(scope, edit));
  await asOperator(workspace, (scope) => deriveMap(scope, { mapId, name: 'Desired' }));
  await asOperator(workspace, (scope) => deleteTouchpoint(scope, last));
  await add({ ...last, name: 'One more', id: randomUUID() });
  const document = await asOperator(workspace, (scope) => readDocument(scope, mapId));
  const [first] = document.touchpoints;
  if (!first) throw new Error('The document has no touchpoint');
  const longer = {
    ...document,
    touchpoints: [...document.touchpoints, { ...first, id: randomUUID(), slug: 'x' }],
  };
  const before = await asOperator(workspace, ({ db, workspaceId }) =>
    db.journeyMap.count({ where: { workspaceId } }),
  );
  await expect(asOperator(workspace, (scope) => importDocument(scope, longer))).rejects.toMatchObject(
    refused,
  );
  expect(
    await asOperator(workspace, ({ db, workspaceId }) => db.journeyMap.count({ where: { workspaceId } })),
  ).toBe(before);
});

test('what was deleted takes no place, and comes back only where there is one', async () => {
  const workspace = await createTestWorkspace();
  const { mapId } = workspace;
  await asOperator(workspace, (scope) => deleteMap(scope, { id: mapId }));
  await asOperator(workspace, ({ db, workspaceId }) =>
    db.journeyMap.createMany({
      data: rows(CEILINGS.maps.most, (index) => ({ workspaceId, name: `${index}` })),
    }),
  );
  const refused = { code: 'invalid', message: CEILINGS.maps.fault };
  await expect(asOperator(workspace, (scope) => restoreMap(scope, { id: mapId }))).rejects.toMatchObject(
    refused,
  );
  const template = { template: 'online-retail', publish: false } as const;
  await expect(asOperator(workspace, (scope) => applyTemplate(scope, template))).rejects.toMatchObject(
    refused,
  );
  expect(
    await asOperator(workspace, ({ db, workspaceId }) => db.department.count({ where: { workspaceId } })),
  ).toBe(0);
});

test('a note that was deleted makes room for another', async () => {
  const workspace = await createTestWorkspace();
  const touchpointId = workspace.touchpoints[0]?.id ?? '';
  await asOperator(workspace, ({ db, workspaceId }) =>
    db.insight.createMany({
      data: rows(CEILINGS.notesAtTouchpoint.most - 1, (index) => ({
        workspaceId,
        touchpointId,
        kind: 'pain',
        text: `${index}`,
      })),
    }),
  );
  const note = { touchpointId, kind: 'delight', text: 'Friendly' } as const;
  const { id } = await asOperator(workspace, (scope) => createInsight(scope, note));
  await asOperator(workspace, (scope) => deleteInsight(scope, { id }));
  await asOperator(workspace, (scope) => createInsight(scope, note));
  await expect(asOperator(workspace, (scope) => createInsight(scope, { ...note, id }))).rejects.toMatchObject(
    { code: 'invalid' },
  );
});
