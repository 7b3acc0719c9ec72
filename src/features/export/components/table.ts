import { inRole, type Mark } from '@/domain/drawing';
import type { RowShape, RowSlice } from '@/domain/paging';
import type { Prepared } from '../prepare';
import type { Piece, SheetCell, SheetRow } from '../schema';
import { type Block, heightOf, type Setting, setPieces, stack } from './blocks';
import { axisMarks, CURVE_HEIGHT, curveMarks } from './curve';
import { INK } from './ink';

/** Points. */
export const LABEL = 66;
const PAD = 5;
const ROW_PAD = 10;
const BAR_PAD = 3;

/** Some columns beside each other, under their heads: what one page shows of the map's width. */
export interface Frame {
  from: number;
  to: number;
  /** Of one column. */
  column: number;
}

/** A row of the map over the columns of a frame. */
export interface SetRow {
  row: SheetRow;
  label: Block[];
  goesOn: Block[];
  cells: { cell: SheetCell; x: number; width: number; blocks: Block[] }[];
  shape: RowShape;
}

export const widthOf = ({ from, to, column }: Frame): number => LABEL + (to - from) * column;

const continued: Piece = { text: 'continued', small: true, tone: 'faint', tight: true };

export function setRow(row: SheetRow, frame: Frame, setting: Setting): SetRow {
  const named: Piece = { text: row.label, strong: true };
  const notes = row.notes.map((note) => ({ ...note, tight: true }));
  const label = setPieces([named, ...notes], LABEL - PAD - 2, setting);
  const goesOn = setPieces([named, continued], LABEL - PAD - 2, setting);
  const cells = row.cells.flatMap((cell) => setCell(cell, frame, setting));
  const curve = row.curve ? [[CURVE_HEIGHT]] : [];
  return {
    row,
    label,
    goesOn,
    cells,
    shape: {
      cells: [...cells.map(({ blocks }) => blocks.map(({ height }) => height)), ...curve],
      least: heightOf(label),
      again: heightOf(goesOn),
      padding: ROW_PAD,
    },
  };
}

/** What of a cell stands in the frame. What goes over several frames is told in the first; bars in each. */
function setCell(cell: SheetCell, { from, to, column }: Frame, setting: Setting): SetRow['cells'] {
  const [start, end] = [Math.max(cell.start, from), Math.min(cell.start + cell.span, to)];
  if (start >= end || (cell.start < from && !cell.bar)) return [];
  const width = (end - start) * column;
  const inner = width - 2 * PAD - (cell.bar ? 2 * BAR_PAD : 0);
  return [
    { cell, x: LABEL + (start - from) * column, width, blocks: setPieces(cell.pieces, inner, setting) },
  ];
}

/** A row, or the part of it that a page has room for. */
export function drawRow(
  set: SetRow,
  slice: RowSlice,
  frame: Frame,
  prepared: Prepared,
  setting: Setting,
): Mark[] {
  const { row, cells } = set;
  const { height, parts, goesOn } = slice;
  const marks: Mark[] = [
    ...(row.ofLens
      ? [
          {
            kind: 'box',
            x: 0,
            y: 0.4,
            width: widthOf(frame),
            height: height - 0.4,
            fill: INK.subtle,
          } as const,
        ]
      : []),
    ...columnLines(
      prepared,
      frame,
      [0, height],
      row.cells.filter(({ bar }) => !bar),
    ),
    inRole({ tag: 'TH', scope: 'Row' }, stack(goesOn ? set.goesOn : set.label, 0, ROW_PAD / 2)),
  ];
  const drawn = cells.flatMap(({ cell, x, width, blocks }, index): { at: number; marks: Mark[] }[] => {
    const [from, to] = parts[index] ?? [0, 0];
    const shown = blocks.slice(from, to);
    if (shown.length === 0) return [];
    const inset = PAD + (cell.bar ? BAR_PAD : 0);
    const own: Mark[] = stack(shown, x + inset, ROW_PAD / 2);
    if (cell.bar)
      own.unshift({
        kind: 'box',
        x: x + PAD - 2,
        y: ROW_PAD / 2 - 2,
        width: width - 2 * PAD + 4,
        height: heightOf(shown) + 4,
        radius: 2.5,
        fill: INK.chip,
      });
    return [{ at: Math.max(cell.start, frame.from), marks: own }];
  });
  if (!row.curve) marks.push(...inColumns(frame, drawn, 'TD'));
  else {
    const { model, lens } = prepared;
    const curve = curveMarks({ model, lens, measure: setting.measure }, frame.from, frame.to, frame.column);
    marks.push(
      { kind: 'group', x: 0, y: ROW_PAD / 2, marks: axisMarks(LABEL - 6, setting.measure) },
      ...inColumns(
        frame,
        [
          {
            at: frame.from,
            marks: [
              {
                kind: 'group',
                x: LABEL,
                y: ROW_PAD / 2,
                role: { tag: 'Figure', alt: toldOf(prepared, frame) },
                marks: [curve],
              },
            ],
          },
        ],
        'TD',
      ),
    );
  }
  return [...marks, { kind: 'path', d: `M0 ${height}h${widthOf(frame)}`, stroke: INK.line, line: 0.6 }];
}

/**
 * A cell for each column, so that whoever has the table read to them knows where they are. What goes over several stands
 * in the first.
 */
function inColumns(
  { from, to }: Frame,
  cells: readonly { at: number; marks: readonly Mark[] }[],
  tag: 'TD' | 'TH',
): Mark[] {
  return Array.from({ length: to - from }, (_, index) => {
    const marks = cells.filter(({ at }) => at === from + index).flatMap((cell) => cell.marks);
    return inRole(tag === 'TH' && marks.length > 0 ? { tag, scope: 'Column' } : { tag: 'TD' }, marks);
  });
}

/** The curve in words, for the columns of a frame. */
const toldOf = ({ model }: Prepared, { from, to }: Frame): string =>
  model.columns
    .slice(from, to)
    .flatMap(({ touchpoint }) => (touchpoint ? [`${touchpoint.name}: ${touchpoint.description}`] : []))
    .join(' ');

/**
 * The lines between columns over a height, darker where a stage ends. None goes through what stands over several
 * columns: `over` says which.
 */
function columnLines(
  { sheet }: Prepared,
  { from, to, column }: Frame,
  [top, height]: readonly [number, number],
  over: readonly { start: number; span: number }[] = [],
): Mark[] {
  const inside = (line: number) => over.some(({ start, span }) => line > start && line < start + span);
  const at = (line: number) => `M${LABEL + (line - from) * column} ${top}v${height}`;
  const lines = sheet.columns
    .slice(from, to)
    .map(({ index, endsStage }) => ({ line: index + 1, endsStage }))
    .filter(({ line }) => !inside(line) && line < to);
  const edges = at(from) + at(to);
  const path = (ends: boolean) =>
    lines
      .filter(({ endsStage }) => endsStage === ends)
      .map(({ line }) => at(line))
      .join('');
  return [
    { kind: 'path', d: path(false), stroke: INK.lineFaint, line: 0.6 },
    { kind: 'path', d: path(true) + edges, stroke: INK.lineStrong, line: 0.6 },
  ];
}

const HEAD_PAD = 5;

function headRow(
  label: readonly Block[],
  cells: readonly { at: number; x: number; blocks: readonly Block[] }[],
  y: number,
  frame: Frame,
): Mark {
  const heads = cells.map(({ at, x, blocks }) => ({ at, marks: stack(blocks, x, y) }));
  return inRole({ tag: 'TR' }, [
    inRole({ tag: 'TH', scope: 'Row' }, stack(label, 0, y)),
    ...inColumns(frame, heads, 'TH'),
  ]);
}

/** Stages over touchpoints: stands at the top of every page. */
export function drawHeads(
  prepared: Prepared,
  frame: Frame,
  setting: Setting,
): { height: number; marks: Mark[] } {
  const { sheet } = prepared;
  const { from, to, column } = frame;
  const x = (index: number) => LABEL + (index - from) * column;
  const stages = sheet.stages.flatMap((stage) => {
    const [start, end] = [Math.max(stage.start, from), Math.min(stage.start + stage.span, to)];
    if (start >= end) return [];
    const width = (end - start) * column - 2 * PAD;
    const named: Piece[] = [
      { text: stage.name, strong: true },
      ...stage.notes.map((note) => ({ ...note, tight: true })),
    ];
    return [{ at: start, x: x(start) + PAD, blocks: setPieces(named, width, setting) }];
  });
  const columns = sheet.columns.slice(from, to).map(({ index, number, name, notes }) => {
    const named: Piece[] = [
      ...(name === '' ? [] : [{ text: name, strong: true }]),
      ...notes.map((note) => ({ ...note, tight: true })),
    ];
    const width = column - 2 * PAD;
    const digits: Piece[] = number === '' ? [] : [{ text: number, small: true, tone: 'faint' as const }];
    return {
      at: index,
      x: x(index) + PAD,
      blocks: [...setPieces(digits, width, setting), ...setPieces(named, width, setting)],
    };
  });
  const top = Math.max(0, ...stages.map(({ blocks }) => heightOf(blocks))) + 2 * HEAD_PAD;
  const below = Math.max(0, ...columns.map(({ blocks }) => heightOf(blocks))) + 2 * HEAD_PAD;
  const corner = setPieces([{ text: 'Stage', small: true, tone: 'faint' }], LABEL - PAD, setting);
  const second = setPieces([{ text: 'Touchpoint', small: true, tone: 'faint' }], LABEL - PAD, setting);
  return {
    height: top + below,
    marks: [
      { kind: 'box', x: 0, y: 0, width: widthOf(frame), height: top, fill: INK.subtle },
      ...columnLines(prepared, frame, [0, top], sheet.stages),
      ...columnLines(prepared, frame, [top, below]),
      headRow(corner, stages, HEAD_PAD, frame),
      headRow(second, columns, top + HEAD_PAD, frame),
      { kind: 'path', d: `M0 0h${widthOf(frame)}M0 ${top}h${widthOf(frame)}`, stroke: INK.line, line: 0.6 },
      { kind: 'path', d: `M0 ${top + below}h${widthOf(frame)}`, stroke: INK.lineStrong, line: 0.8 },
    ],
  };
}
