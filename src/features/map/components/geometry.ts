import type { ScoreView } from '@/components/ui/Score';
import { type GapArea, gapAreas, monotonePath, monotoneSegments } from '@/domain/curve';
import { roundTo } from '@/domain/format';

/** Height of the drawing, and where on it the scale lies. Lengths in pixels. */
export const CURVE = { height: 268, top: 34, unit: 47.5, counts: 258 } as const;

/** Widths of a column, narrowest first: fit, comfortable, wide. */
export const COLUMNS = [107, 136, 168] as const;
/** Columns give way a little before the map begins to scroll. */
const NARROWEST = 104;
export const LANE = 108;

/** The widest column with which `count` of them fit into `room`; the usual one when none does. */
export function columnFor(room: number, count: number): number {
  const [usual] = COLUMNS;
  const fits = COLUMNS.findLast((width) => width * count <= room);
  const squeezed = Math.floor(room / Math.max(1, count));
  return fits ?? (squeezed >= NARROWEST ? squeezed : usual);
}

/** Width of a spread bar that holds every answer. */
export const SPREAD = 92;

/** The line along which a spread bar lies around a point. */
export const bar = (x: number, y: number, width: number): string =>
  `M${roundTo(x - width / 2, 1)} ${y}h${roundTo(width, 1)}`;

export const yOf = (value: number): number => CURVE.top + (5 - value) * CURVE.unit;

export const xOf = (index: number, column: number = COLUMNS[0]): number => (index + 0.5) * column;

/** A touchpoint on the curve. `at` is its place along the journey. */
export interface Stop {
  id: string;
  at: number;
  state: ScoreView['state'];
  value: number | null;
  low: number | null;
  high: number | null;
  desired: number | null;
}

export interface CurveDrawing {
  /** Between neighbours that are both known well. */
  solid: string;
  /** Where few answered, or where a touchpoint in between says nothing. */
  dotted: string;
  desired: string;
  gaps: GapArea[];
}

/** Touchpoints without a score that the curve passes over; more in a row interrupt it. */
const BRIDGED = 1;

/**
 * The paths of the curve. `scale` turns a value on 1–5 into the distance across. A stop without a shown value is
 * passed over with a dotted line, several in a row interrupt the curve: it must not seem to know what nobody said.
 * A stop without a desired level interrupts the desired line.
 */
export function drawCurve(stops: readonly Stop[], scale: (value: number) => number = yOf): CurveDrawing {
  const known: { stop: Stop | null; order: number; x: number; y: number | null }[] = [];
  stops.forEach((stop, order) => {
    if (stop.value === null) return;
    const last = known.at(-1);
    if (last && order - last.order - 1 > BRIDGED)
      known.push({ stop: null, order, x: (last.x + stop.at) / 2, y: null });
    known.push({ stop, order, x: stop.at, y: scale(stop.value) });
  });
  const desired = stops.map(({ at, desired }) => ({ x: at, y: desired === null ? null : scale(desired) }));
  let [solid, dotted] = ['', ''];
  for (const { from, to, d } of monotoneSegments(known)) {
    const [a, b] = [known[from], known[to]];
    const sure =
      b && a && b.order - a.order === 1 && a.stop?.state === 'normal' && b.stop?.state === 'normal';
    if (sure) solid += d;
    else dotted += d;
  }
  return { solid, dotted, desired: monotonePath(desired), gaps: gapAreas(known, desired) };
}

/** A path with the axes changed over, for a journey that runs down the page. */
export function transpose(d: string): string {
  return d.replace(/(-?[\d.]+),(-?[\d.]+)/g, '$2,$1');
}

export interface Label {
  y: number;
  side: 'above' | 'below';
}

/** Where the figure of a stop stands: on the side away from the desired line, clear of point and whiskers. */
export function placeLabel({ value, low, high, desired }: Stop): Label | null {
  if (value === null || low === null || high === null) return null;
  const y = yOf(value);
  const above: Label = { y: Math.min(y - 14, yOf(high) - 7), side: 'above' };
  const below: Label = { y: Math.max(y + 22, yOf(low) + 15), side: 'below' };
  const wanted = desired === null || value >= desired ? above : below;
  // Neither over the top edge nor into the counts.
  if (wanted.y < 12) return below;
  return wanted.y > CURVE.counts - 18 ? above : wanted;
}

export interface GapLabel {
  /** Baselines of the two lines. */
  y: number;
  /** Dotted lines from the desired level and to the point; none where the label has no room between them. */
  leads: [number, number][];
}

/** Where the label of the widest gap stands: between desired level and point, or below the figure if too narrow. */
export function placeGapLabel(stop: Stop): GapLabel | null {
  const label = placeLabel(stop);
  if (stop.value === null || stop.desired === null || stop.high === null || !label) return null;
  const [top, bottom] = [yOf(stop.desired), Math.min(yOf(stop.value), yOf(stop.high)) - 6];
  const ceiling = label.side === 'above' ? label.y - 14 : bottom;
  if (ceiling - top >= 44) {
    const middle = (top + ceiling) / 2;
    const leads: [number, number][] = [
      [top + 4, middle - 14],
      [middle + 22, ceiling - 2],
    ];
    return { y: middle, leads: leads.filter(([from, to]) => to - from > 3) };
  }
  const y =
    label.side === 'below' ? label.y + 16 : Math.max(yOf(stop.value), yOf(stop.low ?? stop.value)) + 20;
  return y + 14 > CURVE.counts - 14 ? null : { y, leads: [] };
}

/** A level from where a handle was dropped: within the scale, to a tenth. */
export function levelAt(y: number): number {
  const value = 5 - (y - CURVE.top) / CURVE.unit;
  return Math.round(Math.min(5, Math.max(1, value)) * 10) / 10;
}
