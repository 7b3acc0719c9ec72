import { listMapCards } from '@/features/desired/data';
import { createRouter, sharedQuery, workspaceProcedure } from '@/server/trpc';
import { getMap, listMaps, listOutlines } from './data';
import { createMap, deleteMap, renameMap, restoreMap } from './mutations';
import { byId, createMapInput, mapView, renameMapInput } from './schema';

export const mapRouter = createRouter({
  get: sharedQuery('map:view')
    .input(mapView)
    .query(({ ctx, input }) => getMap(ctx.scope, input)),
  /** The maps with what the list says of each. */
  cards: workspaceProcedure('map:view').query(({ ctx }) => listMapCards(ctx.scope)),
  list: workspaceProcedure('map:view').query(({ ctx }) => listMaps(ctx.scope)),
  outline: workspaceProcedure('map:view').query(({ ctx }) => listOutlines(ctx.scope)),
  create: workspaceProcedure('map:edit')
    .input(createMapInput)
    .mutation(({ ctx, input }) => createMap(ctx.scope, input)),
  rename: workspaceProcedure('map:edit')
    .input(renameMapInput)
    .mutation(({ ctx, input }) => renameMap(ctx.scope, input)),
  delete: workspaceProcedure('map:edit')
    .input(byId)
    .mutation(({ ctx, input }) => deleteMap(ctx.scope, input)),
  restore: workspaceProcedure('map:edit')
    .input(byId)
    .mutation(({ ctx, input }) => restoreMap(ctx.scope, input)),
});
