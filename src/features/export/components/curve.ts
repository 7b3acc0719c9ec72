import { around, type GroupMark, type Mark } from '@/domain/drawing';
import type { LensModel } from '@/features/lens/prepare';
import {
  CURVE,
  drawCurve,
  placeGapLabel,
  placeLabel,
  SPREAD,
  type Stop,
  xOf,
  yOf,
} from '@/features/map/components/geometry';
import type { Column, MapModel } from '@/features/map/prepare';
import type { MeasureText } from './blocks';
import { markerAt } from './icons';
import { INK, SAT, TONES } from './ink';

const LEVELS = [1, 2, 3, 4, 5];
/** Points per unit of the curve's own geometry, which is that of the screen. */
export const CURVE_SCALE = 0.66;
/** Below the numbers of answers stands the interval, which on paper nobody can point at. */
const INTERVAL = CURVE.counts + 13;
export const CURVE_HEIGHT = (CURVE.height + 13) * CURVE_SCALE;
/** Room between the columns of a chart line and its texts. */
const EDGE = 8;
const FIGURE = 12;
const SMALL = 11;

export interface CurveParts {
  model: MapModel;
  lens: LensModel;
  measure: MeasureText;
}

/** The curve over the columns from … up to, but without, …, each `width` points wide. */
export function curveMarks(
  { model, lens, measure }: CurveParts,
  from: number,
  to: number,
  width: number,
): GroupMark {
  const column = width / CURVE_SCALE;
  const stops = model.columns.map((one) => stopOf(one, column));
  const { solid, dotted, desired, gaps } = drawCurve(stops.slice(...needed(stops, from, to)));
  const shown = model.columns.slice(from, to);
  const [left, wide] = [from * column, (to - from) * column];
  const end = lens.lens === 'buying' && lens.ends !== null ? lens.ends : null;
  const marks: Mark[] = [
    ...(lens.lens === 'desired' ? [] : shown.flatMap((one) => spreadOf(one, column))),
    ...gaps.flatMap(({ side, d }): Mark[] =>
      side === 'below' ? [hatched(d)] : [{ kind: 'path', d, fill: INK.gapAbove }],
    ),
    ...LEVELS.map((level): Mark => ({ kind: 'path', d: `M${left} ${yOf(level)}h${wide}`, stroke: INK.grid })),
    { kind: 'path', d: desired, stroke: INK.desired, line: 1.25, dash: [4, 3] },
    { kind: 'path', d: solid, stroke: INK.ink, line: 1.75, round: true },
    { kind: 'path', d: dotted, stroke: INK.ink, line: 1.5, dash: [1, 4], round: true },
    ...(end === null || end <= from || end >= to
      ? []
      : [{ kind: 'path', d: `M${end * column} 0V${CURVE.height}`, stroke: INK.ink, line: 1.5 } as const]),
  ];
  const texts = shown.flatMap((one) => {
    const stop = stops[one.index];
    return stop ? stopMarks(one, stop, column, measure) : [];
  });
  return {
    kind: 'group',
    x: -left * CURVE_SCALE,
    y: 0,
    scale: CURVE_SCALE,
    marks: [
      { kind: 'group', x: 0, y: 0, clip: around(left, 0, wide, CURVE.height), marks },
      ...texts,
      ...gapLabels({ model, lens, measure }, stops, from, to),
    ],
  };
}

/** Known points beside what is shown by which the curve within it is the same as that of the whole map. */
const BESIDE = 3;

/**
 * The part of the stops that is needed to draw those from … up to …: each page its own, or a map twice as long would
 * take four times as long and as much paper.
 */
function needed(stops: readonly Stop[], from: number, to: number): [number, number] {
  const reach = (has: (stop: Stop) => boolean): [number, number] => {
    const known = stops.flatMap((stop, index) => (has(stop) ? [index] : []));
    const before = known.filter((index) => index < from);
    const behind = known.filter((index) => index >= to);
    return [before.at(-BESIDE) ?? before[0] ?? from, (behind[BESIDE - 1] ?? behind.at(-1) ?? to - 1) + 1];
  };
  const heard = reach(({ value }) => value !== null);
  const wished = reach(({ desired }) => desired !== null);
  return [Math.min(heard[0], wished[0]), Math.max(heard[1], wished[1])];
}

const stopOf = ({ key, index, touchpoint }: Column, column: number): Stop => ({
  id: key,
  at: xOf(index, column),
  state: touchpoint?.score.state ?? 'none',
  value: touchpoint?.score.value ?? null,
  low: touchpoint?.score.low ?? null,
  high: touchpoint?.score.high ?? null,
  desired: touchpoint?.desired ?? null,
});

/** Five faint bars behind a point: the share of each rating. */
function spreadOf({ index, touchpoint }: Column, column: number): Mark[] {
  return LEVELS.flatMap((level): Mark[] => {
    const share = touchpoint?.spread?.[level - 1] ?? 0;
    const wide = Math.max(0.9, share * SPREAD);
    const x = xOf(index, column) - wide / 2;
    return share === 0
      ? []
      : [{ kind: 'box', x, y: yOf(level) - 4, width: wide, height: 8, radius: 1.5, fill: INK.spread }];
  });
}

/** An area below what was desired: hatched, so that it is seen without colours too. */
export function hatched(d: string): GroupMark {
  const numbers = [...d.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(
    ([, x, y]) => [Number(x), Number(y)] as const,
  );
  const xs = numbers.map(([x]) => x);
  const ys = numbers.map(([, y]) => y);
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  const high = bottom - top;
  const first = Math.floor((left - high) / 6) * 6;
  const count = Math.max(0, Math.ceil((right - first) / 6));
  const lines = Array.from(
    { length: count },
    (_, index) => `M${first + index * 6} ${bottom}l${high} ${-high}`,
  );
  return {
    kind: 'group',
    x: 0,
    y: 0,
    clip: d,
    marks: [
      { kind: 'path', d, fill: INK.gapBelow },
      { kind: 'path', d: lines.join(''), stroke: INK.gapBelowLine, line: 0.8 },
    ],
  };
}

/** One touchpoint: interval, point, figure, and below it n and the change. */
function stopMarks({ index, touchpoint }: Column, stop: Stop, column: number, measure: MeasureText): Mark[] {
  if (!touchpoint) return [];
  const { at, value, low, high, desired, state } = stop;
  const { score, count, change } = touchpoint;
  const label = placeLabel(stop);
  const text = textWith(measure);
  const marks: Mark[] = [];
  if (value !== null && low !== null && high !== null && score.level !== null && label) {
    const hollow = state === 'low';
    const [top, bottom] = [yOf(high), yOf(low)];
    marks.push(
      {
        kind: 'path',
        d: `M${at} ${top}V${bottom}M${at - 6} ${top}h12M${at - 6} ${bottom}h12`,
        stroke: hollow ? INK.faint : SAT[score.level],
        line: 1.5,
      },
      markerAt(at, yOf(value), score.level, hollow),
      text(score.text ?? '', at, label.y, 'middle', FIGURE, 600, INK.ink),
    );
  } else if (desired !== null) {
    marks.push({
      kind: 'circle',
      x: at,
      y: yOf(desired),
      radius: 4.5,
      fill: INK.surface,
      stroke: INK.desired,
      dash: [2, 2],
    });
  }
  const n = text(count, index * column + EDGE, CURVE.counts, 'left', SMALL, 400, INK.soft);
  marks.push(n);
  if (score.interval)
    marks.push(text(score.interval, index * column + EDGE, INTERVAL, 'left', SMALL, 400, INK.faint));
  if (change) {
    const sign = change.direction === 'up' ? '▲ ' : change.direction === 'down' ? '▼ ' : '';
    const tone = change.direction === 'up' ? TONES.good : change.direction === 'down' ? TONES.bad : INK.faint;
    const right = (index + 1) * column - EDGE;
    const told = text(`${sign}${change.text}`, right, CURVE.counts, 'right', SMALL, 400, tone);
    // Where both do not fit beside each other, they stand below each other.
    marks.push(n.width + told.width + 6 > column - 2 * EDGE ? { ...told, y: CURVE.counts - 12 } : told);
  }
  return marks;
}

const textWith =
  (measure: MeasureText) =>
  (
    text: string,
    x: number,
    y: number,
    anchor: 'left' | 'middle' | 'right',
    size: number,
    weight: 400 | 600,
    fill: string,
  ) =>
    ({
      kind: 'text',
      text,
      x,
      y,
      anchor,
      size,
      weight,
      fill,
      rtl: false,
      width: measure(text, size, weight),
    }) as const;

/** The widest gap by name; through the lens of desired levels every gap that can be told from noise by its figure. */
function gapLabels(
  { model, lens, measure }: CurveParts,
  stops: readonly Stop[],
  from: number,
  to: number,
): Mark[] {
  const text = textWith(measure);
  const beyond = new Set(lens.lens === 'buying' ? lens.beyond : []);
  const ranked = new Set(lens.lens === 'desired' ? lens.ranked.map(({ index }) => index) : []);
  return model.columns.slice(from, to).flatMap(({ index, touchpoint }): Mark[] => {
    const stop = stops[index];
    const widest = touchpoint !== null && touchpoint.id === model.widestId && !beyond.has(index);
    const label = stop && (widest || ranked.has(index)) ? placeGapLabel(stop) : null;
    if (!stop || !label || !touchpoint?.gap) return [];
    const { leads, y } = label;
    if (!widest) return [text(touchpoint.gap.text, stop.at, y, 'middle', SMALL, 600, TONES.bad)];
    return [
      ...leads.map(
        ([start, end]): Mark => ({
          kind: 'path',
          d: `M${stop.at} ${start}V${end}`,
          stroke: TONES.bad,
          dash: [1.5, 2.5],
        }),
      ),
      text(`${touchpoint.gap.text} gap`, stop.at, y, 'middle', FIGURE, 600, TONES.bad),
      text('widest here', stop.at, y + 14, 'middle', SMALL, 400, TONES.bad),
    ];
  });
}

/** The levels of the scale, beside the curve. */
export const axisMarks = (right: number, measure: MeasureText): Mark[] =>
  LEVELS.map((level) => {
    const text = textWith(measure);
    return text(String(level), right, yOf(level) * CURVE_SCALE + 2.4, 'right', 7, 400, INK.faint);
  });
