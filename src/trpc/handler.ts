import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { LIMITS } from '@/contract/limits';
import { currentClient, currentUserId } from '@/server/auth';
import { appRouter } from './router';

/** GET and POST /api/trpc/*: the procedures for the app's browser. What they answer is nobody else's to keep. */
export const handleProcedures = (request: Request): Promise<Response> =>
  fetchRequestHandler({
    endpoint: '/api/trpc',
    req: request,
    router: appRouter,
    maxBatchSize: LIMITS.calls,
    createContext: async () => ({ userId: await currentUserId(), client: await currentClient() }),
    // A stream has a header of its own, which also keeps it from being compressed and held back.
    responseMeta: ({ type }) => (type === 'subscription' ? {} : { headers: { 'cache-control': 'no-store' } }),
  });
