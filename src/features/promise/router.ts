import { byId } from '@/features/map/schema';
import { createRouter, workspaceProcedure } from '@/server/trpc';
import { listPromises } from './data';
import { createPromise, deletePromise, linkPromise, updatePromise } from './mutations';
import { createPromiseInput, linkPromiseInput, updatePromiseInput } from './schema';

export const promiseRouter = createRouter({
  list: workspaceProcedure('map:view').query(({ ctx }) => listPromises(ctx.scope)),
  create: workspaceProcedure('map:edit')
    .input(createPromiseInput)
    .mutation(({ ctx, input }) => createPromise(ctx.scope, input)),
  update: workspaceProcedure('map:edit')
    .input(updatePromiseInput)
    .mutation(({ ctx, input }) => updatePromise(ctx.scope, input)),
  delete: workspaceProcedure('map:edit')
    .input(byId)
    .mutation(({ ctx, input }) => deletePromise(ctx.scope, input)),
  /** Says whether a touchpoint must keep a promise. */
  link: workspaceProcedure('map:edit')
    .input(linkPromiseInput)
    .mutation(({ ctx, input }) => linkPromise(ctx.scope, input)),
});
