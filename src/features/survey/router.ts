import { byTouchpoint } from '@/features/touchpoint/schema';
import { createRouter, workspaceProcedure } from '@/server/trpc';
import { drawPage, getSurvey } from './data';
import { saveSurvey, setSurveyStatus } from './mutations';
import { previewPageInput, saveSurveyInput, setSurveyStatusInput } from './schema';

export const surveyRouter = createRouter({
  /** Null when the touchpoint asks nothing. */
  get: workspaceProcedure('map:view')
    .input(byTouchpoint)
    .query(({ ctx, input }) => getSurvey(ctx.scope, input.touchpointId)),
  preview: workspaceProcedure('map:view')
    .input(previewPageInput)
    .query(({ ctx, input }) => drawPage(ctx.scope, input)),
  save: workspaceProcedure('survey:edit')
    .input(saveSurveyInput)
    .mutation(({ ctx, input }) => saveSurvey(ctx.scope, input)),
  setStatus: workspaceProcedure('survey:edit')
    .input(setSurveyStatusInput)
    .mutation(({ ctx, input }) => setSurveyStatus(ctx.scope, input)),
});
