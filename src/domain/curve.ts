import { roundTo } from './format';

/** A point in drawing units; `y` null is a gap. Points come with strictly increasing `x`. */
export interface CurvePoint {
  x: number;
  y: number | null;
}

/** The curve between two neighbouring points that are both known, by their indexes in the input. */
export interface CurveSegment {
  from: number;
  to: number;
  d: string;
}

/** A closed piece between two curves. `below`: the actual curve lies lower on the screen (larger y). */
export interface GapArea {
  side: 'above' | 'below';
  d: string;
}

interface Knot {
  x: number;
  y: number;
  /** Slope of the curve in the knot. */
  slope: number;
  index: number;
}

interface Corner {
  x: number;
  actual: number;
  desired: number;
}

/**
 * One piece per pair of neighbours, so that each can be drawn in its own way (dotted where n is low).
 * Source: Steffen, Astronomy & Astrophysics 239 (1990) 443–450, as d3's curveMonotoneX: smooth, through every
 * point, and never above or below its two ends, so that the curve invents no highs or lows.
 */
export function monotoneSegments(points: readonly CurvePoint[]): CurveSegment[] {
  return runsOf(points).flatMap((run) =>
    pairs(run).map(([a, b]) => ({
      from: a.index,
      to: b.index,
      d: `M${at(a.x, a.y)}${cubic(a, b)}`,
    })),
  );
}

/** The whole curve as one path; each gap starts a new subpath. A point alone between gaps draws nothing. */
export function monotonePath(points: readonly CurvePoint[]): string {
  return runsOf(points)
    .map((run) => {
      const [first] = run;
      if (first === undefined || run.length < 2) return '';
      return `M${at(first.x, first.y)}${pairs(run)
        .map(([a, b]) => cubic(a, b))
        .join('')}`;
    })
    .join('');
}

/** Value of the same curve at `x`; null in gaps and outside. */
export function curveAt(points: readonly CurvePoint[], x: number): number | null {
  return readerOf(points)(x);
}

/**
 * The areas between an actual and a desired curve, cut where they cross, each with its side, left to right.
 * Both curves are sampled `steps` times between neighbouring points, and a crossing is interpolated linearly
 * between samples: within a column that is well under a pixel. Where either has a gap there is no area.
 */
export function gapAreas(
  actual: readonly CurvePoint[],
  desired: readonly CurvePoint[],
  steps = 12,
): GapArea[] {
  const [actualAt, desiredAt] = [readerOf(actual), readerOf(desired)];
  const areas: GapArea[] = [];
  let open: Corner[] = [];
  const close = () => {
    const area = toArea(open);
    if (area) areas.push(area);
    open = [];
  };
  for (const x of sampleXs([...actual, ...desired], steps)) {
    const [a, d] = [actualAt(x), desiredAt(x)];
    if (a === null || d === null) {
      close();
      continue;
    }
    const corner = { x, actual: a, desired: d };
    const last = open.at(-1);
    if (last && (last.actual - last.desired) * (a - d) < 0) {
      const crossing = cross(last, corner);
      open.push(crossing);
      close();
      open.push(crossing);
    } else if (last && a === d) {
      // They touch: the piece ends here and the next begins, maybe on the other side.
      open.push(corner);
      close();
    }
    open.push(corner);
  }
  close();
  return areas;
}

function toArea(corners: readonly Corner[]): GapArea | null {
  const widest = corners.reduce((most, { actual, desired }) => {
    const gap = actual - desired;
    return Math.abs(gap) > Math.abs(most) ? gap : most;
  }, 0);
  if (corners.length < 2 || widest === 0) return null;
  const there = corners.map(({ x, actual }) => at(x, actual));
  const back = corners.map(({ x, desired }) => at(x, desired)).reverse();
  return { side: widest > 0 ? 'below' : 'above', d: `M${[...there, ...back].join('L')}Z` };
}

function cross(a: Corner, b: Corner): Corner {
  const [before, after] = [a.actual - a.desired, b.actual - b.desired];
  const t = before / (before - after);
  const y = a.actual + t * (b.actual - a.actual);
  return { x: a.x + t * (b.x - a.x), actual: y, desired: y };
}

function sampleXs(points: readonly CurvePoint[], steps: number): number[] {
  const knots = [...new Set(points.map(({ x }) => x))].sort((a, b) => a - b);
  return knots.flatMap((x, i) => {
    const next = knots[i + 1];
    if (next === undefined) return [x];
    return Array.from({ length: steps }, (_, step) => x + ((next - x) * step) / steps);
  });
}

/** Splits at gaps and gives every knot its slope. */
function runsOf(points: readonly CurvePoint[]): Knot[][] {
  const runs: Knot[][] = [];
  let run: Knot[] = [];
  points.forEach(({ x, y }, index) => {
    if (y === null) {
      runs.push(run);
      run = [];
    } else run.push({ x, y, slope: 0, index });
  });
  runs.push(run);
  return runs.filter(({ length }) => length > 0).map(withSlopes);
}

function withSlopes(run: Knot[]): Knot[] {
  const inner = run.map((knot, i) => {
    const [before, after] = [run[i - 1], run[i + 1]];
    return before && after ? innerSlope(before, knot, after) : null;
  });
  return run.map((knot, i) => {
    const own = inner[i];
    if (own !== null && own !== undefined) return { ...knot, slope: own };
    const neighbour = run[i === 0 ? 1 : i - 1];
    if (!neighbour) return knot;
    const chord = (neighbour.y - knot.y) / (neighbour.x - knot.x);
    const beside = inner[i === 0 ? 1 : i - 1] ?? chord;
    return { ...knot, slope: (3 * chord - beside) / 2 };
  });
}

/** Steffen's limited slope: 0 at a high or low, else at most twice the flatter of the two chords. */
function innerSlope(a: Knot, b: Knot, c: Knot): number {
  const [h0, h1] = [b.x - a.x, c.x - b.x];
  const [s0, s1] = [(b.y - a.y) / h0, (c.y - b.y) / h1];
  const parabola = (s0 * h1 + s1 * h0) / (h0 + h1);
  return (Math.sign(s0) + Math.sign(s1)) * Math.min(Math.abs(s0), Math.abs(s1), Math.abs(parabola) / 2);
}

/** A known piece of the curve; a point alone between gaps is both of its ends. */
type Piece = readonly [Knot, Knot];

/** Reads the curve at one x after the other. Going from left to right it looks at each piece once. */
function readerOf(points: readonly CurvePoint[]): (x: number) => number | null {
  const pieces = runsOf(points).flatMap((run): Piece[] => {
    const [only] = run;
    return run.length === 1 && only ? [[only, only]] : pairs(run);
  });
  let place = 0;
  return (x) => {
    if (x < (pieces[place]?.[0].x ?? Number.POSITIVE_INFINITY)) place = 0;
    while (x > (pieces[place]?.[1].x ?? Number.POSITIVE_INFINITY)) place++;
    const piece = pieces[place];
    return piece && x >= piece[0].x ? valueAt(piece, x) : null;
  };
}

/** Cubic Hermite value; the Bézier of `cubic` has its handles at thirds of x, so it is the same curve. */
function valueAt([a, b]: Piece, x: number): number {
  const h = b.x - a.x;
  if (h === 0) return a.y;
  const t = (x - a.x) / h;
  const u = 1 - t;
  return u * u * ((1 + 2 * t) * a.y + t * h * a.slope) + t * t * ((3 - 2 * t) * b.y - u * h * b.slope);
}

function cubic(a: Knot, b: Knot): string {
  const third = (b.x - a.x) / 3;
  const handles = [at(a.x + third, a.y + third * a.slope), at(b.x - third, b.y - third * b.slope)];
  return `C${handles.join(',')},${at(b.x, b.y)}`;
}

function pairs<T>(items: readonly T[]): [T, T][] {
  return items.slice(1).flatMap((item, i) => {
    const before = items[i];
    return before === undefined ? [] : [[before, item] as [T, T]];
  });
}

/** Hundredths of a pixel are enough, and keep sixty touchpoints' paths short. */
function at(x: number, y: number): string {
  return `${roundTo(x, 2)},${roundTo(y, 2)}`;
}
