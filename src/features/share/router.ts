import { createRouter, workspaceProcedure } from '@/server/trpc';
import { listShares } from './data';
import { createShare, embedShare, restoreShare, revokeShare } from './mutations';
import { createShareInput, embedShareInput, shareId, sharesOf } from './schema';

export const shareRouter = createRouter({
  list: workspaceProcedure('map:share')
    .input(sharesOf)
    .query(({ ctx, input }) => listShares(ctx.scope, input.map)),

  create: workspaceProcedure('map:share')
    .input(createShareInput)
    .mutation(({ ctx, input }) => createShare(ctx.scope, input)),

  embed: workspaceProcedure('map:share')
    .input(embedShareInput)
    .mutation(({ ctx, input }) => embedShare(ctx.scope, input)),

  revoke: workspaceProcedure('map:share')
    .input(shareId)
    .mutation(({ ctx, input }) => revokeShare(ctx.scope, input.id)),

  restore: workspaceProcedure('map:share')
    .input(shareId)
    .mutation(({ ctx, input }) => restoreShare(ctx.scope, input.id)),
});
