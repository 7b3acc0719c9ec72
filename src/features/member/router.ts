import { createRouter, workspaceProcedure } from '@/server/trpc';
import { listMembers } from './data';
import { leaveWorkspace, removeMember, setRole, transferOwnership } from './mutations';
import { removeMemberInput, setRoleInput, transferInput } from './schema';

export const memberRouter = createRouter({
  list: workspaceProcedure('member:view').query(({ ctx }) => listMembers(ctx.scope)),

  setRole: workspaceProcedure('member:edit')
    .input(setRoleInput)
    .mutation(({ ctx, input }) => setRole(ctx.scope, input)),

  remove: workspaceProcedure('member:edit')
    .input(removeMemberInput)
    .mutation(({ ctx, input }) => removeMember(ctx.scope, input)),

  leave: workspaceProcedure('member:view').mutation(({ ctx }) => leaveWorkspace(ctx.scope)),

  transfer: workspaceProcedure('workspace:transfer')
    .input(transferInput)
    .mutation(({ ctx, input }) => transferOwnership(ctx.scope, input)),
});
