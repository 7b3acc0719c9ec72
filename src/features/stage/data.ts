import type { SurveyType } from '@/contract/survey';
import { standingKey } from '@/features/evidence/data';
import type { Standing } from '@/features/evidence/schema';
import { listLaneCells, valuesOf } from '@/features/lane/data';
import type { MapInsight, MapTouchpoint, Phase } from '@/features/map/schema';
import { AppError } from '@/server/errors';
import type { MapScope, WorkspaceScope } from '@/server/tenancy';
import type { StageResource } from './schema';

export interface LockedStage {
  id: string;
  mapId: string;
  name: string;
  goal: string;
  phase: string;
  rank: string;
}

const gone = () => new AppError('not_found', 'This stage does not exist, or it was deleted.');

/**
 * Locks a stage that is shown (neither it nor its map was deleted) until the end of the transaction, against other
 * edits of it and of its order. Throws `not_found`.
 */
export async function lockStage({ db, workspaceId }: WorkspaceScope, id: string): Promise<LockedStage> {
  const [row] = await db.$queryRaw<LockedStage[]>`
    SELECT s.id, s.map_id AS "mapId", s.name, s.goal, s.phase, s.rank
    FROM stage s JOIN journey_map m ON m.workspace_id = s.workspace_id AND m.id = s.map_id
    WHERE s.workspace_id = ${workspaceId}::uuid AND s.id = ${id}::uuid
      AND s.deleted_at IS NULL AND m.deleted_at IS NULL
    FOR NO KEY UPDATE OF s`;
  if (!row) throw gone();
  return row;
}

/** All stages of a map, deleted ones too: a restored stage must find its place still free. */
export async function listStageRanks({ db, workspaceId }: WorkspaceScope, mapId: string) {
  return db.stage.findMany({
    where: { workspaceId, mapId },
    orderBy: { rank: 'asc' },
    select: { id: true, rank: true, phase: true },
  });
}

interface StagesAfter {
  /** All but null. */
  mapId: string | null;
  after: string | null;
  count: number;
}

type StageRow = Omit<StageResource, 'createdAt'> & { createdAt: Date };

/** Stages that are shown, map by map in the order in which they are drawn, behind the stage `after`. */
export async function listStagesAfter(
  { db, workspaceId }: WorkspaceScope,
  { mapId, after, count }: StagesAfter,
): Promise<StageResource[]> {
  const rows = await db.$queryRaw<StageRow[]>`
    SELECT s.id, s.map_id AS "mapId", s.name, s.goal, s.phase, s.created_at AS "createdAt"
    FROM stage s JOIN journey_map m ON m.workspace_id = s.workspace_id AND m.id = s.map_id
    WHERE s.workspace_id = ${workspaceId}::uuid AND s.deleted_at IS NULL AND m.deleted_at IS NULL
      AND (${mapId}::uuid IS NULL OR s.map_id = ${mapId}::uuid)
      AND (${after}::uuid IS NULL OR (m.created_at, m.id, s.rank, s.id) > (
        SELECT am.created_at, am.id, a.rank, a.id
        FROM stage a JOIN journey_map am ON am.workspace_id = a.workspace_id AND am.id = a.map_id
        WHERE a.workspace_id = ${workspaceId}::uuid AND a.id = ${after}::uuid))
    ORDER BY m.created_at, m.id, s.rank, s.id LIMIT ${count}`;
  return rows.map(toStage);
}

/** A stage that is shown. Throws `not_found`. */
export async function getStage({ db, workspaceId }: WorkspaceScope, id: string): Promise<StageResource> {
  const row = await db.stage.findFirst({
    where: { workspaceId, id, deletedAt: null, map: { deletedAt: null } },
    select: { id: true, mapId: true, name: true, goal: true, phase: true, createdAt: true },
  });
  if (!row) throw gone();
  return toStage({ ...row, phase: row.phase as Phase });
}

const toStage = ({ createdAt, ...row }: StageRow): StageResource => ({
  ...row,
  createdAt: createdAt.toISOString(),
});

type Unheard = Omit<MapTouchpoint, 'current' | 'previous' | 'lastRatedAt'>;

const IN_ORDER: { [column in 'rank' | 'id']?: 'asc' }[] = [{ rank: 'asc' }, { id: 'asc' }];

/** Stages with their touchpoints as drawn, in order. One query after the other: a transaction has one connection. */
export async function readStages(scope: MapScope, mapId: string, standings: ReadonlyMap<string, Standing>) {
  const stages = await scope.db.stage.findMany({
    where: { workspaceId: scope.workspaceId, mapId, deletedAt: null },
    orderBy: IN_ORDER,
    select: { id: true, name: true, goal: true, phase: true, rank: true },
  });
  const touchpoints = await readTouchpoints(
    scope,
    stages.map(({ id }) => id),
    standings,
  );
  return stages.map((stage) => ({
    ...stage,
    phase: stage.phase as Phase,
    touchpoints: touchpoints.get(stage.id) ?? [],
  }));
}

/** The touchpoints of the stages, by stage id, in order. */
async function readTouchpoints(
  scope: MapScope,
  stageIds: string[],
  standings: ReadonlyMap<string, Standing>,
): Promise<Map<string, Unheard[]>> {
  const { db, workspaceId } = scope;
  const rows = await db.touchpoint.findMany({
    where: { workspaceId, stageId: { in: stageIds }, deletedAt: null },
    orderBy: IN_ORDER,
    omit: { workspaceId: true, departmentId: true, createdAt: true, deletedAt: true },
    include: { department: { select: { id: true, name: true } } },
  });
  const ofThem = { workspaceId, touchpointId: { in: rows.map(({ id }) => id) } };
  const promises = await db.touchpointPromise.findMany({
    where: ofThem,
    orderBy: { promise: { name: 'asc' } },
    select: { touchpointId: true, promise: { select: { id: true, name: true } } },
  });
  const insights = await db.insight.findMany({
    where: { ...ofThem, deletedAt: null },
    orderBy: [{ observedAt: 'desc' }, { id: 'asc' }],
    select: { touchpointId: true, id: true, kind: true, text: true, observedAt: true },
  });
  const surveys = await db.survey.findMany({
    where: { ...ofThem, archivedAt: null },
    select: { touchpointId: true, id: true, type: true, status: true },
  });
  const cells = await listLaneCells(scope, ofThem.touchpointId.in);
  const shown = rows.map(({ stageId, doingAt, thinkingAt, feelingAt, ...touchpoint }) => {
    const own = ({ touchpointId }: { touchpointId: string }) => touchpointId === touchpoint.id;
    const survey = surveys.find(own);
    const stands = (lane: string, wordedAt: string): Standing =>
      standings.get(standingKey(touchpoint.id, lane)) ?? { n: 0, at: wordedAt };
    const ownCells = cells.get(touchpoint.id) ?? [];
    const drawn: Unheard = {
      ...touchpoint,
      values: valuesOf(ownCells),
      promises: promises.filter(own).map(({ promise }) => promise),
      insights: insights.filter(own).map(({ id, kind, text, observedAt }) => ({
        id,
        kind: kind as MapInsight['kind'],
        text,
        evidence: standings.get(standingKey(id))?.n ?? 0,
        observedAt: standings.get(standingKey(id))?.at ?? observedAt.toISOString(),
      })),
      stated: {
        doing: doingAt && stands('doing', doingAt.toISOString()),
        thinking: thinkingAt && stands('thinking', thinkingAt.toISOString()),
        feeling: feelingAt && stands('feeling', feelingAt.toISOString()),
        ...Object.fromEntries(ownCells.map(({ laneId, statedAt }) => [laneId, stands(laneId, statedAt)])),
      },
      survey: survey
        ? { id: survey.id, type: survey.type as SurveyType, status: survey.status as 'published' | 'paused' }
        : null,
    };
    return { stageId, drawn };
  });
  const byStage = Map.groupBy(shown, ({ stageId }) => stageId);
  return new Map([...byStage].map(([stageId, list]) => [stageId, list.map(({ drawn }) => drawn)]));
}
