import type { Mark, Page } from '@/domain/drawing';
import { fillPages, groupColumns, type RowSlice } from '@/domain/paging';
import type { Prepared } from '../prepare';
import type { PaperOptions } from '../schema';
import type { Setting } from './blocks';
import { drawFooter, drawHeader } from './edges';
import { TYPE } from './ink';
import { drawHeads, drawRow, type Frame, LABEL, type SetRow, setRow, widthOf } from './table';

/** Points. */
const SIZES = { a4: [595.28, 841.89], a3: [841.89, 1190.55] } as const;
const MARGIN = 28;
/** Columns narrower than this break words; wider ones than that leave holes. */
const NARROWEST = 82;
const WIDEST = 150;
/** Of a picture that is as large as the map. */
const USUAL = 104;
const LEAST_WIDTH = 460;
/** A map that is set on one page is enlarged up to this. */
const LARGEST = 1.5;

/** Lets others have their turn: long maps take a while. */
export type Pause = () => Promise<void>;

export interface Layout {
  pages: Page[];
  /** Points of the smallest text. */
  textPt: number;
}

interface Body {
  width: number;
  height: number;
  marks: readonly Mark[];
}

/** A map on paper. */
export async function layoutPages(
  prepared: Prepared,
  setting: Setting,
  options: PaperOptions,
  pause: Pause,
): Promise<Layout> {
  const [short, long] = SIZES[options.paper];
  const size =
    options.orientation === 'landscape' ? { width: long, height: short } : { width: short, height: long };
  const room = size.width - 2 * MARGIN;
  const { sheet } = prepared;
  const foot = drawFooter(sheet, room, null, setting).height;
  const heads = [true, false].map((first) => drawHeader(sheet, room, first, setting).height);
  const heightOn = (page: number) => size.height - 2 * MARGIN - foot - (heads[page === 0 ? 0 : 1] ?? 0);
  const bodies =
    options.pages === 'one'
      ? [await fitted(prepared, setting, { width: room, height: heightOn(0) }, pause)]
      : await several(prepared, setting, { width: room, heightOn }, pause);
  const pages = bodies.map((body, index): Page => {
    const header = drawHeader(sheet, room, index === 0, setting);
    const footer = drawFooter(sheet, room, { page: index + 1, of: bodies.length }, setting);
    return {
      ...size,
      marks: [
        { kind: 'group', x: MARGIN, y: MARGIN, marks: header.marks },
        {
          kind: 'group',
          x: MARGIN,
          y: MARGIN + header.height,
          scale: body.scale,
          role: { tag: 'Table' },
          marks: body.marks,
        },
        { kind: 'group', x: MARGIN, y: size.height - MARGIN - footer.height, marks: footer.marks },
      ],
    };
  });
  return { pages, textPt: TYPE.small.size * Math.min(1, ...bodies.map(({ scale }) => scale)) };
}

/** A map as one picture, as large as it is. */
export async function layoutPicture(prepared: Prepared, setting: Setting, pause: Pause): Promise<Page> {
  const body = await wholeTable(prepared, setting, USUAL, pause);
  const width = Math.max(LEAST_WIDTH, body.width);
  const header = drawHeader(prepared.sheet, width, true, setting);
  const footer = drawFooter(prepared.sheet, width, null, setting);
  return {
    width: width + 2 * MARGIN,
    height: header.height + body.height + footer.height + 2 * MARGIN,
    marks: [
      { kind: 'group', x: MARGIN, y: MARGIN, marks: header.marks },
      { kind: 'group', x: MARGIN, y: MARGIN + header.height, marks: body.marks },
      { kind: 'group', x: MARGIN, y: MARGIN + header.height + body.height, marks: footer.marks },
    ],
  };
}

/** As many pages as it takes: first down the columns that fit beside each other, then over to the next ones. */
async function several(
  prepared: Prepared,
  setting: Setting,
  { width, heightOn }: { width: number; heightOn: (page: number) => number },
  pause: Pause,
): Promise<{ scale: number; marks: readonly Mark[] }[]> {
  const { columns } = prepared.sheet;
  const ends = new Set(columns.filter(({ endsStage }) => endsStage).map(({ index }) => index));
  const most = Math.max(1, Math.floor((width - LABEL) / NARROWEST));
  const groups = groupColumns(columns.length, most, ends);
  const bodies: { scale: number; marks: readonly Mark[] }[] = [];
  for (const [from, to] of groups) {
    const frame: Frame = { from, to, column: Math.min(WIDEST, (width - LABEL) / Math.max(1, to - from)) };
    const heads = drawHeads(prepared, frame, setting);
    const rows = await setRows(prepared, frame, setting, pause);
    const before = bodies.length;
    const pages = fillPages(
      rows.map(({ shape }) => shape),
      (page) => heightOn(before + page) - heads.height,
    );
    for (const slices of pages) {
      bodies.push({ scale: 1, marks: drawTable(prepared, frame, setting, { heads, rows, slices }).marks });
      await pause();
    }
  }
  return bodies;
}

async function setRows(prepared: Prepared, frame: Frame, setting: Setting, pause: Pause): Promise<SetRow[]> {
  const rows: SetRow[] = [];
  for (const row of prepared.sheet.rows) {
    const set = setRow(row, frame, setting);
    // What a lens found is not said again where it has nothing to say of the columns.
    if (frame.from === 0 || !row.ofLens || set.cells.length > 0) rows.push(set);
    await pause();
  }
  return rows;
}

function drawTable(
  prepared: Prepared,
  frame: Frame,
  setting: Setting,
  table: { heads: ReturnType<typeof drawHeads>; rows: readonly SetRow[]; slices: readonly RowSlice[] },
): Body {
  const { heads, rows, slices } = table;
  let y = heads.height;
  const drawn = slices.flatMap((slice): Mark[] => {
    const row = rows[slice.row];
    const at = y;
    y += slice.height;
    const marks = row ? drawRow(row, slice, frame, prepared, setting) : [];
    return row ? [{ kind: 'group', x: 0, y: at, role: { tag: 'TR' }, marks }] : [];
  });
  return {
    width: widthOf(frame),
    height: y,
    marks: [...heads.marks, ...drawn],
  };
}

/** All of it under each other and beside each other. */
async function wholeTable(prepared: Prepared, setting: Setting, column: number, pause: Pause): Promise<Body> {
  const frame: Frame = { from: 0, to: prepared.sheet.columns.length, column };
  const heads = drawHeads(prepared, frame, setting);
  const rows = await setRows(prepared, frame, setting, pause);
  const slices = fillPages(
    rows.map(({ shape }) => shape),
    () => Number.POSITIVE_INFINITY,
  );
  return drawTable(prepared, frame, setting, { heads, rows, slices: slices.flat() });
}

/** The width of a column at which the whole map is of the shape of the page, so that it is drawn as large as can be. */
async function fitted(
  prepared: Prepared,
  setting: Setting,
  room: { width: number; height: number },
  pause: Pause,
): Promise<{ scale: number; marks: readonly Mark[] }> {
  let [narrow, wide] = [60, 320];
  let best: { scale: number; marks: readonly Mark[] } = { scale: 0, marks: [] };
  for (let step = 0; step < 6; step += 1) {
    const column = (narrow + wide) / 2;
    const { width, height, marks } = await wholeTable(prepared, setting, column, pause);
    const [across, down] = [room.width / width, room.height / height];
    const scale = Math.min(LARGEST, across, down);
    if (scale > best.scale) best = { scale, marks };
    if (across < down) wide = column;
    else narrow = column;
  }
  return best;
}
