import { createRouter, workspaceProcedure } from '@/server/trpc';
import { getIdentity } from './data';
import { hashCustomers, rotateSecret, setRequired } from './mutations';
import { rotateInput, setRequiredInput } from './schema';

export const identityRouter = createRouter({
  get: workspaceProcedure('identity:edit').query(({ ctx }) => getIdentity(ctx.scope)),
  setRequired: workspaceProcedure('identity:edit')
    .input(setRequiredInput)
    .mutation(({ ctx, input }) => setRequired(ctx.scope, input)),
  rotate: workspaceProcedure('identity:edit')
    .input(rotateInput)
    .mutation(({ ctx, input }) => rotateSecret(ctx.scope, input)),
  /** Cannot be taken back. */
  hash: workspaceProcedure('identity:edit').mutation(({ ctx }) => hashCustomers(ctx.scope)),
});
