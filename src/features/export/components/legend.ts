import type { Mark } from '@/domain/drawing';
import type { Sheet } from '../schema';
import type { MeasureText } from './blocks';
import { hatched } from './curve';
import { markerAt, placeIcon } from './icons';
import { INK, SAT, TYPE } from './ink';

interface Entry {
  width: number;
  marks: readonly Mark[];
  text: string;
}

const line = (more: object): Mark => ({ kind: 'path', d: 'M0 0h16', stroke: INK.ink, line: 1.2, ...more });

const CURVE_ENTRIES: readonly Entry[] = [
  {
    width: 16,
    text: 'Actual, 95% interval',
    marks: [
      line({}),
      { kind: 'path', d: 'M8 -4v8M5.5 -4h5M5.5 4h5', stroke: SAT[5], line: 1 },
      { kind: 'group', x: 8, y: 0, scale: 0.6, marks: [markerAt(0, 0, 5, false)] },
    ],
  },
  { width: 16, text: 'Desired', marks: [line({ stroke: INK.desired, line: 0.9, dash: [3, 2] })] },
  {
    width: 9,
    text: 'Gap below desired',
    marks: [{ kind: 'group', x: 0, y: 0, marks: [hatched('M0,-4.5L9,-4.5L9,4.5L0,4.5Z')] }],
  },
  {
    width: 10,
    text: 'n under 30',
    marks: [{ kind: 'group', x: 5, y: 0, scale: 0.66, marks: [markerAt(0, 0, 5, true)] }],
  },
];

const SPREAD: Entry = {
  width: 10,
  text: 'Spread of ratings',
  marks: [
    { kind: 'box', x: 3, y: -4.5, width: 4, height: 2, radius: 0.6, fill: INK.context },
    { kind: 'box', x: 0, y: -1, width: 10, height: 2, radius: 0.6, fill: INK.context },
    { kind: 'box', x: 2, y: 2.5, width: 6, height: 2, radius: 0.6, fill: INK.context },
  ],
};

const icon = (name: 'pain' | 'delight' | 'barrier', text: string): Entry => ({
  width: 7,
  text,
  marks: [placeIcon(name, 0, 2.5, 7)],
});

/** What the marks mean, of those that are there. */
function entriesOf({ rows, lens }: Sheet): Entry[] {
  const icons = new Set(
    rows.flatMap(({ cells }) => cells.flatMap(({ pieces }) => pieces.map((piece) => piece.icon))),
  );
  return [
    ...(rows.some(({ curve }) => curve) ? [...CURVE_ENTRIES, ...(lens === 'desired' ? [] : [SPREAD])] : []),
    ...(icons.has('pain') ? [icon('pain', 'Pain point')] : []),
    ...(icons.has('delight') ? [icon('delight', 'Delight')] : []),
    ...(icons.has('barrier') ? [icon('barrier', 'Barrier')] : []),
  ];
}

const { size, lead } = TYPE.small;
const BETWEEN = 14;

/** The legend in as many lines as a width takes, and how high it is. */
export function setLegend(
  sheet: Sheet,
  width: number,
  measure: MeasureText,
): { height: number; marks: Mark[] } {
  const marks: Mark[] = [];
  let [x, row] = [0, 0];
  const entries = entriesOf(sheet);
  for (const { width: wide, marks: own, text } of entries) {
    const long = measure(text, size, 400);
    if (x > 0 && x + wide + 4 + long > width) [x, row] = [0, row + 1];
    const middle = row * (lead + 2) + lead / 2;
    marks.push(
      { kind: 'group', x, y: middle, marks: own },
      {
        kind: 'text',
        text,
        x: x + wide + 4,
        y: middle + size * 0.35,
        anchor: 'left',
        width: long,
        size,
        weight: 400,
        fill: INK.soft,
        rtl: false,
      },
    );
    x += wide + 4 + long + BETWEEN;
  }
  return { height: entries.length === 0 ? 0 : (row + 1) * (lead + 2), marks };
}
