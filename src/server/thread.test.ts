import { expect, test } from 'vitest';
import type { Told } from '@/test/job-thread';
import { createThread, type ThreadOptions } from './thread';

/** A thread reads its sources when it begins, which takes a second where others work. */
const PATIENCE = 60_000;

const open = (options: Partial<ThreadOptions> = {}) =>
  createThread<Told, { jobs: number; bytes: Uint8Array }>({
    name: 'test/job-thread',
    seconds: 30,
    idleSeconds: 30,
    memoryMb: 64,
    ...options,
  });

test('a thread answers one job after the other, also after one that failed', {
  timeout: PATIENCE,
}, async () => {
  const thread = open();
  const first = await thread.run('name');
  expect(first.jobs).toBe(1);
  expect(new TextDecoder().decode(first.bytes)).toBe('bytes');
  await expect(thread.run('fail')).rejects.toMatchObject({
    name: 'TypeError',
    message: 'This cannot be drawn',
  });
  expect((await thread.run('name')).jobs).toBe(3);
});

test('what takes too long, too much or ends by itself is ended, and the next job gets a new thread', {
  timeout: PATIENCE,
}, async () => {
  const thread = open({ seconds: 10 });
  await expect(thread.run('exit')).rejects.toMatchObject({ end: 'crash' });
  await expect(thread.run('grow')).rejects.toMatchObject({ end: 'memory' });
  await expect(open({ seconds: 1 }).run('spin')).rejects.toMatchObject({ end: 'time' });
  expect((await thread.run('name')).jobs).toBe(1);
});

test('a job nobody waits for any more ends with its thread', { timeout: PATIENCE }, async () => {
  const thread = open();
  await thread.run('name');
  const gone = new AbortController();
  const running = thread.run('spin', gone.signal);
  gone.abort(new Error('gone'));
  await expect(running).rejects.toThrow('gone');
  await expect(thread.run('name', gone.signal)).rejects.toThrow('gone');
  expect((await thread.run('name')).jobs).toBe(1);
});

test('a thread without a job ends by itself', { timeout: PATIENCE }, async () => {
  const thread = open({ idleSeconds: 0 });
  await thread.run('name');
  // Its count begins again with the new one.
  await expect.poll(async () => (await thread.run('name')).jobs, { interval: 50 }).toBe(1);
});
