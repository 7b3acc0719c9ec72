import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ownerPool, prisma } from '@/server/db';
import { startJobs } from '@/server/jobs';
import { inWorkspace, withSecretKey, workspacesOf } from '@/server/tenancy';
import { callerOf, createMember } from '@/test/caller';
import { createTarget } from '@/test/target';
import { type Scenario, seedScenario } from '../../../prisma/seed/scenario';
import { eraseWorkspace } from './jobs';
import { setLocale } from './mutations';

let jobs: Awaited<ReturnType<typeof startJobs>>;
beforeAll(async () => {
  jobs = await startJobs({ work: false });
});
afterAll(() => jobs.stop());

async function owned(scenario: Scenario) {
  const data = { email: `${randomUUID()}@example.test`, name: 'Owner', emailVerifiedAt: new Date() };
  const { id: ownerUserId } = await prisma().user.create({ data });
  return { ownerUserId, name: 'Shop', ...(await seedScenario(scenario, { ownerUserId, name: 'Shop' })) };
}

/** How many rows there are of a workspace, by table; tables without any are left out. */
async function rowsOf(workspaceId: string): Promise<Record<string, number>> {
  const { rows } = await ownerPool().query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.columns
     WHERE column_name = 'workspace_id' AND table_schema = 'public'`,
  );
  const found: Record<string, number> = {};
  for (const { name } of rows) {
    const counted = await ownerPool().query(
      `SELECT count(*)::int AS n FROM ${name} WHERE workspace_id = $1`,
      [workspaceId],
    );
    if (counted.rows[0]?.n > 0) found[name] = counted.rows[0].n;
  }
  return found;
}

async function withEverything(workspaceId: string, ownerUserId: string, slug: string) {
  await inWorkspace(ownerUserId, slug, 'map:edit', async ({ db }) => {
    const persona = await db.persona.findFirst();
    const { id: personaId } =
      persona ?? (await db.persona.create({ data: { workspaceId, slug: 'regular', name: 'Regular' } }));
    const lead = { leadId: ownerUserId };
    const department = await db.department.create({ data: { workspaceId, name: 'Returns', ...lead } });
    await db.touchpoint.updateMany({ data: { departmentId: department.id } });
    const promise = await db.brandPromise.create({ data: { workspaceId, name: 'On our word' } });
    const touchpoint = await db.touchpoint.findFirstOrThrow();
    await db.touchpointPromise.create({
      data: { workspaceId, touchpointId: touchpoint.id, promiseId: promise.id },
    });
    const ratings = await db.rating.findMany({ take: 50, select: { id: true } });
    const where = { id: { in: ratings.map(({ id }) => id) } };
    await db.rating.updateMany({ where, data: { personaId } });
  });
}

test('a workspace with personas, departments and answers can be deleted in one statement', async () => {
  const made = await owned('small');
  await withEverything(made.workspaceId, made.ownerUserId, made.slug);
  expect(await rowsOf(made.workspaceId)).toMatchObject({
    rating: expect.any(Number),
    department: expect.any(Number),
  });
  const target = await createTarget();
  for (const id of [made.workspaceId, target.id])
    await ownerPool().query('DELETE FROM workspace WHERE id = $1', [id]);
  expect(await rowsOf(made.workspaceId)).toEqual({});
  expect(await rowsOf(target.id)).toEqual({});
});

test('a persona that ratings name, and a department of touchpoints, still cannot go by mistake', async () => {
  const made = await owned('small');
  await withEverything(made.workspaceId, made.ownerUserId, made.slug);
  for (const table of ['persona', 'department'])
    await expect(
      ownerPool().query(`DELETE FROM ${table} WHERE workspace_id = $1`, [made.workspaceId]),
    ).rejects.toMatchObject({ code: '23001' });
});

test('a deleted workspace is gone for people and keys at once, and from the tables after the job', async () => {
  const made = await owned('small');
  await withEverything(made.workspaceId, made.ownerUserId, made.slug);
  const other = await owned('small');
  const untouched = await rowsOf(other.workspaceId);
  const workspace = { id: made.workspaceId, slug: made.slug, timeZone: 'UTC', locale: 'en', demo: false };
  const editor = await createMember(workspace, 'editor');
  const ask = callerOf(made.ownerUserId).workspace;
  await expect(ask.delete({ workspace: made.slug, confirm: 'shop' })).rejects.toThrow(
    'Type Shop to confirm. Nothing was deleted.',
  );
  await ask.delete({ workspace: made.slug, confirm: 'Shop' });
  for (const userId of [made.ownerUserId, editor]) {
    expect(await workspacesOf(userId)).toEqual([]);
    await expect(callerOf(userId).map.list({ workspace: made.slug })).rejects.toMatchObject({
      cause: { code: 'not_found' },
    });
  }
  await expect(withSecretKey(made.secretKey, 'map:view', async () => 1)).rejects.toMatchObject({
    code: 'unauthenticated',
  });
  const { rows } = await ownerPool().query('SELECT ingest_config(encode(sha256($1), $2)) AS config', [
    Buffer.from(made.publicKey),
    'hex',
  ]);
  expect(rows).toEqual([{ config: null }]);
  const queued = await ownerPool().query(
    `SELECT count(*)::int AS n FROM pgboss.job WHERE name = 'workspace-erase' AND data->>'workspaceId' = $1`,
    [made.workspaceId],
  );
  expect(queued.rows).toEqual([{ n: 1 }]);
  expect(await rowsOf(made.workspaceId)).not.toEqual({});
  await eraseWorkspace(made);
  await eraseWorkspace(made);
  expect(await rowsOf(made.workspaceId)).toEqual({});
  expect(await rowsOf(other.workspaceId)).toEqual(untouched);
  // Its address is free for the next one.
  const taken = await ownerPool().query('SELECT workspace_slug_taken($1) AS taken', [made.slug]);
  expect(taken.rows).toEqual([{ taken: false }]);
});

test('the job leaves a workspace alone that nobody deleted', async () => {
  const made = await owned('small');
  const before = await rowsOf(made.workspaceId);
  await eraseWorkspace(made);
  expect(await rowsOf(made.workspaceId)).toEqual(before);
});

test('with another language every survey still has words to ask with', async () => {
  const made = await owned('small');
  await inWorkspace(made.ownerUserId, made.slug, 'workspace:edit', async (scope) => {
    const before = await scope.db.surveyText.findMany({ where: { locale: 'en' } });
    await setLocale(scope, { locale: 'pt-BR' });
    const after = await scope.db.surveyText.findMany({ where: { locale: 'pt-BR' } });
    expect(new Set(after.map(({ question }) => question))).toEqual(
      new Set(before.map(({ question }) => question)),
    );
    expect(after).toHaveLength(before.length);
  });
});
