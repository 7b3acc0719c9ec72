import { accountRouter } from '@/features/account/router';
import { mapRouter } from '@/features/map/router';
import { stageRouter } from '@/features/stage/router';
import { surveyRouter } from '@/features/survey/router';
import { templateRouter } from '@/features/template/router';
import { touchpointRouter } from '@/features/touchpoint/router';
import { workspaceRouter } from '@/features/workspace/router';
import { createRouter } from '@/server/trpc';

/** Every procedure of the app, by noun. */
export const appRouter = createRouter({
  account: accountRouter,
  map: mapRouter,
  stage: stageRouter,
  survey: surveyRouter,
  template: templateRouter,
  touchpoint: touchpointRouter,
  workspace: workspaceRouter,
});

export type AppRouter = typeof appRouter;
