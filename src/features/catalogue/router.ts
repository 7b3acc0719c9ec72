import { z } from 'zod';
import { createRouter, workspaceProcedure } from '@/server/trpc';
import { listCatalogue } from './data';
import { setIndustry } from './mutations';
import { industry } from './schema';

export const catalogueRouter = createRouter({
  list: workspaceProcedure('map:view').query(({ ctx }) => listCatalogue(ctx.scope)),
  setIndustry: workspaceProcedure('map:edit')
    .input(z.object({ mapId: z.uuid(), industry: industry.nullable() }))
    .mutation(({ ctx, input }) => setIndustry(ctx.scope, input)),
});
