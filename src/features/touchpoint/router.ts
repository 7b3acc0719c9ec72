import { createTouchpoints, editTouchpoints } from '@/features/batch/mutations';
import { byId } from '@/features/map/schema';
import { createRouter, workspaceProcedure } from '@/server/trpc';
import {
  createTouchpoint,
  deleteTouchpoint,
  moveTouchpoint,
  restoreTouchpoint,
  updateTouchpoint,
} from './mutations';
import {
  batchInput,
  createTouchpointInput,
  createTouchpointsInput,
  moveTouchpointInput,
  updateTouchpointInput,
} from './schema';

export const touchpointRouter = createRouter({
  create: workspaceProcedure('map:edit')
    .input(createTouchpointInput)
    .mutation(({ ctx, input }) => createTouchpoint(ctx.scope, input)),
  createMany: workspaceProcedure('map:edit')
    .input(createTouchpointsInput)
    .mutation(({ ctx, input }) => createTouchpoints(ctx.scope, input)),
  batch: workspaceProcedure('map:edit')
    .input(batchInput)
    .mutation(({ ctx, input }) => editTouchpoints(ctx.scope, input)),
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
