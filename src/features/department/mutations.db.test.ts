import { expect, test } from 'vitest';
import { asOperator } from '@/server/tenancy';
import { createTestWorkspace, type TestWorkspace } from '@/test/factory';
import { listDepartments } from './data';
import { createDepartment, deleteDepartment, renameDepartment } from './mutations';

const create = (workspace: TestWorkspace, name: string) =>
  asOperator(workspace, (scope) => createDepartment(scope, { name }));
const assign = (workspace: TestWorkspace, departmentId: string | null) =>
  asOperator(workspace, ({ db }) => db.touchpoint.updateMany({ data: { departmentId } }));

test('departments are listed with what they own, those with nothing too', async () => {
  const workspace = await createTestWorkspace(['csat', 'nps']);
  const [care] = [await create(workspace, 'Care'), await create(workspace, 'Billing')];
  await assign(workspace, care.id);
  expect(
    (await asOperator(workspace, listDepartments)).map(({ name, touchpoints }) => [name, touchpoints]),
  ).toEqual([
    ['Billing', 0],
    ['Care', 2],
  ]);
});

test('a name is given once, however it is written, also when two give it at once', async () => {
  const workspace = await createTestWorkspace();
  const care = await create(workspace, 'Care');
  await expect(create(workspace, 'care')).rejects.toMatchObject({ code: 'conflict' });
  const two = await Promise.allSettled([create(workspace, 'Billing'), create(workspace, 'Billing')]);
  expect(two.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  const rename = (base: string, value: string) =>
    asOperator(workspace, (scope) => renameDepartment(scope, { id: care.id, base, value }));
  await expect(rename('Care', 'Billing')).rejects.toMatchObject({ code: 'conflict' });
  await rename('Care', 'CARE');
  await expect(rename('Care', 'Support')).rejects.toMatchObject({
    data: { theirs: 'CARE', yours: 'Support' },
  });
});

test('a department goes only when no touchpoint belongs to it', async () => {
  const workspace = await createTestWorkspace();
  const { id } = await create(workspace, 'Care');
  const remove = () => asOperator(workspace, (scope) => deleteDepartment(scope, { id }));
  await assign(workspace, id);
  await expect(remove()).rejects.toMatchObject({ code: 'conflict' });
  await asOperator(workspace, ({ db }) => db.touchpoint.updateMany({ data: { deletedAt: new Date() } }));
  await remove();
  expect(await asOperator(workspace, listDepartments)).toEqual([]);
});
