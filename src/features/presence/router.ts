import { createRouter, workspaceProcedure } from '@/server/trpc';
import { tellGone, tellHere } from './mutations';
import { goneInput, hereInput } from './schema';

export const presenceRouter = createRouter({
  here: workspaceProcedure('map:view')
    .input(hereInput)
    .mutation(({ ctx, input }) => tellHere(ctx.scope, input)),

  gone: workspaceProcedure('map:view')
    .input(goneInput)
    .mutation(({ ctx, input }) => tellGone(ctx.scope, input)),
});
