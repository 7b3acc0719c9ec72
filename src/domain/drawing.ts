/**
 * A drawing as plain marks, on no particular medium: what a page shows, decided to the last length. The origin is the
 * top left corner, y grows downwards, lengths are points. Whatever draws it (SVG, PDF) decides nothing.
 */
export type Weight = 400 | 600;

/** How a shape is painted. Colours are `#rrggbb`. */
export interface Paint {
  fill?: string;
  stroke?: string;
  /** Width of the stroke; 1 if left out. */
  line?: number;
  dash?: readonly number[];
  round?: boolean;
}

export interface BoxMark extends Paint {
  kind: 'box';
  x: number;
  y: number;
  width: number;
  height: number;
  radius?: number;
}

export interface PathMark extends Paint {
  kind: 'path';
  /** As in SVG. */
  d: string;
}

export interface CircleMark extends Paint {
  kind: 'circle';
  x: number;
  y: number;
  radius: number;
}

/** One line of text, in logical order. */
export interface TextMark {
  kind: 'text';
  text: string;
  /** The left end, the middle or the right end of the line, as `anchor` says, whatever its direction. */
  x: number;
  /** Base line. */
  y: number;
  anchor: 'left' | 'middle' | 'right';
  /** As measured. */
  width: number;
  size: number;
  weight: Weight;
  fill: string;
  /** The line belongs to text that runs from right to left. */
  rtl: boolean;
}

export interface ImageMark {
  kind: 'image';
  /** Of the picture, among those given along with the drawing. */
  id: string;
  alt: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What a group is to whoever has the page read to them. What has no role is ornament to them, or said elsewhere. */
export type Role =
  | { tag: 'H1' | 'P' | 'Table' | 'TR' | 'TD' }
  | { tag: 'TH'; scope: 'Row' | 'Column' }
  | { tag: 'Figure'; alt: string };

/** Marks moved, scaled and cut together. */
export interface GroupMark {
  kind: 'group';
  x: number;
  y: number;
  scale?: number;
  /** Path, in the lengths of the group, outside of which nothing shows. */
  clip?: string;
  role?: Role;
  marks: readonly Mark[];
}

/** Marks where they are, with a role. */
export const inRole = (role: Role, marks: readonly Mark[]): GroupMark => ({
  kind: 'group',
  x: 0,
  y: 0,
  role,
  marks,
});

/** Whether a group changes how its marks are drawn. */
export const isMoved = ({ x, y, scale, clip }: GroupMark): boolean =>
  x !== 0 || y !== 0 || scale !== undefined || clip !== undefined;

export type Mark = BoxMark | PathMark | CircleMark | TextMark | ImageMark | GroupMark;

export interface Page {
  width: number;
  height: number;
  marks: readonly Mark[];
}

/** A picture ready to be drawn. */
export interface Picture {
  type: 'image/png' | 'image/jpeg';
  bytes: Uint8Array;
  width: number;
  height: number;
}

/** A path of straight lines around a rectangle. */
export const around = (x: number, y: number, width: number, height: number): string =>
  `M${x} ${y}h${width}v${height}h${-width}z`;

/** All marks that are no groups, with the shift and scale of the groups around them. */
export function flatten(
  marks: readonly Mark[],
  at: { x: number; y: number; scale: number } = { x: 0, y: 0, scale: 1 },
): { mark: Exclude<Mark, GroupMark>; x: number; y: number; scale: number }[] {
  return marks.flatMap((mark) =>
    mark.kind === 'group'
      ? flatten(mark.marks, {
          x: at.x + mark.x * at.scale,
          y: at.y + mark.y * at.scale,
          scale: at.scale * (mark.scale ?? 1),
        })
      : [{ mark, ...at }],
  );
}
