import { createRouter, workspaceProcedure } from '@/server/trpc';
import { listConnections } from './data';

export const connectionRouter = createRouter({
  list: workspaceProcedure('key:view').query(({ ctx }) => listConnections(ctx.scope)),
});
