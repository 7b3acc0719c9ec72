import { byId } from '@/features/map/schema';
import { byTouchpoint } from '@/features/touchpoint/schema';
import { createRouter, workspaceProcedure } from '@/server/trpc';
import { listInsights } from './data';
import { createInsight, deleteInsight, updateInsight } from './mutations';
import { createInsightInput, updateInsightInput } from './schema';

export const insightRouter = createRouter({
  list: workspaceProcedure('map:view')
    .input(byTouchpoint)
    .query(({ ctx, input }) => listInsights(ctx.scope, input.touchpointId)),
  create: workspaceProcedure('map:edit')
    .input(createInsightInput)
    .mutation(({ ctx, input }) => createInsight(ctx.scope, input)),
  update: workspaceProcedure('map:edit')
    .input(updateInsightInput)
    .mutation(({ ctx, input }) => updateInsight(ctx.scope, input)),
  delete: workspaceProcedure('map:edit')
    .input(byId)
    .mutation(({ ctx, input }) => deleteInsight(ctx.scope, input)),
});
