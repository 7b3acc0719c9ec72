import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Role } from '@/domain/permissions';
import { signIn } from '@/features/account/mutations';
import { ownerPool, prisma } from '@/server/db';
import { startJobs } from '@/server/jobs';
import { hashKey, workspacesOf } from '@/server/tenancy';
import { callerOf, createMember } from '@/test/caller';
import { createTestWorkspace, type TestWorkspace } from '@/test/factory';
import { from, newEmail, newPerson, PASSWORD } from '@/test/person';
import { sendInvitation } from './jobs';
import { addressesIn } from './schema';

let jobs: Awaited<ReturnType<typeof startJobs>>;
beforeAll(async () => {
  jobs = await startJobs({ work: false });
});
afterAll(() => jobs.stop());

async function opened(role: Role = 'admin') {
  const workspace = await createTestWorkspace();
  const userId = await createMember(workspace, role);
  return { workspace, at: { workspace: workspace.slug }, userId, ask: callerOf(userId).invitation };
}

/** Gives the newest invitation of an address a known token, as the job that mails it would. */
async function tokenFor({ id }: TestWorkspace, email: string): Promise<string> {
  const token = randomUUID();
  const { rowCount } = await ownerPool().query(
    'UPDATE invitation SET token_hash = $3 WHERE workspace_id = $1 AND email = $2',
    [id, email, hashKey(token)],
  );
  expect(rowCount).toBe(1);
  return token;
}

const tokenOf = ({ path }: { path: string }) => path.replace('/invite/', '');
const open = (token: string) => callerOf(null).invitation.open({ token });
const join = (token: string) =>
  callerOf(null).invitation.join({ token, name: 'Grace Example', password: PASSWORD });
const code = (error: unknown) => (error as { cause?: { code?: string } }).cause?.code;
const outcome = (calling: Promise<unknown>) => calling.then(() => 'done', code);

test('several people are invited at once; members and those invited before are told apart, accounts are not', async () => {
  const { workspace, at, userId, ask } = await opened();
  const [fresh, known] = [newEmail(), (await newPerson()).email];
  const { email: mine } = await prisma().user.findUniqueOrThrow({ where: { id: userId } });
  const emails = [fresh, ` ${fresh.toUpperCase()} `, known, mine];
  expect(await ask.create({ ...at, emails, role: 'editor', note: 'Welcome' })).toEqual([
    { email: fresh, outcome: 'invited' },
    { email: known, outcome: 'invited' },
    { email: mine, outcome: 'member' },
  ]);
  expect(await ask.create({ ...at, emails: [fresh], role: 'viewer' })).toEqual([
    { email: fresh, outcome: 'again' },
  ]);
  const list = await ask.list(at);
  expect(list.map(({ email, role, state }) => [email, role, state]).toSorted()).toEqual(
    [
      [fresh, 'viewer', 'open'],
      [known, 'editor', 'open'],
    ].toSorted(),
  );
  const jobsOf = await ownerPool().query(
    `SELECT count(*)::int AS n FROM pgboss.job WHERE name = 'invitation' AND data->>'workspaceId' = $1`,
    [workspace.id],
  );
  expect(jobsOf.rows).toEqual([{ n: 3 }]);
});

test('reading an invitation accepts nothing; joining makes an account with a confirmed address', async () => {
  const { workspace, at, ask } = await opened();
  const email = newEmail();
  await ask.create({ ...at, emails: [email], role: 'editor' });
  const token = await tokenFor(workspace, email);
  for (let time = 0; time < 3; time += 1)
    expect(await open(token)).toMatchObject({ state: 'open', email, role: 'editor', hasAccount: false });
  expect(await prisma().user.count({ where: { email } })).toBe(0);
  expect(await join(token)).toEqual({ slug: workspace.slug, email });
  const person = await signIn({ email, password: PASSWORD, ...from() });
  expect(await workspacesOf(person.id)).toMatchObject([{ slug: workspace.slug, role: 'editor' }]);
  expect(await callerOf(person.id).account.me()).toMatchObject({ emailVerified: true });
  expect(await open(token)).toMatchObject({ state: 'accepted' });
  expect(await outcome(join(token))).toBe('conflict');
});

test('of two that accept at once one becomes a member', async () => {
  const { workspace, at, ask } = await opened();
  const email = newEmail();
  await ask.create({ ...at, emails: [email], role: 'viewer' });
  const token = await tokenFor(workspace, email);
  const people = [await newPerson(), await newPerson()];
  const accepted = await Promise.all(
    people.map(({ id, email }) => outcome(callerOf(id).invitation.accept({ token, as: email }))),
  );
  expect(accepted.toSorted()).toEqual(['conflict', 'done']);
});

test('somebody signed in with another address joins only as whom the page showed', async () => {
  const { workspace, at, ask } = await opened();
  const email = newEmail();
  await ask.create({ ...at, emails: [email], role: 'viewer' });
  const token = await tokenFor(workspace, email);
  const person = await newPerson();
  const accept = callerOf(person.id).invitation.accept;
  expect(await outcome(accept({ token, as: email }))).toBe('conflict');
  expect(await accept({ token, as: person.email })).toEqual({ slug: workspace.slug });
  // The mail was not sent to this address, so it proves nothing about it.
  expect(await callerOf(person.id).account.me()).toMatchObject({ emailVerified: false });
});

test('the mail confirms the address of an account that has it', async () => {
  const { workspace, at, ask } = await opened();
  const { id, email } = await newPerson();
  await ask.create({ ...at, emails: [email], role: 'viewer' });
  const token = await tokenFor(workspace, email);
  expect(await open(token)).toMatchObject({ hasAccount: true });
  expect(await outcome(join(token))).toBe('conflict');
  await callerOf(id).invitation.accept({ token, as: email });
  expect(await callerOf(id).account.me()).toMatchObject({ emailVerified: true });
});

test('a revoked, an expired and a replaced link say so and let nobody in', async () => {
  const { workspace, at, ask } = await opened();
  const email = newEmail();
  await ask.create({ ...at, emails: [email], role: 'viewer' });
  const first = await tokenFor(workspace, email);
  const [invitation] = await ask.list(at);
  const id = invitation?.id ?? '';
  await ownerPool().query(`UPDATE invitation SET expires_at = now() - interval '1 second' WHERE id = $1`, [
    id,
  ]);
  expect(await open(first)).toMatchObject({ state: 'expired' });
  expect(await outcome(join(first))).toBe('conflict');
  await ask.resend({ ...at, id });
  const second = await tokenFor(workspace, email);
  expect(await open(first)).toEqual({ state: 'unknown' });
  expect(await outcome(join(first))).toBe('not_found');
  expect(await open(second)).toMatchObject({ state: 'open' });
  await ask.revoke({ ...at, id });
  expect(await open(second)).toMatchObject({ state: 'revoked' });
  expect(await outcome(join(second))).toBe('conflict');
  expect(await outcome(ask.resend({ ...at, id }))).toBe('conflict');
  expect(await ask.list(at)).toEqual([]);
});

test('an invitation can make a member the lead of a department, and a member keeps the role they have', async () => {
  const { workspace, at, userId, ask } = await opened('owner');
  const { id: departmentId } = await callerOf(userId).department.create({ ...at, name: 'Returns' });
  const member = await newPerson();
  for (const [role, expected] of [
    ['editor', 'editor'],
    ['viewer', 'editor'],
  ] as const) {
    const email = newEmail();
    await ask.create({ ...at, emails: [email], role, departmentId });
    const token = await tokenFor(workspace, email);
    expect(await open(token)).toMatchObject({ department: 'Returns' });
    await callerOf(member.id).invitation.accept({ token, as: member.email });
    expect((await workspacesOf(member.id)).find(({ slug }) => slug === workspace.slug)?.role).toBe(expected);
  }
  const list = await callerOf(userId).department.list(at);
  expect(list.find(({ id }) => id === departmentId)).toMatchObject({ lead: { id: member.id } });
});

test('whoever has not confirmed their own address invites nobody, unless no mail could confirm it', async () => {
  const { slug, id } = await newPerson();
  const at = { workspace: slug };
  const ask = callerOf(id).invitation;
  const create = () => ask.create({ ...at, emails: [newEmail()], role: 'viewer' });
  vi.stubEnv('TOUCHLINE_EMBEDDED', '1');
  expect(await ask.mail(at)).toBe('outbox');
  await expect(create()).rejects.toThrow(/Confirm your own e-mail address first: in the outbox/);
  vi.unstubAllEnvs();
  expect(await ask.mail(at)).toBe('nowhere');
  expect(await create()).toMatchObject([{ outcome: 'invited' }]);
});

test('where no mail leaves, the link is handed to whoever invites, mailed no more, and proves no address', async () => {
  const { workspace, at, ask } = await opened();
  const email = newEmail();
  await ask.create({ ...at, emails: [email], role: 'editor' });
  const [invitation] = await ask.list(at);
  const id = invitation?.id ?? '';
  const first = tokenOf(await ask.link({ ...at, id }));
  const second = tokenOf(await ask.link({ ...at, id }));
  expect(await open(first)).toEqual({ state: 'unknown' });
  // The mail that waits in its queue would end the link that was handed on.
  await sendInvitation({ workspaceId: workspace.id, invitationId: id });
  expect(await open(second)).toMatchObject({ state: 'open', email });
  await join(second);
  const user = await prisma().user.findUniqueOrThrow({ where: { email } });
  expect(user.emailVerifiedAt).toBeNull();
  expect(await outcome(ask.link({ ...at, id }))).toBe('conflict');
});

test('nobody is invited as an owner, and nobody’s mailbox is filled', async () => {
  const { at, ask } = await opened();
  const owner = { ...at, emails: [newEmail()], role: 'owner' as never };
  expect(await outcome(ask.create(owner))).toBe('invalid');
  const email = newEmail();
  const asked = [];
  for (let time = 0; time < 7; time += 1)
    asked.push(await outcome(ask.create({ ...at, emails: [email], role: 'viewer' })));
  expect(asked).toEqual(['done', 'done', 'done', 'done', 'done', 'rate_limited', 'rate_limited']);
});

test('an invitation ends with its workspace', async () => {
  const { workspace, at, userId, ask } = await opened('owner');
  const email = newEmail();
  await ask.create({ ...at, emails: [email], role: 'viewer' });
  const token = await tokenFor(workspace, email);
  const { name } = await callerOf(userId).workspace.get(at);
  await callerOf(userId).workspace.delete({ ...at, confirm: name });
  expect(await open(token)).toEqual({ state: 'unknown' });
  expect(await outcome(join(token))).toBe('not_found');
});

test('addresses are found in what people paste', () => {
  expect(
    addressesIn(
      'ada@example.test, Grace Example <grace@example.test>;\n lin@example.test kim@example.test\n\n',
    ),
  ).toEqual(['ada@example.test', 'grace@example.test', 'lin@example.test', 'kim@example.test']);
  expect(addressesIn('not an address, x')).toEqual(['not an address', 'x']);
});
