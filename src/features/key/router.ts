import { byId } from '@/features/map/schema';
import { createRouter, workspaceProcedure } from '@/server/trpc';
import { listKeys } from './data';
import { createKey, revokeKey, setOrigins } from './mutations';
import { createKeyInput, setOriginsInput } from './schema';

export const keyRouter = createRouter({
  list: workspaceProcedure('key:view').query(({ ctx }) => listKeys(ctx.scope)),
  create: workspaceProcedure('key:edit')
    .input(createKeyInput)
    .mutation(({ ctx, input }) => createKey(ctx.scope, input)),
  revoke: workspaceProcedure('key:edit')
    .input(byId)
    .mutation(({ ctx, input }) => revokeKey(ctx.scope, input)),
  setOrigins: workspaceProcedure('key:edit')
    .input(setOriginsInput)
    .mutation(({ ctx, input }) => setOrigins(ctx.scope, input)),
});
