import type { Level } from '@/components/ui/LevelMeter';
import type { Mark, Page, TextMark } from '@/domain/drawing';
import type { BlockView, RowView } from './explore';
import type { ShownView } from './measure';

/** Colours by what they are for: those of the page, or those of paper. */
export interface Ink {
  ink: string;
  soft: string;
  faint: string;
  grid: string;
  context: string;
  band: string;
  surface: string;
  levels: Readonly<Record<Level, string>>;
}

/** Where the pointer finds the figures of a row or a bucket. */
export interface Spot {
  x: number;
  y: number;
  width: number;
  height: number;
  text: string;
}

export interface DrawnBlock extends Page {
  spots: Spot[];
}

/** Widths of letters of the text sizes, about: enough to cut names. */
const LETTER = 0.56;
const NARROW = 560;

export const textMark = (
  text: string,
  x: number,
  y: number,
  fill: string,
  more: Partial<Pick<TextMark, 'anchor' | 'size' | 'weight'>> = {},
): TextMark => ({
  kind: 'text',
  text,
  x,
  y,
  anchor: 'left',
  width: 0,
  size: 12,
  weight: 400,
  fill,
  rtl: false,
  ...more,
});

export function cut(text: string, width: number, size = 12): string {
  const most = Math.max(4, Math.floor(width / (size * LETTER)));
  return text.length > most
    ? `${[...text]
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`
    : text;
}

const facts = ({ interval, count }: ShownView): string => [interval, count].filter(Boolean).join(' · ');
/** "4.34 ± 0.10 · n 1,062" */
export const shownText = (shown: ShownView): string =>
  shown.text === null ? shown.count : [shown.text, facts(shown)].filter(Boolean).join(' ');

const spotText = ({ label, here, there }: RowView): string =>
  `${label}: ${shownText(here)}${there ? `; compared: ${shownText(there)}` : ''}`;

/** A block as marks: groups beneath one another, or a line along time. */
export function drawBlock(block: BlockView, time: boolean, width: number, ink: Ink): DrawnBlock {
  return time ? drawTime(block, width, ink) : drawRows(block, width, ink);
}

function drawRows(block: BlockView, width: number, ink: Ink): DrawnBlock {
  const { rows, axis } = block;
  const compared = rows.some(({ there }) => there !== null);
  const narrow = width < NARROW;
  const names = narrow ? 0 : Math.min(248, width * 0.28);
  const values = narrow ? 0 : 190;
  const [left, right] = [names + 8, width - values - 8];
  const step = (narrow ? 46 : 30) + (compared ? 14 : 0);
  const top = 22;
  const height = top + rows.length * step + 4;
  const x = (value: number) => left + ((right - left) * (value - axis.min)) / (axis.max - axis.min);
  const marks: Mark[] = axis.ticks.flatMap((tick) => [
    line(x(tick), 16, x(tick), height - 4, ink.grid),
    textMark(tickText(tick, block), x(tick), 11, ink.faint, { anchor: 'middle', size: 11 }),
  ]);
  const spots = rows.map((row, place): Spot => {
    const y = top + place * step;
    const middle = y + (narrow ? 30 : 15);
    const say = (shown: ShownView, base: number, fill: string) => {
      if (narrow) marks.push(textMark(shownText(shown), width, base, fill, { anchor: 'right', size: 11 }));
      else if (shown.text === null)
        marks.push(textMark(shown.count, right + 16, base, ink.faint, { size: 11 }));
      else {
        marks.push(textMark(shown.text, right + 16, base, fill, { weight: 600 }));
        marks.push(
          textMark(cut(facts(shown), 128, 11), right + 16 + (block.counts ? 64 : 50), base, ink.faint, {
            size: 11,
          }),
        );
      }
    };
    const name = narrow ? width * (row.here.text === null ? 0.6 : 0.5) : names;
    marks.push(textMark(cut(row.label, name), 0, narrow ? y + 12 : middle + 4, ink.ink));
    if (block.counts) bar(marks, row, middle, x, ink);
    else {
      if (row.there) point(marks, row.there, middle + 14, x, ink, true);
      point(marks, row.here, middle, x, ink, false);
    }
    say(row.here, narrow ? y + 12 : middle + 4, ink.ink);
    if (row.there && !narrow) say(row.there, middle + 18, ink.faint);
    return { x: 0, y, width, height: step, text: spotText(row) };
  });
  return { width, height, marks, spots };
}

function bar(
  marks: Mark[],
  { here, there }: RowView,
  middle: number,
  x: (value: number) => number,
  ink: Ink,
) {
  const box = (shown: ShownView, y: number, fill: string) => {
    if (shown.value !== null && shown.value > 0)
      marks.push({ kind: 'box', x: x(0), y, width: Math.max(1, x(shown.value) - x(0)), height: 10, fill });
  };
  box(here, middle - 5, ink.soft);
  if (there) box(there, middle + 9, ink.context);
}

/** A figure with its interval; hollow while few answered, and where it is only compared with. */
function point(
  marks: Mark[],
  { value, low, high, state, level }: ShownView,
  y: number,
  x: (value: number) => number,
  ink: Ink,
  other: boolean,
) {
  if (value === null || low === null || high === null) return;
  const hollow = state === 'low';
  const colour = other ? ink.context : hollow ? ink.faint : level ? ink.levels[level] : ink.soft;
  marks.push({
    kind: 'path',
    d: `M${at(x(low))} ${at(y)}H${at(x(high))}M${at(x(low))} ${at(y - 4)}v8M${at(x(high))} ${at(y - 4)}v8`,
    stroke: colour,
    line: 1.5,
  });
  const paint = hollow || other ? { fill: ink.surface, stroke: colour, line: 2 } : { fill: colour };
  const shape = other || level === null ? null : shapeOf(level, x(value), y);
  marks.push(
    shape
      ? { kind: 'path', d: shape, ...paint }
      : { kind: 'circle', x: x(value), y, radius: other ? 3.5 : 4.6, ...paint },
  );
}

/** As on the map: a triangle for 1–2, a diamond for 3, a dot for 4–5. */
function shapeOf(level: Level, x: number, y: number): string | null {
  if (level <= 2) return `M${at(x - 5.5)},${at(y - 4.1)}h11L${at(x)},${at(y + 5.3)}z`;
  return level === 3 ? `M${at(x)},${at(y - 5.5)}l5.5,5.5l-5.5,5.5l-5.5,-5.5z` : null;
}

function drawTime(block: BlockView, width: number, ink: Ink): DrawnBlock {
  const { rows, axis } = block;
  const height = 280;
  const [top, bottom, left, right] = [12, height - 26, 44, width - 16];
  const apart = (right - left) / Math.max(1, rows.length);
  const x = (place: number) => left + apart * (place + 0.5);
  const y = (value: number) => bottom - ((bottom - top) * (value - axis.min)) / (axis.max - axis.min);
  const marks: Mark[] = axis.ticks.flatMap((tick) => [
    line(left, y(tick), right, y(tick), ink.grid),
    textMark(tickText(tick, block), left - 8, y(tick) + 4, ink.faint, { anchor: 'right', size: 11 }),
  ]);
  const every = Math.max(1, Math.ceil(64 / apart));
  rows.forEach(({ short }, place) => {
    if (place % every === 0)
      marks.push(textMark(short, x(place), height - 6, ink.faint, { anchor: 'middle', size: 11 }));
  });
  const here = rows.map((row) => row.here);
  const there = rows.flatMap((row) => (row.there ? [row.there] : []));
  if (block.counts) {
    here.forEach(({ value }, place) => {
      if (value === null || value === 0) return;
      const wide = Math.max(1, Math.min(28, apart * 0.7));
      marks.push({
        kind: 'box',
        x: x(place) - wide / 2,
        y: y(value),
        width: wide,
        height: bottom - y(value),
        fill: ink.soft,
      });
    });
  } else marks.push({ kind: 'path', d: bandOf(here, x, y), fill: ink.band });
  if (there.length > 0) run(marks, there, x, y, ink.context, ink, true);
  if (!block.counts) run(marks, here, x, y, ink.soft, ink, false);
  return {
    width,
    height,
    marks,
    spots: rows.map((row, place) => ({
      x: x(place) - apart / 2,
      y: top,
      width: apart,
      height: bottom - top,
      text: spotText(row),
    })),
  };
}

type Scale = (value: number) => number;

/** A line whose pieces are missing where nothing may be said, and dotted where few answered. */
function run(
  marks: Mark[],
  all: readonly ShownView[],
  x: Scale,
  y: Scale,
  stroke: string,
  ink: Ink,
  other: boolean,
) {
  const pieces = { sure: '', few: '' };
  all.forEach(({ value, state }, place) => {
    const before = all[place - 1];
    if (value === null || !before || before.value === null) return;
    const kind = state === 'low' || before.state === 'low' ? 'few' : 'sure';
    pieces[kind] += `M${at(x(place - 1))},${at(y(before.value))}L${at(x(place))},${at(y(value))}`;
  });
  if (pieces.sure) marks.push({ kind: 'path', d: pieces.sure, stroke, line: other ? 1.5 : 2, round: true });
  if (pieces.few)
    marks.push({ kind: 'path', d: pieces.few, stroke, line: other ? 1.5 : 2, dash: [1, 4], round: true });
  if (all.length > 120) return;
  all.forEach(({ value, low, high, state }, place) => {
    if (value === null) return;
    const alone = [all[place - 1], all[place + 1]].every((beside) => (beside?.value ?? null) === null);
    if (alone && low !== null && high !== null)
      marks.push({ kind: 'path', d: `M${at(x(place))} ${at(y(low))}V${at(y(high))}`, stroke, line: 1.5 });
    const hollow = other || state === 'low';
    marks.push({
      kind: 'circle',
      x: x(place),
      y: y(value),
      radius: 3,
      fill: hollow ? ink.surface : stroke,
      stroke,
      line: 1.5,
    });
  });
}

function bandOf(all: readonly ShownView[], x: Scale, y: Scale): string {
  return all
    .map((one, place) => {
      const before = all[place - 1];
      if (!before || one.low === null || one.high === null || before.low === null || before.high === null)
        return '';
      const [left, right] = [at(x(place - 1)), at(x(place))];
      return `M${left},${at(y(before.high))}L${right},${at(y(one.high))}L${right},${at(y(one.low))}L${left},${at(y(before.low))}z`;
    })
    .join('');
}

const at = (value: number): number => Math.round(value * 10) / 10;

const line = (x1: number, y1: number, x2: number, y2: number, stroke: string): Mark => ({
  kind: 'path',
  d: `M${at(x1)} ${at(y1)}L${at(x2)} ${at(y2)}`,
  stroke,
});

const tickText = (tick: number, { unit }: BlockView): string =>
  `${tick < 0 ? '−' : ''}${Math.abs(tick).toLocaleString('en')}${unit}`;
