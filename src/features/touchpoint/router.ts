import { byId } from '@/features/map/schema';
import { createRouter, workspaceProcedure } from '@/server/trpc';
import {
  createTouchpoint,
  deleteTouchpoint,
  moveTouchpoint,
  restoreTouchpoint,
  updateTouchpoint,
} from './mutations';
import { createTouchpointInput, moveTouchpointInput, updateTouchpointInput } from './schema';

export const touchpointRouter = createRouter({
  create: workspaceProcedure('map:edit')
    .input(createTouchpointInput)
    .mutation(({ ctx, input }) => createTouchpoint(ctx.scope, input)),
  update: workspaceProcedure('map:edit')
    .input(updateTouchpointInput)
    .mutation(({ ctx, input }) => updateTouchpoint(ctx.scope, input)),
  move: workspaceProcedure('map:edit')
    .input(moveTouchpointInput)
    .mutation(({ ctx, input }) => moveTouchpoint(ctx.scope, input)),
  delete: workspaceProcedure('map:edit')
    .input(byId)
    .mutation(({ ctx, input }) => deleteTouchpoint(ctx.scope, input)),
  restore: workspaceProcedure('map:edit')
    .input(byId)
    .mutation(({ ctx, input }) => restoreTouchpoint(ctx.scope, input)),
});
