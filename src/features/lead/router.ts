import { z } from 'zod';
import { createRouter, workspaceProcedure } from '@/server/trpc';
import { getDepartmentWork, getMine } from './data';

export const leadRouter = createRouter({
  mine: workspaceProcedure('map:view').query(({ ctx }) => getMine(ctx.scope)),
  department: workspaceProcedure('map:view')
    .input(z.object({ department: z.uuid() }))
    .query(({ ctx, input }) => getDepartmentWork(ctx.scope, input)),
});
