import { byId } from '@/features/map/schema';
import { createRouter, workspaceProcedure } from '@/server/trpc';
import {
  createLane,
  deleteLane,
  hideLane,
  moveLane,
  restoreLane,
  setLaneValue,
  updateLane,
} from './mutations';
import { createLaneInput, hideLaneInput, moveLaneInput, setLaneValueInput, updateLaneInput } from './schema';

export const laneRouter = createRouter({
  create: workspaceProcedure('map:edit')
    .input(createLaneInput)
    .mutation(({ ctx, input }) => createLane(ctx.scope, input)),
  update: workspaceProcedure('map:edit')
    .input(updateLaneInput)
    .mutation(({ ctx, input }) => updateLane(ctx.scope, input)),
  hide: workspaceProcedure('map:edit')
    .input(hideLaneInput)
    .mutation(({ ctx, input }) => hideLane(ctx.scope, input)),
  move: workspaceProcedure('map:edit')
    .input(moveLaneInput)
    .mutation(({ ctx, input }) => moveLane(ctx.scope, input)),
  delete: workspaceProcedure('map:edit')
    .input(byId)
    .mutation(({ ctx, input }) => deleteLane(ctx.scope, input)),
  restore: workspaceProcedure('map:edit')
    .input(byId)
    .mutation(({ ctx, input }) => restoreLane(ctx.scope, input)),
  setValue: workspaceProcedure('map:edit')
    .input(setLaneValueInput)
    .mutation(({ ctx, input }) => setLaneValue(ctx.scope, input)),
});
