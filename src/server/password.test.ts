import { expect, test } from 'vitest';
import { hashPassword, verifyPassword } from './password';

test('a password is kept as argon2id at the stated cost, never twice the same', async () => {
  const [one, two] = [await hashPassword('correct horse'), await hashPassword('correct horse')];
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(one).not.toBe(two);
});

test('only the right password verifies, and none does without a stored one', async () => {
  const stored = await hashPassword('correct horse');
  expect(await verifyPassword('correct horse', stored)).toBe(true);
  expect(await verifyPassword('correct horsf', stored)).toBe(false);
  expect(await verifyPassword('', stored)).toBe(false);
  expect(await verifyPassword('correct horse', null)).toBe(false);
});
