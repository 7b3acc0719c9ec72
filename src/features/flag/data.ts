import type { Answers, Flag } from '@/contract/rating';
import type { SurveyType } from '@/contract/survey';
import { heardAt } from '@/features/desired/data';
import { askedBy } from '@/features/survey/data';
import { answersSaid } from '@/features/survey/prepare/asked';
import { listScored, requireTouchpoint } from '@/features/touchpoint/data';
import type { WorkspaceScope } from '@/server/tenancy';
import type { UncountedList } from './schema';

const NEWEST = 50;

interface Row {
  id: string;
  flag: Flag;
  type: SurveyType;
  survey_id: string;
  score: number;
  comment: string | null;
  answers: Answers | null;
  locale: string | null;
  answered_at: Date;
}

/** How many answers are kept and not counted: at some touchpoints, at the one with a slug, or at all of them. */
export async function countUncounted(
  { db, workspaceId }: WorkspaceScope,
  { touchpointIds, touchpoint }: { touchpointIds?: string[]; touchpoint?: string | undefined },
): Promise<number> {
  const [row] = await db.$queryRaw<{ n: number }[]>`
    SELECT coalesce(sum(a.uncounted), 0)::float8 AS n FROM tally a
    JOIN touchpoint t ON t.workspace_id = a.workspace_id AND t.id = a.touchpoint_id
    WHERE a.workspace_id = ${workspaceId}::uuid
      AND (${touchpointIds ?? null}::uuid[] IS NULL OR t.id = ANY(${touchpointIds ?? null}::uuid[]))
      AND (${touchpoint ?? null}::text IS NULL OR t.slug = ${touchpoint ?? null})`;
  return row?.n ?? 0;
}

/** What was answered at a touchpoint and is not counted, newest first. Throws `not_found`. */
export async function listUncounted(
  scope: WorkspaceScope,
  { touchpointId }: { touchpointId: string },
): Promise<UncountedList> {
  const { db, workspaceId } = scope;
  await requireTouchpoint(scope, { id: touchpointId });
  const touchpointIds = await heardAt(scope, touchpointId);
  const total = await countUncounted(scope, { touchpointIds });
  if (total === 0) return { total, items: [] };
  const scored = await listScored(scope, touchpointIds);
  const rows = await db.$queryRaw<Row[]>`
    SELECT r.id, r.flag, s.type, r.survey_id, r.score, r.comment, r.answers, r.locale, r.answered_at
    FROM rating r JOIN survey s ON s.workspace_id = r.workspace_id AND s.id = r.survey_id
    WHERE r.workspace_id = ${workspaceId}::uuid AND r.touchpoint_id = ANY(${touchpointIds}::uuid[])
      AND r.flag IS NOT NULL
    ORDER BY r.answered_at DESC, r.id DESC LIMIT ${NEWEST}`;
  const answered = rows.flatMap(({ answers, survey_id }) => (answers ? survey_id : []));
  const asked = await askedBy(scope, answered);
  const items = rows.map(({ survey_id, answered_at, score, answers, ...row }) => ({
    ...row,
    answers: answersSaid(answers, asked.get(survey_id)),
    score: scored.has(survey_id) ? score : null,
    answeredAt: answered_at.toISOString(),
  }));
  return { total, items };
}
