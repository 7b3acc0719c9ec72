import { createRouter, workspaceProcedure } from '@/server/trpc';
import { countOf, getAnswer, listAnswers, listOthers } from './data';
import { answerInput, answersInput, countInput } from './schema';

export const answerRouter = createRouter({
  /** `nextCursor` of one page is the `cursor` of the next. */
  list: workspaceProcedure('rating:view')
    .input(answersInput)
    .query(({ ctx, input }) => listAnswers(ctx.scope, input)),
  count: workspaceProcedure('rating:view')
    .input(countInput)
    .query(({ ctx, input }) => countOf(ctx.scope, input)),
  get: workspaceProcedure('rating:view')
    .input(answerInput)
    .query(({ ctx, input }) => getAnswer(ctx.scope, input)),
  others: workspaceProcedure('rating:view')
    .input(answerInput)
    .query(({ ctx, input }) => listOthers(ctx.scope, input)),
});
