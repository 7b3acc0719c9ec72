import { createRouter, workspaceProcedure } from '@/server/trpc';
import { listChoices } from './data';

export const filterRouter = createRouter({
  choices: workspaceProcedure('rating:view').query(({ ctx }) => listChoices(ctx.scope)),
});
