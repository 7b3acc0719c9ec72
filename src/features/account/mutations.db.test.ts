import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeAttempt } from '@/server/attempts';
import { prisma } from '@/server/db';
import { startJobs } from '@/server/jobs';
import { createSession, personOfSession } from '@/server/session';
import { personOfCookie, sealSession } from '@/server/session-cookie';
import { hashKey, workspacesOf } from '@/server/tenancy';
import {
  changePassword,
  resetPassword,
  signIn,
  signInWithProvider,
  signUp,
  startWorkspace,
} from './mutations';
import { signUpInput } from './schema';

const PASSWORD = 'correct horse battery';
const NEXT_PASSWORD = 'a better staple now';

let jobs: Awaited<ReturnType<typeof startJobs>>;
beforeAll(async () => {
  jobs = await startJobs({ work: false });
});
afterAll(() => jobs.stop());

const newEmail = () => `${randomUUID()}@example.test`;
/** A client of its own for each attempt, so that only what a test is about is limited. */
const from = () => ({ client: randomUUID() });

async function newPerson(email = newEmail()) {
  const { slug } = await signUp({
    email,
    name: 'Ada Example',
    password: PASSWORD,
    workspaceName: 'Example Shop',
    timeZone: 'Europe/Berlin',
    locale: 'en',
    ...from(),
  });
  const { id } = await prisma().user.findUniqueOrThrow({ where: { email } });
  return { email, slug, id };
}

async function newResetToken(userId: string, expiresAt = new Date(Date.now() + 3_600_000)) {
  const token = randomUUID();
  await prisma().passwordReset.create({ data: { tokenHash: hashKey(token), userId, expiresAt } });
  return token;
}

test('signing up makes a person who owns a workspace and can sign in', async () => {
  const { email, slug, id } = await newPerson();
  expect(await workspacesOf(id)).toMatchObject([{ slug, name: 'Example Shop', role: 'owner' }]);
  expect(await signIn({ email, password: PASSWORD, ...from() })).toMatchObject({ id, email });
  const { passwordHash } = await prisma().user.findUniqueOrThrow({ where: { id } });
  expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});

test('a taken address is refused, also for two that sign up at once', async () => {
  const { email } = await newPerson();
  await expect(newPerson(email)).rejects.toMatchObject({ code: 'conflict', issues: [{ path: 'email' }] });
  const both = newEmail();
  const results = await Promise.allSettled([newPerson(both), newPerson(both)]);
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(results.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'conflict' } });
});

test('an account does not stay behind when its workspace could not be made', async () => {
  const email = newEmail();
  const input = { email, name: 'Ada', password: PASSWORD, workspaceName: 'Shop', locale: 'en', ...from() };
  await expect(signUp({ ...input, timeZone: 'Nowhere/At_All' })).rejects.toMatchObject({ code: 'invalid' });
  expect(await prisma().user.count({ where: { email } })).toBe(0);
  await expect(signUp({ ...input, timeZone: 'UTC' })).resolves.toMatchObject({ slug: 'shop' });
});

test('what is typed at sign-up is brought into shape or named', () => {
  const typed = { email: ' Ada@Example.TEST ', name: ' Ada ', password: PASSWORD, workspaceName: 'Shop' };
  expect(signUpInput.parse({ ...typed, timeZone: 'Mars/Olympus', locale: '??' })).toEqual({
    email: 'ada@example.test',
    name: 'Ada',
    password: PASSWORD,
    workspaceName: 'Shop',
    timeZone: 'UTC',
    locale: 'en',
  });
  const faults = signUpInput.safeParse({
    email: 'ada',
    name: ' ',
    password: 'short',
    workspaceName: '',
  }).error;
  expect(new Set(faults?.issues.map(({ path }) => path[0]))).toEqual(
    new Set(['email', 'name', 'password', 'workspaceName']),
  );
});

test('a wrong password and an unknown address get the same answer', async () => {
  const { email } = await newPerson();
  const wrong = signIn({ email, password: 'not the password', ...from() });
  const unknown = signIn({ email: newEmail(), password: PASSWORD, ...from() });
  const [first, second] = await Promise.allSettled([wrong, unknown]);
  expect(first).toMatchObject({ status: 'rejected', reason: { code: 'unauthenticated' } });
  expect(second).toEqual(first);
});

test('guesses at one address end after ten from one client, and nobody else is locked out', async () => {
  const { email, id } = await newPerson();
  const guesser = from();
  const guesses = Array.from({ length: 14 }, () => signIn({ email, password: 'guess', ...guesser }));
  const failures = (await Promise.allSettled(guesses)).flatMap((result) =>
    result.status === 'rejected' ? [result.reason] : [],
  );
  expect(failures.filter(({ code }) => code === 'unauthenticated')).toHaveLength(10);
  const limited = failures.filter(({ code }) => code === 'rate_limited');
  expect(limited).toHaveLength(4);
  for (const { retryAfter } of limited) expect(retryAfter).toBeGreaterThan(0);
  await expect(signIn({ email, password: PASSWORD, ...guesser })).rejects.toMatchObject({
    code: 'rate_limited',
  });
  expect(await signIn({ email, password: PASSWORD, ...from() })).toMatchObject({ id });
  const other = await newPerson();
  const again = { email: other.email, password: PASSWORD, ...guesser };
  // Signing in is no guess, however often.
  for (let time = 0; time < 12; time += 1) expect(await signIn(again)).toMatchObject({ id: other.id });
});

test('guesses from ever new clients end as well, until the owner resets the password', async () => {
  const { email, id } = await newPerson();
  for (let guess = 0; guess < 100; guess += 1)
    takeAttempt('sign-in anywhere', email, { limit: 100, minutes: 60 });
  const owner = from();
  await expect(signIn({ email, password: PASSWORD, ...owner })).rejects.toMatchObject({
    code: 'rate_limited',
  });
  await resetPassword({ token: await newResetToken(id), password: NEXT_PASSWORD, ...owner });
  expect(await signIn({ email, password: NEXT_PASSWORD, ...owner })).toMatchObject({ id });
});

test('one client cannot try an address after another', async () => {
  const client = randomUUID();
  const attempts = Array.from({ length: 33 }, () =>
    signIn({ email: newEmail(), password: 'guess', client }).catch(({ code }) => code),
  );
  expect((await Promise.all(attempts)).filter((code) => code === 'rate_limited')).toHaveLength(3);
});

test('a session ends at the next request after its row is gone, or its time is over', async () => {
  const { id } = await newPerson();
  const session = await createSession(id);
  const cookie = await sealSession(session);
  expect(await personOfCookie(cookie)).toMatchObject({ id });
  await prisma().session.update({ where: { id: session }, data: { expiresAt: new Date(Date.now() - 1) } });
  expect(await personOfCookie(cookie)).toBeNull();
  const second = await sealSession(await createSession(id));
  await prisma().session.deleteMany({ where: { userId: id } });
  expect(await personOfCookie(second)).toBeNull();
});

test('a cookie that was not sealed here signs nobody in', async () => {
  const { id } = await newPerson();
  const session = await createSession(id);
  const secret = process.env.AUTH_SECRET ?? '';
  process.env.AUTH_SECRET = 'another secret of thirty-two characters';
  const forged = await sealSession(session);
  process.env.AUTH_SECRET = secret;
  expect(await personOfCookie(forged)).toBeNull();
  expect(await personOfCookie(session)).toBeNull();
  expect(await personOfCookie('')).toBeNull();
});

test('a reset link sets the password once and signs out everywhere', async () => {
  const { id, email } = await newPerson();
  const session = await createSession(id);
  const token = await newResetToken(id);
  const spare = await newResetToken(id);
  const uses = await Promise.allSettled([
    resetPassword({ token, password: NEXT_PASSWORD, ...from() }),
    resetPassword({ token, password: NEXT_PASSWORD, ...from() }),
  ]);
  expect(uses.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  await expect(resetPassword({ token: spare, password: NEXT_PASSWORD, ...from() })).rejects.toMatchObject({
    code: 'invalid',
    issues: [{ path: 'token' }],
  });
  expect(await personOfSession(session)).toBeNull();
  await expect(signIn({ email, password: PASSWORD, ...from() })).rejects.toMatchObject({
    code: 'unauthenticated',
  });
  expect(await signIn({ email, password: NEXT_PASSWORD, ...from() })).toMatchObject({ id });
});

test('a reset link whose hour is over does nothing, and a refused password does not use one up', async () => {
  const { id, email } = await newPerson();
  const over = await newResetToken(id, new Date(Date.now() - 1));
  await expect(resetPassword({ token: over, password: NEXT_PASSWORD, ...from() })).rejects.toMatchObject({
    code: 'invalid',
  });
  const token = await newResetToken(id);
  await expect(resetPassword({ token, password: email, ...from() })).rejects.toMatchObject({
    issues: [{ path: 'password' }],
  });
  await resetPassword({ token, password: NEXT_PASSWORD, ...from() });
  expect(await signIn({ email, password: NEXT_PASSWORD, ...from() })).toMatchObject({ id });
});

test('changing the password asks for the present one and signs out everywhere', async () => {
  const { id, email } = await newPerson();
  const session = await createSession(id);
  const wrong = changePassword(id, { current: 'not it', password: NEXT_PASSWORD, ...from() });
  await expect(wrong).rejects.toMatchObject({ code: 'invalid', issues: [{ path: 'current' }] });
  expect(await personOfSession(session)).toMatchObject({ id });
  await changePassword(id, { current: PASSWORD, password: NEXT_PASSWORD, ...from() });
  expect(await personOfSession(session)).toBeNull();
  expect(await signIn({ email, password: NEXT_PASSWORD, ...from() })).toMatchObject({ id });
});

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
