import { periodOf } from '@/domain/period';
import { industryOf } from '@/features/catalogue/schema';
import { familyOf, listHeardAt, listOrigins } from '@/features/desired/data';
import { listStandings } from '@/features/evidence/data';
import { listLanes } from '@/features/lane/data';
import { listMapOpportunities } from '@/features/opportunity/data';
import { readStages } from '@/features/stage/data';
import { countSince, listHeard, listLastRated, pool, sayable } from '@/features/touchpoint/data';
import { AppError } from '@/server/errors';
import type { WorkspaceScope } from '@/server/tenancy';
import type { MapData, MapDetail, MapOutline, MapResource, MapSummary, MapView, Phase } from './schema';

const HOUR_MS = 3_600_000;
const IN_ORDER: { [column in 'rank' | 'id']?: 'asc' }[] = [{ rank: 'asc' }, { id: 'asc' }];

const gone = () => new AppError('not_found', 'This map does not exist, or it was deleted.');

/** The maps of the workspace that were not deleted, oldest first. */
export async function listMaps(scope: WorkspaceScope): Promise<MapSummary[]> {
  const rows = await scope.db.journeyMap.findMany({
    where: { workspaceId: scope.workspaceId, deletedAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, kind: true, derivedFrom: true },
  });
  return rows.map((row) => ({ ...row, kind: row.kind as MapSummary['kind'] }));
}

/** What stands on which map, by name and in order, over the whole workspace. */
export async function listOutlines(scope: WorkspaceScope): Promise<MapOutline[]> {
  const maps = await listMaps(scope);
  const shown = { workspaceId: scope.workspaceId, deletedAt: null };
  const stages = await scope.db.stage.findMany({
    where: { ...shown, map: { deletedAt: null } },
    orderBy: IN_ORDER,
    select: { id: true, mapId: true, name: true },
  });
  const touchpoints = await scope.db.touchpoint.findMany({
    where: { ...shown, stage: { deletedAt: null, map: { deletedAt: null } } },
    orderBy: IN_ORDER,
    select: { id: true, stageId: true, slug: true, name: true },
  });
  const byStage = Map.groupBy(touchpoints, ({ stageId }) => stageId);
  const byMap = Map.groupBy(stages, ({ mapId }) => mapId);
  return maps.map((map) => ({
    ...map,
    stages: (byMap.get(map.id) ?? []).map(({ id, name }) => ({
      id,
      name,
      touchpoints: (byStage.get(id) ?? []).map(({ stageId: _, ...touchpoint }) => touchpoint),
    })),
  }));
}

/** Maps that were not deleted, oldest first, behind the map `after`; at most `count` of them. */
export async function listMapsAfter(
  { db, workspaceId }: WorkspaceScope,
  { after, count }: { after: string | null; count: number },
): Promise<MapResource[]> {
  const rows = await db.$queryRaw<(Omit<MapResource, 'createdAt'> & { createdAt: Date })[]>`
    SELECT id, name, kind, derived_from AS "derivedFrom", created_at AS "createdAt" FROM journey_map
    WHERE workspace_id = ${workspaceId}::uuid AND deleted_at IS NULL
      AND (${after}::uuid IS NULL OR (created_at, id) > (
        SELECT created_at, id FROM journey_map WHERE workspace_id = ${workspaceId}::uuid AND id = ${after}::uuid))
    ORDER BY created_at, id LIMIT ${count}`;
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
}

/** A map with what stands on it. Throws `not_found`. */
export async function getMapDetail({ db, workspaceId }: WorkspaceScope, id: string): Promise<MapDetail> {
  const shown = { where: { deletedAt: null }, orderBy: IN_ORDER };
  const touchpoints = { ...shown, select: { id: true, slug: true, name: true } };
  const map = await db.journeyMap.findFirst({
    where: { workspaceId, id, deletedAt: null },
    select: {
      name: true,
      kind: true,
      derivedFrom: true,
      createdAt: true,
      stages: { ...shown, select: { id: true, name: true, phase: true, touchpoints } },
    },
  });
  if (!map) throw gone();
  const stages = map.stages.map((stage) => ({ ...stage, phase: stage.phase as Phase }));
  const kind = map.kind as MapDetail['kind'];
  return { ...map, id, kind, stages, createdAt: map.createdAt.toISOString() };
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
 * Everything the map screen shows, over a period that ends today (or on the day of `now`) in the workspace's time zone,
 * and over the one before it. Counts come from the tallies; their cost does not grow with the number of ratings. `hear`
 * is for who reads more of the same tallies.
 */
export async function getMap(
  scope: WorkspaceScope,
  view: MapView,
  { hear = listHeard, now = new Date() } = {},
): Promise<MapData> {
  const { db, workspaceId } = scope;
  const inWorkspace = { workspaceId };
  const byName = { orderBy: [{ name: 'asc' as const }], select: { id: true, name: true } };
  const workspace = await db.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  const maps = await listMaps(scope);
  const map = maps.find(({ id }) => id === view.map);
  if (!map) throw gone();
  const personas = await db.persona.findMany({
    where: { ...inWorkspace, OR: [{ archivedAt: null }, { slug: view.persona ?? '' }] },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true, slug: true, name: true },
  });
  const persona = view.persona ? personas.find(({ slug }) => slug === view.persona) : null;
  if (persona === undefined)
    throw new AppError('not_found', 'This persona does not exist. Show all customers.');
  // Nobody answers at a touchpoint that is only desired: its figures are those of what it stands for.
  const heardAt = await listHeardAt(scope, map.id);
  const whose = { touchpointIds: [...new Set([...heardAt.values()].flat())], personaId: persona?.id ?? null };
  const { from, to, previousFrom, previousTo } = periodOf(view.range, scope.timeZone, now);
  const period = { from, to, previousFrom, previousTo };
  // Answers are what takes longest: they are added up while all that is drawn is read.
  const figures = scope.beside(async (beside) => ({
    heard: await hear(beside, { ...whose, period }),
    last: await listLastRated(beside, whose),
    ratingsThisHour: await countSince(beside, { ...whose, since: new Date(now.getTime() - HOUR_MS) }),
  }));
  const drawnFor = await db.mapPersona.findMany({ where: { workspaceId, mapId: map.id } });
  const departments = await db.department.findMany({
    where: inWorkspace,
    ...byName,
    select: { id: true, name: true, barrier: true },
  });
  const promises = await db.brandPromise.findMany({ where: inWorkspace, ...byName });
  const key = await db.apiKey.findFirst({
    where: { workspaceId, kind: 'public', revokedAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { prefix: true },
  });
  const family = await familyOf(scope, map, maps);
  const lanes = await listLanes(scope, map.id);
  const standings = await listStandings(scope, map.id);
  const stages = await readStages(scope, map.id, standings);
  const opportunities = await listMapOpportunities(scope, map.id, standings);
  const ownIds = stages.flatMap(({ touchpoints }) => touchpoints.map(({ id }) => id));
  const origins = map.kind === 'desired' ? await listOrigins(scope, ownIds) : null;
  const business = await db.journeyMap.findUnique({
    where: { workspaceId_id: { workspaceId, id: map.id } },
    select: { industry: true },
  });
  const { heard, last, ratingsThisHour } = await figures();
  const placesOf = (id: string) => heardAt.get(id) ?? [];
  return {
    id: map.id,
    name: map.name,
    kind: map.kind,
    industry: industryOf(business?.industry ?? null),
    ...family,
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
    drawnFor: drawnFor.map(({ personaId }) => personaId),
    departments,
    promises,
    maps: maps.map(({ id, name }) => ({ id, name })),
    lanes,
    stages: stages.map((stage) => ({
      ...stage,
      touchpoints: stage.touchpoints.map((touchpoint) => ({
        ...touchpoint,
        ...(origins ? { origins: origins.get(touchpoint.id) ?? [] } : {}),
        current: sayable(pool(placesOf(touchpoint.id).map((id) => heard.get(`${id} current`)))),
        previous: sayable(pool(placesOf(touchpoint.id).map((id) => heard.get(`${id} previous`)))),
        lastRatedAt: newest(placesOf(touchpoint.id).map((id) => last.get(id))),
      })),
    })),
    opportunities,
    ratingsThisHour,
  };
}

/** Of ISO date-times. */
const newest = (times: readonly (string | undefined)[]): string | null =>
  times.reduce<string | null>((latest, time) => (time && (!latest || time > latest) ? time : latest), null);
