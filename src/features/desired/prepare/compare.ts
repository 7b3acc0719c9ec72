import { formatCount } from '@/domain/format';
import {
  type CellName,
  type Cells,
  compareJourneys,
  type JourneyStage,
  type JourneyTouchpoint,
  type Mark,
  type OwnCells,
  type StageField,
  type StageRow,
  type TouchpointRow,
} from '@/domain/journey';
import { nameKey } from '@/domain/slug';
import { laneText } from '@/features/lane/prepare';
import { isOwn, type MapLane } from '@/features/lane/schema';
import type { MapData, MapTouchpoint } from '@/features/map/schema';
import type { Ancestry } from '../schema';

/** A touchpoint in a comparison, with all the map knows of it. */
export interface Compared extends JourneyTouchpoint {
  source: MapTouchpoint;
}

export type ComparedStage = StageRow<Compared>;
export type ComparedRow = TouchpointRow<Compared>;

export const MARK_NAMES: Readonly<Record<Mark, string>> = {
  added: 'Added',
  removed: 'Removed',
  merged: 'Merged',
  moved: 'Moved',
  changed: 'Changed',
  unseen: 'New today',
};

export const CELL_NAMES: Readonly<Record<CellName | StageField, string>> = {
  name: 'name',
  doing: 'doing',
  thinking: 'thinking',
  feeling: 'feeling',
  mood: 'face',
  channel: 'channel',
  purpose: 'purpose',
  department: 'department',
  desired: 'desired level',
  importance: 'importance to customer',
  businessImportance: 'importance to business',
  momentOfTruth: 'moment of truth',
  promises: 'promises',
  goal: 'goal',
  phase: 'phase',
};

/** Both maps row by row. Without the current one, which is gone, everything stands in the desired one alone. */
export function prepareComparison(
  current: MapData | null,
  desired: MapData,
  ancestry: Ancestry,
): ComparedStage[] {
  const taken = new Set([...ancestry.taken, ...Object.values(ancestry.stages)]);
  const there = new Set((current?.lanes ?? []).map(laneKey));
  const both = new Set(desired.lanes.map(laneKey).filter((key) => there.has(key)));
  return compareJourneys(
    current ? toJourney(current, both) : [],
    toJourney(desired, both, ancestry.stages),
    taken,
  );
}

/** Lanes of two maps are the same by name and kind: each map has rows of its own. */
const laneKey = ({ kind, name }: MapLane) => `${kind} ${nameKey(name)}`;

function ownCells(
  lanes: readonly MapLane[],
  { values }: MapTouchpoint,
  shared: ReadonlySet<string>,
): OwnCells {
  return Object.fromEntries(
    lanes.flatMap((lane) => {
      const { id, kind, name } = lane;
      const value = values[id];
      if (!isOwn(kind) || !value || !shared.has(laneKey(lane))) return [];
      const text = [laneText(kind, value), value.attachmentId ?? ''].join(' ').trim();
      return [[laneKey(lane), { name, text, joins: kind === 'text' || kind === 'list' }]];
    }),
  );
}

function toJourney(
  data: MapData,
  shared: ReadonlySet<string>,
  origins: Record<string, string> = {},
): JourneyStage<Compared>[] {
  return data.stages.map(({ id, name, goal, phase, touchpoints }) => ({
    id,
    origin: origins[id] ?? null,
    name,
    goal,
    phase,
    touchpoints: touchpoints.map((source) => ({
      id: source.id,
      origins: (source.origins ?? []).map((origin) => origin.id),
      cells: cellsOf(source),
      own: ownCells(data.lanes, source, shared),
      source,
    })),
  }));
}

function cellsOf({ department, promises, ...source }: MapTouchpoint): Cells {
  return { ...source, department: department?.id ?? null, promises: promises.map(({ id }) => id) };
}

export interface MarkCount {
  mark: Mark;
  touchpoints: number;
  stages: number;
}

/** How often each mark stands, those that stand nowhere left out, and how many touchpoints have none. */
export function countMarks(stages: readonly ComparedStage[]): { marks: MarkCount[]; same: number } {
  const rows = stages.flatMap((stage) => stage.rows);
  const marks = (Object.keys(MARK_NAMES) as Mark[])
    .map((mark) => ({
      mark,
      touchpoints: rows.filter((row) => row.marks.includes(mark)).length,
      stages: stages.filter((stage) => (stage.marks as readonly Mark[]).includes(mark)).length,
    }))
    .filter(({ touchpoints, stages }) => touchpoints + stages > 0);
  return { marks, same: rows.filter(({ marks }) => marks.length === 0).length };
}

/** "2 touchpoints, 1 stage" */
export function countText({ touchpoints, stages }: MarkCount): string {
  return [
    touchpoints > 0 ? formatCount(touchpoints, 'touchpoint') : '',
    stages > 0 ? formatCount(stages, 'stage') : '',
  ]
    .filter(Boolean)
    .join(', ');
}

/** What a row does differently, in words: "moved from Consider", "desired level and name changed". */
export function explain({ marks, changed, changedLanes, from, today, desired }: ComparedRow): string[] {
  const lines: string[] = [];
  if (marks.includes('added') && (desired?.origins.length ?? 0) > 0)
    lines.push('What it stood for is gone from today’s map');
  if (marks.includes('merged')) lines.push(`From ${today.map(({ cells }) => cells.name).join(' and ')}`);
  if (marks.includes('moved'))
    lines.push(from.length > 0 ? `From ${from.join(' and ')}` : 'Another place in its stage');
  const cells = [...changed.map((name) => CELL_NAMES[name]), ...changedLanes];
  if (cells.length > 0) lines.push(`Changed: ${cells.join(', ')}`);
  if (marks.includes('unseen')) lines.push('Came into today’s map since; not decided about here');
  return lines;
}

/** The desired map with what was removed put back in its place, so that one drawing shows both. */
export function overlay(desired: MapData, stages: readonly ComparedStage[]): MapData {
  return {
    ...desired,
    stages: stages.map(({ key, today, desired: own, rows }) => {
      const stage = own ?? today;
      return {
        id: key,
        name: stage?.name ?? '',
        goal: stage?.goal ?? '',
        phase: (stage?.phase ?? 'before') as MapData['stages'][number]['phase'],
        rank: '',
        touchpoints: rows.flatMap((row) => {
          const shown = row.desired ?? row.today[0];
          // What is removed has no level to be reached.
          return shown ? [row.desired ? shown.source : { ...shown.source, desired: null }] : [];
        }),
      };
    }),
  };
}
