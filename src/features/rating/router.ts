import { createRouter, workspaceProcedure } from '@/server/trpc';
import { getTrend, listComments } from './data';
import { commentsInput, trendInput } from './schema';

export const ratingRouter = createRouter({
  /** Newest first; `nextCursor` of one page is the `cursor` of the next. */
  comments: workspaceProcedure('rating:view')
    .input(commentsInput)
    .query(({ ctx, input }) => listComments(ctx.scope, input)),
  trend: workspaceProcedure('rating:view')
    .input(trendInput)
    .query(({ ctx, input }) => getTrend(ctx.scope, input)),
});
