import type { SurveyType } from '@/contract/survey';
import { requireTouchpoint } from '@/features/touchpoint/data';
import type { WorkspaceScope } from '@/server/tenancy';
import type { SurveyStatus, SurveyView } from './schema';

/** The survey of a touchpoint that was not archived, with all its texts; null when it asks nothing. */
export async function getSurvey(scope: WorkspaceScope, touchpointId: string): Promise<SurveyView | null> {
  const { db, workspaceId } = scope;
  await requireTouchpoint(scope, { id: touchpointId });
  const survey = await db.survey.findFirst({
    where: { workspaceId, touchpointId, archivedAt: null },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    include: { texts: { orderBy: { locale: 'asc' } } },
  });
  if (!survey) return null;
  const [counted] = await db.$queryRaw<{ n: number }[]>`
    SELECT coalesce(sum(s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7 + s8 + s9 + s10), 0)::float8 AS n FROM tally
    WHERE workspace_id = ${workspaceId}::uuid AND touchpoint_id = ${touchpointId}::uuid
      AND survey_id = ${survey.id}::uuid`;
  return {
    id: survey.id,
    touchpointId,
    type: survey.type as SurveyType,
    status: survey.status as SurveyStatus,
    createdAt: survey.createdAt.toISOString(),
    texts: Object.fromEntries(
      survey.texts.map(({ locale, question, low, high, followUp, thanks }) => [
        locale,
        { question, low, high, followUp, thanks },
      ]),
    ),
    n: counted?.n ?? 0,
  };
}
