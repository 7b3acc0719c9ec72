import { afterAll, beforeAll, expect, test } from 'vitest';
import { signIn } from '@/features/account/mutations';
import { ownerPool, prisma } from '@/server/db';
import { startJobs } from '@/server/jobs';
import { hashKey } from '@/server/tenancy';
import { callerOf } from '@/test/caller';
import { from, newEmail, newPerson, PASSWORD } from '@/test/person';

let jobs: Awaited<ReturnType<typeof startJobs>>;
beforeAll(async () => {
  jobs = await startJobs({ work: false });
});
afterAll(() => jobs.stop());

async function newToken(userId: string, email: string, expiresAt = new Date(Date.now() + 3_600_000)) {
  const token = crypto.randomUUID();
  await prisma().emailConfirmation.create({ data: { tokenHash: hashKey(token), userId, email, expiresAt } });
  return token;
}

const queued = async (userId: string) =>
  (
    await ownerPool().query<{ email: string; change: boolean }>(
      `SELECT data->>'email' AS email, (data->>'change')::boolean AS change FROM pgboss.job
       WHERE name = 'email-confirmation' AND data->>'userId' = $1 ORDER BY created_on`,
      [userId],
    )
  ).rows;

const confirm = (token: string) => callerOf(null).confirmation.confirm({ token });

test('signing up sends a link, and the link confirms the address once', async () => {
  const { id, email } = await newPerson();
  expect(await queued(id)).toEqual([{ email, change: false }]);
  expect(await callerOf(id).account.me()).toMatchObject({ emailVerified: false });
  const token = await newToken(id, email);
  expect(await confirm(token)).toEqual({ email, changed: false });
  expect(await callerOf(id).account.me()).toMatchObject({ emailVerified: true });
  await expect(confirm(token)).rejects.toMatchObject({ cause: { code: 'invalid' } });
});

test('another address is taken over by the link only, and the old one signs in no more', async () => {
  const { id, email } = await newPerson();
  const next = newEmail();
  const ask = callerOf(id).confirmation;
  await expect(ask.requestChange({ email: next, password: 'not it' })).rejects.toMatchObject({
    cause: { code: 'invalid', issues: [{ path: 'password' }] },
  });
  await ask.requestChange({ email: ` ${next.toUpperCase()}`, password: PASSWORD });
  expect(await queued(id)).toContainEqual({ email: next, change: true });
  expect(await callerOf(id).account.me()).toMatchObject({ email });
  const reset = 'hash of a link that lies in the old mailbox';
  await prisma().passwordReset.create({ data: { tokenHash: reset, userId: id, expiresAt: new Date() } });
  expect(await confirm(await newToken(id, next))).toEqual({ email: next, changed: true });
  expect(await signIn({ email: next, password: PASSWORD, ...from() })).toMatchObject({ id });
  await expect(signIn({ email, password: PASSWORD, ...from() })).rejects.toMatchObject({
    code: 'unauthenticated',
  });
  expect(await prisma().passwordReset.count({ where: { userId: id } })).toBe(0);
});

test('asking for an address says nothing of whose it is, and taking it is refused', async () => {
  const [mine, theirs] = [await newPerson(), await newPerson()];
  const ask = callerOf(mine.id).confirmation;
  const known = await ask.requestChange({ email: theirs.email, password: PASSWORD });
  const free = newEmail();
  expect(known).toEqual({ email: theirs.email });
  expect(await ask.requestChange({ email: free, password: PASSWORD })).toEqual({ email: free });
  // Even a link that was made before somebody else took the address.
  await expect(confirm(await newToken(mine.id, theirs.email))).rejects.toMatchObject({
    cause: { code: 'conflict' },
  });
  expect(await callerOf(mine.id).account.me()).toMatchObject({ email: mine.email });
});

test('a link whose time is over changes nothing', async () => {
  const { id } = await newPerson();
  const token = await newToken(id, newEmail(), new Date(Date.now() - 1));
  await expect(confirm(token)).rejects.toMatchObject({ cause: { code: 'invalid' } });
});

test('of two that use a link at once one succeeds', async () => {
  const { id, email } = await newPerson();
  const token = await newToken(id, email);
  const uses = await Promise.allSettled([confirm(token), confirm(token)]);
  expect(uses.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
});

test('no mailbox is flooded with links', async () => {
  const { id } = await newPerson();
  const asked = Array.from({ length: 7 }, () => callerOf(id).confirmation.resend());
  const refused = (await Promise.allSettled(asked)).filter(({ status }) => status === 'rejected');
  expect(refused).toHaveLength(2);
});
