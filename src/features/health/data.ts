import type { FactNote, FactOpportunity, FactStage, MapFacts } from '@/domain/health';
import { checkMap } from '@/domain/health';
import { dayInZone } from '@/domain/period';
import type { Phase } from '@/domain/phase';
import { stepsOf } from '@/domain/steps';
import { listUsual } from '@/features/catalogue/data';
import { type Industry, industryOf } from '@/features/catalogue/schema';
import { listDepartments } from '@/features/department/data';
import { listMaps } from '@/features/map/data';
import { listLastRated } from '@/features/touchpoint/data';
import { AppError } from '@/server/errors';
import type { WorkspaceScope } from '@/server/tenancy';
import { countMet } from './prepare';
import { type Exception, evidenceDaysOf, type HealthData, type HealthFigure, QUIET_DAYS } from './schema';

const gone = () => new AppError('not_found', 'This map does not exist, or it was deleted.');
/** The newest of some ISO date-times. */
const newest = (moments: readonly (string | null)[]) =>
  moments.toSorted().findLast((at) => at !== null) ?? null;
const dayOf = (date: Date | null | undefined) => date?.toISOString().slice(0, 10) ?? null;

/** What is wanting on a map, how far it has come, and how it is looked after. Throws `not_found`. */
export async function getHealth(scope: WorkspaceScope, mapId: string): Promise<HealthData> {
  const map = (await listMaps(scope)).find(({ id }) => id === mapId);
  if (!map) throw gone();
  const facts = (await readFacts(scope, [map])).get(mapId);
  if (!facts) throw gone();
  const kept = await scope.db.mapHealth.findFirst({
    where: { workspaceId: scope.workspaceId, mapId },
    include: { reviewedBy: { select: { name: true } } },
  });
  return {
    map: {
      id: map.id,
      name: map.name,
      kind: map.kind,
      industry: (await readIndustries(scope, [mapId])).get(mapId) ?? null,
    },
    checks: checkMap(facts),
    steps: stepsOf(facts),
    exceptions: (await listExceptions(scope, [mapId])).get(mapId) ?? [],
    settings: {
      quietDays: facts.quietDays,
      reviewEvery: kept?.reviewEvery ?? null,
      reviewOn: facts.reviewOn,
      stepsShown: kept?.stepsShown ?? false,
    },
    reviewed: kept?.reviewedAt
      ? { at: kept.reviewedAt.toISOString(), by: kept.reviewedBy?.name ?? null }
      : null,
    today: facts.today,
  };
}

/** How every map of the workspace stands. Its queries do not grow in number with the maps. */
export async function listHealth(scope: WorkspaceScope): Promise<HealthFigure[]> {
  const maps = await listMaps(scope);
  const facts = await readFacts(scope, maps);
  const exceptions = await listExceptions(
    scope,
    maps.map(({ id }) => id),
  );
  return maps.flatMap(({ id }) => {
    const one = facts.get(id);
    return one ? [{ mapId: id, ...countMet(checkMap(one), exceptions.get(id) ?? []) }] : [];
  });
}

async function listExceptions(
  { db, workspaceId }: WorkspaceScope,
  mapIds: string[],
): Promise<Map<string, Exception[]>> {
  const rows = await db.healthException.findMany({
    where: { workspaceId, mapId: { in: mapIds } },
    orderBy: [{ createdAt: 'asc' }, { rule: 'asc' }, { subject: 'asc' }],
    include: { createdBy: { select: { name: true } } },
  });
  const byMap = Map.groupBy(rows, ({ mapId }) => mapId);
  return new Map(
    [...byMap].map(([mapId, list]) => [
      mapId,
      list.map(({ rule, subject, reason, createdBy, createdAt }) => ({
        rule: rule as Exception['rule'],
        subject,
        reason,
        by: createdBy?.name ?? null,
        at: createdAt.toISOString(),
      })),
    ]),
  );
}

const IN_ORDER: { [column in 'rank' | 'id']?: 'asc' }[] = [{ rank: 'asc' }, { id: 'asc' }];

/** What the checks and the steps are computed from, by map id. */
async function readFacts(
  scope: WorkspaceScope,
  maps: readonly { id: string; kind: 'current' | 'desired' }[],
): Promise<Map<string, MapFacts>> {
  const { db, workspaceId, timeZone } = scope;
  const mapIds = maps.map(({ id }) => id);
  const stages = await db.stage.findMany({
    where: { workspaceId, mapId: { in: mapIds }, deletedAt: null },
    orderBy: IN_ORDER,
    select: { id: true, mapId: true, name: true, phase: true },
  });
  const touchpoints = await readTouchpoints(
    scope,
    stages.map(({ id }) => id),
  );
  const notes = await readNotes(
    scope,
    [...touchpoints.values()].flat().map(({ id }) => id),
  );
  const opportunities = await readOpportunities(scope, mapIds);
  const departments = await listDepartments(scope);
  const promises = await readPromises(scope);
  const settings = await db.mapHealth.findMany({ where: { workspaceId, mapId: { in: mapIds } } });
  const industries = await readIndustries(scope, mapIds);
  const today = dayInZone(new Date(), timeZone);
  return new Map(
    maps.map(({ id, kind }) => {
      const kept = settings.find(({ mapId }) => mapId === id);
      const own = stages
        .filter(({ mapId }) => mapId === id)
        .map(
          (stage): FactStage => ({
            id: stage.id,
            name: stage.name,
            phase: stage.phase as Phase,
            touchpoints: (touchpoints.get(stage.id) ?? []).map((touchpoint) => {
              const own = (notes.get(touchpoint.id) ?? []).map(({ evidenceAt }) => evidenceAt);
              return { ...touchpoint, evidenceAt: newest([touchpoint.evidenceAt, ...own]) };
            }),
          }),
        );
      const facts: MapFacts = {
        kind,
        stages: own,
        notes: own.flatMap((stage) => stage.touchpoints).flatMap((one) => notes.get(one.id) ?? []),
        opportunities: opportunities.get(id) ?? [],
        departments,
        promises,
        typical: typicalOf(scope, industries.get(id) ?? null),
        quietDays: kept?.quietDays ?? QUIET_DAYS,
        evidenceDays: evidenceDaysOf(kept?.reviewEvery ?? null),
        reviewOn: dayOf(kept?.reviewOn),
        today,
        timeZone,
      };
      return [id, facts];
    }),
  );
}

async function readIndustries({ db, workspaceId }: WorkspaceScope, mapIds: string[]) {
  const rows = await db.journeyMap.findMany({
    where: { workspaceId, id: { in: mapIds } },
    select: { id: true, industry: true },
  });
  return new Map(rows.map(({ id, industry }) => [id, industryOf(industry)]));
}

/** What such a business usually has; null when it is not known what business it is. */
function typicalOf(scope: WorkspaceScope, industry: Industry | null): MapFacts['typical'] {
  if (industry === null) return null;
  return listUsual(scope, industry).map(({ slug, name, also }) => ({ id: slug, names: [name, ...also] }));
}

/** The touchpoints of the stages in order, by stage id; their evidence is that of their statements alone. */
async function readTouchpoints(scope: WorkspaceScope, stageIds: string[]) {
  const { db, workspaceId } = scope;
  const rows = await db.touchpoint.findMany({
    where: { workspaceId, stageId: { in: stageIds }, deletedAt: null },
    orderBy: IN_ORDER,
    select: {
      id: true,
      stageId: true,
      name: true,
      departmentId: true,
      evidence: {
        where: { OR: [{ laneId: null }, { ownLane: { deletedAt: null } }] },
        select: { observedAt: true },
      },
      _count: { select: { promises: true } },
    },
  });
  const touchpointIds = rows.map(({ id }) => id);
  const surveys = await db.survey.findMany({
    where: { workspaceId, touchpointId: { in: touchpointIds }, archivedAt: null },
    select: { touchpointId: true, status: true, createdAt: true },
  });
  const heard = await listLastRated(scope, { touchpointIds, personaId: null });
  const bySurvey = new Map(surveys.map((survey) => [survey.touchpointId, survey]));
  const drawn = rows.map(({ _count, id, evidence, ...row }) => {
    const survey = bySurvey.get(id);
    return {
      ...row,
      id,
      survey: survey
        ? { status: survey.status as 'published' | 'paused', since: survey.createdAt.toISOString() }
        : null,
      lastHeardAt: heard.get(id) ?? null,
      evidenceAt: newest(evidence.map(({ observedAt }) => observedAt.toISOString())),
      promises: _count.promises,
    };
  });
  return Map.groupBy(drawn, ({ stageId }) => stageId);
}

async function readNotes({ db, workspaceId }: WorkspaceScope, touchpointIds: string[]) {
  const rows = await db.insight.findMany({
    where: { workspaceId, touchpointId: { in: touchpointIds }, deletedAt: null },
    orderBy: [{ observedAt: 'desc' }, { id: 'asc' }],
    select: {
      id: true,
      kind: true,
      text: true,
      touchpointId: true,
      evidence: { select: { observedAt: true } },
    },
  });
  const notes = rows.map(({ evidence, kind, ...row }): FactNote & { evidenceAt: string | null } => ({
    ...row,
    kind: kind as FactNote['kind'],
    evidence: evidence.length,
    evidenceAt: newest(evidence.map(({ observedAt }) => observedAt.toISOString())),
  }));
  return Map.groupBy(notes, ({ touchpointId }) => touchpointId);
}

async function readOpportunities({ db, workspaceId }: WorkspaceScope, mapIds: string[]) {
  const rows = await db.opportunity.findMany({
    where: { workspaceId, mapId: { in: mapIds }, deletedAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      mapId: true,
      title: true,
      status: true,
      touchpoints: {
        where: { touchpoint: { deletedAt: null, stage: { deletedAt: null } } },
        select: { touchpointId: true },
      },
      _count: { select: { evidence: true } },
    },
  });
  const byMap = Map.groupBy(rows, ({ mapId }) => mapId);
  return new Map(
    [...byMap].map(([mapId, list]) => [
      mapId,
      list.map(
        ({ id, title, status, touchpoints, _count }): FactOpportunity => ({
          id,
          title,
          status: status as FactOpportunity['status'],
          touchpointIds: touchpoints.map(({ touchpointId }) => touchpointId),
          evidence: _count.evidence,
        }),
      ),
    ]),
  );
}

async function readPromises({ db, workspaceId }: WorkspaceScope): Promise<MapFacts['promises']> {
  const shown = { deletedAt: null, stage: { deletedAt: null, map: { deletedAt: null } } };
  const rows = await db.brandPromise.findMany({
    where: { workspaceId },
    orderBy: [{ name: 'asc' }],
    select: {
      id: true,
      name: true,
      _count: { select: { touchpoints: { where: { touchpoint: shown } } } },
    },
  });
  return rows.map(({ id, name, _count }) => ({ id, name, touchpoints: _count.touchpoints }));
}
