import { deleteSessionsOf } from '@/server/session';
import { createRouter, personProcedure, publicProcedure } from '@/server/trpc';
import { getMe } from './data';
import { changePassword, requestReset, resetPassword, setName, signUp, startWorkspace } from './mutations';
import {
  changePasswordInput,
  requestResetInput,
  resetInput,
  setNameInput,
  signUpInput,
  workspaceInput,
} from './schema';

const clientOf = ({ client = '' }: { client?: string | undefined }) => ({ client });

export const accountRouter = createRouter({
  me: personProcedure.query(({ ctx }) => getMe(ctx.userId)),

  signUp: publicProcedure
    .input(signUpInput)
    .mutation(({ ctx, input }) => signUp({ ...input, ...clientOf(ctx) })),

  startWorkspace: personProcedure
    .input(workspaceInput)
    .mutation(({ ctx, input }) => startWorkspace(ctx.userId, input)),

  setName: personProcedure.input(setNameInput).mutation(({ ctx, input }) => setName(ctx.userId, input)),

  requestReset: publicProcedure
    .input(requestResetInput)
    .mutation(({ ctx, input }) => requestReset({ ...input, ...clientOf(ctx) })),

  reset: publicProcedure
    .input(resetInput)
    .mutation(({ ctx, input }) => resetPassword({ ...input, ...clientOf(ctx) })),

  changePassword: personProcedure
    .input(changePasswordInput)
    .mutation(({ ctx, input }) => changePassword(ctx.userId, { ...input, ...clientOf(ctx) })),

  signOutEverywhere: personProcedure.mutation(({ ctx }) => deleteSessionsOf(ctx.userId)),
});
