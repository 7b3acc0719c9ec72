import type { Metrics } from '@/contract/metrics';
import type { Answers, Flag } from '@/contract/rating';
import type { RatingSource, SurveyType } from '@/contract/survey';
import { dayInZone, type IsoDate, periodOf } from '@/domain/period';
import { addCounts } from '@/domain/tally';
import { isShown } from '@/domain/visibility';
import { heardAt } from '@/features/desired/data';
import { personaIdOf } from '@/features/persona/data';
import { askedBy } from '@/features/survey/data';
import { answersSaid } from '@/features/survey/prepare/asked';
import { requireTouchpoint } from '@/features/touchpoint/data';
import { AppError } from '@/server/errors';
import type { WorkspaceScope } from '@/server/tenancy';
import {
  bucketsBetween,
  cutIntoDays,
  type DayCounts,
  type Span,
  spanOf,
  type TallyRow,
  toMetrics,
  toSeries,
  toTrend,
} from './prepare';
import type {
  CommentPage,
  CommentsQuery,
  MetricsQuery,
  RatingResource,
  RatingsQuery,
  Trend,
  TrendQuery,
} from './schema';

interface CommentRow {
  id: string;
  score: number;
  survey_id: string;
  type: SurveyType;
  comment: string | null;
  answers: Answers | null;
  day: IsoDate;
  answered_at: Date;
  source: RatingSource;
  locale: string | null;
  persona_slug: string | null;
  persona_name: string | null;
  flag: Flag | null;
}

/**
 * Ratings with a comment or answers after the score, newest first, of archived surveys too. A score stands beside them
 * only where at least five answered its survey: in the period in view for its comments, in all the time before it for earlier ones.
 */
export async function listComments(scope: WorkspaceScope, query: CommentsQuery): Promise<CommentPage> {
  const { touchpointId, cursor, limit } = query;
  await requireTouchpoint(scope, { id: touchpointId });
  const touchpointIds = await heardAt(scope, touchpointId);
  const personaId = await personaIdOf(scope, query.persona);
  const { from } = periodOf(query.range, scope.timeZone, new Date());
  const said = await countAround(scope, { touchpointIds, personaId, from });
  const [millis, lastId] = cursor?.split('_') ?? [];
  const before = millis === undefined ? null : new Date(Number(millis));
  // Each touchpoint has its newest answers in its index: no more than a page of each is read.
  const rows = await scope.db.$queryRaw<CommentRow[]>`
    SELECT r.id, r.score, r.survey_id, s.type, r.comment, r.answers, r.day::text AS day, r.answered_at, r.source, r.locale, r.flag,
           p.slug AS persona_slug, p.name AS persona_name
    FROM unnest(${touchpointIds}::uuid[]) AS t(id)
    CROSS JOIN LATERAL (
      SELECT * FROM rating
      WHERE workspace_id = ${scope.workspaceId}::uuid AND touchpoint_id = t.id
        AND (comment <> '' OR answers IS NOT NULL)
        AND (${personaId}::uuid IS NULL OR persona_id = ${personaId}::uuid)
        AND (${before}::timestamptz IS NULL OR (answered_at, id) < (${before}::timestamptz, ${lastId ?? null}::uuid))
      ORDER BY answered_at DESC, id DESC LIMIT ${limit + 1}
    ) r
    JOIN survey s ON s.workspace_id = r.workspace_id AND s.id = r.survey_id
    LEFT JOIN persona p ON p.workspace_id = r.workspace_id AND p.id = r.persona_id
    ORDER BY r.answered_at DESC, r.id DESC
    LIMIT ${limit + 1}`;
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const answered = items.flatMap(({ answers, survey_id }) => (answers ? survey_id : []));
  const asked = await askedBy(scope, answered);
  const isScored = (surveyId: string, day: IsoDate) =>
    isShown(said.get(surveyId)?.[day < from ? 'before' : 'since'] ?? 0);
  return {
    items: items.map(({ answered_at, persona_slug, persona_name, survey_id, day, score, ...row }) => ({
      ...row,
      comment: row.comment ?? '',
      answers: answersSaid(row.answers, asked.get(survey_id)),
      score: isScored(survey_id, day) ? score : null,
      answeredAt: answered_at.toISOString(),
      persona: persona_slug && persona_name ? { slug: persona_slug, name: persona_name } : null,
    })),
    nextCursor: rows.length > limit && last ? `${last.answered_at.getTime()}_${last.id}` : null,
  };
}

type RatingsAfter = Partial<Omit<RatingsQuery, 'limit'>> & { count: number; id?: string };

type RatingRow = Omit<RatingResource, 'answers' | 'answeredAt' | 'receivedAt'> & {
  answers: Answers | null;
  answeredAt: Date;
  receivedAt: Date;
};

/**
 * Single answers, newest first, at one touchpoint or at all of them, deleted ones and those that are not counted too:
 * whoever keeps them must be able to find them. `id` names a single one. Behind the answer `cursor` names; at most `count`. Throws `invalid` for times the wrong way round,
 * `not_found` for an unknown touchpoint.
 */
export async function listRatingsAfter(
  scope: WorkspaceScope,
  { touchpoint, from, to, counted, cursor, count, id }: RatingsAfter,
): Promise<RatingResource[]> {
  const { db, workspaceId } = scope;
  const begin = from ?? { instant: new Date(0) };
  const span = spanOf(begin, to ?? { day: LAST_DAY }, scope.timeZone, new Date());
  if (!span) throw invalid('from', 'from lies after to. Swap them.');
  const named = touchpoint ? await db.touchpoint.count({ where: { workspaceId, slug: touchpoint } }) : 1;
  if (named === 0) throw new AppError('not_found', 'There is no touchpoint with this slug.');
  const [millis, lastId] = cursor ?? [];
  const before = millis === undefined ? null : new Date(Number(millis));
  // Each touchpoint has its newest answers in its index: no more than a page of each is ever read.
  const rows = await db.$queryRaw<RatingRow[]>`
    SELECT r.id, r.touchpoint_id AS "touchpointId", t.slug AS touchpoint, r.survey_id AS "surveyId", s.type, r.score,
           r.comment, r.answers, r.customer, r.verified, p.slug AS persona, r.attributes, r.locale, r.url, r.source, r.device, r.final, r.flag,
           r.answered_at AS "answeredAt", r.received_at AS "receivedAt"
    FROM touchpoint t
    CROSS JOIN LATERAL (
      SELECT * FROM rating
      WHERE workspace_id = ${workspaceId}::uuid AND touchpoint_id = t.id
        AND answered_at >= ${span.from} AND answered_at < ${span.to}
        AND (${counted ?? null}::boolean IS NULL OR (flag IS NULL) = ${counted ?? null}::boolean)
        AND (${id ?? null}::uuid IS NULL OR id = ${id ?? null}::uuid)
        AND (${before}::timestamptz IS NULL OR (answered_at, id) < (${before}::timestamptz, ${lastId ?? null}::uuid))
      ORDER BY answered_at DESC, id DESC LIMIT ${count}
    ) r
    JOIN survey s ON s.workspace_id = r.workspace_id AND s.id = r.survey_id
    LEFT JOIN persona p ON p.workspace_id = r.workspace_id AND p.id = r.persona_id
    WHERE t.workspace_id = ${workspaceId}::uuid AND (${touchpoint ?? null}::text IS NULL OR t.slug = ${touchpoint ?? null})
    ORDER BY r.answered_at DESC, r.id DESC LIMIT ${count}`;
  const answered = rows.flatMap(({ answers, surveyId }) => (answers ? surveyId : []));
  const asked = await askedBy(scope, answered);
  return rows.map((row) => ({
    ...row,
    answers: answersSaid(row.answers, asked.get(row.surveyId)),
    answeredAt: row.answeredAt.toISOString(),
    receivedAt: row.receivedAt.toISOString(),
  }));
}

const LAST_DAY = '2999-12-31';

/** How many answered each survey before a local day, and since; by survey id. */
async function countAround(
  { db, workspaceId }: WorkspaceScope,
  { touchpointIds, personaId, from }: { touchpointIds: string[]; personaId: string | null; from: IsoDate },
): Promise<ReadonlyMap<string, { before: number; since: number }>> {
  const rows = await db.$queryRaw<{ id: string; before: number; since: number }[]>`
    SELECT survey_id AS id,
           coalesce(sum(n) FILTER (WHERE day < ${from}::date), 0)::float8 AS before,
           coalesce(sum(n) FILTER (WHERE day >= ${from}::date), 0)::float8 AS since
    FROM (
      SELECT survey_id, day, s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7 + s8 + s9 + s10 AS n FROM tally
      WHERE workspace_id = ${workspaceId}::uuid AND touchpoint_id = ANY(${touchpointIds}::uuid[])
        AND (${personaId}::uuid IS NULL OR persona_id = ${personaId}::uuid)
    ) t
    GROUP BY 1`;
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}

interface DayRow extends TallyRow {
  last_rated_at: Date | null;
}

/** Tallies of touchpoints by day and survey, oldest survey first. Days without a tally are left out. */
function readTallies(
  { db, workspaceId }: WorkspaceScope,
  {
    touchpointIds,
    surveyId,
    personaId,
    from,
    to,
  }: { touchpointIds: string[]; surveyId?: string; personaId: string | null; from: IsoDate; to: IsoDate },
): Promise<DayRow[]> {
  return db.$queryRaw<DayRow[]>`
    SELECT t.day::text AS day, t.survey_id, s.type,
           ARRAY[sum(s0), sum(s1), sum(s2), sum(s3), sum(s4), sum(s5), sum(s6), sum(s7), sum(s8), sum(s9),
                 sum(s10)]::float8[] AS counts,
           sum(displays)::float8 AS displays, max(last_rated_at) AS last_rated_at
    FROM tally t
    JOIN survey s ON s.workspace_id = t.workspace_id AND s.id = t.survey_id
    WHERE t.workspace_id = ${workspaceId}::uuid AND t.touchpoint_id = ANY(${touchpointIds}::uuid[])
      AND t.day BETWEEN ${from}::date AND ${to}::date
      AND (${surveyId ?? null}::uuid IS NULL OR t.survey_id = ${surveyId ?? null}::uuid)
      AND (${personaId}::uuid IS NULL OR t.persona_id = ${personaId}::uuid)
    GROUP BY 1, 2, 3
    ORDER BY min(s.created_at), 2, 1`;
}

/** What was heard at a touchpoint, in buckets that end today and cover exactly the days of the range. */
export async function getTrend(scope: WorkspaceScope, query: TrendQuery): Promise<Trend> {
  const { touchpointId, range } = query;
  await requireTouchpoint(scope, { id: touchpointId });
  const personaId = await personaIdOf(scope, query.persona);
  const { from, to } = periodOf(range, scope.timeZone, new Date());
  const rows = await readTallies(scope, {
    touchpointIds: await heardAt(scope, touchpointId),
    personaId,
    from,
    to,
  });
  return toTrend(rows, { from, to });
}

/** More points than this are no series anybody reads. */
const MOST_POINTS = 1_100;

/**
 * The figures of a touchpoint's present survey over any span of time. Whole local days come from the tallies; where
 * the span begins or ends within a day, that day's ratings are counted one by one. Throws `not_found` for an
 * unknown touchpoint or one that asks nothing, `invalid` for times the wrong way round or too many points.
 */
export async function getMetrics(scope: WorkspaceScope, query: MetricsQuery): Promise<Metrics> {
  const { timeZone } = scope;
  const span = spanOf(query.from, query.to, timeZone, new Date());
  if (!span) throw invalid('from', 'from lies after to. Swap them.');
  const touchpoint = await requireTouchpoint(scope, { slug: query.touchpoint });
  const personaId = await personaIdOf(scope, query.persona);
  const survey = await scope.db.survey.findFirst({
    where: { workspaceId: scope.workspaceId, touchpointId: touchpoint.id, archivedAt: null },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  });
  if (!survey)
    throw new AppError('not_found', 'This touchpoint has no survey, so there is nothing to count yet.');
  const type = survey.type as SurveyType;
  const { by, raw } = query;
  const lastDay = dayInZone(new Date(Math.max(+span.from, +span.to - 1)), timeZone);
  const starts = by && bucketsBetween(dayInZone(span.from, timeZone), lastDay, by, MOST_POINTS);
  if (starts === null) throw invalid('by', `That is more than ${MOST_POINTS} points. Ask for week or month.`);
  const place = { touchpointId: touchpoint.id, surveyId: survey.id, personaId };
  const days = await readDays(scope, place, span);
  const metrics = toMetrics(type, days, raw);
  return by && starts ? { ...metrics, series: toSeries(type, days, { starts, by, raw, timeZone }) } : metrics;
}

const invalid = (path: string, message: string) =>
  new AppError('invalid', message, { issues: [{ path, message }] });

interface Place {
  touchpointId: string;
  surveyId: string;
  personaId: string | null;
}

async function readDays(scope: WorkspaceScope, place: Place, span: Span): Promise<DayCounts[]> {
  const { whole, parts } = cutIntoDays(span, scope.timeZone);
  const { touchpointId, ...rest } = place;
  const rows = whole ? await readTallies(scope, { ...rest, touchpointIds: [touchpointId], ...whole }) : [];
  const days: DayCounts[] = rows.map((row) => ({ ...row, lastRatedAt: row.last_rated_at }));
  for (const part of parts) days.push(await readPart(scope, place, part));
  return days;
}

/** A part of a day, counted from the ratings and displays themselves. */
async function readPart(
  { db, workspaceId }: WorkspaceScope,
  { touchpointId, surveyId, personaId }: Place,
  { day, from, to }: Span & { day: IsoDate },
): Promise<DayCounts> {
  const at = { gte: from, lt: to };
  const where = { workspaceId, touchpointId, surveyId, ...(personaId ? { personaId } : {}) };
  const scores = await db.rating.groupBy({
    by: ['score'],
    where: { ...where, answeredAt: at, flag: null },
    _count: true,
    _max: { answeredAt: true },
  });
  const displays = await db.display.count({ where: { ...where, displayedAt: at } });
  const counts = addCounts(...scores.map(({ score, _count }) => countsWith(score, _count)));
  const last = Math.max(0, ...scores.map(({ _max }) => _max.answeredAt?.getTime() ?? 0));
  return { day, counts, displays, lastRatedAt: last === 0 ? null : new Date(last) };
}

function countsWith(score: number, count: number): number[] {
  const counts: number[] = [];
  counts[score] = count;
  return counts;
}
