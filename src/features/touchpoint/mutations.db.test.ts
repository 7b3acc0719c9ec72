import pg from 'pg';
import { expect, test } from 'vitest';
import { CHANGE_CHANNEL } from '@/contract/change';
import { getMap } from '@/features/map/data';
import { createStage, deleteStage } from '@/features/stage/mutations';
import { ownerPool, poolConfig } from '@/server/db';
import { asOperator } from '@/server/tenancy';
import { addRatings } from '@/test/answers';
import { createTestWorkspace, type TestWorkspace } from '@/test/factory';
import {
  createTouchpoint,
  deleteTouchpoint,
  moveTouchpoint,
  restoreTouchpoint,
  updateTouchpoint,
} from './mutations';
import { type UpdateTouchpoint, updateTouchpointInput } from './schema';

const touchpointsOf = async (workspace: TestWorkspace) => {
  const map = await asOperator(workspace, (scope) => getMap(scope, { map: workspace.mapId, range: '28d' }));
  return map.stages.flatMap(({ touchpoints }) => touchpoints);
};
const slugs = async (workspace: TestWorkspace) => (await touchpointsOf(workspace)).map(({ slug }) => slug);
const create = (workspace: TestWorkspace, after: string | null, name: string, stageId = workspace.stageId) =>
  asOperator(workspace, (scope) => createTouchpoint(scope, { stageId, after, name }));
const update = (workspace: TestWorkspace, input: UpdateTouchpoint) =>
  asOperator(workspace, (scope) => updateTouchpoint(scope, updateTouchpointInput.parse(input)));
const idOf = (workspace: TestWorkspace, index = 0) => workspace.touchpoints[index]?.id ?? '';

test('touchpoints get a slug of their own from their name, whatever the script', async () => {
  const workspace = await createTestWorkspace();
  const [checkout, again] = [
    await create(workspace, null, 'Checkout'),
    await create(workspace, null, 'Checkout'),
  ];
  expect([checkout.slug, again.slug]).toEqual(['checkout', 'checkout-2']);
  expect((await create(workspace, null, 'Оплата')).slug).toBe('oplata');
  expect((await create(workspace, null, '结账')).slug).toBe('touchpoint');
  expect((await create(workspace, null, 'صندوق')).slug).toBe('touchpoint-2');
  await asOperator(workspace, (scope) => deleteTouchpoint(scope, checkout));
  expect((await create(workspace, null, 'Checkout')).slug).toBe('checkout-3');
});

test('touchpoints of one name added at once in different stages get different slugs', async () => {
  const workspace = await createTestWorkspace();
  const { mapId } = workspace;
  const stages = await Promise.all(
    ['A', 'B', 'C'].map((name) =>
      asOperator(workspace, (scope) => createStage(scope, { mapId, after: null, name })),
    ),
  );
  const made = await Promise.all(stages.map(({ id }) => create(workspace, null, 'Support call', id)));
  expect(made.map(({ slug }) => slug).toSorted()).toEqual([
    'support-call',
    'support-call-2',
    'support-call-3',
  ]);
});

test('touchpoints land where they were dropped, also in another stage, and nowhere twice', async () => {
  const workspace = await createTestWorkspace(['csat', 'nps', 'ces']);
  const next = await asOperator(workspace, (scope) =>
    createStage(scope, { mapId: workspace.mapId, after: workspace.stageId, name: 'Next' }),
  );
  const move = (index: number, stageId: string, after: string | null) =>
    asOperator(workspace, (scope) => moveTouchpoint(scope, { id: idOf(workspace, index), stageId, after }));
  await move(2, workspace.stageId, null);
  expect(await slugs(workspace)).toEqual(['ces-2', 'csat-0', 'nps-1']);
  await move(0, next.id, null);
  await move(2, next.id, idOf(workspace, 0));
  expect(await slugs(workspace)).toEqual(['nps-1', 'csat-0', 'ces-2']);
  await expect(move(1, next.id, '00000000-0000-4000-8000-000000000000')).rejects.toMatchObject({
    code: 'conflict',
  });
  await Promise.all([0, 1, 2].map((index) => move(index, workspace.stageId, null)));
  expect((await slugs(workspace)).toSorted()).toEqual(['ces-2', 'csat-0', 'nps-1']);
});

test('a touchpoint stays within its map', async () => {
  const workspace = await createTestWorkspace();
  const other = await asOperator(workspace, async (scope) => {
    const map = await scope.db.journeyMap.create({ data: { workspaceId: scope.workspaceId, name: 'Other' } });
    return createStage(scope, { mapId: map.id, after: null, name: 'Elsewhere' });
  });
  const move = { id: idOf(workspace), stageId: other.id, after: null };
  await expect(asOperator(workspace, (scope) => moveTouchpoint(scope, move))).rejects.toMatchObject({
    code: 'invalid',
  });
});

test('each field is saved as typed, and one that somebody else changed shows both', async () => {
  const workspace = await createTestWorkspace();
  const id = idOf(workspace);
  await update(workspace, { id, field: 'doing', base: '', value: '  <b>Pays</b> 🛒\r\nand waits\u0000 ' });
  await update(workspace, { id, field: 'feeling', base: '', value: 'متوتر' });
  await update(workspace, { id, field: 'mood', base: null, value: 2 });
  await update(workspace, { id, field: 'importance', base: null, value: 5 });
  await update(workspace, { id, field: 'desired', base: null, value: 4.3 });
  await update(workspace, { id, field: 'desired', base: 4.3, value: 4.4 });
  await update(workspace, { id, field: 'channel', base: '', value: 'Web shop' });
  expect((await touchpointsOf(workspace))[0]).toMatchObject({
    doing: '<b>Pays</b> 🛒\nand waits',
    feeling: 'متوتر',
    mood: 2,
    importance: 5,
    desired: 4.4,
    channel: 'Web shop',
  });
  await expect(update(workspace, { id, field: 'desired', base: 4.3, value: 5 })).rejects.toMatchObject({
    code: 'conflict',
    data: { field: 'desired', theirs: 4.4, yours: 5 },
  });
  await expect(update(workspace, { id, field: 'doing', base: '', value: 'Mine' })).rejects.toMatchObject({
    data: { theirs: '<b>Pays</b> 🛒\nand waits', yours: 'Mine' },
  });
  const both = await Promise.allSettled(
    ['One', 'Two'].map((value) => update(workspace, { id, field: 'thinking', base: '', value })),
  );
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
});

test('a department is made when it is new, found however it is written, and taken off again', async () => {
  const workspace = await createTestWorkspace(['csat', 'nps']);
  const [first, second] = [idOf(workspace), idOf(workspace, 1)];
  await update(workspace, { id: first, field: 'department', base: '', value: 'Logistics' });
  await update(workspace, { id: second, field: 'department', base: '', value: 'logistics' });
  const departments = (await touchpointsOf(workspace)).map(({ department }) => department);
  expect(departments[0]).toEqual(departments[1]);
  expect(departments[0]?.name).toBe('Logistics');
  await expect(
    update(workspace, { id: first, field: 'department', base: '', value: 'Care' }),
  ).rejects.toMatchObject({ data: { field: 'department', theirs: 'Logistics', yours: 'Care' } });
  await update(workspace, { id: first, field: 'department', base: 'Logistics', value: '' });
  expect((await touchpointsOf(workspace))[0]?.department).toBeNull();
});

test('a deleted touchpoint comes back at its place with what it heard, unless its stage is gone', async () => {
  const workspace = await createTestWorkspace(['csat', 'nps', 'ces']);
  const id = idOf(workspace, 1);
  await addRatings(workspace, new Array(5).fill({ score: 9 }), workspace.touchpoints[1]);
  await asOperator(workspace, (scope) => deleteTouchpoint(scope, { id }));
  expect(await slugs(workspace)).toEqual(['csat-0', 'ces-2']);
  const edit = update(workspace, { id, field: 'name', base: 'nps-1', value: 'X' });
  await expect(edit).rejects.toMatchObject({ code: 'not_found' });
  await create(workspace, idOf(workspace, 0), 'Between');
  await asOperator(workspace, (scope) => restoreTouchpoint(scope, { id }));
  expect(await slugs(workspace)).toEqual(['csat-0', 'between', 'nps-1', 'ces-2']);
  expect((await touchpointsOf(workspace))[2]?.current.parts[0]?.counts[9]).toBe(5);
  await asOperator(workspace, (scope) => deleteTouchpoint(scope, { id }));
  await asOperator(workspace, (scope) => deleteStage(scope, { id: workspace.stageId }));
  await expect(asOperator(workspace, (scope) => restoreTouchpoint(scope, { id }))).rejects.toMatchObject({
    code: 'conflict',
  });
});

test('values that cannot be are refused with a sentence', () => {
  const id = '00000000-0000-4000-8000-000000000000';
  const refusal = (input: object) => updateTouchpointInput.safeParse(input).error?.issues[0]?.message;
  expect(refusal({ id, field: 'desired', base: null, value: 5.1 })).toBe('The desired level is 1 to 5.');
  expect(refusal({ id, field: 'mood', base: null, value: 0 })).toBe('Choose 1 to 5.');
  expect(refusal({ id, field: 'name', base: '', value: ' ' })).toBe('The name is empty. Type something.');
  expect(refusal({ id, field: 'doing', base: '', value: 'x'.repeat(2_001) })).toMatch(/2,000 characters/);
  expect(refusal({ id, field: 'slug', base: '', value: 'x' })).toBeDefined();
});

test('watchers hear of an edit once it is committed, and of nothing that failed', async () => {
  const workspace = await createTestWorkspace();
  const listener = new pg.Client(poolConfig('app', 1));
  await listener.connect();
  const heard: unknown[] = [];
  listener.on('notification', ({ payload }) => heard.push(JSON.parse(payload ?? '')));
  await listener.query(`LISTEN ${CHANGE_CHANNEL}`);
  const id = idOf(workspace);
  await update(workspace, { id, field: 'purpose', base: 'stale', value: 'Lost' }).catch(() => undefined);
  await update(workspace, { id, field: 'purpose', base: '', value: 'Confirm' });
  await update(workspace, { id, field: 'purpose', base: '', value: 'Confirm' });
  await listener.query('SELECT 1');
  await listener.end();
  expect(heard).toEqual([{ w: workspace.id, m: [workspace.mapId] }]);
});

test('a touchpoint leads back to another one of its map, and to no other', async () => {
  const [workspace, other] = [await createTestWorkspace(['csat', 'nps']), await createTestWorkspace()];
  const [first, second] = [idOf(workspace), idOf(workspace, 1)];
  const lead = (value: string | null, base: string | null = null, id = second) =>
    update(workspace, { id, field: 'leadsToId', base, value });
  await lead(first);
  expect((await touchpointsOf(workspace)).map(({ leadsToId }) => leadsToId)).toEqual([null, first]);
  await expect(lead(null)).rejects.toMatchObject({ code: 'conflict', data: { theirs: first } });
  await expect(lead(second, first)).rejects.toMatchObject({ code: 'invalid' });
  await expect(lead(idOf(other), first)).rejects.toMatchObject({ code: 'not_found' });
  const elsewhere = await asOperator(workspace, async (scope) => {
    const map = await scope.db.journeyMap.create({ data: { workspaceId: workspace.id, name: 'Other' } });
    const { id } = await createStage(scope, { mapId: map.id, after: null, name: 'Stage' });
    return createTouchpoint(scope, { stageId: id, after: null, name: 'Elsewhere' });
  });
  await expect(lead(elsewhere.id, first)).rejects.toMatchObject({ code: 'invalid' });
  await lead(null, first);
  expect((await touchpointsOf(workspace)).map(({ leadsToId }) => leadsToId)).toEqual([null, null]);
});

test('a map goes with all its touchpoints, those that lead to each other too', async () => {
  const workspace = await createTestWorkspace(['csat', 'nps']);
  const [first, second] = [idOf(workspace), idOf(workspace, 1)];
  await update(workspace, { id: second, field: 'leadsToId', base: null, value: first });
  await update(workspace, { id: first, field: 'leadsToId', base: null, value: second });
  await ownerPool().query('DELETE FROM workspace WHERE id = $1', [workspace.id]);
  expect(await touchpointsIn(workspace)).toBe(0);
});

const touchpointsIn = async ({ id }: TestWorkspace) =>
  (await ownerPool().query('SELECT FROM touchpoint WHERE workspace_id = $1', [id])).rowCount;
