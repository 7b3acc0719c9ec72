import { createRouter, workspaceProcedure } from '@/server/trpc';
import { getMine } from './data';

export const leadRouter = createRouter({
  mine: workspaceProcedure('map:view').query(({ ctx }) => getMine(ctx.scope)),
});
