import { expect, test } from 'vitest';
import { createAttachment } from '@/features/attachment/mutations';
import { deriveMap } from '@/features/desired/mutations';
import { createLane } from '@/features/lane/mutations';
import { isOwn } from '@/features/lane/schema';
import { getMap } from '@/features/map/data';
import { createStage, deleteStage, restoreStage } from '@/features/stage/mutations';
import {
  deleteTouchpoint,
  moveTouchpoint,
  restoreTouchpoint,
  updateTouchpoint,
} from '@/features/touchpoint/mutations';
import {
  batchInput,
  type CreateTouchpoints,
  createTouchpointsInput,
  type TouchpointBatch,
} from '@/features/touchpoint/schema';
import { asOperator, type WorkspaceScope } from '@/server/tenancy';
import { createTestWorkspace, type TestWorkspace } from '@/test/factory';
import { createTouchpoints, editTouchpoints } from './mutations';

const mapOf = (workspace: TestWorkspace) =>
  asOperator(workspace, (scope) => getMap(scope, { map: workspace.mapId, range: '28d' }));
const touchpointsOf = async (workspace: TestWorkspace) =>
  (await mapOf(workspace)).stages.flatMap(({ touchpoints }) => touchpoints);
const batch = (workspace: TestWorkspace, edits: TouchpointBatch['edits']) =>
  asOperator(workspace, (scope) => editTouchpoints(scope, batchInput.parse({ edits })));
const PNG = Buffer.from('89504e470d0a1a0a0000000d', 'hex');

const create = (workspace: TestWorkspace, after: string | null, items: object[]) =>
  asOperator(workspace, (scope) =>
    createTouchpoints(
      scope,
      createTouchpointsInput.parse({
        stageId: workspace.stageId,
        after,
        items: items.map((item) => ({ id: crypto.randomUUID(), ...item })),
      }) satisfies CreateTouchpoints,
    ),
  );

test('touchpoints come with all that is written of them, in order, each with a slug of its own', async () => {
  const workspace = await createTestWorkspace(['csat', 'nps']);
  const [first] = workspace.touchpoints;
  await asOperator(workspace, ({ db, workspaceId }) =>
    db.brandPromise.create({ data: { workspaceId, name: 'On time' } }),
  );
  await create(workspace, first?.id ?? '', [
    {
      name: 'Checkout',
      doing: 'Pays',
      department: 'Online shop',
      mood: 4,
      desired: 4.5,
      promises: ['On time', 'Unheard of'],
      insights: [{ kind: 'pain', text: '<b>Slow</b>' }],
    },
    { name: 'Checkout', department: 'online shop' },
  ]);
  const all = await touchpointsOf(workspace);
  expect(all.map(({ slug }) => slug)).toEqual(['csat-0', 'checkout', 'checkout-2', 'nps-1']);
  expect(all[1]).toMatchObject({
    doing: 'Pays',
    mood: 4,
    desired: 4.5,
    department: { name: 'Online shop' },
    promises: [{ name: 'On time' }],
    insights: [{ kind: 'pain', text: '<b>Slow</b>', evidence: 0 }],
  });
  expect(all[2]?.department?.id).toBe(all[1]?.department?.id);
});

test('own lanes come along: into the same lane where the map has it, else into one that is made', async () => {
  const workspace = await createTestWorkspace();
  const lane = await asOperator(workspace, (scope) =>
    createLane(scope, { mapId: workspace.mapId, kind: 'number', name: 'Waiting time', unit: 'min' }),
  );
  const lanes = {
    'waiting time (number, min)': '4.5',
    'Mood (emotion)': '2 Wary',
    'Mood of staff (emotion)': 'nine lives',
    'Steps (number)': 'many',
  };
  await create(workspace, null, [{ name: 'Copied', lanes }]);
  const map = await mapOf(workspace);
  const own = map.lanes.filter(({ kind }) => isOwn(kind));
  expect(own.map(({ name, kind }) => `${name} ${kind}`).toSorted()).toEqual([
    'Mood emotion',
    'Mood of staff emotion',
    'Waiting time number',
  ]);
  const mood = own.find(({ name }) => name === 'Mood')?.id ?? '';
  const staff = own.find(({ name }) => name === 'Mood of staff')?.id ?? '';
  expect(map.stages[0]?.touchpoints.find(({ name }) => name === 'Copied')?.values).toEqual({
    [lane.id]: { number: 4.5 },
    [mood]: { number: 2, text: 'Wary' },
    [staff]: { text: 'nine lives' },
  });
});

test('on a desired map what was copied off its current one stands for it, once, and nothing else does', async () => {
  const workspace = await createTestWorkspace(['csat', 'nps']);
  const [first, second] = workspace.touchpoints.map(({ id }) => id);
  const { id: map } = await asOperator(workspace, (scope) =>
    deriveMap(scope, { mapId: workspace.mapId, name: 'Desired' }),
  );
  const read = () => asOperator(workspace, (scope) => getMap(scope, { map, range: '28d' }));
  const [stage] = (await read()).stages;
  const gone = stage?.touchpoints.find(({ origins }) => origins?.[0]?.id === first)?.id ?? '';
  await asOperator(workspace, (scope) => deleteTouchpoint(scope, { id: gone }));
  const stranger = await createTestWorkspace();
  const paste = (origins: (string | undefined)[]) =>
    asOperator(workspace, (scope) =>
      createTouchpoints(
        scope,
        createTouchpointsInput.parse({
          stageId: stage?.id,
          after: null,
          items: origins.map((origin, n) => ({
            id: crypto.randomUUID(),
            name: `Pasted ${n}`,
            standsFor: [origin],
          })),
        }),
      ),
    );
  await paste([first, first, second, stranger.touchpoints[0]?.id]);
  const pasted = (await read()).stages[0]?.touchpoints.filter(({ name }) => name.startsWith('Pasted'));
  expect(pasted?.map(({ origins }) => origins?.map(({ id }) => id))).toEqual([[first], [], [], []]);
});

test('what comes back after something else took its place stands for it no more, so that nothing counts twice', async () => {
  const workspace = await createTestWorkspace(['csat', 'nps']);
  const { id: map } = await asOperator(workspace, (scope) =>
    deriveMap(scope, { mapId: workspace.mapId, name: 'Desired' }),
  );
  const as = <T>(run: (scope: WorkspaceScope) => Promise<T>) => asOperator(workspace, run);
  const read = () => as((scope) => getMap(scope, { map, range: '28d' }));
  const standing = async () =>
    (await read()).stages.flatMap(({ touchpoints }) =>
      touchpoints.flatMap(({ name, origins }) => (origins ?? []).map((origin) => [name, origin.id])),
    );
  const [stage] = (await read()).stages;
  const [cut, other] = stage?.touchpoints ?? [];
  const origin = cut?.origins?.[0]?.id ?? '';
  const kept = [other?.name, other?.origins?.[0]?.id];
  const paste = (stageId: string, name: string, standsFor: string) =>
    as((scope) =>
      createTouchpoints(
        scope,
        createTouchpointsInput.parse({
          stageId,
          after: null,
          items: [{ id: crypto.randomUUID(), name, standsFor: [standsFor] }],
        }),
      ),
    );
  await as((scope) => deleteTouchpoint(scope, { id: cut?.id ?? '' }));
  await as((scope) => restoreTouchpoint(scope, { id: cut?.id ?? '' }));
  expect(await standing()).toEqual([[cut?.name, origin], kept]);
  await as((scope) => deleteTouchpoint(scope, { id: cut?.id ?? '' }));
  await paste(stage?.id ?? '', 'Pasted', origin);
  await as((scope) => restoreTouchpoint(scope, { id: cut?.id ?? '' }));
  expect(await standing()).toEqual([['Pasted', origin], kept]);

  const next = await as((scope) => createStage(scope, { mapId: map, after: null, name: 'Next' }));
  await as((scope) => deleteStage(scope, { id: stage?.id ?? '' }));
  await paste(next.id, 'Pasted again', origin);
  await as((scope) => restoreStage(scope, { id: stage?.id ?? '' }));
  expect(await standing()).toEqual([['Pasted again', origin], kept]);
});

test('own lanes come along with their pictures, and the answer says which lanes were made for them', async () => {
  const [workspace, elsewhere] = [await createTestWorkspace(), await createTestWorkspace()];
  const file = { name: 'a.png', contentType: 'image/png', bytes: PNG };
  const { id: attachmentId } = await asOperator(workspace, (scope) => createAttachment(scope, file));
  const { id: foreign } = await asOperator(elsewhere, (scope) => createAttachment(scope, file));
  const shop = { attachmentId, text: 'The shop' };
  const item = { name: 'Copied', lanes: { 'Risk (text)': 'Late fee' } };
  const first = await create(workspace, null, [{ ...item, pictures: { Photo: shop } }]);
  expect(first.lanes).toHaveLength(2);
  const again = await create(workspace, null, [
    { ...item, pictures: { photo: shop } },
    // A picture of another workspace is not there to be shown.
    { ...item, pictures: { Photo: { attachmentId: foreign, text: 'Theirs' } } },
  ]);
  expect(again.lanes).toEqual([]);
  const values = (await touchpointsOf(workspace)).slice(0, 3).map((one) => Object.values(one.values));
  const text = { text: 'Late fee' };
  expect(values.map((list) => list.toSorted((a, b) => (a.text ?? '').localeCompare(b.text ?? '')))).toEqual([
    [text, shop],
    [text],
    [text, shop],
  ]);
});

test('an id that is taken adds nothing at all', async () => {
  const workspace = await createTestWorkspace();
  const taken = workspace.touchpoints[0]?.id;
  await expect(create(workspace, null, [{ name: 'New' }, { name: 'Twice', id: taken }])).rejects.toThrow(
    'exists already',
  );
  const twice = crypto.randomUUID();
  await expect(
    create(workspace, null, [
      { name: 'A', id: twice },
      { name: 'B', id: twice },
    ]),
  ).rejects.toThrow('exists already');
  expect(await touchpointsOf(workspace)).toHaveLength(1);
});

test('edits that belong together are all made, or none', async () => {
  const workspace = await createTestWorkspace(['csat', 'nps', 'ces']);
  const [a = '', b = '', c = ''] = workspace.touchpoints.map(({ id }) => id);
  const { mapId } = workspace;
  const stage = await asOperator(workspace, (scope) =>
    createStage(scope, { mapId, after: workspace.stageId, name: 'Next' }),
  );
  const { ranks } = await batch(workspace, [
    { op: 'move', edit: { id: b, stageId: stage.id, after: null } },
    { op: 'move', edit: { id: a, stageId: stage.id, after: b } },
    { op: 'update', edit: { id: c, field: 'channel', base: '', value: 'Web' } },
  ]);
  expect((await mapOf(workspace)).stages.map(({ touchpoints }) => touchpoints.map(({ id }) => id))).toEqual([
    [c],
    [b, a],
  ]);
  await asOperator(workspace, (scope) =>
    updateTouchpoint(scope, { id: c, field: 'channel', base: 'Web', value: 'Phone' }),
  );
  await expect(
    batch(workspace, [
      { op: 'delete', edit: { id: a } },
      { op: 'update', edit: { id: c, field: 'channel', base: 'Web', value: '' } },
    ]),
  ).rejects.toMatchObject({ code: 'conflict', data: { theirs: 'Phone' } });
  expect((await touchpointsOf(workspace)).map(({ id }) => id)).toEqual([c, b, a]);
  expect(Object.keys(ranks).toSorted()).toEqual([a, b].toSorted());
});

test('what somebody else moved since stays where they put it', async () => {
  const workspace = await createTestWorkspace(['csat', 'nps', 'ces']);
  const { stageId } = workspace;
  const [a = '', , c = ''] = workspace.touchpoints.map(({ id }) => id);
  const moved = await asOperator(workspace, (scope) => moveTouchpoint(scope, { id: a, stageId, after: c }));
  await asOperator(workspace, (scope) => moveTouchpoint(scope, { id: a, stageId, after: null }));
  const back = { id: a, stageId, after: c, base: { stageId, rank: moved.rank } };
  await expect(batch(workspace, [{ op: 'move', edit: back }])).rejects.toMatchObject({ code: 'conflict' });
  expect((await touchpointsOf(workspace))[0]?.id).toBe(a);
});
