import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startAfresh } from '@/test/afresh';
import { ensureAuthSecret } from './auth-secret';

let folder: string;
const before = { ...process.env };

function ensure() {
  startAfresh();
  ensureAuthSecret();
  return process.env.AUTH_SECRET;
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'touchline-secret-'));
  process.env.DATA_DIR = join(folder, 'data');
  delete process.env.AUTH_SECRET;
  delete process.env.DATABASE_URL;
});
afterEach(() => {
  rmSync(folder, { recursive: true });
  process.env = { ...before };
});

test('the secret is made once and kept for the next start, readable by its owner only', () => {
  const made = ensure();
  expect(made).toMatch(/^[0-9a-f]{64}$/);
  delete process.env.AUTH_SECRET;
  expect(ensure()).toBe(made);
  expect(statSync(join(folder, 'data', 'auth.secret')).mode & 0o777).toBe(0o600);
  expect(readFileSync(join(folder, 'data', 'auth.secret'), 'utf8').trim()).toBe(made);
});

test('a secret that was given is used as it is, and nothing is written', () => {
  process.env.AUTH_SECRET = 'given, and at least thirty-two characters';
  expect(ensure()).toBe('given, and at least thirty-two characters');
  expect(() => statSync(join(folder, 'data'))).toThrow();
});

test('with a database of somebody else’s the secret has to be given', () => {
  process.env.DATABASE_URL = 'postgresql://db.example.test/touchline';
  expect(ensure).toThrow('AUTH_SECRET is not set');
});

test('a file that holds no secret is named, not used', () => {
  ensure();
  delete process.env.AUTH_SECRET;
  writeFileSync(join(folder, 'data', 'auth.secret'), 'short');
  expect(ensure).toThrow('auth.secret holds no usable secret');
});
