import { formatCount } from '@/domain/format';
import { phaseOf } from '@/domain/phase';
import { nameKey } from '@/domain/slug';
import { PHASES, type Phase } from '@/features/map/schema';
import type { PlannedStage } from '@/features/stage/schema';
import type { Duplicates, ExistingStage, ImportCounts, ImportRow } from './schema';

export interface PlannedTouchpoint {
  n: number;
  stage: string;
  /** Null: it will be made. */
  id: string | null;
  row: ImportRow;
}

export interface ImportPlan {
  stages: PlannedStage[];
  touchpoints: PlannedTouchpoint[];
  /** Row numbers left out, because the touchpoint is there already. */
  skipped: number[];
}

/** What an import will do. The preview shows it and the server does it, from one function. */
export function planImport(
  existing: readonly ExistingStage[],
  rows: readonly ImportRow[],
  { duplicates, fallbackStage }: { duplicates: Duplicates; fallbackStage: string },
): ImportPlan {
  const stages = new Map<string, PlannedStage>();
  const known = new Map<string, { stage: string; id: string }>();
  const anywhere = new Map<string, { stage: string; id: string }>();
  for (const { touchpoints, ...stage } of existing) {
    const key = nameKey(stage.name);
    if (!stages.has(key)) stages.set(key, { ...stage, key, changed: false });
    for (const { id, name } of touchpoints) {
      const found = { stage: key, id };
      const at = `${key}\n${nameKey(name)}`;
      if (!known.has(at)) known.set(at, found);
      if (!anywhere.has(nameKey(name))) anywhere.set(nameKey(name), found);
    }
  }
  const made = new Map<string, PlannedTouchpoint>();
  const plan: ImportPlan = { stages: [], touchpoints: [], skipped: [] };
  let phase: Phase = existing.at(-1)?.phase ?? 'before';
  for (const row of rows) {
    const named = row.stage || (anywhere.get(nameKey(row.touchpoint)) ? '' : fallbackStage);
    const match = named === '' ? anywhere.get(nameKey(row.touchpoint)) : undefined;
    const key = match?.stage ?? nameKey(named);
    const stage = stages.get(key);
    if (!stage) {
      phase = row.phase ?? phaseOf(named) ?? phase;
      stages.set(key, { key, id: null, name: named, phase, goal: row.goal, changed: false });
    } else {
      phase = stage.phase;
      if (stage.id === null || duplicates === 'update') adoptStage(stage, row);
    }
    if (row.touchpoint === '') continue;
    const at = `${key}\n${nameKey(row.touchpoint)}`;
    const twin = made.get(at);
    const present = match ?? known.get(at);
    if (duplicates === 'add' || (!twin && !present)) {
      const touchpoint: PlannedTouchpoint = { n: row.n, stage: key, id: null, row };
      made.set(at, touchpoint);
      plan.touchpoints.push(touchpoint);
    } else if (duplicates === 'skip') plan.skipped.push(row.n);
    else if (twin) twin.row = mergeRows(twin.row, row);
    else if (present) {
      const touchpoint: PlannedTouchpoint = { n: row.n, stage: key, id: present.id, row };
      made.set(at, touchpoint);
      plan.touchpoints.push(touchpoint);
    }
  }
  plan.stages = inPlace([...stages.values()]);
  return plan;
}

/** New stages of a map that has some, each behind the last one of its phase or an earlier one. */
function inPlace(stages: readonly PlannedStage[]): PlannedStage[] {
  const order = stages.filter(({ id }) => id !== null);
  if (order.length === 0) return [...stages];
  const at = ({ phase }: PlannedStage) => PHASES.indexOf(phase);
  for (const fresh of stages.filter(({ id }) => id === null))
    order.splice(order.findLastIndex((stage) => at(stage) <= at(fresh)) + 1, 0, fresh);
  return order;
}

function adoptStage(stage: PlannedStage, { phase, goal }: ImportRow): void {
  const next = { phase: phase ?? stage.phase, goal: goal || stage.goal };
  if (next.phase === stage.phase && next.goal === stage.goal) return;
  Object.assign(stage, next, { changed: stage.id !== null });
}

function mergeRows(first: ImportRow, second: ImportRow): ImportRow {
  return {
    ...first,
    texts: { ...first.texts, ...second.texts },
    levels: { ...first.levels, ...second.levels },
    momentOfTruth: second.momentOfTruth ?? first.momentOfTruth,
    lanes: { ...first.lanes, ...second.lanes },
    department: second.department || first.department,
    promises: [...new Set([...first.promises, ...second.promises])],
    personas: [...new Set([...first.personas, ...second.personas])],
    insights: [...first.insights, ...second.insights],
  };
}

export function countPlan(plan: ImportPlan): ImportCounts {
  const made = plan.touchpoints.filter(({ id }) => id === null).length;
  return {
    stages: plan.stages.filter(({ id }) => id === null).length,
    touchpoints: made,
    updated: plan.touchpoints.length - made,
    skipped: plan.skipped.length,
  };
}

/** "42 touchpoints in 6 new stages, 3 updated, 2 left out" */
export function describeCounts({ stages, touchpoints, updated, skipped }: ImportCounts): string {
  const parts = [formatCount(touchpoints, 'new touchpoint')];
  if (stages > 0) parts.push(formatCount(stages, 'new stage'));
  if (updated > 0) parts.push(`${formatCount(updated, 'touchpoint')} updated`);
  if (skipped > 0) parts.push(`${formatCount(skipped, 'row')} left out`);
  return parts.join(', ');
}

/** Where the map as it is shown can be downloaded. */
export function csvAddress(data: {
  id: string;
  range: string;
  persona: string | null;
  workspace: { slug: string };
}) {
  const query = new URLSearchParams({
    range: data.range,
    ...(data.persona ? { persona: data.persona } : {}),
  });
  return `/api/w/${data.workspace.slug}/maps/${data.id}/csv?${query}`;
}
