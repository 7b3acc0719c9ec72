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
