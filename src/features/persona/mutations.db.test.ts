import { expect, test } from 'vitest';
import { getMap } from '@/features/map/data';
import { asOperator } from '@/server/tenancy';
import { addRatings } from '@/test/answers';
import { createTestWorkspace, type TestWorkspace } from '@/test/factory';
import { listPersonas } from './data';
import {
  archivePersona,
  createPersona,
  deletePersona,
  linkPersona,
  restorePersona,
  updatePersona,
} from './mutations';

const create = (workspace: TestWorkspace, name: string) =>
  asOperator(workspace, (scope) => createPersona(scope, { name }));

test('a persona keeps its slug when it is renamed, and no two share one', async () => {
  const workspace = await createTestWorkspace();
  const two = await Promise.all([
    create(workspace, 'First-time buyer'),
    create(workspace, 'First-time buyer'),
  ]);
  expect(two.map(({ slug }) => slug).toSorted()).toEqual(['first-time-buyer', 'first-time-buyer-2']);
  const id = two[0]?.id ?? '';
  const rename = (base: string, value: string) =>
    asOperator(workspace, (scope) => updatePersona(scope, { id, field: 'name', base, value }));
  await rename('First-time buyer', 'New buyer');
  await expect(rename('First-time buyer', 'Other')).rejects.toMatchObject({ data: { theirs: 'New buyer' } });
  const renamed = (await asOperator(workspace, listPersonas)).find((persona) => persona.id === id);
  expect(renamed).toMatchObject({ name: 'New buyer', slug: two[0]?.slug });
});

test('a persona that ratings speak of stays; one that nobody met goes', async () => {
  const workspace = await createTestWorkspace();
  const { id } = await create(workspace, 'Nobody');
  await addRatings(workspace, [{ score: 4, personaId: workspace.personaId }]);
  const remove = (id: string) => asOperator(workspace, (scope) => deletePersona(scope, { id }));
  await expect(remove(workspace.personaId)).rejects.toMatchObject({ code: 'conflict' });
  await remove(id);
  expect((await asOperator(workspace, listPersonas)).map(({ slug }) => slug)).toEqual(['regular']);
});

test('an archived persona is offered no more, and what was heard of it stays', async () => {
  const workspace = await createTestWorkspace();
  const { personaId: id, mapId } = workspace;
  await addRatings(workspace, [{ score: 4, personaId: id }]);
  const offered = async (persona?: string) =>
    (
      await asOperator(workspace, (scope) => getMap(scope, { map: mapId, range: '28d', persona }))
    ).personas.map(({ slug }) => slug);
  await asOperator(workspace, (scope) => archivePersona(scope, { id }));
  expect(await offered()).toEqual([]);
  expect(await offered('regular')).toEqual(['regular']);
  expect(await asOperator(workspace, listPersonas)).toMatchObject([{ archived: true, ratings: 1 }]);
  await asOperator(workspace, (scope) => restorePersona(scope, { id }));
  expect(await offered()).toEqual(['regular']);
});

test('a map is drawn for personas, and says for which', async () => {
  const workspace = await createTestWorkspace();
  const { personaId, mapId } = workspace;
  const link = (linked: boolean) =>
    asOperator(workspace, (scope) => linkPersona(scope, { mapId, personaId, linked }));
  const drawnFor = async () =>
    (await asOperator(workspace, (scope) => getMap(scope, { map: mapId, range: '28d' }))).drawnFor;
  await link(true);
  await link(true);
  expect(await drawnFor()).toEqual([personaId]);
  expect((await asOperator(workspace, listPersonas))[0]?.maps).toEqual([{ id: mapId, name: 'Journey' }]);
  await link(false);
  expect(await drawnFor()).toEqual([]);
});

test('a share is a percentage of customers, kept with what was seen before', async () => {
  const workspace = await createTestWorkspace();
  const share = (base: number | null, value: number | null) =>
    asOperator(workspace, (scope) =>
      updatePersona(scope, { id: workspace.personaId, field: 'share', base, value }),
    );
  await share(null, 42.5);
  await expect(share(null, 10)).rejects.toMatchObject({ data: { theirs: 42.5, yours: 10 } });
  expect((await asOperator(workspace, listPersonas))[0]?.share).toBe(42.5);
});
