import {
  BUILT_IN_LANES,
  type BuiltInLane,
  LANE_TEXTS,
  type LaneValue,
  type MapLane,
  type OwnKind,
} from './schema';

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

/** An own lane as a column of a sheet: what it is called, and of what kind it is. */
export interface LaneColumn {
  name: string;
  kind: OwnKind;
  unit: string;
}

const COLUMN = /^(.+) \((text|number|emotion|list)(?:, ([^()]{1,12}))?\)$/;

/** "Waiting time (number, min)" */
export const laneHeader = ({ name, kind, unit }: LaneColumn): string =>
  `${name} (${kind}${unit === '' ? '' : `, ${unit}`})`;

/** The lane a column of a sheet is about; one that says no kind is of texts. */
export function laneOfHeader(header: string): LaneColumn & { said: boolean } {
  const [, name, kind, unit = ''] = COLUMN.exec(header.trim()) ?? [];
  return name && kind
    ? { name: name.trim(), kind: kind as OwnKind, unit: kind === 'number' ? unit.trim() : '', said: true }
    : { name: header.trim(), kind: 'text', unit: '', said: false };
}

/** What a cell of an own lane says, in one text. A picture is what it shows. */
export function laneText(kind: OwnKind, { text = '', number }: LaneValue): string | number {
  if (kind === 'number') return number ?? '';
  return kind === 'emotion' && number !== undefined ? `${number} ${text}`.trim() : text;
}

/** The cell behind `laneText`; what is wrong with it as a sentence otherwise. */
export function laneValueOf(kind: OwnKind, typed: string): LaneValue | string {
  const [, face, word = ''] = (kind === 'emotion' ? /^\s*([1-5])(?:\s+(.*))?$/s.exec(typed) : null) ?? [];
  if (kind === 'number') {
    const number = Number(typed.trim().replace(/^([+-]?\d+),(\d+)$/, '$1.$2'));
    return Number.isFinite(number) && Math.abs(number) <= 1e15 ? { number } : 'This is not a number.';
  }
  const read = LANE_TEXTS[kind]?.safeParse(face ? word : typed);
  if (!read?.success) return read?.error.issues[0]?.message ?? 'This text does not fit.';
  return { ...(read.data === '' ? {} : { text: read.data }), ...(face ? { number: Number(face) } : {}) };
}

/** Cells by the header a sheet would give their lane; what does not fit its lane was not copied from one. */
export const readLanes = (typed: Readonly<Record<string, string>>): Record<string, LaneValue> =>
  Object.fromEntries(
    Object.entries(typed).flatMap(([header, text]) => {
      const value = laneValueOf(laneOfHeader(header).kind, text);
      return typeof value === 'string' ? [] : [[header, value]];
    }),
  );
