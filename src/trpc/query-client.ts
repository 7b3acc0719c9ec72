import { defaultShouldDehydrateQuery, QueryClient } from '@tanstack/react-query';

/**
 * Settings of the cache. Live events say when something changed, so nothing is fetched again on a whim; the minute
 * is the net below them.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 60_000, retry: 2, refetchOnWindowFocus: 'always' },
      dehydrate: { shouldDehydrateQuery: defaultShouldDehydrateQuery },
    },
  });
}
