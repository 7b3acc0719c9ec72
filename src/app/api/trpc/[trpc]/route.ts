import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { currentClient, currentUserId } from '@/server/auth';
import { appRouter } from '@/trpc/router';

const handler = (request: Request) =>
  fetchRequestHandler({
    endpoint: '/api/trpc',
    req: request,
    router: appRouter,
    createContext: async () => ({ userId: await currentUserId(), client: await currentClient() }),
  });

export { handler as GET, handler as POST };
