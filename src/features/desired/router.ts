import { mergeTouchpoints, unmergeTouchpoints } from '@/features/merge/mutations';
import { mergeInput, unmergeInput } from '@/features/merge/schema';
import { createRouter, workspaceProcedure } from '@/server/trpc';
import { getAncestry, getProgress } from './data';
import { deriveMap } from './mutations';
import { ancestryInput, deriveInput, progressInput } from './schema';

export const desiredRouter = createRouter({
  ancestry: workspaceProcedure('map:view')
    .input(ancestryInput)
    .query(({ ctx, input }) => getAncestry(ctx.scope, input)),
  progress: workspaceProcedure('map:view')
    .input(progressInput)
    .query(({ ctx, input }) => getProgress(ctx.scope, input)),
  derive: workspaceProcedure('map:edit')
    .input(deriveInput)
    .mutation(({ ctx, input }) => deriveMap(ctx.scope, input)),
  merge: workspaceProcedure('map:edit')
    .input(mergeInput)
    .mutation(({ ctx, input }) => mergeTouchpoints(ctx.scope, input)),
  unmerge: workspaceProcedure('map:edit')
    .input(unmergeInput)
    .mutation(({ ctx, input }) => unmergeTouchpoints(ctx.scope, input)),
});
