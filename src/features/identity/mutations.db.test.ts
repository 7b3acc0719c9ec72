import { randomUUID } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { ownerPool } from '@/server/db';
import { customerSalt, hashCustomer } from '@/server/identity';
import { stopJobs } from '@/server/jobs';
import { asOperator } from '@/server/tenancy';
import { createTestWorkspace, type TestWorkspace } from '@/test/factory';
import { tallyDifferences } from '@/test/load';
import { getIdentity } from './data';
import { hashStoredCustomers } from './jobs';
import { hashCustomers, rotateSecret, setRequired } from './mutations';

afterAll(stopJobs);

async function store(workspace: TestWorkspace, customer: string | null) {
  const { id: touchpointId, surveyId } = workspace.touchpoints[0] ?? { id: '', surveyId: '' };
  const own = { workspaceId: workspace.id, touchpointId, customer };
  await asOperator(workspace, async ({ db }) => {
    const answered = { answeredAt: new Date(), day: new Date() };
    await db.rating.create({
      data: { ...own, id: randomUUID(), surveyId, score: 4, source: 'widget', final: true, ...answered },
    });
    await db.visit.create({ data: { ...own, id: randomUUID(), visitedAt: new Date() } });
  });
}
const customers = async ({ id }: TestWorkspace, table: 'rating' | 'visit') =>
  (
    await ownerPool().query<{ customer: string | null }>(
      `SELECT customer FROM ${table} WHERE workspace_id = $1`,
      [id],
    )
  ).rows
    .map(({ customer }) => customer)
    .toSorted();

test('the secret changes once, however many ask for it, and the setting is kept', async () => {
  const workspace = await createTestWorkspace();
  const first = await asOperator(workspace, getIdentity);
  expect(first).toMatchObject({ version: 1, required: false, hashed: false });
  const second = await asOperator(workspace, (scope) => rotateSecret(scope, { version: 1 }));
  expect(second.version).toBe(2);
  expect(second.secret).not.toBe(first.secret);
  await expect(asOperator(workspace, (scope) => rotateSecret(scope, { version: 1 }))).rejects.toMatchObject({
    code: 'conflict',
  });
  expect(await asOperator(workspace, (scope) => setRequired(scope, { required: true }))).toMatchObject({
    required: true,
    version: 2,
  });
});

test('names that are stored become the digests that new ones have, once, and nobody else’s', async () => {
  const workspace = await createTestWorkspace();
  const other = await createTestWorkspace();
  const names = ['ann@example.test', 'ann@example.test', 'Ünïcode 顧客', 'h_not-a-digest', null];
  for (const name of names) await store(workspace, name);
  await store(other, 'bob');
  await hashStoredCustomers({ workspaceId: workspace.id });
  expect(await customers(workspace, 'rating')).toContain('ann@example.test');

  await asOperator(workspace, hashCustomers);
  await hashStoredCustomers({ workspaceId: workspace.id });
  await hashStoredCustomers({ workspaceId: workspace.id });
  const salt = customerSalt(workspace.id);
  const wanted = names.map((name) => name && hashCustomer(salt, name)).toSorted();
  expect(await customers(workspace, 'rating')).toEqual(wanted);
  expect(await customers(workspace, 'visit')).toEqual(wanted);
  expect(await customers(other, 'rating')).toEqual(['bob']);
  expect(await tallyDifferences(ownerPool())).toEqual([]);
});
