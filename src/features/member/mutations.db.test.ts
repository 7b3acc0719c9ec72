import { afterAll, expect, test } from 'vitest';
import { ROLES, type Role } from '@/domain/permissions';
import { hub } from '@/live/hub';
import { prisma } from '@/server/db';
import { callerOf, createMember } from '@/test/caller';
import { createTestWorkspace, type TestWorkspace } from '@/test/factory';

afterAll(() => hub().close());

const code = (error: unknown) => (error as { cause?: { code?: string } }).cause?.code;
const outcome = (calling: Promise<unknown>) => calling.then(() => 'done', code);

const rolesOf = async ({ slug }: TestWorkspace, asked: string) =>
  Object.fromEntries(
    (await callerOf(asked).member.list({ workspace: slug })).map(({ id, role }) => [id, role]),
  );

/** What a stream said; the callers get it with its id around it. */
const told = ({ value }: { value?: unknown }) => (Array.isArray(value) ? value[1] : value);

const emailOf = async (id: string) => (await prisma().user.findUniqueOrThrow({ where: { id } })).email;

async function team() {
  const workspace = await createTestWorkspace();
  const people = Object.fromEntries(
    await Promise.all(ROLES.map(async (role) => [role, await createMember(workspace, role)])),
  ) as Record<Role, string>;
  return { workspace, ...people };
}

test('two owners who leave at the same instant leave one behind', async () => {
  for (let round = 0; round < 10; round += 1) {
    const workspace = await createTestWorkspace();
    const owners = [await createMember(workspace, 'owner'), await createMember(workspace, 'owner')];
    const left = await Promise.all(
      owners.map((id) => outcome(callerOf(id).member.leave({ workspace: workspace.slug }))),
    );
    expect(left.toSorted()).toEqual(['conflict', 'done']);
    const remaining = owners[left.indexOf('conflict')] ?? '';
    expect(await rolesOf(workspace, remaining)).toEqual({ [remaining]: 'owner' });
  }
});

test('owners who demote and remove one another at the same instant leave one behind', async () => {
  for (let round = 0; round < 10; round += 1) {
    const workspace = await createTestWorkspace();
    const owners = [];
    for (let index = 0; index < 3; index += 1) owners.push(await createMember(workspace, 'owner'));
    const [a = '', b = '', c = ''] = owners;
    const { slug } = workspace;
    await Promise.all([
      outcome(callerOf(a).member.setRole({ workspace: slug, userId: b, role: 'viewer' })),
      outcome(callerOf(b).member.remove({ workspace: slug, userId: c })),
      outcome(callerOf(c).member.setRole({ workspace: slug, userId: a, role: 'admin' })),
      outcome(callerOf(a).member.leave({ workspace: slug })),
      outcome(callerOf(b).member.transfer({ workspace: slug, userId: a, confirm: await emailOf(a) })),
    ]);
    const held = await prisma().$transaction(async (db) => {
      await db.$executeRaw`SELECT set_config('app.workspace_id', ${workspace.id}, true)`;
      return db.membership.findMany({ where: { workspaceId: workspace.id } });
    });
    expect(held.filter(({ role }) => role === 'owner').length).toBeGreaterThanOrEqual(1);
  }
});

test('the last owner can neither leave nor become something else', async () => {
  const { workspace, owner } = await team();
  const ask = callerOf(owner).member;
  const { slug } = workspace;
  await expect(ask.leave({ workspace: slug })).rejects.toThrow(
    'A workspace always has an owner, and this is the last one. Transfer the ownership first, then leave.',
  );
  expect(await outcome(ask.setRole({ workspace: slug, userId: owner, role: 'admin' }))).toBe('conflict');
  expect(await outcome(ask.remove({ workspace: slug, userId: owner }))).toBe('conflict');
  expect((await rolesOf(workspace, owner))[owner]).toBe('owner');
});

test('an admin touches no owner and makes none; below that, admins manage', async () => {
  const { workspace, owner, admin, editor, viewer } = await team();
  const { slug } = workspace;
  const ask = callerOf(admin).member;
  expect(await outcome(ask.setRole({ workspace: slug, userId: owner, role: 'viewer' }))).toBe('forbidden');
  expect(await outcome(ask.remove({ workspace: slug, userId: owner }))).toBe('forbidden');
  expect(await outcome(ask.setRole({ workspace: slug, userId: admin, role: 'owner' }))).toBe('forbidden');
  expect(await outcome(ask.setRole({ workspace: slug, userId: editor, role: 'owner' }))).toBe('forbidden');
  const transfer = { workspace: slug, userId: admin, confirm: await emailOf(admin) };
  expect(await outcome(ask.transfer(transfer))).toBe('forbidden');
  await ask.setRole({ workspace: slug, userId: editor, role: 'admin' });
  await ask.remove({ workspace: slug, userId: viewer });
  expect(await rolesOf(workspace, owner)).toEqual({ [owner]: 'owner', [admin]: 'admin', [editor]: 'admin' });
});

test('editors and viewers change nobody, not even themselves', async () => {
  const { workspace, owner, editor, viewer } = await team();
  for (const asker of [editor, viewer]) {
    const ask = callerOf(asker).member;
    const at = { workspace: workspace.slug };
    expect(await outcome(ask.setRole({ ...at, userId: asker, role: 'owner' }))).toBe('forbidden');
    expect(await outcome(ask.remove({ ...at, userId: owner }))).toBe('forbidden');
    expect(await outcome(ask.transfer({ ...at, userId: asker, confirm: '' }))).toBe('forbidden');
  }
});

test('a demoted admin cannot use the right that is gone, in whatever order the requests come', async () => {
  for (let round = 0; round < 5; round += 1) {
    const { workspace, owner, admin, viewer } = await team();
    const at = { workspace: workspace.slug };
    const [, removed] = await Promise.all([
      callerOf(owner).member.setRole({ ...at, userId: admin, role: 'viewer' }),
      outcome(callerOf(admin).member.remove({ ...at, userId: viewer })),
    ]);
    const roles = await rolesOf(workspace, owner);
    expect(roles[admin]).toBe('viewer');
    expect(removed).toBe(viewer in roles ? 'forbidden' : 'done');
    expect(await outcome(callerOf(admin).member.remove({ ...at, userId: owner }))).toBe('forbidden');
  }
});

test('ownership goes to a member, confirmed by typing whose it will be', async () => {
  const { workspace, owner, editor } = await team();
  const at = { workspace: workspace.slug, userId: editor };
  const ask = callerOf(owner).member;
  await expect(ask.transfer({ ...at, confirm: 'somebody@example.test' })).rejects.toMatchObject({
    cause: { code: 'invalid', issues: [{ path: 'confirm' }] },
  });
  await ask.transfer({ ...at, confirm: ` ${(await emailOf(editor)).toUpperCase()}` });
  const roles = await rolesOf(workspace, owner);
  expect([roles[owner], roles[editor]]).toEqual(['admin', 'owner']);
  expect(await outcome(callerOf(owner).workspace.delete({ workspace: workspace.slug, confirm: '' }))).toBe(
    'forbidden',
  );
  await ask.leave({ workspace: workspace.slug });
  expect(await outcome(ask.list({ workspace: workspace.slug }))).toBe('not_found');
});

test('whoever is removed is out at the next request, and their open stream ends at once', async () => {
  const { workspace, owner, editor, viewer } = await team();
  const at = { workspace: workspace.slug };
  const open = async (id: string) => {
    const stream = (await callerOf(id).workspace.changes(at))[Symbol.asyncIterator]();
    expect(told(await stream.next())).toEqual({ kind: 'sync' });
    return stream;
  };
  const [theirs, other] = [await open(editor), await open(viewer)];
  await callerOf(owner).member.remove({ ...at, userId: editor });
  await expect(theirs.next()).rejects.toMatchObject({ cause: { code: 'not_found' } });
  expect(told(await other.next())).toEqual({ kind: 'members', people: [editor] });
  expect(await outcome(callerOf(editor).map.list(at))).toBe('not_found');
  await other.return?.();
});

test('a browser that asks for one person is told nothing where another is signed in by now', async () => {
  const { workspace, owner, editor } = await team();
  const at = { workspace: workspace.slug };
  const { viewer } = await callerOf(owner).workspace.get(at);
  const own = (await callerOf(owner).workspace.changes({ ...at, viewer }))[Symbol.asyncIterator]();
  expect(told(await own.next())).toEqual({ kind: 'sync' });
  await own.return?.();
  expect(await outcome(callerOf(editor).workspace.changes({ ...at, viewer }))).toBe('unauthenticated');
});

test('whose role changed is told to read everything anew', async () => {
  const { workspace, owner, editor } = await team();
  const at = { workspace: workspace.slug };
  const stream = (await callerOf(editor).workspace.changes(at))[Symbol.asyncIterator]();
  await stream.next();
  await callerOf(owner).member.setRole({ ...at, userId: editor, role: 'viewer' });
  expect(told(await stream.next())).toEqual({ kind: 'sync' });
  await stream.return?.();
  expect(await outcome(callerOf(editor).map.create({ ...at, name: 'New' }))).toBe('forbidden');
});

test('the list says when somebody was last here, and tells visitors of the example of nobody', async () => {
  const { workspace, owner, viewer } = await team();
  const at = { workspace: workspace.slug };
  await callerOf(owner).workspace.get(at);
  const list = await callerOf(owner).member.list(at);
  expect(list.find(({ id }) => id === owner)).toMatchObject({ isMe: true, lastSeenAt: expect.any(String) });
  expect(list.find(({ id }) => id === viewer)).toMatchObject({ isMe: false, lastSeenAt: null });
});
