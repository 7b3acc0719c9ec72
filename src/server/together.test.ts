import { expect, test } from 'vitest';
import { AppError } from './errors';
import { createTogether } from './together';

/** Readings that end when they are told to. */
function readings() {
  const open: ((value: number) => void)[] = [];
  const read = () => new Promise<number>((done) => open.push(done));
  /** Ends the one that runs, and lets what waited for it begin. */
  const end = async (value: number) => {
    open.at(-1)?.(value);
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
  };
  return { open, read, end };
}

test('those who ask while a reading runs share the one after it', async () => {
  const together = createTogether(0);
  const { open, read, end } = readings();
  const first = together.read('key', read);
  const others = Array.from({ length: 50 }, () => together.read('key', read));
  expect(open).toHaveLength(1);
  await end(1);
  expect(open).toHaveLength(2);
  await end(2);
  expect(await first).toBe(1);
  expect(new Set(await Promise.all(others))).toEqual(new Set([2]));
  expect(open).toHaveLength(2);
});

test('another key is read by itself', async () => {
  const together = createTogether(0);
  const { open, read } = readings();
  const both = [together.read('one', read), together.read('other', read)];
  expect(open).toHaveLength(2);
  for (const [index, done] of open.entries()) done(index);
  expect(await Promise.all(both)).toEqual([0, 1]);
});

test('whoever asks after a change reads the change', async () => {
  const together = createTogether(0);
  let stored = 1;
  const slow = async () => {
    const found = stored;
    await new Promise((done) => setImmediate(done));
    return found;
  };
  const before = together.read('key', slow);
  stored = 2;
  const after = [together.read('key', slow), together.read('key', slow)];
  expect(await before).toBe(1);
  expect(await Promise.all(after)).toEqual([2, 2]);
});

test('what one is refused the others are not, and a failure of all is told to all', async () => {
  const together = createTogether(0);
  const refuse = async (): Promise<string> => {
    throw new AppError('forbidden', 'Not you.');
  };
  const fail = async (): Promise<string> => {
    throw new AppError('unavailable', 'Away.');
  };
  const hold = together.read('key', async () => 'held');
  const [mine, theirs] = [together.read('key', refuse), together.read('key', async () => 'theirs')];
  await expect(mine).rejects.toThrow('Not you.');
  expect([await hold, await theirs]).toEqual(['held', 'theirs']);
  const again = together.read('away', async () => 'held');
  const away = [together.read('away', fail), together.read('away', async () => 'never asked')];
  for (const one of away) await expect(one).rejects.toThrow('Away.');
  expect(await again).toBe('held');
});

test('who is alone waits for nobody, however long ago the last reading was', async () => {
  const together = createTogether(3_600_000);
  for (const value of [1, 2, 3]) expect(await together.read('key', async () => value)).toBe(value);
});
