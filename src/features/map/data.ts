import type { SurveyType } from '@/contract/survey';
import { periodOf } from '@/domain/period';
import type { Prisma } from '@/generated/prisma/client';
import { AppError } from '@/server/errors';
import type { WorkspaceScope } from '@/server/tenancy';
import type { Heard, MapData, MapInsight, MapSummary, MapTouchpoint, MapView, Phase } from './schema';

const gone = () => new AppError('not_found', 'This map does not exist, or it was deleted.');

/** The maps of the workspace that were not deleted, oldest first. */
export async function listMaps(scope: WorkspaceScope): Promise<MapSummary[]> {
  const rows = await scope.db.journeyMap.findMany({
    where: { workspaceId: scope.workspaceId, deletedAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, kind: true },
  });
  return rows.map(({ id, name, kind }) => ({ id, name, kind: kind as MapSummary['kind'] }));
}

/**
 * Locks a map that was not deleted until the end of the transaction, against other edits of its order, not against
 * reads. Throws `not_found`.
 */
export async function lockMap(scope: WorkspaceScope, id: string): Promise<{ id: string; name: string }> {
  const [row] = await scope.db.$queryRaw<{ id: string; name: string }[]>`
    SELECT id, name FROM journey_map
    WHERE workspace_id = ${scope.workspaceId}::uuid AND id = ${id}::uuid AND deleted_at IS NULL
    FOR NO KEY UPDATE`;
  if (!row) throw gone();
  return row;
}

/**
 * Everything the map screen shows, over a period that ends today in the workspace's time zone, and over the one
 * before it. Counts come from the tallies; their cost does not grow with the number of ratings.
 */
export async function getMap(scope: WorkspaceScope, view: MapView): Promise<MapData> {
  const { db, workspaceId } = scope;
  const inWorkspace = { workspaceId };
  const byName = { orderBy: [{ name: 'asc' as const }], select: { id: true, name: true } };
  const workspace = await db.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  const maps = await listMaps(scope);
  const map = maps.find(({ id }) => id === view.map);
  if (!map) throw gone();
  const personas = await db.persona.findMany({
    where: inWorkspace,
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true, slug: true, name: true },
  });
  const persona = view.persona ? personas.find(({ slug }) => slug === view.persona) : null;
  if (persona === undefined)
    throw new AppError('not_found', 'This persona does not exist. Show all customers.');
  const departments = await db.department.findMany({ where: inWorkspace, ...byName });
  const key = await db.apiKey.findFirst({
    where: { workspaceId, kind: 'public', revokedAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { prefix: true },
  });
  const stages = await readStages(scope, map.id);
  const ids = stages.flatMap(({ touchpoints }) => touchpoints.map(({ id }) => id));
  const { from, to, previousFrom, previousTo } = periodOf(view.range, scope.timeZone, new Date());
  const period = { from, to, previousFrom, previousTo };
  const heard = await readHeard(scope, ids, period, persona?.id ?? null);
  const last = await readLastRated(scope, ids, persona?.id ?? null);
  const ratingsThisHour = await countThisHour(scope, ids, persona?.id ?? null);
  return {
    ...map,
    workspace: {
      slug: scope.slug,
      name: workspace.name,
      timeZone: scope.timeZone,
      locale: scope.locale,
      demo: scope.demo,
      role: scope.role,
      publicKey: key?.prefix ?? null,
    },
    range: view.range,
    period,
    persona: persona?.slug ?? null,
    personas,
    departments,
    maps: maps.map(({ id, name }) => ({ id, name })),
    stages: stages.map((stage) => ({
      ...stage,
      touchpoints: stage.touchpoints.map((touchpoint) => ({
        ...touchpoint,
        current: heard.get(`${touchpoint.id} current`) ?? silence(),
        previous: heard.get(`${touchpoint.id} previous`) ?? silence(),
        lastRatedAt: last.get(touchpoint.id) ?? null,
      })),
    })),
    ratingsThisHour,
  };
}

const silence = (): Heard => ({ parts: [], displays: 0, comments: 0 });

type Unheard = Omit<MapTouchpoint, 'current' | 'previous' | 'lastRatedAt'>;

const TOUCHPOINT = {
  id: true,
  slug: true,
  name: true,
  rank: true,
  doing: true,
  thinking: true,
  feeling: true,
  mood: true,
  channel: true,
  purpose: true,
  desired: true,
  importance: true,
  department: { select: { id: true, name: true } },
  promises: { select: { promise: { select: { id: true, name: true } } } },
  insights: {
    orderBy: [{ observedAt: 'desc' }, { id: 'asc' }],
    select: { id: true, kind: true, text: true, assumption: true },
  },
  surveys: {
    where: { archivedAt: null },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 1,
    select: { id: true, type: true, status: true },
  },
} satisfies Prisma.TouchpointSelect;

const IN_ORDER: { [column in 'rank' | 'id']?: 'asc' }[] = [{ rank: 'asc' }, { id: 'asc' }];

/** Stages and touchpoints as drawn, in order. */
async function readStages({ db, workspaceId }: WorkspaceScope, mapId: string) {
  const rows = await db.stage.findMany({
    where: { workspaceId, mapId, deletedAt: null },
    orderBy: IN_ORDER,
    select: {
      id: true,
      name: true,
      goal: true,
      phase: true,
      rank: true,
      touchpoints: { where: { deletedAt: null }, orderBy: IN_ORDER, select: TOUCHPOINT },
    },
  });
  return rows.map(({ phase, touchpoints, ...stage }) => ({
    ...stage,
    phase: phase as Phase,
    touchpoints: touchpoints.map(
      ({ promises, insights, surveys: [survey], ...touchpoint }): Unheard => ({
        ...touchpoint,
        promises: promises.map(({ promise }) => promise).sort((a, b) => a.name.localeCompare(b.name, 'en')),
        insights: insights.map((insight) => ({ ...insight, kind: insight.kind as MapInsight['kind'] })),
        survey: survey ? (survey as MapTouchpoint['survey']) : null,
      }),
    ),
  }));
}

interface HeardRow {
  touchpoint_id: string;
  survey_id: string;
  type: SurveyType;
  period: 'current' | 'previous';
  counts: number[];
  displays: number;
  comments: number;
}

/**
 * What was heard at each of the touchpoints in both periods, by `"<touchpoint id> current"` or `"… previous"`, in
 * one grouped query over the tallies.
 */
async function readHeard(
  { db, workspaceId }: WorkspaceScope,
  touchpointIds: string[],
  period: MapData['period'],
  personaId: string | null,
): Promise<Map<string, Heard>> {
  const rows = await db.$queryRaw<HeardRow[]>`
    SELECT t.touchpoint_id, t.survey_id, s.type,
           CASE WHEN t.day >= ${period.from}::date THEN 'current' ELSE 'previous' END AS period,
           ARRAY[sum(s0), sum(s1), sum(s2), sum(s3), sum(s4), sum(s5), sum(s6), sum(s7), sum(s8), sum(s9),
                 sum(s10)]::float8[] AS counts,
           sum(displays)::float8 AS displays, sum(comments)::float8 AS comments
    FROM tally t
    JOIN survey s ON s.workspace_id = t.workspace_id AND s.id = t.survey_id
    WHERE t.workspace_id = ${workspaceId}::uuid AND t.touchpoint_id = ANY(${touchpointIds}::uuid[])
      AND t.day BETWEEN ${period.previousFrom}::date AND ${period.to}::date
      AND (${personaId}::uuid IS NULL OR t.persona_id = ${personaId}::uuid)
    GROUP BY 1, 2, 3, 4
    ORDER BY min(s.created_at), t.survey_id`;
  const heard = new Map<string, Heard>();
  for (const row of rows) {
    const key = `${row.touchpoint_id} ${row.period}`;
    const sum = heard.get(key) ?? silence();
    heard.set(key, {
      parts: [...sum.parts, { surveyId: row.survey_id, type: row.type, counts: row.counts }],
      displays: sum.displays + row.displays,
      comments: sum.comments + row.comments,
    });
  }
  return heard;
}

/** ISO date-time of the newest rating of each touchpoint that has one, of all time. */
async function readLastRated(
  { db, workspaceId }: WorkspaceScope,
  touchpointIds: string[],
  personaId: string | null,
): Promise<Map<string, string>> {
  // Over all customers the index of ratings answers with one look per touchpoint; for one persona the tallies do.
  const rows = await (personaId
    ? db.$queryRaw<{ id: string; at: Date }[]>`
        SELECT touchpoint_id AS id, max(last_rated_at) AS at FROM tally
        WHERE workspace_id = ${workspaceId}::uuid AND touchpoint_id = ANY(${touchpointIds}::uuid[])
          AND persona_id = ${personaId}::uuid
        GROUP BY 1 HAVING max(last_rated_at) IS NOT NULL`
    : db.$queryRaw<{ id: string; at: Date }[]>`
        SELECT t.id, r.answered_at AS at
        FROM unnest(${touchpointIds}::uuid[]) AS t(id)
        CROSS JOIN LATERAL (
          SELECT answered_at FROM rating
          WHERE workspace_id = ${workspaceId}::uuid AND touchpoint_id = t.id
          ORDER BY answered_at DESC LIMIT 1
        ) r`);
  return new Map(rows.map(({ id, at }) => [id, at.toISOString()]));
}

/** Ratings of the last 60 minutes; an hour is no day, so they are counted one by one, by their index. */
async function countThisHour(
  { db, workspaceId }: WorkspaceScope,
  touchpointIds: string[],
  personaId: string | null,
): Promise<number> {
  const [row] = await db.$queryRaw<{ n: number }[]>`
    SELECT count(*)::float8 AS n FROM rating
    WHERE workspace_id = ${workspaceId}::uuid AND touchpoint_id = ANY(${touchpointIds}::uuid[])
      AND answered_at > now() - interval '1 hour'
      AND (${personaId}::uuid IS NULL OR persona_id = ${personaId}::uuid)`;
  return row?.n ?? 0;
}
