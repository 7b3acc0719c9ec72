import type { QueryClient, QueryFilters } from '@tanstack/react-query';

/**
 * Reads again what changed on the server. What is being read for the first time may have been read before the change,
 * and is not read twice at once: it follows as soon as that is through. Resolves when what changed is read, or cannot be.
 */
export function readAgain(queryClient: QueryClient, filters: QueryFilters): Promise<void> {
  const first = queryClient
    .getQueryCache()
    .findAll({ ...filters, fetchStatus: 'fetching' })
    .filter(({ state }) => state.data === undefined);
  const read = queryClient.invalidateQueries(filters);
  for (const { promise, queryKey } of first)
    promise?.then(
      () => queryClient.invalidateQueries({ queryKey, exact: true }),
      // It says itself why it failed, and is read again by whoever asks for it.
      () => undefined,
    );
  return read;
}

/** What is to be read once no edit is on its way any more, by name. */
const owed = new WeakMap<QueryClient, Map<string, () => unknown>>();

/** An edit that shows already is on its way: what the server knows now would take it back on screen. */
export const isSending = (queryClient: QueryClient): boolean => queryClient.isMutating() > 0;

/** Reads now or, while edits are on their way, once all of them are through; `name`: asked for twice, it is read once. */
export function readBetweenEdits(queryClient: QueryClient, name: string, read: () => unknown): void {
  if (!isSending(queryClient)) {
    read();
    return;
  }
  const waiting = owed.get(queryClient);
  if (waiting) {
    waiting.set(name, read);
    return;
  }
  const reads = new Map([[name, read]]);
  owed.set(queryClient, reads);
  const stop = queryClient.getMutationCache().subscribe(() => {
    if (isSending(queryClient)) return;
    stop();
    owed.delete(queryClient);
    // Whoever made the last edit puts in place first what was answered, and may make the next one.
    setTimeout(() => {
      for (const [name, read] of reads) readBetweenEdits(queryClient, name, read);
    });
  });
}
