import { createRouter, sharedQuery } from '@/server/trpc';
import { getOverview } from './data';
import { overviewInput } from './schema';

export const overviewRouter = createRouter({
  get: sharedQuery('rating:view')
    .input(overviewInput)
    .query(({ ctx, input }) => getOverview(ctx.scope, input)),
});
