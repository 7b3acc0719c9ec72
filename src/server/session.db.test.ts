import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { prisma } from './db';
import { createSession } from './session';
import { personOfCookie, sealSession } from './session-cookie';

const newPerson = () =>
  prisma().user.create({ data: { email: `${randomUUID()}@example.test`, name: 'Ada Example' } });

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
