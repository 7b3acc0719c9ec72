import { byId } from '@/features/map/schema';
import { createRouter, workspaceProcedure } from '@/server/trpc';
import { listOpportunities } from './data';
import { createOpportunity, deleteOpportunity, linkOpportunity, updateOpportunity } from './mutations';
import {
  createOpportunityInput,
  linkOpportunityInput,
  opportunitiesOf,
  updateOpportunityInput,
} from './schema';

export const opportunityRouter = createRouter({
  list: workspaceProcedure('map:view')
    .input(opportunitiesOf)
    .query(({ ctx, input }) => listOpportunities(ctx.scope, input.mapId)),
  create: workspaceProcedure('map:edit')
    .input(createOpportunityInput)
    .mutation(({ ctx, input }) => createOpportunity(ctx.scope, input)),
  update: workspaceProcedure('map:edit')
    .input(updateOpportunityInput)
    .mutation(({ ctx, input }) => updateOpportunity(ctx.scope, input)),
  link: workspaceProcedure('map:edit')
    .input(linkOpportunityInput)
    .mutation(({ ctx, input }) => linkOpportunity(ctx.scope, input)),
  delete: workspaceProcedure('map:edit')
    .input(byId)
    .mutation(({ ctx, input }) => deleteOpportunity(ctx.scope, input)),
});
