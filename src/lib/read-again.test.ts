import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { readAgain, readBetweenEdits } from './read-again';

test('a change during the first reading is read as well', async () => {
  const queryClient = new QueryClient();
  const answers: ((value: string) => void)[] = [];
  const queryKey = ['comments'];
  const observer = new QueryObserver(queryClient, {
    queryKey,
    queryFn: () => new Promise<string>((answer) => answers.push(answer)),
  });
  const stop = observer.subscribe(() => undefined);
  readAgain(queryClient, { queryKey });
  expect(answers).toHaveLength(1);
  answers[0]?.('before the change');
  await expect.poll(() => answers.length).toBe(2);
  answers[1]?.('after it');
  await expect.poll(() => observer.getCurrentResult().data).toBe('after it');
  stop();
});

test('what changed while edits were on their way is read once, when the last of them is through', async () => {
  const queryClient = new QueryClient();
  const answers: (() => void)[] = [];
  const send = () =>
    queryClient
      .getMutationCache()
      .build(queryClient, { mutationFn: () => new Promise<void>((answer) => answers.push(answer)) })
      .execute(undefined);
  const edits = [send(), send()];
  const seen: string[] = [];
  readBetweenEdits(queryClient, 'map', () => seen.push('too early'));
  readBetweenEdits(queryClient, 'map', () => seen.push('map'));
  await expect.poll(() => answers.length).toBe(2);
  answers[0]?.();
  await edits[0];
  // The next one begins before the last is through.
  edits.push(send());
  answers[1]?.();
  await edits[1];
  await new Promise((done) => setTimeout(done));
  expect(seen).toEqual([]);
  await expect.poll(() => answers.length).toBe(3);
  answers[2]?.();
  await edits[2];
  await expect.poll(() => seen).toEqual(['map']);
  readBetweenEdits(queryClient, 'map', () => seen.push('at once'));
  expect(seen).toEqual(['map', 'at once']);
});
