import type { SurveyType } from '@/contract/survey';
import { withoutFew } from '@/domain/pool';
import { SHOWN_FROM } from '@/domain/visibility';
import type { Heard, MapData } from '@/features/map/schema';
import { AppError } from '@/server/errors';
import type { MapScope, WorkspaceScope } from '@/server/tenancy';

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
export async function listHeard(
  { db, workspaceId }: MapScope,
  { touchpointIds, personaId, period }: Whose & { period: MapData['period'] },
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
export async function listLastRated(
  { db, workspaceId }: WorkspaceScope,
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
          WHERE workspace_id = ${workspaceId}::uuid AND touchpoint_id = t.id
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
  { db, workspaceId }: WorkspaceScope,
  { touchpointIds, personaId, since }: Whose & { since: Date },
): Promise<number> {
  const [row] = await db.$queryRaw<{ n: number }[]>`
    SELECT count(*)::float8 AS n FROM rating
    WHERE workspace_id = ${workspaceId}::uuid AND touchpoint_id = ANY(${touchpointIds}::uuid[])
      AND answered_at > ${since}
      AND (${personaId}::uuid IS NULL OR persona_id = ${personaId}::uuid)`;
  return row?.n ?? 0;
}
