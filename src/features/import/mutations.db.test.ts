import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Duplicates, SheetRow } from '@/features/sheet/schema';
import { asOperator } from '@/server/tenancy';
import { callerOf, createMember } from '@/test/caller';
import { createTestWorkspace, type TestWorkspace } from '@/test/factory';

const rowsOf = (...rows: SheetRow['cells'][]): SheetRow[] =>
  rows.map((cells, index) => ({ n: index + 2, cells }));

async function open() {
  const workspace = await createTestWorkspace(['csat']);
  const caller = callerOf(await createMember(workspace, 'editor'));
  const send = async (rows: SheetRow[], id = randomUUID()) => {
    for (let start = 0; start < rows.length; start += 250)
      await caller.import.send({
        workspace: workspace.slug,
        id,
        part: start / 250,
        rows: rows.slice(start, start + 250),
      });
    return id;
  };
  const run = (
    id: string,
    rows: number,
    duplicates: Duplicates = 'skip',
    map: { id: string } | { name: string } = { id: workspace.mapId },
  ) =>
    caller.import.run({
      workspace: workspace.slug,
      id,
      rows,
      source: 'touchpoints.csv',
      map,
      duplicates,
      fallbackStage: 'Stage',
    });
  const undo = (id: string) => caller.import.undo({ workspace: workspace.slug, id });
  return { workspace, caller, send, run, undo };
}

/** What the map shows, and the names of the workspace. */
async function drawn(workspace: TestWorkspace, mapId = workspace.mapId) {
  return asOperator(workspace, async ({ db }) => ({
    drawnFor: await db.mapPersona.findMany({
      where: { mapId },
      select: { persona: { select: { name: true } } },
    }),
    stages: await db.stage.findMany({
      where: { mapId, deletedAt: null },
      orderBy: { rank: 'asc' },
      select: {
        name: true,
        phase: true,
        goal: true,
        touchpoints: {
          where: { deletedAt: null },
          orderBy: { rank: 'asc' },
          omit: { createdAt: true },
          include: {
            promises: {
              select: { promise: { select: { name: true } } },
              orderBy: { promise: { name: 'asc' } },
            },
            insights: { select: { kind: true, text: true }, orderBy: { text: 'asc' } },
          },
        },
      },
    }),
    departments: await db.department.findMany({ orderBy: { name: 'asc' }, select: { name: true } }),
    promises: await db.brandPromise.findMany({ orderBy: { name: 'asc' }, select: { name: true } }),
    personas: await db.persona.findMany({ orderBy: { name: 'asc' }, select: { name: true } }),
  }));
}

const names = async (workspace: TestWorkspace, mapId?: string) =>
  (await drawn(workspace, mapId)).stages.map(({ name, touchpoints }) => [
    name,
    ...touchpoints.map((touchpoint) => touchpoint.name),
  ]);

describe('an import', () => {
  test('makes stages, touchpoints and all their fields, and undo leaves everything as it was', async () => {
    const { workspace, caller, send, run, undo } = await open();
    const before = await drawn(workspace);
    const rows = rowsOf(
      {
        stage: 'Discover',
        phase: 'Awareness',
        goal: 'Find a sofa',
        touchpoint: 'Advert',
        mood: '4',
        desired: '4,5',
      },
      {
        stage: 'stage',
        touchpoint: 'Checkout',
        doing: 'Pays\nby card',
        department: 'Online shop',
        importance: 'high',
        promises: 'On time; Effortless',
        persona: 'Students',
        pains: 'Voucher is hidden\nSlow',
      },
    );
    const id = await send(rows);
    expect(await names(workspace)).toEqual([['Stage', 'csat-0']]);
    const result = await run(id, 2);
    expect(result.counts).toEqual({ stages: 1, touchpoints: 2, updated: 0, skipped: 0 });
    const { stages, departments, promises, personas, drawnFor } = await drawn(workspace);
    expect(drawnFor).toEqual([{ persona: { name: 'Students' } }]);
    expect(stages.map(({ name, phase, goal }) => [name, phase, goal])).toEqual([
      ['Discover', 'before', 'Find a sofa'],
      ['Stage', 'purchase', ''],
    ]);
    expect(stages[1]?.touchpoints[1]).toMatchObject({
      name: 'Checkout',
      slug: 'checkout',
      doing: 'Pays\nby card',
      importance: 5,
      promises: expect.arrayContaining([
        { promise: { name: 'Effortless' } },
        { promise: { name: 'On time' } },
      ]),
      insights: [
        { kind: 'pain', text: 'Slow' },
        { kind: 'pain', text: 'Voucher is hidden' },
      ],
    });
    expect(stages[0]?.touchpoints[0]).toMatchObject({ name: 'Advert', mood: 4, desired: 4.5 });
    expect([departments, promises, personas].map((list) => list.map(({ name }) => name))).toEqual([
      ['Online shop'],
      ['Effortless', 'On time'],
      ['Regular', 'Students'],
    ]);
    const [listed] = await caller.import.list({ workspace: workspace.slug });
    expect(listed).toMatchObject({ id, status: 'done', source: 'touchpoints.csv', mapName: 'Journey' });
    expect(await undo(id)).toMatchObject({ kept: 0 });
    expect(await drawn(workspace)).toEqual(before);
    // The next attempt gets the same slugs.
    await run(await send(rows), 2);
    expect((await drawn(workspace)).stages[1]?.touchpoints[1]?.slug).toBe('checkout');
  });

  test('puts new stages where their phase belongs, and keeps the order of a sheet in a new map', async () => {
    const { workspace, send, run } = await open();
    const rows = rowsOf(
      { stage: 'Stay', phase: 'after', touchpoint: 'Call' },
      { stage: 'Order', phase: 'purchase', touchpoint: 'Pay' },
      { stage: 'Look', phase: 'before', touchpoint: 'Advert' },
      { stage: 'Compare', phase: 'before', touchpoint: 'Reviews' },
    );
    const { mapId } = await run(await send(rows), 4, 'skip', { name: 'New' });
    const order = async (map?: string | null) =>
      (await names(workspace, map ?? undefined)).map(([name]) => name);
    expect(await order(mapId)).toEqual(['Stay', 'Order', 'Look', 'Compare']);
    // The stage that is there is one of the purchase.
    await run(await send(rows), 4);
    expect(await order()).toEqual(['Look', 'Compare', 'Stage', 'Order', 'Stay']);
  });

  test('into a new map makes that map, and undo takes it away', async () => {
    const { workspace, caller, send, run, undo } = await open();
    const id = await send(rowsOf({ stage: 'Buy', touchpoint: 'Checkout' }, { stage: 'Empty' }));
    const { mapId } = await run(id, 2, 'skip', { name: 'From a sheet' });
    expect(await names(workspace, mapId ?? '')).toEqual([['Buy', 'Checkout'], ['Empty']]);
    await undo(id);
    expect(await caller.map.list({ workspace: workspace.slug })).toHaveLength(1);
  });

  test('does what is asked with touchpoints that are there', async () => {
    const { workspace, send, run, undo } = await open();
    const rows = rowsOf(
      { stage: 'Stage', touchpoint: 'CSAT-0 ', doing: 'New', mood: '2' },
      { touchpoint: 'csat-0', doing: '' },
    );
    expect((await run(await send(rows), 2, 'skip')).counts).toMatchObject({ skipped: 2, touchpoints: 0 });
    const updating = await send(rows);
    expect((await run(updating, 2, 'update')).counts).toMatchObject({ updated: 1, touchpoints: 0 });
    expect((await drawn(workspace)).stages[0]?.touchpoints[0]).toMatchObject({ doing: 'New', mood: 2 });
    await asOperator(workspace, ({ db }) => db.touchpoint.updateMany({ data: { doing: 'Edited since' } }));
    expect(await undo(updating)).toMatchObject({ kept: 1 });
    expect((await drawn(workspace)).stages[0]?.touchpoints[0]).toMatchObject({
      doing: 'Edited since',
      mood: null,
    });
    const adding = await send(rows);
    expect((await run(adding, 2, 'add')).counts).toMatchObject({ touchpoints: 2 });
    expect(await names(workspace)).toEqual([['Stage', 'csat-0', 'CSAT-0', 'csat-0']]);
  });

  test('keeps the map as it was before, as a version to come back to', async () => {
    const { workspace, caller, send, run } = await open();
    const before = await names(workspace);
    const id = await send(rowsOf({ stage: 'Buy', touchpoint: 'Checkout' }));
    await run(id, 1);
    const here = { workspace: workspace.slug, map: workspace.mapId };
    const [version, ...others] = await caller.history.snapshots(here);
    expect(version).toMatchObject({ name: 'Before “touchpoints.csv” was imported', reason: 'import' });
    expect(others).toEqual([]);
    await caller.history.restore({ ...here, id: version?.id ?? '' });
    expect(await names(workspace)).toEqual(before);
  });

  test('undo leaves a stage to which somebody added since', async () => {
    const { workspace, caller, send, run, undo } = await open();
    const id = await send(rowsOf({ stage: 'Buy', touchpoint: 'Checkout' }));
    const { mapId } = await run(id, 1, 'skip', { name: 'New' });
    const stage = await asOperator(workspace, ({ db }) =>
      db.stage.findFirstOrThrow({ where: { name: 'Buy' } }),
    );
    await caller.touchpoint.create({
      workspace: workspace.slug,
      stageId: stage.id,
      after: null,
      name: 'Mine',
    });
    expect(await undo(id)).toMatchObject({ kept: 1 });
    expect(await names(workspace, mapId ?? '')).toEqual([['Buy', 'Mine']]);
  });
});

describe('all or nothing', () => {
  test('one bad cell, seen again by the server, and nothing is imported', async () => {
    const { workspace, send, run } = await open();
    const rows = rowsOf(
      { touchpoint: 'Good' },
      { touchpoint: 'x'.repeat(121) },
      { touchpoint: 'Fine', desired: '9' },
    );
    const refused = await run(await send(rows), 3).catch((error: unknown) => error);
    expect(refused).toMatchObject({ cause: { code: 'invalid' } });
    expect(
      (refused as { cause: { issues: { path: string }[] } }).cause.issues.map(({ path }) => path),
    ).toEqual(['rows.3.touchpoint', 'rows.4.desired']);
    expect(await names(workspace)).toEqual([['Stage', 'csat-0']]);
  });

  test('a part that did not arrive stops the rest, and sending it lets the same import go on', async () => {
    const { workspace, caller, send, run } = await open();
    const rows = Array.from({ length: 300 }, (_, index) => ({
      n: index + 2,
      cells: { touchpoint: `T ${index}` },
    }));
    const id = randomUUID();
    const part = (number: number) =>
      caller.import.send({
        workspace: workspace.slug,
        id,
        part: number,
        rows: rows.slice(number * 250, number * 250 + 250),
      });
    await part(0);
    await expect(run(id, 300)).rejects.toMatchObject({ cause: { code: 'conflict' } });
    expect(await caller.import.get({ workspace: workspace.slug, id })).toMatchObject({
      status: 'sending',
      parts: [0],
    });
    await part(1);
    expect((await run(id, 300)).counts.touchpoints).toBe(300);
    // The answer was lost on the way: asked again, it is the same, and nothing is made twice.
    expect((await run(id, 300)).counts.touchpoints).toBe(300);
    expect((await names(workspace))[0]).toHaveLength(302);
    await send(rowsOf({ touchpoint: 'More' }), id).then(
      () => expect.fail('took rows after the end'),
      (error: unknown) => expect(error).toMatchObject({ cause: { code: 'conflict' } }),
    );
  });

  test('1,000 rows come in one import, and go with its undo', async () => {
    const { workspace, send, run, undo } = await open();
    const rows = Array.from({ length: 1_000 }, (_, index) => ({
      n: index + 2,
      cells: {
        stage: `Stage ${Math.floor(index / 100)}`,
        touchpoint: `Touchpoint ${index}`,
        doing: 'Looks for the total and does not find it',
        department: `Department ${index % 20}`,
        promises: 'On time; Effortless',
        pains: 'Slow',
      },
    }));
    const id = await send(rows);
    expect((await run(id, 1_000)).counts).toMatchObject({ touchpoints: 1_000 });
    await undo(id);
    expect(await names(workspace)).toEqual([['Stage', 'csat-0']]);
  });

  test('signs that no database takes are left out, whoever sends them', async () => {
    const { workspace, send, run } = await open();
    const [row] = rowsOf({ stage: 'Stage', touchpoint: 'Pa\0y \ud800' });
    const id = await send([{ n: 2, cells: {}, ...row, lanes: { 'Not\0es (text)': 'o\0ne \udc00' } }]);
    expect((await run(id, 1)).counts.touchpoints).toBe(1);
    expect(await names(workspace)).toEqual([['Stage', 'csat-0', 'Pay \ufffd']]);
  });
});
