import { byId } from '@/features/map/schema';
import { createRouter, workspaceProcedure } from '@/server/trpc';
import { listViews } from './data';
import { createView, deleteView, renameView } from './mutations';
import { createViewInput, renameViewInput } from './schema';

export const viewRouter = createRouter({
  list: workspaceProcedure('rating:view').query(({ ctx }) => listViews(ctx.scope)),
  create: workspaceProcedure('map:edit')
    .input(createViewInput)
    .mutation(({ ctx, input }) => createView(ctx.scope, input)),
  rename: workspaceProcedure('map:edit')
    .input(renameViewInput)
    .mutation(({ ctx, input }) => renameView(ctx.scope, input)),
  delete: workspaceProcedure('map:edit')
    .input(byId)
    .mutation(({ ctx, input }) => deleteView(ctx.scope, input)),
});
