import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeAttempt } from '@/server/attempts';
import { prisma } from '@/server/db';
import { startJobs } from '@/server/jobs';
import { createSession, personOfSession } from '@/server/session';
import { hashKey } from '@/server/tenancy';
import { from, NEXT_PASSWORD, newPerson, PASSWORD } from '@/test/person';
import { changePassword, resetPassword, signIn } from './mutations';

let jobs: Awaited<ReturnType<typeof startJobs>>;
beforeAll(async () => {
  jobs = await startJobs({ work: false });
});
afterAll(() => jobs.stop());

async function newResetToken(userId: string, expiresAt = new Date(Date.now() + 3_600_000)) {
  const token = randomUUID();
  await prisma().passwordReset.create({ data: { tokenHash: hashKey(token), userId, expiresAt } });
  return token;
}

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
