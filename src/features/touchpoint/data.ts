import type { SurveyType } from '@/contract/survey';
import type { IsoDate } from '@/domain/period';
import { withoutFew } from '@/domain/pool';
import { addCounts } from '@/domain/tally';
import { SHOWN_FROM } from '@/domain/visibility';
import type { Heard, MapData } from '@/features/map/schema';
import { AppError } from '@/server/errors';
import type { ReadScope, WorkspaceScope } from '@/server/tenancy';
import type { TouchpointResource } from './schema';

export interface PlacedTouchpoint {
  id: string;
  slug: string;
  name: string;
  rank: string;
  stageId: string;
  mapId: string;
}

const gone = () => new AppError('not_found', 'This touchpoint does not exist, or it was deleted.');

/** A touchpoint that is shown: neither it nor its stage nor its map was deleted. Throws `not_found`. */
export async function requireTouchpoint(
  { db, workspaceId }: WorkspaceScope,
  named: { id: string } | { slug: string },
): Promise<PlacedTouchpoint> {
  const row = await db.touchpoint.findFirst({
    where: { workspaceId, ...named, deletedAt: null, stage: { deletedAt: null, map: { deletedAt: null } } },
    select: {
      id: true,
      slug: true,
      name: true,
      rank: true,
      stageId: true,
      stage: { select: { mapId: true } },
    },
  });
  if (!row) throw gone();
  const { stage, ...touchpoint } = row;
  return { ...touchpoint, mapId: stage.mapId };
}

/**
 * Locks a touchpoint that is shown until the end of the transaction, against other edits of it and of its survey.
 * It is the weaker of the row locks, so that visits which come in meanwhile need not wait. Throws `not_found`.
 */
export async function lockTouchpoint(scope: WorkspaceScope, id: string): Promise<PlacedTouchpoint> {
  await scope.db.$queryRaw`
    SELECT id FROM touchpoint WHERE workspace_id = ${scope.workspaceId}::uuid AND id = ${id}::uuid
    FOR NO KEY UPDATE`;
  // Read only now: the row may have changed while we waited for it.
  return requireTouchpoint(scope, { id });
}

/** All touchpoints of a stage, deleted ones too: a restored one must find its place still free. */
export async function listTouchpointRanks({ db, workspaceId }: WorkspaceScope, stageId: string) {
  return db.touchpoint.findMany({
    where: { workspaceId, stageId },
    orderBy: { rank: 'asc' },
    select: { id: true, rank: true },
  });
}

interface TouchpointsAfter {
  mapId?: string | undefined;
  stageId?: string | undefined;
  id?: string;
  slug?: string | undefined;
  after?: string | undefined;
  count: number;
}

type TouchpointRow = Omit<TouchpointResource, 'createdAt'> & { createdAt: Date };

/**
 * Touchpoints that are shown with all that is written of them, map by map in the order in which they are drawn, behind
 * the touchpoint `after`; at most `count` of them.
 */
export async function listTouchpointsAfter(
  { db, workspaceId }: WorkspaceScope,
  { mapId = '', stageId = '', id = '', slug = '', after = '', count }: TouchpointsAfter,
): Promise<TouchpointResource[]> {
  const rows = await db.$queryRaw<TouchpointRow[]>`
    WITH placed AS (
      SELECT t.id, s.map_id, coalesce(t.deleted_at, s.deleted_at, m.deleted_at) IS NULL AS shown,
             (m.created_at, m.id, s.rank, s.id, t.rank, t.id) AS place
      FROM touchpoint t
      JOIN stage s ON s.workspace_id = t.workspace_id AND s.id = t.stage_id
      JOIN journey_map m ON m.workspace_id = s.workspace_id AND m.id = s.map_id
      WHERE t.workspace_id = ${workspaceId}::uuid
    )
    SELECT t.id, t.slug, placed.map_id AS "mapId", t.stage_id AS "stageId", t.name, t.doing, t.thinking, t.feeling,
           t.mood, t.channel, t.purpose, coalesce(d.name, '') AS department, t.desired, t.importance,
           t.business_importance AS "businessImportance", t.moment_of_truth AS "momentOfTruth",
           t.leads_to_id AS "leadsToId", t.created_at AS "createdAt",
           ARRAY(SELECT p.name FROM touchpoint_promise k
                 JOIN promise p ON p.workspace_id = k.workspace_id AND p.id = k.promise_id
                 WHERE k.workspace_id = t.workspace_id AND k.touchpoint_id = t.id ORDER BY p.name) AS promises,
           (SELECT json_build_object('id', y.id, 'type', y.type, 'status', y.status) FROM survey y
            WHERE y.workspace_id = t.workspace_id AND y.touchpoint_id = t.id AND y.archived_at IS NULL
            ORDER BY y.created_at DESC, y.id DESC LIMIT 1) AS survey
    FROM placed
    JOIN touchpoint t ON t.workspace_id = ${workspaceId}::uuid AND t.id = placed.id
    LEFT JOIN department d ON d.workspace_id = t.workspace_id AND d.id = t.department_id
    WHERE shown AND (${mapId} = '' OR placed.map_id = nullif(${mapId}, '')::uuid)
      AND (${stageId} = '' OR t.stage_id = nullif(${stageId}, '')::uuid)
      AND (${id} = '' OR t.id = nullif(${id}, '')::uuid)
      AND (${slug} = '' OR t.slug = ${slug})
      AND (${after} = '' OR place > (SELECT place FROM placed WHERE id = nullif(${after}, '')::uuid))
    ORDER BY place LIMIT ${count}`;
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
}

/** A touchpoint that is shown, with all that is written of it. Throws `not_found`. */
export async function getTouchpoint(scope: WorkspaceScope, id: string): Promise<TouchpointResource> {
  const [found] = await listTouchpointsAfter(scope, { id, count: 1 });
  if (!found) throw gone();
  return found;
}

/** Which touchpoints, and whose answers: one persona's or, with null, everybody's. */
interface Whose {
  touchpointIds: string[];
  personaId: string | null;
}

/** Nothing was heard. */
export const silence = (): Heard => ({ parts: [], displays: 0, comments: 0 });

/** What was heard at several touchpoints, as if at one: every answer counts once. */
export function pool(heard: readonly (Heard | undefined)[]): Heard {
  return heard.reduce<Heard>(
    (sum, one) =>
      one
        ? {
            parts: [...sum.parts, ...one.parts],
            displays: sum.displays + one.displays,
            comments: sum.comments + one.comments,
          }
        : sum,
    silence(),
  );
}

/** What of it may leave the server. */
export const sayable = (heard: Heard): Heard => ({ ...heard, parts: withoutFew(heard.parts) });

/** What one survey heard at its touchpoint from one of the days that were given to the next. */
export interface HeardPiece {
  touchpoint_id: string;
  survey_id: string;
  type: SurveyType;
  /** The day with which it begins. */
  start: IsoDate;
  counts: number[];
  displays: number;
  comments: number;
}

/**
 * What was heard at the touchpoints, cut at days that ascend, the last piece up to the day `to`: one query over the
 * tallies, oldest surveys first. Where nothing was heard there is no piece.
 */
export function listHeardPieces(
  { db, workspaceId }: ReadScope,
  { touchpointIds, personaId, starts, to }: Whose & { starts: readonly IsoDate[]; to: IsoDate },
): Promise<HeardPiece[]> {
  // Each piece is grouped by itself, by nothing but its surveys: no tally is asked for its piece, and none is ever sorted.
  return db.$queryRaw<HeardPiece[]>`
    SELECT s.touchpoint_id, h.*, s.type, p.start::text AS start
    FROM unnest(${starts}::date[], (${starts}::date[])[2:] || (${to}::date + 1)) AS p(start, until)
    CROSS JOIN LATERAL (
      SELECT survey_id,
             ARRAY[sum(s0), sum(s1), sum(s2), sum(s3), sum(s4), sum(s5), sum(s6), sum(s7), sum(s8), sum(s9),
                   sum(s10)]::float8[] AS counts,
             sum(displays)::float8 AS displays, sum(comments)::float8 AS comments
      FROM tally
      WHERE workspace_id = ${workspaceId}::uuid AND touchpoint_id = ANY(${touchpointIds}::uuid[])
        AND day >= p.start AND day < p.until
        AND (${personaId}::uuid IS NULL OR persona_id = ${personaId}::uuid)
      GROUP BY survey_id
    ) h
    JOIN survey s ON s.workspace_id = ${workspaceId}::uuid AND s.id = h.survey_id
    ORDER BY s.created_at, h.survey_id, p.start`;
}

/** Pieces put together, as if they were one. */
export function together(pieces: readonly HeardPiece[]): Heard {
  const bySurvey = Map.groupBy(pieces, ({ survey_id }) => survey_id);
  return {
    parts: [...bySurvey].flatMap(([surveyId, list]) =>
      list.slice(0, 1).map(({ type }) => ({
        surveyId,
        type,
        counts: [...addCounts(...list.map(({ counts }) => counts))],
      })),
    ),
    displays: pieces.reduce((sum, { displays }) => sum + displays, 0),
    comments: pieces.reduce((sum, { comments }) => sum + comments, 0),
  };
}

type HeardQuery = Whose & { period: MapData['period'] };

/** What was heard at each of the touchpoints in both periods, by `"<touchpoint id> current"` or `"… previous"`. */
export async function listHeard(
  scope: ReadScope,
  { period, ...whose }: HeardQuery,
): Promise<Map<string, Heard>> {
  const { previousFrom, from, to } = period;
  return heardOf(await listHeardPieces(scope, { ...whose, starts: [previousFrom, from], to }), period);
}

/** The same of pieces that hold both periods and are cut where each begins. */
export function heardOf(
  pieces: readonly HeardPiece[],
  { previousFrom, from }: MapData['period'],
): Map<string, Heard> {
  const within = pieces.filter(({ start }) => start >= previousFrom);
  const places = Map.groupBy(
    within,
    ({ touchpoint_id, start }) => `${touchpoint_id} ${start >= from ? 'current' : 'previous'}`,
  );
  return new Map([...places].map(([key, list]) => [key, together(list)]));
}

/** ISO date-time of the newest rating of each touchpoint that has one, of all time. */
export async function listLastRated(
  { db, workspaceId }: ReadScope,
  { touchpointIds, personaId }: Whose,
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
          WHERE workspace_id = ${workspaceId}::uuid AND touchpoint_id = t.id AND flag IS NULL
          ORDER BY answered_at DESC LIMIT 1
        ) r`);
  return new Map(rows.map(({ id, at }) => [id, at.toISOString()]));
}

/** The surveys of these touchpoints which enough have ever answered for the score of a single one to be told. */
export async function listScored(
  { db, workspaceId }: WorkspaceScope,
  touchpointIds: string[],
): Promise<Set<string>> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT survey_id AS id FROM tally
    WHERE workspace_id = ${workspaceId}::uuid AND touchpoint_id = ANY(${touchpointIds}::uuid[])
    GROUP BY 1 HAVING sum(s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7 + s8 + s9 + s10) >= ${SHOWN_FROM}`;
  return new Set(rows.map(({ id }) => id));
}

/** Ratings since a moment of today; it begins within a day, so they are counted one by one, by their index. */
export async function countSince(
  { db, workspaceId }: ReadScope,
  { touchpointIds, personaId, since }: Whose & { since: Date },
): Promise<number> {
  const [row] = await db.$queryRaw<{ n: number }[]>`
    SELECT count(*)::float8 AS n FROM rating
    WHERE workspace_id = ${workspaceId}::uuid AND touchpoint_id = ANY(${touchpointIds}::uuid[])
      AND answered_at > ${since} AND flag IS NULL
      AND (${personaId}::uuid IS NULL OR persona_id = ${personaId}::uuid)`;
  return row?.n ?? 0;
}
