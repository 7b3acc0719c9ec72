import { createRouter, publicProcedure } from '@/server/trpc';
import { signUp } from './mutations';
import { signUpInput } from './schema';

export const accountRouter = createRouter({
  signUp: publicProcedure
    .input(signUpInput)
    .mutation(({ ctx, input }) => signUp({ ...input, client: ctx.client ?? '' })),
});
