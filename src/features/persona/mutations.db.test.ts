import { expect, test } from 'vitest';
import { asOperator } from '@/server/tenancy';
import { addRatings } from '@/test/answers';
import { createTestWorkspace, type TestWorkspace } from '@/test/factory';
import { listPersonas } from './data';
import { createPersona, deletePersona, renamePersona } from './mutations';

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
    asOperator(workspace, (scope) => renamePersona(scope, { id, base, value }));
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
