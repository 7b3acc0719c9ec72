import { createRouter, workspaceProcedure } from '@/server/trpc';
import { listUncounted } from './data';
import { setFlag } from './mutations';
import { setFlagInput, uncountedInput } from './schema';

export const flagRouter = createRouter({
  /** Answers at a touchpoint that are kept and not counted. */
  list: workspaceProcedure('rating:view')
    .input(uncountedInput)
    .query(({ ctx, input }) => listUncounted(ctx.scope, input)),
  set: workspaceProcedure('rating:flag')
    .input(setFlagInput)
    .mutation(({ ctx, input }) => setFlag(ctx.scope, input)),
});
