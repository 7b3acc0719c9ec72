import { BUILT_IN_LANES, type BuiltInLane, type MapLane, type OwnKind } from './schema';

export interface LaneRow {
  id: string;
  builtIn: string | null;
  kind: string | null;
  name: string;
  unit: string;
  hidden: boolean;
}

const builtIn = (kind: string | null) => BUILT_IN_LANES.find((lane) => lane.kind === kind);

/**
 * All lanes of a map in order, from the rows it has, in order. A built-in lane without a row stands after the one it
 * usually follows, so that a map nobody arranged is the usual one, and a lane of a later version finds its place.
 */
export function arrangeLanes(rows: readonly LaneRow[]): MapLane[] {
  const lanes = rows.flatMap((row): MapLane[] => {
    const { id, kind, name, unit, hidden } = row;
    if (kind !== null) return [{ id, kind: kind as OwnKind, name, unit, hidden }];
    const known = builtIn(row.builtIn);
    return known ? [{ id: known.kind, kind: known.kind, name: known.name, unit: '', hidden }] : [];
  });
  BUILT_IN_LANES.forEach(({ kind, name, hidden }, index) => {
    if (lanes.some(({ id }) => id === kind)) return;
    const before = BUILT_IN_LANES[index - 1]?.kind;
    const at = lanes.findIndex(({ id }) => id === before) + 1;
    lanes.splice(at, 0, { id: kind, kind, name, unit: '', hidden });
  });
  return lanes;
}

/** Built-in lanes without a row, each with the lane it stands after, in the order in which they can be added. */
export function missingLanes(
  rows: readonly LaneRow[],
): { kind: BuiltInLane; hidden: boolean; after: string | null }[] {
  const arranged = arrangeLanes(rows);
  const known = new Set(rows.map((row) => row.builtIn));
  return arranged.flatMap(({ id, hidden }, index) => {
    const lane = builtIn(id);
    return lane && !known.has(id)
      ? [{ kind: lane.kind, hidden, after: arranged[index - 1]?.id ?? null }]
      : [];
  });
}
