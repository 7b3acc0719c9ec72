import { getPriority } from 'node:os';
import { expect, test, vi } from 'vitest';
import type { Told } from '@/test/job-process';
import { createSubprocess, type SubprocessOptions } from './subprocess';

/** A process reads its sources when it begins, which takes a second where others work. */
const PATIENCE = 60_000;

const open = (options: Partial<SubprocessOptions> = {}) =>
  createSubprocess<Told, { jobs: number; bytes: Uint8Array; secret: string | undefined; priority: number }>({
    name: 'test/job-process',
    seconds: 30,
    idleSeconds: 30,
    memoryMb: 64,
    ...options,
  });

test('a process answers one job after the other, also after one that failed', {
  timeout: PATIENCE,
}, async () => {
  const subprocess = open();
  vi.stubEnv('DATABASE_URL', 'postgresql://secret');
  const first = await subprocess.run('name');
  expect(first.secret).toBeUndefined();
  expect(first.jobs).toBe(1);
  // Greater than that of whoever answers requests: it gives way.
  expect(first.priority).toBeGreaterThan(getPriority());
  expect(new TextDecoder().decode(first.bytes)).toBe('bytes');
  await expect(subprocess.run('fail')).rejects.toMatchObject({
    name: 'TypeError',
    message: 'This cannot be drawn',
  });
  expect((await subprocess.run('name')).jobs).toBe(3);
});

test('what takes too long, too much or ends by itself is ended, and the next job gets a new process', {
  timeout: PATIENCE,
}, async () => {
  const subprocess = open({ seconds: 10 });
  await expect(subprocess.run('exit')).rejects.toMatchObject({ end: 'crash' });
  await expect(subprocess.run('grow')).rejects.toMatchObject({ end: 'memory' });
  await expect(open({ seconds: 1 }).run('spin')).rejects.toMatchObject({ end: 'time' });
  expect((await subprocess.run('name')).jobs).toBe(1);
});

test('a job nobody waits for any more ends with its process', { timeout: PATIENCE }, async () => {
  const subprocess = open();
  await subprocess.run('name');
  const gone = new AbortController();
  const running = subprocess.run('spin', gone.signal);
  gone.abort(new Error('gone'));
  await expect(running).rejects.toThrow('gone');
  await expect(subprocess.run('name', gone.signal)).rejects.toThrow('gone');
  expect((await subprocess.run('name')).jobs).toBe(1);
});

test('a process without a job ends by itself', { timeout: PATIENCE }, async () => {
  const subprocess = open({ idleSeconds: 0 });
  await subprocess.run('name');
  // Its count begins again with the new one.
  await expect
    .poll(async () => (await subprocess.run('name')).jobs, { interval: 200, timeout: 20_000 })
    .toBe(1);
});
