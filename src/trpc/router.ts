import { accountRouter } from '@/features/account/router';
import { annotationRouter } from '@/features/annotation/router';
import { answerRouter } from '@/features/answer/router';
import { askingRouter } from '@/features/asking/router';
import { catalogueRouter } from '@/features/catalogue/router';
import { channelRouter } from '@/features/channel/router';
import { confirmationRouter } from '@/features/confirmation/router';
import { connectionRouter } from '@/features/connection/router';
import { departmentRouter } from '@/features/department/router';
import { desiredRouter } from '@/features/desired/router';
import { digestRouter } from '@/features/digest/router';
import { discussionRouter } from '@/features/discussion/router';
import { downloadRouter } from '@/features/download/router';
import { driverRouter } from '@/features/driver/router';
import { evidenceRouter } from '@/features/evidence/router';
import { exploreRouter } from '@/features/explore/router';
import { filterRouter } from '@/features/filter/router';
import { flagRouter } from '@/features/flag/router';
import { healthRouter } from '@/features/health/router';
import { historyRouter } from '@/features/history/router';
import { identityRouter } from '@/features/identity/router';
import { importRouter } from '@/features/import/router';
import { insightRouter } from '@/features/insight/router';
import { invitationRouter } from '@/features/invitation/router';
import { keyRouter } from '@/features/key/router';
import { laneRouter } from '@/features/lane/router';
import { leadRouter } from '@/features/lead/router';
import { mapRouter } from '@/features/map/router';
import { memberRouter } from '@/features/member/router';
import { opportunityRouter } from '@/features/opportunity/router';
import { overviewRouter } from '@/features/overview/router';
import { personaRouter } from '@/features/persona/router';
import { presenceRouter } from '@/features/presence/router';
import { promiseRouter } from '@/features/promise/router';
import { ratingRouter } from '@/features/rating/router';
import { shareRouter } from '@/features/share/router';
import { stageRouter } from '@/features/stage/router';
import { surveyRouter } from '@/features/survey/router';
import { tagRouter } from '@/features/tag/router';
import { templateRouter } from '@/features/template/router';
import { themeRouter } from '@/features/theme/router';
import { touchpointRouter } from '@/features/touchpoint/router';
import { viewRouter } from '@/features/view/router';
import { workspaceRouter } from '@/features/workspace/router';
import { createRouter } from '@/server/trpc';

/** Every procedure of the app, by noun. `src/test/tenancy.db.test.ts` holds each to its workspace. */
export const appRouter = createRouter({
  account: accountRouter,
  annotation: annotationRouter,
  answer: answerRouter,
  asking: askingRouter,
  confirmation: confirmationRouter,
  catalogue: catalogueRouter,
  channel: channelRouter,
  connection: connectionRouter,
  department: departmentRouter,
  desired: desiredRouter,
  digest: digestRouter,
  discussion: discussionRouter,
  download: downloadRouter,
  driver: driverRouter,
  evidence: evidenceRouter,
  explore: exploreRouter,
  filter: filterRouter,
  flag: flagRouter,
  health: healthRouter,
  history: historyRouter,
  identity: identityRouter,
  import: importRouter,
  insight: insightRouter,
  invitation: invitationRouter,
  key: keyRouter,
  lane: laneRouter,
  lead: leadRouter,
  map: mapRouter,
  opportunity: opportunityRouter,
  member: memberRouter,
  overview: overviewRouter,
  persona: personaRouter,
  presence: presenceRouter,
  promise: promiseRouter,
  rating: ratingRouter,
  share: shareRouter,
  stage: stageRouter,
  survey: surveyRouter,
  tag: tagRouter,
  template: templateRouter,
  theme: themeRouter,
  touchpoint: touchpointRouter,
  view: viewRouter,
  workspace: workspaceRouter,
});

export type AppRouter = typeof appRouter;
