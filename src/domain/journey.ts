import { movedAmong } from './order';

/** What a touchpoint says, as far as a desired journey may say it differently. */
export interface Cells {
  name: string;
  doing: string;
  thinking: string;
  feeling: string;
  mood: number | null;
  channel: string;
  purpose: string;
  department: string | null;
  desired: number | null;
  importance: number | null;
  businessImportance: number | null;
  momentOfTruth: boolean;
  promises: readonly string[];
}
export type CellName = keyof Cells;

/** What a lane of the workspace's own says at a touchpoint. */
export interface OwnCell {
  /** Of the lane. */
  name: string;
  text: string;
  /** Two of them become one text; of others the first stays. */
  joins: boolean;
}
export type OwnCells = Readonly<Record<string, OwnCell>>;

export interface JourneyTouchpoint {
  id: string;
  /** Of the lanes that both maps have, by what makes them the same lane. */
  own?: OwnCells;
  /** Touchpoints of the current map it stands for, its own first, then those merged into it. */
  origins: readonly string[];
  cells: Cells;
}

export interface JourneyStage<T extends JourneyTouchpoint = JourneyTouchpoint> {
  id: string;
  /** Stage of the current map it was derived from. */
  origin: string | null;
  name: string;
  goal: string;
  phase: string;
  touchpoints: readonly T[];
}

/** `unseen`: it came into the current map after the desired one was derived, so nobody has decided about it yet. */
export type Mark = 'added' | 'removed' | 'merged' | 'moved' | 'changed' | 'unseen';
export type StageField = 'name' | 'goal' | 'phase';

export interface TouchpointRow<T extends JourneyTouchpoint = JourneyTouchpoint> {
  key: string;
  /** What stands for it today; several where they were merged, none where it is new. */
  today: readonly T[];
  /** None where it was removed. */
  desired: T | null;
  marks: readonly Mark[];
  /** Which cells say something else. */
  changed: readonly CellName[];
  /** Names of own lanes that do. */
  changedLanes: readonly string[];
  /** Names of today's stages it came from, where they are not those it stands in. */
  from: readonly string[];
}

export interface StageRow<T extends JourneyTouchpoint = JourneyTouchpoint> {
  key: string;
  today: JourneyStage<T> | null;
  desired: JourneyStage<T> | null;
  marks: readonly Exclude<Mark, 'merged'>[];
  changed: readonly StageField[];
  rows: readonly TouchpointRow<T>[];
}

const TEXTS = ['doing', 'thinking', 'feeling', 'channel', 'purpose'] as const;
const CELLS: readonly CellName[] = [
  'name',
  ...TEXTS,
  'mood',
  'department',
  'desired',
  'importance',
  'businessImportance',
  'momentOfTruth',
  'promises',
];

const joined = (a: string, b: string, by: string) =>
  a === b || b === '' ? a : a === '' ? b : `${a}${by}${b}`;

/** Two touchpoints as one: the first gives the name and the levels, no text and no promise of either is lost. */
export function mergeCells(first: Cells, second: Cells): Cells {
  return {
    name: first.name,
    doing: joined(first.doing, second.doing, '\n'),
    thinking: joined(first.thinking, second.thinking, '\n'),
    feeling: joined(first.feeling, second.feeling, '\n'),
    purpose: joined(first.purpose, second.purpose, '\n'),
    channel: joined(first.channel, second.channel, ', '),
    mood: first.mood ?? second.mood,
    department: first.department ?? second.department,
    desired: first.desired ?? second.desired,
    importance: first.importance ?? second.importance,
    businessImportance: first.businessImportance ?? second.businessImportance,
    momentOfTruth: first.momentOfTruth,
    promises: [...new Set([...first.promises, ...second.promises])],
  };
}

function mergeOwn(first: OwnCells, second: OwnCells): OwnCells {
  const merged: Record<string, OwnCell> = { ...second, ...first };
  for (const [key, cell] of Object.entries(first)) {
    const other = second[key];
    if (other && cell.joins) merged[key] = { ...cell, text: joined(cell.text, other.text, '\n') };
  }
  return merged;
}

/** Names of the lanes that say something else; what is not there says nothing. */
function otherLanes(before: OwnCells, after: OwnCells): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((key) => (before[key]?.text ?? '') !== (after[key]?.text ?? ''))
    .map((key) => (after[key] ?? before[key])?.name ?? '');
}

/**
 * What a desired journey does differently from the current one, stage by stage in the desired order; what is gone
 * from it stands where it would be. Every touchpoint of either map is in exactly one row. `taken`: the touchpoints
 * and stages that were there when the map was derived.
 */
export function compareJourneys<T extends JourneyTouchpoint>(
  current: readonly JourneyStage<T>[],
  desired: readonly JourneyStage<T>[],
  taken: ReadonlySet<string>,
): StageRow<T>[] {
  const today = placesOf(current);
  const claimed = new Set<string>();
  const rows: StageRow<T>[] = [];
  const stageMoved = movedStages(current, desired);
  for (const stage of desired) {
    const origin = current.find(({ id }) => id === stage.origin) ?? null;
    const changed = origin
      ? (['name', 'goal', 'phase'] as const).filter((field) => origin[field] !== stage[field])
      : [];
    const marks: StageRow['marks'] = origin
      ? [
          ...(stageMoved.has(stage.id) ? (['moved'] as const) : []),
          ...(changed.length > 0 ? (['changed'] as const) : []),
        ]
      : ['added'];
    const kept = keptRows(stage, origin, today, claimed);
    rows.push({ key: stage.id, today: origin, desired: stage, marks, changed, rows: kept });
  }
  return withGone(rows, current, claimed, taken);
}

const UNCHANGED = { changed: [], changedLanes: [] };

interface Place<T extends JourneyTouchpoint> {
  touchpoint: T;
  stage: JourneyStage<T>;
  index: number;
}

function placesOf<T extends JourneyTouchpoint>(stages: readonly JourneyStage<T>[]): Map<string, Place<T>> {
  return new Map(
    stages.flatMap((stage) =>
      stage.touchpoints.map((touchpoint, index) => [touchpoint.id, { touchpoint, stage, index }] as const),
    ),
  );
}

function movedStages(current: readonly JourneyStage[], desired: readonly JourneyStage[]): Set<string> {
  const kept = desired.flatMap(({ id, origin }) => {
    const position = current.findIndex((stage) => stage.id === origin);
    return position === -1 ? [] : [{ id, position }];
  });
  const moved = movedAmong(kept.map(({ position }) => position));
  return new Set(kept.filter((_, index) => moved[index]).map(({ id }) => id));
}

function keptRows<T extends JourneyTouchpoint>(
  stage: JourneyStage<T>,
  origin: JourneyStage<T> | null,
  today: ReadonlyMap<string, Place<T>>,
  claimed: Set<string>,
): TouchpointRow<T>[] {
  const paired = stage.touchpoints.map((touchpoint) => {
    const places = touchpoint.origins.flatMap((id) => {
      const place = claimed.has(id) ? undefined : today.get(id);
      if (place) claimed.add(id);
      return place ? [place] : [];
    });
    return { touchpoint, places };
  });
  const stayed = paired.filter(({ places: [own] }) => own && own.stage.id === origin?.id);
  const shifted = movedAmong(stayed.map(({ places }) => places[0]?.index ?? 0));
  const inPlace = new Set(stayed.filter((_, index) => !shifted[index]));
  return paired.map((pair) => {
    const { touchpoint, places } = pair;
    const [own, ...others] = places;
    if (!own) {
      const row = { key: touchpoint.id, today: [], desired: touchpoint, ...UNCHANGED, from: [] };
      return { ...row, marks: ['added'] as const };
    }
    const expected = others.reduce(
      (cells, place) => mergeCells(cells, place.touchpoint.cells),
      own.touchpoint.cells,
    );
    const changed = CELLS.filter((name) => !isSame(expected[name], touchpoint.cells[name]));
    const ownToday = others.reduce(
      (cells, place) => mergeOwn(cells, place.touchpoint.own ?? {}),
      own.touchpoint.own ?? {},
    );
    const changedLanes = otherLanes(ownToday, touchpoint.own ?? {});
    const from = [...new Set(places.map((place) => place.stage))].filter(({ id }) => id !== origin?.id);
    const marks: Mark[] = [];
    if (others.length > 0) marks.push('merged');
    if (!inPlace.has(pair)) marks.push('moved');
    if (changed.length + changedLanes.length > 0) marks.push('changed');
    return {
      key: touchpoint.id,
      today: places.map((place) => place.touchpoint),
      desired: touchpoint,
      marks,
      changed,
      changedLanes,
      from: from.map(({ name }) => name),
    };
  });
}

function isSame(a: Cells[CellName], b: Cells[CellName]): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  return a.length === b.length && a.every((value) => b.includes(value));
}

/** Puts what only the current map has where it would stand: after what it follows today. */
function withGone<T extends JourneyTouchpoint>(
  rows: StageRow<T>[],
  current: readonly JourneyStage<T>[],
  claimed: ReadonlySet<string>,
  taken: ReadonlySet<string>,
): StageRow<T>[] {
  const markOf = (id: string) => (taken.has(id) ? ('removed' as const) : ('unseen' as const));
  const all = [...rows];
  current.forEach((stage, position) => {
    const gone = (touchpoint: T): TouchpointRow<T> => ({
      key: touchpoint.id,
      today: [touchpoint],
      desired: null,
      marks: [markOf(touchpoint.id)],
      ...UNCHANGED,
      from: [],
    });
    const at = all.findIndex(({ today }) => today?.id === stage.id);
    const kept = all[at];
    if (!kept) {
      const before = current[position - 1];
      const after = all.findIndex(({ today }) => today !== null && today.id === before?.id);
      const rest = stage.touchpoints.filter(({ id }) => !claimed.has(id)).map(gone);
      const row = { key: stage.id, today: stage, desired: null, changed: [], rows: rest };
      all.splice(after + 1, 0, { ...row, marks: [markOf(stage.id)] });
      return;
    }
    const list = [...kept.rows];
    stage.touchpoints.forEach((touchpoint, index) => {
      if (claimed.has(touchpoint.id)) return;
      const before = new Set(stage.touchpoints.slice(0, index).map(({ id }) => id));
      const after = list.findLastIndex(({ today }) => today.some(({ id }) => before.has(id)));
      list.splice(after + 1, 0, gone(touchpoint));
    });
    all[at] = { ...kept, rows: list };
  });
  return all;
}
