import type { Answers } from '@/contract/rating';
import type { SurveyType } from '@/contract/survey';
import { askedBy } from '@/features/survey/data';
import { type Asked, answersSaid } from '@/features/survey/prepare/asked';
import { listScored, requireTouchpoint } from '@/features/touchpoint/data';
import type { Prisma } from '@/generated/prisma/client';
import { AppError } from '@/server/errors';
import type { MapScope, WorkspaceScope } from '@/server/tenancy';
import type { EvidenceKind, EvidenceOf, EvidenceSubject, EvidenceView, Standing } from './schema';

/** The evidence at a touchpoint, or of an opportunity, newest first. Throws `not_found`. */
export async function listEvidence(scope: WorkspaceScope, of: EvidenceOf): Promise<EvidenceView[]> {
  const { db, workspaceId } = scope;
  if ('touchpointId' in of) await requireTouchpoint(scope, { id: of.touchpointId });
  else if (
    !(await db.opportunity.findFirst({ where: { workspaceId, id: of.opportunityId, deletedAt: null } }))
  )
    throw new AppError('not_found', 'This opportunity does not exist, or it was deleted.');
  const about =
    'opportunityId' in of
      ? [{ opportunityId: of.opportunityId }]
      : [
          { touchpointId: of.touchpointId, OR: [{ laneId: null }, { ownLane: { deletedAt: null } }] },
          { insight: { touchpointId: of.touchpointId, deletedAt: null } },
          { opportunity: { deletedAt: null, touchpoints: { some: { touchpointId: of.touchpointId } } } },
        ];
  const rows = await db.evidence.findMany({
    where: { workspaceId, OR: about },
    orderBy: [{ observedAt: 'desc' }, { id: 'asc' }],
    include: NAMED,
  });
  return viewsOf(scope, rows);
}

/** One piece of evidence. Throws `not_found`. */
export async function getEvidence(scope: WorkspaceScope, id: string): Promise<EvidenceView> {
  const { db, workspaceId } = scope;
  const row = await db.evidence.findUnique({
    where: { workspaceId_id: { workspaceId, id } },
    include: NAMED,
  });
  const [view] = row ? await viewsOf(scope, [row]) : [];
  if (!view) throw new AppError('not_found', 'This piece of evidence does not exist, or it was deleted.');
  return view;
}

const NAMED = {
  rating: {
    select: {
      id: true,
      score: true,
      comment: true,
      answers: true,
      touchpointId: true,
      surveyId: true,
      survey: { select: { type: true } },
    },
  },
  attachment: { select: { id: true, name: true } },
} as const;

type Row = Prisma.EvidenceGetPayload<{ include: typeof NAMED }>;

async function viewsOf(scope: WorkspaceScope, rows: readonly Row[]): Promise<EvidenceView[]> {
  const rated = rows.flatMap(({ rating }) => rating?.touchpointId ?? []);
  const scored = rated.length > 0 ? await listScored(scope, rated) : new Set<string>();
  const answered = rows.flatMap(({ rating }) => (rating?.answers ? rating.surveyId : []));
  const asked = await askedBy(scope, answered);
  return rows.map((row) => viewOf(row, scored, asked.get(row.rating?.surveyId ?? '')));
}

/** `scored`: surveys that enough answered for a single score to be told. */
function viewOf(
  { rating, attachment, ...row }: Row,
  scored: ReadonlySet<string>,
  asked: Asked | undefined,
): EvidenceView {
  return {
    id: row.id,
    subject: subjectOf(row),
    kind: row.kind as EvidenceKind,
    text: row.text,
    url: row.url,
    value: row.value,
    unit: row.unit,
    source: row.source,
    rating: rating && {
      id: rating.id,
      score: scored.has(rating.surveyId) ? rating.score : null,
      comment: rating.comment,
      answers: answersSaid(rating.answers as Answers | null, asked),
      type: rating.survey.type as SurveyType,
    },
    file: attachment,
    observedAt: row.observedAt.toISOString(),
  };
}

/** What a row speaks for. The database holds it to exactly one subject. */
export function subjectOf(row: {
  insightId: string | null;
  opportunityId: string | null;
  touchpointId: string | null;
  lane: string | null;
  laneId: string | null;
}): EvidenceSubject {
  if (row.insightId) return { of: 'insight', id: row.insightId };
  if (row.opportunityId) return { of: 'opportunity', id: row.opportunityId };
  return { of: 'statement', id: row.touchpointId ?? '', lane: row.lane ?? row.laneId ?? '' };
}

/** Evidence of many subjects: how much, and of when the newest is. Keys: see `standingKey`. */
export async function listStandings(
  { db, workspaceId }: MapScope,
  mapId: string,
): Promise<Map<string, Standing>> {
  const rows = await db.$queryRaw<{ id: string; lane: string | null; n: number; at: Date }[]>`
    SELECT coalesce(e.insight_id, e.opportunity_id, e.touchpoint_id) AS id,
           coalesce(e.lane, e.lane_id::text) AS lane, count(*)::float8 AS n,
           max(e.observed_at) AS at
    FROM evidence e
    LEFT JOIN insight i ON i.workspace_id = e.workspace_id AND i.id = e.insight_id
    LEFT JOIN opportunity o ON o.workspace_id = e.workspace_id AND o.id = e.opportunity_id
    LEFT JOIN touchpoint t ON t.workspace_id = e.workspace_id AND t.id = coalesce(e.touchpoint_id, i.touchpoint_id)
    LEFT JOIN stage s ON s.workspace_id = t.workspace_id AND s.id = t.stage_id
    WHERE e.workspace_id = ${workspaceId}::uuid AND coalesce(o.map_id, s.map_id) = ${mapId}::uuid
    GROUP BY 1, 2`;
  return new Map(rows.map(({ id, lane, n, at }) => [standingKey(id, lane), { n, at: at.toISOString() }]));
}

/** Of an insight or opportunity its id; of a statement with its lane. */
export const standingKey = (id: string, lane?: string | null): string => (lane ? `${id} ${lane}` : id);
