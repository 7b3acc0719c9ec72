import { createRouter, workspaceProcedure } from '@/server/trpc';
import { tellHere } from './mutations';
import { hereInput } from './schema';

export const presenceRouter = createRouter({
  here: workspaceProcedure('map:view')
    .input(hereInput)
    .mutation(({ ctx, input }) => tellHere(ctx.scope, input)),
});
