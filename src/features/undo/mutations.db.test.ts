import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { getMap } from '@/features/map/data';
import type { SheetRow } from '@/features/sheet/schema';
import { asOperator } from '@/server/tenancy';
import { callerOf, createMember } from '@/test/caller';
import { createTestWorkspace } from '@/test/factory';

/** A workspace after an import into its map, and what undoing it does. */
async function imported(...rows: Omit<SheetRow, 'n'>[]) {
  const workspace = await createTestWorkspace(['csat']);
  const { slug, mapId: map } = workspace;
  const caller = callerOf(await createMember(workspace, 'editor'));
  const id = randomUUID();
  const sent = rows.map((row, index) => ({ n: index + 2, ...row }));
  await caller.import.send({ workspace: slug, id, part: 0, rows: sent });
  await caller.import.run({
    workspace: slug,
    id,
    rows: rows.length,
    source: 'touchpoints.csv',
    map: { id: map },
    duplicates: 'update',
    fallbackStage: 'Stage',
  });
  return {
    workspace,
    undo: () => caller.import.undo({ workspace: slug, id }),
    read: () => asOperator(workspace, (scope) => getMap(scope, { map, range: '28d' })),
  };
}

test('undo leaves what somebody worked on since, whole, and counts it', async () => {
  const made = ['Edited', 'Asked', 'Discussed', 'Untouched'].map((touchpoint) => ({
    cells: { stage: 'Buy', touchpoint, doing: 'As imported', pains: 'Slow\nDear' },
    lanes: { 'Weather (text)': 'Rain' },
  }));
  const known = { cells: { stage: 'Stage', touchpoint: 'csat-0', pains: 'Reworded\nLeft alone' } };
  const { workspace, undo, read } = await imported(...made, known);
  await asOperator(workspace, async ({ db, workspaceId }) => {
    const idOf = async (name: string) => (await db.touchpoint.findFirstOrThrow({ where: { name } })).id;
    await db.touchpoint.updateMany({ where: { name: 'Edited' }, data: { thinking: 'By hand' } });
    await db.survey.create({ data: { workspaceId, touchpointId: await idOf('Asked'), type: 'csat' } });
    await db.discussion.create({
      data: {
        workspaceId,
        id: randomUUID(),
        mapId: workspace.mapId,
        touchpointId: await idOf('Discussed'),
      },
    });
    await db.insight.updateMany({ where: { text: 'Reworded' }, data: { text: 'In our words' } });
  });
  // Three touchpoints, the note, the lane they speak in, and the stage they stand in.
  expect(await undo()).toMatchObject({ kept: 6 });
  const { stages, lanes } = await read();
  expect(
    stages.map(({ name, touchpoints }) => [name, ...touchpoints.map((touchpoint) => touchpoint.name)]),
  ).toEqual([
    ['Stage', 'csat-0'],
    ['Buy', 'Edited', 'Asked', 'Discussed'],
  ]);
  expect(stages[0]?.touchpoints[0]?.insights.map(({ text }) => text)).toEqual(['In our words']);
  const weather = lanes.find(({ name }) => name === 'Weather')?.id ?? '';
  const edited = stages[1]?.touchpoints[0];
  expect(edited).toMatchObject({ doing: 'As imported', thinking: 'By hand' });
  expect(edited?.values).toEqual({ [weather]: { text: 'Rain' } });
  expect(edited?.insights.map(({ text }) => text).toSorted()).toEqual(['Dear', 'Slow']);
});

test('undo leaves a lane that somebody filled since, and takes the other', async () => {
  const { workspace, undo, read } = await imported({
    cells: { stage: 'Buy', touchpoint: 'Checkout' },
    lanes: { 'Waiting time (number, min)': '4', 'Weather (text)': 'Rain' },
  });
  const waiting = (await read()).lanes.find(({ name }) => name === 'Waiting time')?.id ?? '';
  const touchpointId = workspace.touchpoints[0]?.id ?? '';
  await asOperator(workspace, ({ db, workspaceId }) =>
    db.laneValue.create({ data: { workspaceId, laneId: waiting, touchpointId, number: 9 } }),
  );
  expect(await undo()).toMatchObject({ kept: 1 });
  const { stages, lanes } = await read();
  expect(lanes.map(({ name }) => name)).not.toContain('Weather');
  expect(stages.map(({ name }) => name)).toEqual(['Stage']);
  expect(stages[0]?.touchpoints[0]?.values).toEqual({ [waiting]: { number: 9 } });
});
