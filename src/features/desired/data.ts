import type { SurveyType } from '@/contract/survey';
import { addDays, dayInZone } from '@/domain/period';
import type { MapCard, MapData, MapOrigin, MapSummary } from '@/features/map/schema';
import { personaIdOf } from '@/features/persona/data';
import { AppError } from '@/server/errors';
import type { WorkspaceScope } from '@/server/tenancy';
import { prepareProgress, WEEKS_READ, type WeekCounts } from './prepare';
import type { Ancestry, ProgressQuery, ProgressSeries } from './schema';

/**
 * The touchpoints of a current map that each of these, of a desired map, stands for, by touchpoint id, its own first.
 */
export async function listOrigins(
  { db, workspaceId }: WorkspaceScope,
  touchpointIds: string[],
): Promise<Map<string, MapOrigin[]>> {
  const rows = await db.touchpointOrigin.findMany({
    where: { workspaceId, touchpointId: { in: touchpointIds } },
    orderBy: [{ position: 'asc' }, { originId: 'asc' }],
    select: {
      touchpointId: true,
      origin: {
        select: {
          id: true,
          name: true,
          deletedAt: true,
          stage: { select: { deletedAt: true, map: { select: { deletedAt: true } } } },
        },
      },
    },
  });
  const origins = Map.groupBy(rows, ({ touchpointId }) => touchpointId);
  return new Map(
    [...origins].map(([touchpointId, list]) => [
      touchpointId,
      list.map(({ origin: { id, name, deletedAt, stage } }) => ({
        id,
        name,
        deleted: (deletedAt ?? stage.deletedAt ?? stage.map.deletedAt) !== null,
      })),
    ]),
  );
}

/**
 * Where answers about the touchpoints of a map come in, by touchpoint id: at each itself and, if it is a desired one, at
 * what it stands for.
 */
export async function listHeardAt(
  { db, workspaceId }: WorkspaceScope,
  mapId: string,
): Promise<Map<string, string[]>> {
  const rows = await db.$queryRaw<{ id: string; places: string[] }[]>`
    SELECT t.id, t.id || array_agg(o.origin_id ORDER BY o.position, o.origin_id) FILTER (WHERE o.origin_id IS NOT NULL) AS places
    FROM stage s
    JOIN touchpoint t ON t.workspace_id = s.workspace_id AND t.stage_id = s.id AND t.deleted_at IS NULL
    LEFT JOIN touchpoint_origin o ON o.workspace_id = t.workspace_id AND o.touchpoint_id = t.id
    WHERE s.workspace_id = ${workspaceId}::uuid AND s.map_id = ${mapId}::uuid AND s.deleted_at IS NULL
    GROUP BY t.id`;
  return new Map(rows.map(({ id, places }) => [id, places]));
}

/** Where answers about a touchpoint come in: at itself and, if it is a desired one, at what it stands for. */
export async function heardAt(scope: WorkspaceScope, touchpointId: string): Promise<string[]> {
  const origins = await listOrigins(scope, [touchpointId]);
  return [touchpointId, ...(origins.get(touchpointId) ?? []).map(({ id }) => id)];
}

/** The maps of the workspace that were not deleted, oldest first, with what the list says of each. */
export async function listMapCards(scope: WorkspaceScope): Promise<MapCard[]> {
  const { db, workspaceId } = scope;
  const maps = await db.journeyMap.findMany({
    where: { workspaceId, deletedAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    include: { origin: { select: { name: true, deletedAt: true } } },
  });
  const counts = await db.$queryRaw<
    { id: string; stages: number; touchpoints: number; lastRatedAt: Date | null }[]
  >`
    SELECT m.id, count(DISTINCT s.id)::float8 AS stages, count(DISTINCT t.id)::float8 AS touchpoints,
           max(r.answered_at) AS "lastRatedAt"
    FROM journey_map m
    JOIN stage s ON s.workspace_id = m.workspace_id AND s.map_id = m.id AND s.deleted_at IS NULL
    LEFT JOIN touchpoint t ON t.workspace_id = m.workspace_id AND t.stage_id = s.id AND t.deleted_at IS NULL
    LEFT JOIN touchpoint_origin o ON o.workspace_id = m.workspace_id AND o.touchpoint_id = t.id
    LEFT JOIN LATERAL (
      SELECT answered_at FROM rating
      WHERE workspace_id = m.workspace_id AND touchpoint_id = coalesce(o.origin_id, t.id) AND flag IS NULL
      ORDER BY answered_at DESC LIMIT 1
    ) r ON true
    WHERE m.workspace_id = ${workspaceId}::uuid AND m.deleted_at IS NULL
    GROUP BY m.id`;
  return maps.map(({ id, name, kind, derivedFrom, origin }) => {
    const { stages = 0, touchpoints = 0, lastRatedAt = null } = counts.find((row) => row.id === id) ?? {};
    return {
      id,
      name,
      kind: kind as MapCard['kind'],
      derivedFrom,
      origin: origin ? { name: origin.name, deleted: origin.deletedAt !== null } : null,
      stages,
      touchpoints,
      lastRatedAt: lastRatedAt?.toISOString() ?? null,
    };
  });
}

/** The maps a map belongs together with: what it was derived from, and all that were derived from the same. */
export async function familyOf(
  { db, workspaceId }: WorkspaceScope,
  map: MapSummary,
  maps: readonly MapSummary[],
): Promise<Pick<MapData, 'derivedFrom' | 'desiredMaps'>> {
  const root = map.kind === 'desired' ? map.derivedFrom : map.id;
  const origin =
    map.kind === 'desired' && root !== null
      ? await db.journeyMap.findUnique({
          where: { workspaceId_id: { workspaceId, id: root } },
          select: { id: true, name: true, deletedAt: true },
        })
      : null;
  const desired = maps.filter(
    ({ id, kind, derivedFrom }) =>
      kind === 'desired' && (id === map.id || (root !== null && derivedFrom === root)),
  );
  return {
    derivedFrom: origin && { id: origin.id, name: origin.name, deleted: origin.deletedAt !== null },
    desiredMaps: desired.map(({ id, name }) => ({ id, name })),
  };
}

/** A desired map that was not deleted. Throws `not_found`, `invalid` for a current one. */
async function requireDesired({ db, workspaceId }: WorkspaceScope, id: string) {
  const map = await db.journeyMap.findFirst({
    where: { workspaceId, id, deletedAt: null },
    select: { id: true, kind: true, createdAt: true },
  });
  if (!map) throw new AppError('not_found', 'This map does not exist, or it was deleted.');
  if (map.kind !== 'desired')
    throw new AppError(
      'invalid',
      'This is a current map. Only a desired one is compared with what it came from.',
    );
  return map;
}

/** What a desired map came from, so that both can be laid side by side. */
export async function getAncestry(scope: WorkspaceScope, { map }: { map: string }): Promise<Ancestry> {
  const { db, workspaceId } = scope;
  const { createdAt } = await requireDesired(scope, map);
  // Deleted stages and touchpoints too: what they stood for was removed on purpose.
  const stages = await db.stage.findMany({
    where: { workspaceId, mapId: map, originId: { not: null } },
    select: { id: true, originId: true },
  });
  const taken = await db.touchpointOrigin.findMany({
    where: { workspaceId, touchpoint: { stage: { mapId: map } } },
    select: { originId: true },
    distinct: ['originId'],
  });
  return {
    derivedAt: createdAt.toISOString(),
    stages: Object.fromEntries(stages.flatMap(({ id, originId }) => (originId ? [[id, originId]] : []))),
    taken: taken.map(({ originId }) => originId),
  };
}

interface WeekRow {
  id: string;
  week: number;
  surveyId: string;
  type: SurveyType;
  counts: number[];
}

/** How far the journey had come towards its desired levels, week by week, from the tallies of what it stands for. */
export async function getProgress(scope: WorkspaceScope, query: ProgressQuery): Promise<ProgressSeries> {
  const { db, workspaceId } = scope;
  const { createdAt } = await requireDesired(scope, query.map);
  const personaId = await personaIdOf(scope, query.persona);
  const touchpoints = await db.touchpoint.findMany({
    where: { workspaceId, deletedAt: null, stage: { mapId: query.map, deletedAt: null } },
    select: { id: true, desired: true },
  });
  const today = dayInZone(new Date(), scope.timeZone);
  const ids = touchpoints.map(({ id }) => id);
  const rows = await db.$queryRaw<WeekRow[]>`
    SELECT w.id, (${today}::date - t.day) / 7 AS week, s.id AS "surveyId", s.type,
           ARRAY[sum(s0), sum(s1), sum(s2), sum(s3), sum(s4), sum(s5), sum(s6), sum(s7), sum(s8), sum(s9),
                 sum(s10)]::float8[] AS counts
    FROM (
      SELECT touchpoint_id AS id, origin_id AS heard_at FROM touchpoint_origin
      WHERE workspace_id = ${workspaceId}::uuid AND touchpoint_id = ANY(${ids}::uuid[])
      UNION SELECT id, id FROM unnest(${ids}::uuid[]) AS own(id)
    ) w
    JOIN tally t ON t.workspace_id = ${workspaceId}::uuid AND t.touchpoint_id = w.heard_at
    JOIN survey s ON s.workspace_id = t.workspace_id AND s.id = t.survey_id
    WHERE t.day BETWEEN ${addDays(today, 1 - 7 * WEEKS_READ)}::date AND ${today}::date
      AND (${personaId}::uuid IS NULL OR t.persona_id = ${personaId}::uuid)
    GROUP BY 1, 2, 3, 4`;
  const counts = Map.groupBy<string, WeekCounts & { id: string }>(rows, ({ id }) => id);
  return prepareProgress({
    today,
    derivedOn: dayInZone(createdAt, scope.timeZone),
    touchpoints: touchpoints.map((touchpoint) => ({ ...touchpoint, weeks: counts.get(touchpoint.id) ?? [] })),
  });
}
