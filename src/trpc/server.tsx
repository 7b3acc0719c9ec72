import 'server-only';
import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query';
import { cache, type ReactNode } from 'react';
import { currentUserId } from '@/server/auth';
import { createQueryClient } from './query-client';
import { appRouter } from './router';

/** One cache per request, so that what a page has read arrives in the browser with it. */
export const queryClientOfRequest = cache(createQueryClient);

/**
 * The procedures as query options for server components: `await
 * queryClientOfRequest().fetchQuery(trpc.map.get.queryOptions(…))`.
 */
export const trpc = createTRPCOptionsProxy({
  ctx: async () => ({ userId: await currentUserId() }),
  router: appRouter,
  queryClient: queryClientOfRequest,
});

/** Hands what the page has read to the browser's cache. */
export function Hydrated({ children }: { children: ReactNode }) {
  return <HydrationBoundary state={dehydrate(queryClientOfRequest())}>{children}</HydrationBoundary>;
}
