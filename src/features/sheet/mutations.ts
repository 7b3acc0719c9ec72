import { randomUUID } from 'node:crypto';
import { ranksAfter } from '@/domain/rank';
import { freeSlug, nameKey, slugOf } from '@/domain/slug';
import { fillLanes, type LaneEdit } from '@/features/cell/mutations';
import { nameDepartments } from '@/features/department/mutations';
import { namePersonas } from '@/features/persona/mutations';
import { namePromises } from '@/features/promise/mutations';
import { placeStages } from '@/features/stage/mutations';
import type { StageEdit } from '@/features/stage/schema';
import { keepAllCeilings } from '@/server/ceilings';
import type { WorkspaceScope } from '@/server/tenancy';
import { listLastRanks, lockTouchpoints, type StoredTouchpoint } from './data';
import type { ImportPlan, PlannedTouchpoint } from './prepare';
import type { ImportRow } from './schema';

type Patch = Partial<Omit<StoredTouchpoint, 'id'>>;

/** What rows of a sheet made on a map, and what they changed from what to what. */
export interface Changes {
  stages: string[];
  stageEdits: StageEdit[];
  touchpoints: string[];
  edits: { id: string; before: Patch; after: Patch }[];
  /** Promises newly linked to touchpoints that were there before. */
  links: { touchpointId: string; promiseId: string }[];
  insights: string[];
  departments: string[];
  promises: string[];
  personas: string[];
  /** Personas newly tied to the map. */
  personaLinks: string[];
  lanes: string[];
  cells: LaneEdit[];
}

/** Rows of one statement: 65,535 values is the most a statement takes. */
const BATCH = 1_000;

async function inBatches<T>(rows: readonly T[], write: (batch: T[]) => Promise<unknown>): Promise<void> {
  for (let start = 0; start < rows.length; start += BATCH) await write(rows.slice(start, start + BATCH));
}

/** Writes a plan on a map that is locked. What it returns is what `takeBack` needs. */
export async function writePlan(scope: WorkspaceScope, mapId: string, plan: ImportPlan): Promise<Changes> {
  const rows = plan.touchpoints.map(({ row }) => row);
  const departments = await nameDepartments(
    scope,
    rows.map(({ department }) => department),
  );
  const promises = await namePromises(
    scope,
    rows.flatMap(({ promises }) => promises),
  );
  const personas = await namePersonas(scope, { mapId, names: rows.flatMap(({ personas }) => personas) });
  const stages = await placeStages(scope, mapId, plan.stages);
  const made = await createTouchpoints(scope, plan.touchpoints, stages.ids, departments.ids);
  const edits = await editTouchpoints(scope, plan.touchpoints, departments.ids);
  const placed = plan.touchpoints.flatMap((touchpoint) => {
    const id = touchpoint.id ?? made.get(touchpoint);
    return id ? [{ id, isNew: touchpoint.id === null, row: touchpoint.row }] : [];
  });
  const insights = await writeInsights(scope, placed);
  await keepAllCeilings(scope, mapId);
  return {
    stages: stages.made,
    stageEdits: stages.edits,
    touchpoints: [...made.values()],
    edits,
    links: await linkPromises(scope, placed, promises.ids),
    insights,
    ...(await fillLanes(scope, mapId, placed)),
    departments: departments.made,
    promises: promises.made,
    personas: personas.made,
    personaLinks: personas.linked,
  };
}

/** Ids of the touchpoints that were made. */
async function createTouchpoints(
  scope: WorkspaceScope,
  planned: readonly PlannedTouchpoint[],
  stageIds: ReadonlyMap<string, string>,
  departmentIds: ReadonlyMap<string, string>,
): Promise<Map<PlannedTouchpoint, string>> {
  const { db, workspaceId } = scope;
  const byStage = Map.groupBy(
    planned.filter(({ id }) => id === null),
    ({ stage }) => stageIds.get(stage) ?? '',
  );
  const last = await listLastRanks(scope, [...byStage.keys()]);
  const rows = await db.touchpoint.findMany({ where: { workspaceId }, select: { slug: true } });
  const taken = new Set(rows.map(({ slug }) => slug));
  const ids = new Map<PlannedTouchpoint, string>();
  const data = [...byStage].flatMap(([stageId, touchpoints]) => {
    const ranked = ranksAfter(last.get(stageId) ?? null, touchpoints.length);
    return touchpoints.map((touchpoint, index) => {
      const { touchpoint: name, texts, levels, department, momentOfTruth } = touchpoint.row;
      const slug = freeSlug(slugOf(name, 'touchpoint'), taken);
      taken.add(slug);
      const id = randomUUID();
      ids.set(touchpoint, id);
      const departmentId = departmentIds.get(nameKey(department)) ?? null;
      const rank = ranked[index] ?? '';
      const fields = { ...texts, ...levels, momentOfTruth: momentOfTruth ?? false, departmentId };
      return { workspaceId, id, stageId, slug, name, rank, ...fields };
    });
  });
  await inBatches(data, (batch) => db.touchpoint.createMany({ data: batch }));
  return ids;
}

/** Changes what the rows say of touchpoints that were there before; what a row leaves empty stays. */
async function editTouchpoints(
  scope: WorkspaceScope,
  planned: readonly PlannedTouchpoint[],
  departmentIds: ReadonlyMap<string, string>,
): Promise<Changes['edits']> {
  const known = planned.flatMap(({ id, row }) => (id ? [{ id, row }] : []));
  const stored = await lockTouchpoints(
    scope,
    known.map(({ id }) => id),
  );
  const edits: Changes['edits'] = [];
  const rows: StoredTouchpoint[] = [];
  for (const { id, row } of known) {
    const now = stored.get(id);
    if (!now) continue;
    const departmentId = departmentIds.get(nameKey(row.department));
    const said: Patch = {
      ...row.texts,
      ...row.levels,
      ...(row.momentOfTruth === null ? {} : { momentOfTruth: row.momentOfTruth }),
      ...(departmentId ? { departmentId } : {}),
    };
    const differs = Object.entries(said).filter(([field, value]) => now[field as keyof Patch] !== value);
    if (differs.length === 0) continue;
    const after = Object.fromEntries(differs) as Patch;
    const before = Object.fromEntries(differs.map(([field]) => [field, now[field as keyof Patch]])) as Patch;
    edits.push({ id, before, after });
    rows.push({ ...now, ...after });
  }
  await storeTouchpoints(scope, rows);
  return edits;
}

/** Writes touchpoints that are locked, many in one statement. */
export async function storeTouchpoints(scope: WorkspaceScope, rows: readonly StoredTouchpoint[]) {
  const { db, workspaceId } = scope;
  await inBatches(
    rows,
    (batch) => db.$executeRaw`
      UPDATE touchpoint t SET doing = u.doing, thinking = u.thinking, feeling = u.feeling, channel = u.channel,
        purpose = u.purpose, mood = u.mood, desired = u.desired, importance = u.importance,
        business_importance = u."businessImportance", moment_of_truth = u."momentOfTruth",
        department_id = u."departmentId"
      FROM jsonb_to_recordset(${JSON.stringify(batch)}::jsonb) AS u(id uuid, doing text, thinking text,
        feeling text, channel text, purpose text, mood smallint, desired double precision, importance smallint,
        "businessImportance" smallint, "momentOfTruth" boolean, "departmentId" uuid)
      WHERE t.workspace_id = ${workspaceId}::uuid AND t.id = u.id`,
  );
}

interface Placed {
  id: string;
  isNew: boolean;
  row: ImportRow;
}

async function linkPromises(
  { db, workspaceId }: WorkspaceScope,
  placed: readonly Placed[],
  promiseIds: ReadonlyMap<string, string>,
): Promise<Changes['links']> {
  const old = placed.filter(({ isNew }) => !isNew).map(({ id }) => id);
  const linked = await db.touchpointPromise.findMany({
    where: { workspaceId, touchpointId: { in: old } },
    select: { touchpointId: true, promiseId: true },
  });
  const have = new Set(linked.map(({ touchpointId, promiseId }) => `${touchpointId} ${promiseId}`));
  const fresh = placed.flatMap(({ id: touchpointId, isNew, row }) =>
    row.promises.flatMap((name) => {
      const promiseId = promiseIds.get(nameKey(name));
      return promiseId && !have.has(`${touchpointId} ${promiseId}`)
        ? [{ touchpointId, promiseId, isNew }]
        : [];
    }),
  );
  const data = fresh.map(({ touchpointId, promiseId }) => ({ workspaceId, touchpointId, promiseId }));
  await inBatches(data, (batch) => db.touchpointPromise.createMany({ data: batch, skipDuplicates: true }));
  return fresh.flatMap(({ isNew, ...link }) => (isNew ? [] : [link]));
}

/** What a sheet says of pains and delights has no evidence yet: assumptions, and none that is there already. */
async function writeInsights(
  { db, workspaceId }: WorkspaceScope,
  placed: readonly Placed[],
): Promise<string[]> {
  const old = placed.filter(({ isNew }) => !isNew).map(({ id }) => id);
  const known = await db.insight.findMany({
    where: { workspaceId, touchpointId: { in: old }, deletedAt: null },
    select: { touchpointId: true, kind: true, text: true },
  });
  const keyOf = (insight: { touchpointId: string; kind: string; text: string }) =>
    `${insight.touchpointId} ${insight.kind} ${nameKey(insight.text)}`;
  const have = new Set(known.map(keyOf));
  const data = placed.flatMap(({ id: touchpointId, row }) =>
    row.insights
      .map((insight) => ({ workspaceId, id: randomUUID(), touchpointId, ...insight }))
      .filter((insight) => !have.has(keyOf(insight))),
  );
  await inBatches(data, (batch) => db.insight.createMany({ data: batch }));
  return data.map(({ id }) => id);
}
