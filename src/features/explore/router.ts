import { createRouter, sharedQuery } from '@/server/trpc';
import { getExplore } from './data';
import { exploreInput } from './schema';

export const exploreRouter = createRouter({
  get: sharedQuery('rating:view')
    .input(exploreInput)
    .query(({ ctx, input }) => getExplore(ctx.scope, input)),
});
