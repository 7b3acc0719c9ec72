import { createRouter, personProcedure, publicProcedure } from '@/server/trpc';
import { confirmEmail, requestEmailChange, resendConfirmation } from './mutations';
import { changeEmailInput, confirmInput } from './schema';

export const confirmationRouter = createRouter({
  resend: personProcedure.mutation(({ ctx }) => resendConfirmation(ctx.userId)),

  requestChange: personProcedure
    .input(changeEmailInput)
    .mutation(({ ctx, input }) => requestEmailChange(ctx.userId, input)),

  confirm: publicProcedure
    .input(confirmInput)
    .mutation(({ ctx, input }) => confirmEmail({ ...input, client: ctx.client ?? '' })),
});
