import { mailRoute } from '@/server/mail';
import { createRouter, personProcedure, publicProcedure, workspaceProcedure } from '@/server/trpc';
import { listInvitations, openInvitation } from './data';
import {
  acceptInvitation,
  createInvitations,
  joinByInvitation,
  linkInvitation,
  resendInvitation,
  revokeInvitation,
} from './mutations';
import { acceptInput, createInvitationsInput, invitationId, invitationToken, joinInput } from './schema';

export const invitationRouter = createRouter({
  list: workspaceProcedure('member:invite').query(({ ctx }) => listInvitations(ctx.scope)),

  /** Whether invitations are mailed from here. */
  mail: workspaceProcedure('member:invite').query(() => mailRoute()),

  create: workspaceProcedure('member:invite')
    .input(createInvitationsInput)
    .mutation(({ ctx, input }) => createInvitations(ctx.scope, input)),

  resend: workspaceProcedure('member:invite')
    .input(invitationId)
    .mutation(({ ctx, input }) => resendInvitation(ctx.scope, input)),

  link: workspaceProcedure('member:invite')
    .input(invitationId)
    .mutation(({ ctx, input }) => linkInvitation(ctx.scope, input)),

  revoke: workspaceProcedure('member:invite')
    .input(invitationId)
    .mutation(({ ctx, input }) => revokeInvitation(ctx.scope, input)),

  open: publicProcedure.input(invitationToken).query(({ input }) => openInvitation(input.token)),

  accept: personProcedure
    .input(acceptInput)
    .mutation(({ ctx, input }) => acceptInvitation(ctx.userId, input)),

  join: publicProcedure
    .input(joinInput)
    .mutation(({ ctx, input }) => joinByInvitation({ ...input, client: ctx.client ?? '' })),
});
