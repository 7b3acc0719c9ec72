import { createRouter, workspaceProcedure } from '@/server/trpc';
import { getAsking } from './data';
import { setAsking } from './mutations';
import { askingInput } from './schema';

export const askingRouter = createRouter({
  get: workspaceProcedure('map:view').query(({ ctx }) => getAsking(ctx.scope)),
  set: workspaceProcedure('workspace:edit')
    .input(askingInput)
    .mutation(({ ctx, input: { change, base } }) => setAsking(ctx.scope, { change, base })),
});
