import { expect, test } from 'vitest';
import { createTurns } from './turns';

const open = (perGroup = 4, overall = 10) =>
  createTurns({ perGroup, overall, retryAfter: 5, full: { group: 'Of yours too many', all: 'Too many' } });

/** Work that goes on until it is told to end; `begun` lists what has begun. */
function works() {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const work = (name: string) => () =>
    new Promise<string>((resolve) => {
      begun.push(name);
      ends.set(name, () => resolve(name));
    });
  return { begun, work, end: (name: string) => ends.get(name)?.() };
}

test('one at a time, and groups take turns however long the row of one is', async () => {
  const turns = open();
  const { begun, work, end } = works();
  const taken = ['a1', 'a2', 'a3', 'b1', 'c1', 'b2'].map((name) => turns.take(name.charAt(0), work(name)));
  expect(begun).toEqual(['a1']);
  for (const name of ['a1', 'a2', 'b1', 'c1', 'a3', 'b2']) {
    expect(begun.at(-1)).toBe(name);
    end(name);
    await new Promise((done) => setImmediate(done));
  }
  expect(await Promise.all(taken)).toEqual(['a1', 'a2', 'a3', 'b1', 'c1', 'b2']);
  expect(begun).toEqual(['a1', 'a2', 'b1', 'c1', 'a3', 'b2']);
});

test('a row that is full says so and when to come back; what failed makes room', async () => {
  const turns = open(2, 3);
  const { work, end } = works();
  const first = turns.take('a', work('a1'));
  const second = turns.take('a', () => Promise.reject(new Error('failed')));
  await expect(turns.take('a', work('a3'))).rejects.toMatchObject({
    code: 'unavailable',
    message: 'Of yours too many',
    retryAfter: 5,
  });
  const third = turns.take('b', async () => 'b1');
  await expect(turns.take('c', work('c1'))).rejects.toMatchObject({ message: 'Too many' });
  end('a1');
  await expect(second).rejects.toThrow('failed');
  expect(await Promise.all([first, third])).toEqual(['a1', 'b1']);
  expect(await turns.take('a', async () => 'a4')).toBe('a4');
});

test('whoever goes leaves the row, and their work never begins', async () => {
  const turns = open(2);
  const { begun, work, end } = works();
  const gone = new AbortController();
  const first = turns.take('a', work('a1'));
  const second = turns.take('a', work('a2'), gone.signal);
  gone.abort(new Error('gone'));
  await expect(second).rejects.toThrow('gone');
  await expect(turns.take('b', work('b1'), gone.signal)).rejects.toThrow('gone');
  const third = turns.take('a', work('a3'));
  end('a1');
  await first;
  end('a3');
  expect(await third).toBe('a3');
  expect(begun).toEqual(['a1', 'a3']);
});
