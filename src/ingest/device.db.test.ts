import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ownerPool } from '@/server/db';
import { createTestWorkspace, type TestWorkspace } from '@/test/factory';
import { ratingOf, serveIngest } from '@/test/load-server';
import { acceptRatings, closeBatches } from './batch';

let workspace: TestWorkspace;
let server: Awaited<ReturnType<typeof serveIngest>>;
beforeAll(async () => {
  workspace = await createTestWorkspace();
  server = await serveIngest();
});
afterAll(async () => {
  await closeBatches();
  await server.close();
});

const deviceOf = async (id: string) =>
  (await ownerPool().query('SELECT device FROM rating WHERE id = $1', [id])).rows[0]?.device;

const PHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148';
const COMPUTER = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/141.0.0.0';

test('an answer of a page remembers what it was given on first', async () => {
  const rating = ratingOf(workspace);
  await server.post('ratings', rating, { 'user-agent': PHONE });
  expect(await deviceOf(rating.id)).toBe('phone');
  await server.post('ratings', { ...rating, score: 1 }, { 'user-agent': COMPUTER });
  expect(await deviceOf(rating.id)).toBe('phone');
});

test('an answer of a survey page does, too', async () => {
  const id = randomUUID();
  const form = new URLSearchParams({ id, step: 'send', score: '2' });
  const address = `${server.url}/s/${workspace.publicKey}/csat-0`;
  const { status } = await fetch(address, {
    method: 'POST',
    body: form,
    headers: { 'user-agent': COMPUTER },
  });
  expect(status).toBe(200);
  expect(await deviceOf(id)).toBe('computer');
});

test('of what a program sends nobody knows', async () => {
  const rating = ratingOf(workspace);
  await server.post('ratings', rating, { 'user-agent': 'python-requests/2.32' });
  expect(await deviceOf(rating.id)).toBeNull();
  const row = ratingOf(workspace);
  await acceptRatings(workspace.id, [{ ...row, key: undefined }]);
  expect(await deviceOf(row.id)).toBeNull();
});
