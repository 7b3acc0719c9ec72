/** A row of a table as far as its height is concerned: cells of blocks that stay whole. */
export interface RowShape {
  /** Heights of the blocks of each cell. */
  cells: readonly (readonly number[])[];
  /** At least as high as this: its label. */
  least: number;
  /** The same on pages it goes on to, where the label says so. */
  again: number;
  /** Above and below the blocks, together. */
  padding: number;
}

/** A row, or a part of one, on a page. */
export interface RowSlice {
  row: number;
  /** Of each cell the blocks from … up to, but without, … */
  parts: readonly (readonly [number, number])[];
  height: number;
  /** Begins on an earlier page. */
  goesOn: boolean;
}

/** A row is cut only where it is higher than this share of a page; others go to the next page as a whole. */
const CUT_FROM = 0.6;

/**
 * Rows set onto pages, in order, each with as much room as `roomOf` says. Rows are cut between blocks if at all. A
 * block that is higher than a page has one to itself.
 */
export function fillPages(
  rows: readonly RowShape[],
  roomOf: (page: number) => number,
): readonly (readonly RowSlice[])[] {
  const pages: RowSlice[][] = [[]];
  let left = roomOf(0);
  const turn = () => {
    pages.push([]);
    left = roomOf(pages.length - 1);
  };
  rows.forEach((shape, row) => {
    let starts = shape.cells.map(() => 0);
    let goesOn = false;
    for (;;) {
      const whole = heightOf(shape, starts, goesOn);
      const page = pages.at(-1) ?? [];
      const next = roomOf(pages.length);
      const fits = whole <= left;
      if (!fits && page.length > 0 && (whole <= next * CUT_FROM || shape.least + shape.padding > left)) {
        turn();
        continue;
      }
      const ends = fits ? shape.cells.map(({ length }) => length) : take(shape, starts, left);
      const moved = ends.some((end, cell) => end > (starts[cell] ?? 0));
      if (!fits && !moved && page.length > 0) {
        turn();
        continue;
      }
      const forced = fits || moved ? ends : oneMore(shape, starts);
      const parts = forced.map((end, cell) => [starts[cell] ?? 0, end] as const);
      const height = partHeight(shape, parts, goesOn);
      page.push({ row, parts, height, goesOn });
      left -= height;
      starts = forced;
      if (starts.every((start, cell) => start >= (shape.cells[cell]?.length ?? 0))) return;
      goesOn = true;
      turn();
    }
  });
  return pages;
}

const sum = (heights: readonly number[]): number => heights.reduce((total, height) => total + height, 0);

function partHeight(
  { cells, least, again, padding }: RowShape,
  parts: readonly (readonly [number, number])[],
  goesOn: boolean,
): number {
  const inner = parts.map(([from, to], cell) => sum(cells[cell]?.slice(from, to) ?? []));
  return Math.max(goesOn ? again : least, ...inner) + padding;
}

const heightOf = (shape: RowShape, starts: readonly number[], goesOn: boolean): number =>
  partHeight(
    shape,
    shape.cells.map(({ length }, cell) => [starts[cell] ?? 0, length] as const),
    goesOn,
  );

/** Up to which block each cell fits. */
function take({ cells, padding }: RowShape, starts: readonly number[], room: number): number[] {
  return cells.map((blocks, cell) => {
    let end = starts[cell] ?? 0;
    let left = room - padding;
    for (;;) {
      const height = blocks[end];
      if (height === undefined || height > left) return end;
      left -= height;
      end += 1;
    }
  });
}

/** One block more of each cell that has one, so that it goes on whatever the room. */
const oneMore = ({ cells }: RowShape, starts: readonly number[]): number[] =>
  cells.map(({ length }, cell) => Math.min(length, (starts[cell] ?? 0) + 1));

/**
 * Columns set onto pages of at most `most`: as few pages as there can be, of about the same size, which end where a
 * stage ends if one ends near. `ends` holds the columns after which a stage ends. Pairs are from … up to, but without.
 */
export function groupColumns(
  count: number,
  most: number,
  ends: ReadonlySet<number>,
): readonly (readonly [number, number])[] {
  const groups: (readonly [number, number])[] = [];
  let from = 0;
  for (let pages = Math.max(1, Math.ceil(count / most)); pages > 0; pages -= 1) {
    const left = count - from;
    const even = Math.ceil(left / pages);
    const [fewest, largest] = [Math.max(1, left - most * (pages - 1)), Math.min(most, left)];
    const near = (size: number) => Math.abs(size - even);
    const sizes = Array.from({ length: Math.max(0, largest - fewest + 1) }, (_, index) => fewest + index);
    const size = sizes
      .filter((size) => ends.has(from + size - 1) && near(size) <= Math.max(1, even / 4))
      .reduce((best, size) => (best === 0 || near(size) < near(best) ? size : best), 0);
    const to = pages === 1 ? count : from + (size || even);
    groups.push([from, to]);
    from = to;
  }
  return groups;
}
