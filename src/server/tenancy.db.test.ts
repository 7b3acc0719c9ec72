import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { createTestWorkspace } from '@/test/factory';
import { createPrisma, prisma } from './db';
import { asOperator, inWorkspace, type WorkspaceScope, withSecretKey, workspacesOf } from './tenancy';

async function createMember(workspace: Parameters<typeof asOperator>[0], role: string): Promise<string> {
  const user = await prisma().user.create({
    data: { email: `${randomUUID()}@example.test`, name: 'Member' },
  });
  await asOperator(workspace, ({ db, workspaceId }) =>
    db.membership.create({ data: { workspaceId, userId: user.id, role } }),
  );
  return user.id;
}

test('a member reaches their workspace and no other, by read or by write', async () => {
  const [mine, theirs] = [await createTestWorkspace(), await createTestWorkspace()];
  const userId = await createMember(mine, 'editor');
  await inWorkspace(userId, mine.slug, 'map:edit', async ({ db, workspaceId }) => {
    expect(workspaceId).toBe(mine.id);
    expect((await db.touchpoint.findMany()).map((row) => row.workspaceId)).toEqual([mine.id]);
    expect(
      await db.touchpoint.updateMany({ where: { workspaceId: theirs.id }, data: { name: 'x' } }),
    ).toEqual({
      count: 0,
    });
  });
  await expect(
    inWorkspace(userId, mine.slug, 'map:edit', ({ db }) =>
      db.department.create({ data: { workspaceId: theirs.id, name: 'Foreign' } }),
    ),
  ).rejects.toThrow(/row-level security/);
  await expect(inWorkspace(userId, theirs.slug, 'map:view', async () => null)).rejects.toMatchObject({
    code: 'not_found',
  });
  expect((await workspacesOf(userId)).map((row) => row.slug)).toEqual([mine.slug]);
});

test('what is read beside a transaction is of the same workspace, and what was committed', async () => {
  const [mine] = [await createTestWorkspace(), await createTestWorkspace()];
  const userId = await createMember(mine, 'editor');
  // One connection is none to spare: then it is read in the transaction, and only when it is wanted.
  for (const connections of [4, 1]) {
    const client = createPrisma(undefined, connections);
    const within = <T>(work: (scope: WorkspaceScope) => Promise<T>) =>
      inWorkspace(userId, mine.slug, 'map:edit', work, client);
    const read = await within(async ({ db, beside }) => {
      const names = beside(
        (scope) => scope.db.$queryRaw<{ workspace_id: string; name: string }[]>`
        SELECT workspace_id, name FROM touchpoint WHERE name <> ${'unwritten'}`,
      );
      await db.touchpoint.updateMany({ data: { name: `written over ${connections}` } });
      return names();
    });
    expect(new Set(read.map(({ workspace_id }) => workspace_id))).toEqual(new Set([mine.id]));
    expect(read[0]?.name === 'written over 1').toBe(connections === 1);
    const failing = within(async ({ db, beside }) => {
      const failed = beside(
        (scope) => scope.db.$queryRaw`DELETE FROM touchpoint WHERE false RETURNING nothing`,
      );
      expect(await db.touchpoint.count()).toBe(mine.touchpoints.length);
      return failed();
    });
    await expect(failing).rejects.toThrow(/nothing/);
    expect(await within(({ db }) => db.touchpoint.count())).toBe(mine.touchpoints.length);
    await client.$disconnect();
  }
});

test('a row cannot point at a row of another workspace', async () => {
  const [mine, theirs] = [await createTestWorkspace(), await createTestWorkspace()];
  await expect(
    asOperator(mine, ({ db, workspaceId }) =>
      db.touchpoint.create({
        data: { workspaceId, stageId: theirs.stageId, slug: 'x', name: 'x', rank: 'a0' },
      }),
    ),
  ).rejects.toThrow(/[Ff]oreign key/);
});

test('roles and keys hold what the permission table says', async () => {
  const workspace = await createTestWorkspace();
  const viewer = await createMember(workspace, 'viewer');
  await expect(inWorkspace(viewer, workspace.slug, 'map:edit', async () => null)).rejects.toMatchObject({
    code: 'forbidden',
  });
  await expect(inWorkspace(null, workspace.slug, 'map:view', async () => null)).rejects.toMatchObject({
    code: 'unauthenticated',
  });
  expect(await withSecretKey(workspace.secretKey, 'rating:view', async (scope) => scope.workspaceId)).toBe(
    workspace.id,
  );
  await expect(withSecretKey(workspace.publicKey, 'rating:view', async () => null)).rejects.toMatchObject({
    code: 'unauthenticated',
  });
});

test('without a scope the app sees no tenant row', async () => {
  await createTestWorkspace();
  expect(await prisma().touchpoint.count()).toBe(0);
  expect(await prisma().workspace.count()).toBe(0);
});
