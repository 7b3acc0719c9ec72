import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { readAgain } from './read-again';

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
