import { expect, test } from 'vitest';
import { getMap } from '@/features/map/data';
import { asOperator } from '@/server/tenancy';
import { createTestWorkspace, type TestWorkspace } from '@/test/factory';
import { listPromises } from './data';
import { createPromise, deletePromise, linkPromise, updatePromise } from './mutations';

const promisesOnMap = async (workspace: TestWorkspace) => {
  const map = await asOperator(workspace, (scope) => getMap(scope, { map: workspace.mapId, range: '28d' }));
  return map.stages[0]?.touchpoints[0]?.promises.map(({ name }) => name);
};

test('a touchpoint shows the promises it must keep', async () => {
  const workspace = await createTestWorkspace();
  const touchpointId = workspace.touchpoints[0]?.id ?? '';
  const create = (name: string) => asOperator(workspace, (scope) => createPromise(scope, { name }));
  const [onTime, effortless] = [await create('On time'), await create('Effortless')];
  const link = (promiseId: string, linked: boolean) =>
    asOperator(workspace, (scope) => linkPromise(scope, { touchpointId, promiseId, linked }));
  await link(onTime.id, true);
  await link(onTime.id, true);
  await link(effortless.id, true);
  expect(await promisesOnMap(workspace)).toEqual(['Effortless', 'On time']);
  expect((await asOperator(workspace, listPromises)).map(({ touchpoints }) => touchpoints.length)).toEqual([
    1, 1,
  ]);
  await link(effortless.id, false);
  await asOperator(workspace, (scope) =>
    updatePromise(scope, { id: onTime.id, field: 'name', base: 'On time', value: 'Punctual' }),
  );
  expect(await promisesOnMap(workspace)).toEqual(['Punctual']);
  await expect(create('Punctual')).rejects.toMatchObject({ code: 'conflict' });
  const clash = { id: effortless.id, field: 'name', base: 'Effortless', value: 'Punctual' } as const;
  await expect(asOperator(workspace, (scope) => updatePromise(scope, clash))).rejects.toMatchObject({
    code: 'conflict',
  });
  await asOperator(workspace, (scope) => deletePromise(scope, { id: onTime.id }));
  expect(await promisesOnMap(workspace)).toEqual([]);
});

test('a deleted promise comes back with its check and its touchpoints', async () => {
  const workspace = await createTestWorkspace();
  const touchpointIds = workspace.touchpoints.map(({ id }) => id);
  const before = { name: 'On time', check: 'Nine of ten within the hour', touchpointIds };
  const { id } = await asOperator(workspace, (scope) => createPromise(scope, before));
  await asOperator(workspace, (scope) => deletePromise(scope, { id }));
  await asOperator(workspace, (scope) => createPromise(scope, { ...before, id }));
  expect(await asOperator(workspace, listPromises)).toMatchObject([
    { id, check: 'Nine of ten within the hour', touchpoints: [{ slug: 'csat-0', mapId: workspace.mapId }] },
  ]);
});

test('a name is taken however it is capitalised, and only by itself', async () => {
  const workspace = await createTestWorkspace();
  const create = (name: string) => asOperator(workspace, (scope) => createPromise(scope, { name }));
  await create('100% on time');
  await create('A_B');
  await expect(create('100% ON TIME')).rejects.toMatchObject({ code: 'conflict' });
  await expect(create('a_b')).rejects.toMatchObject({ code: 'conflict' });
  // What these two hold stands for any letters where the database compares by pattern.
  await create('100 per cent on time');
  await expect(create('100%')).resolves.toMatchObject({ name: '100%' });
  await expect(create('a%b')).resolves.toMatchObject({ name: 'a%b' });
});

test('a promise for a touchpoint the workspace does not have is refused, and nothing of it is stored', async () => {
  const [workspace, other] = [await createTestWorkspace(), await createTestWorkspace()];
  const ids = [workspace, other].map(({ touchpoints }) => touchpoints[0]?.id ?? '');
  const create = (touchpointIds: string[]) =>
    asOperator(workspace, (scope) => createPromise(scope, { name: 'On time', touchpointIds }));
  await expect(create(ids)).rejects.toMatchObject({
    code: 'not_found',
    message: 'A touchpoint of this promise does not exist. Nothing was saved.',
  });
  expect(await asOperator(workspace, listPromises)).toEqual([]);
  // Said twice, it is linked once.
  await create([ids[0] ?? '', ids[0] ?? '']);
  expect((await asOperator(workspace, listPromises))[0]?.touchpoints).toHaveLength(1);
});
