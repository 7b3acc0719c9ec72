import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { prisma } from '@/server/db';
import { startJobs } from '@/server/jobs';
import { createSession, personOfSession } from '@/server/session';
import { workspacesOf } from '@/server/tenancy';
import { from, newEmail, newPerson, PASSWORD } from '@/test/person';
import { signIn, signInWithProvider, startWorkspace } from './mutations';

let jobs: Awaited<ReturnType<typeof startJobs>>;
beforeAll(async () => {
  jobs = await startJobs({ work: false });
});
afterAll(() => jobs.stop());

const google = (email: string, emailVerified: boolean) => ({
  provider: 'google' as const,
  providerAccountId: randomUUID(),
  email,
  emailVerified,
  name: 'Ada Example',
});

test('an address the provider has not confirmed opens no account, neither an old one nor a new one', async () => {
  const { email, id } = await newPerson();
  await expect(signInWithProvider(google(email, false))).rejects.toMatchObject({ code: 'forbidden' });
  expect(await prisma().account.count({ where: { userId: id } })).toBe(0);
  await expect(signInWithProvider(google(newEmail(), false))).rejects.toMatchObject({ code: 'forbidden' });
});

test('a confirmed address joins the account that has it; whoever opened it with a password is out', async () => {
  const { email, id } = await newPerson();
  const squatter = await createSession(id);
  const profile = google(email.toUpperCase(), true);
  expect(await signInWithProvider(profile)).toEqual({ userId: id });
  expect(await personOfSession(squatter)).toBeNull();
  await expect(signIn({ email, password: PASSWORD, ...from() })).rejects.toMatchObject({
    code: 'unauthenticated',
  });
  // From now on the provider's own id counts, whatever it says of the address.
  expect(await signInWithProvider({ ...profile, email: newEmail(), emailVerified: false })).toEqual({
    userId: id,
  });
});

test('a new person from a provider gets an account, then one workspace', async () => {
  const { userId } = await signInWithProvider(google(newEmail(), true));
  expect(await workspacesOf(userId)).toEqual([]);
  const input = { workspaceName: 'Corner Shop', timeZone: 'UTC', locale: 'en' };
  const { slug } = await startWorkspace(userId, input);
  expect(await startWorkspace(userId, { ...input, workspaceName: 'Again' })).toEqual({ slug });
  expect(await workspacesOf(userId)).toHaveLength(1);
});
