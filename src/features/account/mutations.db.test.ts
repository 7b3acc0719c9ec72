import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { prisma } from '@/server/db';
import { startJobs } from '@/server/jobs';
import { workspacesOf } from '@/server/tenancy';
import { from, newEmail, newPerson, PASSWORD } from '@/test/person';
import { signIn, signUp } from './mutations';
import { signUpInput } from './schema';

let jobs: Awaited<ReturnType<typeof startJobs>>;
beforeAll(async () => {
  jobs = await startJobs({ work: false });
});
afterAll(() => jobs.stop());

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

test('one client cannot try an address after another', async () => {
  const client = randomUUID();
  const attempts = Array.from({ length: 33 }, () =>
    signIn({ email: newEmail(), password: 'guess', client }).catch(({ code }) => code),
  );
  expect((await Promise.all(attempts)).filter((code) => code === 'rate_limited')).toHaveLength(3);
});
