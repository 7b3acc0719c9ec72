/** A stage or touchpoint as it is compared: what it is called and what it says, as people read it. */
export interface DiffItem {
  /** What makes it the same thing on both sides: its id, or that of its ancestor. */
  key: string;
  name: string;
  /** By the name of the field; empty is not said. */
  fields: Readonly<Record<string, string>>;
}

/** A stage with its touchpoints in order. */
export interface DiffStage extends DiffItem {
  touchpoints: readonly DiffItem[];
}

export interface FieldChange {
  field: string;
  before: string;
  after: string;
}

export interface ItemChange {
  key: string;
  kind: 'added' | 'removed' | 'changed';
  /** Its newest name. */
  name: string;
  /** Its place in the order changed, or its stage. */
  moved: boolean;
  /** Names of the stages it stood and stands in; null for stages, and where it is not. */
  from: string | null;
  to: string | null;
  /** Of what was added or removed, everything it says. */
  fields: FieldChange[];
}

export interface MapDiff {
  stages: ItemChange[];
  touchpoints: ItemChange[];
}

/** What came, went, moved and changed in one list. */
export const diffLists = (before: readonly DiffItem[], after: readonly DiffItem[]): ItemChange[] =>
  compare(before, after, outOfOrder(before, after), () => null);

interface Placed {
  item: DiffItem;
  stage: DiffItem;
}

/**
 * What has to be added, removed, moved and changed to come from one map to another, in the order of the newer one,
 * what was removed after it. As few things as possible count as moved: those outside a longest run in unchanged order.
 */
export function diffMaps(before: readonly DiffStage[], after: readonly DiffStage[]): MapDiff {
  const stages = diffLists(before, after);
  const [old, young] = [place(before), place(after)];
  const moved = new Set<string>();
  for (const stage of after) {
    const earlier = before.find(({ key }) => key === stage.key)?.touchpoints ?? [];
    for (const key of outOfOrder(earlier, stage.touchpoints)) moved.add(key);
  }
  for (const [key, { stage }] of young) {
    const was = old.get(key);
    if (was && was.stage.key !== stage.key) moved.add(key);
  }
  const items = (placed: Map<string, Placed>) => [...placed.values()].map(({ item }) => item);
  const stageOf = (placed: Map<string, Placed>, key: string) => placed.get(key)?.stage.name ?? null;
  const touchpoints = compare(items(old), items(young), moved, (key, side) =>
    stageOf(side === 'before' ? old : young, key),
  );
  return { stages, touchpoints };
}

const place = (stages: readonly DiffStage[]) =>
  new Map(
    stages.flatMap((stage) => stage.touchpoints.map((item): [string, Placed] => [item.key, { item, stage }])),
  );

function compare(
  before: readonly DiffItem[],
  after: readonly DiffItem[],
  moved: ReadonlySet<string>,
  stageOf: (key: string, side: 'before' | 'after') => string | null,
): ItemChange[] {
  const old = new Map(before.map((item) => [item.key, item]));
  const young = new Set(after.map(({ key }) => key));
  const present = after.flatMap((item): ItemChange[] => {
    const was = old.get(item.key);
    const fields = fieldChanges(was, item);
    const isMoved = moved.has(item.key);
    if (was && fields.length === 0 && !isMoved) return [];
    const { key, name } = item;
    const places = { from: stageOf(key, 'before'), to: stageOf(key, 'after') };
    return [{ key, name, kind: was ? 'changed' : 'added', moved: isMoved, ...places, fields }];
  });
  const gone = before
    .filter(({ key }) => !young.has(key))
    .map((item): ItemChange => {
      const { key, name } = item;
      const from = stageOf(key, 'before');
      return {
        key,
        name,
        kind: 'removed',
        moved: false,
        from,
        to: null,
        fields: fieldChanges(item, undefined),
      };
    });
  return [...present, ...gone];
}

function fieldChanges(before: DiffItem | undefined, after: DiffItem | undefined): FieldChange[] {
  const said = (item: DiffItem | undefined) => (item ? { name: item.name, ...item.fields } : {});
  const [old, young]: Record<string, string>[] = [said(before), said(after)];
  return [...new Set([...Object.keys(young ?? {}), ...Object.keys(old ?? {})])]
    .map((field) => ({ field, before: old?.[field] ?? '', after: young?.[field] ?? '' }))
    .filter((change) => change.before !== change.after);
}

/** Keys of those, among the ones both lists have, that do not stand in a longest run of unchanged order. */
function outOfOrder(before: readonly DiffItem[], after: readonly DiffItem[]): Set<string> {
  const index = new Map(before.map(({ key }, at) => [key, at]));
  const common = after.flatMap(({ key }) => {
    const at = index.get(key);
    return at === undefined ? [] : [{ key, at }];
  });
  const kept = new Set(longestRise(common.map(({ at }) => at)).map((position) => common[position]?.key));
  return new Set(common.map(({ key }) => key).filter((key) => !kept.has(key)));
}

/** Positions of a longest rising subsequence. */
function longestRise(values: readonly number[]): number[] {
  const length: number[] = [];
  const previous: number[] = [];
  let best = -1;
  for (const [i, value] of values.entries()) {
    length[i] = 1;
    previous[i] = -1;
    for (let j = 0; j < i; j++)
      if ((values[j] ?? 0) < value && (length[j] ?? 0) + 1 > (length[i] ?? 0)) {
        length[i] = (length[j] ?? 0) + 1;
        previous[i] = j;
      }
    if (best < 0 || (length[i] ?? 0) > (length[best] ?? 0)) best = i;
  }
  const positions: number[] = [];
  for (let at = best; at >= 0; at = previous[at] ?? -1) positions.unshift(at);
  return positions;
}
