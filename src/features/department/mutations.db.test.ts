import { expect, test } from 'vitest';
import { asOperator } from '@/server/tenancy';
import { createMember } from '@/test/caller';
import { createTestWorkspace, type TestWorkspace } from '@/test/factory';
import { listDepartments } from './data';
import { createDepartment, deleteDepartment, updateDepartment } from './mutations';

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
    asOperator(workspace, (scope) => updateDepartment(scope, { id: care.id, field: 'name', base, value }));
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

test('a member leads a department until they leave; a stranger cannot', async () => {
  const workspace = await createTestWorkspace();
  const { id } = await create(workspace, 'Care');
  const lead = (base: string | null, value: string | null) =>
    asOperator(workspace, (scope) => updateDepartment(scope, { id, field: 'leadId', base, value }));
  const stranger = await createMember(await createTestWorkspace());
  await expect(lead(null, stranger)).rejects.toMatchObject({ code: 'not_found' });
  const userId = await createMember(workspace);
  await lead(null, userId);
  const listed = async () => (await asOperator(workspace, listDepartments))[0];
  expect(await listed()).toMatchObject({ lead: { id: userId, name: 'Member' } });
  await asOperator(workspace, ({ db }) => db.membership.deleteMany({ where: { userId } }));
  expect(await listed()).toMatchObject({ name: 'Care', lead: null });
});

test('a deleted department comes back with its lead and its reason', async () => {
  const workspace = await createTestWorkspace();
  const leadId = await createMember(workspace);
  const before = { name: 'Returns', leadId, barrier: 'Nobody may call customers' };
  const { id } = await asOperator(workspace, (scope) => createDepartment(scope, before));
  await asOperator(workspace, (scope) => deleteDepartment(scope, { id }));
  await asOperator(workspace, (scope) => createDepartment(scope, { ...before, id }));
  expect(await asOperator(workspace, listDepartments)).toMatchObject([
    { id, name: 'Returns', barrier: 'Nobody may call customers', lead: { id: leadId } },
  ]);
});
