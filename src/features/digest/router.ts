import { createRouter, personProcedure, workspaceProcedure } from '@/server/trpc';
import { listDigests } from './data';
import { setDigest } from './mutations';
import { setDigestInput } from './schema';

export const digestRouter = createRouter({
  mine: personProcedure.query(({ ctx }) => listDigests(ctx.userId)),
  set: workspaceProcedure('map:view')
    .input(setDigestInput)
    .mutation(({ ctx, input }) => setDigest(ctx.scope, input.on)),
});
