import { byId } from '@/features/map/schema';
import { createRouter, workspaceProcedure } from '@/server/trpc';
import { createStage, deleteStage, moveStage, restoreStage, updateStage } from './mutations';
import { createStageInput, moveStageInput, updateStageInput } from './schema';

export const stageRouter = createRouter({
  create: workspaceProcedure('map:edit')
    .input(createStageInput)
    .mutation(({ ctx, input }) => createStage(ctx.scope, input)),
  update: workspaceProcedure('map:edit')
    .input(updateStageInput)
    .mutation(({ ctx, input }) => updateStage(ctx.scope, input)),
  move: workspaceProcedure('map:edit')
    .input(moveStageInput)
    .mutation(({ ctx, input }) => moveStage(ctx.scope, input)),
  delete: workspaceProcedure('map:edit')
    .input(byId)
    .mutation(({ ctx, input }) => deleteStage(ctx.scope, input)),
  restore: workspaceProcedure('map:edit')
    .input(byId)
    .mutation(({ ctx, input }) => restoreStage(ctx.scope, input)),
});
