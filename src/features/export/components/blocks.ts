import type { Mark, Picture, Weight } from '@/domain/drawing';
import { type Line, wrap } from '@/domain/paragraph';
import type { Piece } from '../schema';
import { iconWidth, placeIcon } from './icons';
import { INK, TONES, TYPE } from './ink';

/** Width of a text on one line. */
export type MeasureText = (text: string, size: number, weight: Weight) => number;

/** What stays whole when a page ends. Its marks begin at its own top left corner. */
export interface Block {
  height: number;
  marks: readonly Mark[];
}

export interface Setting {
  measure: MeasureText;
  /** Null where a picture could not be read. */
  pictures: ReadonlyMap<string, Picture | null>;
}

/** Highest a picture becomes in a cell. */
const PICTURE_HEIGHT = 72;
const PARAGRAPH_SPACE = 3.2;

export interface Style {
  size: number;
  lead: number;
  weight: Weight;
  fill: string;
}

/** Letters and their marks as one sign where there is one, which is what fonts have. */
export const setLines = (
  text: string,
  width: number,
  { size, weight }: Style,
  measure: MeasureText,
): Line[] => wrap(text.normalize('NFC'), width, (part) => measure(part, size, weight));

/** A line of text: texts that run from right to left stand on the right of their column. */
export function lineMark(
  { text, width: wide, rtl }: Line,
  x: number,
  y: number,
  width: number,
  style: Style,
): Mark {
  const { size, weight, fill } = style;
  return {
    kind: 'text',
    text,
    width: wide,
    size,
    weight,
    fill,
    rtl,
    y,
    ...(rtl ? { x: x + width, anchor: 'right' } : { x, anchor: 'left' }),
  };
}

/** Paragraphs set into a width, a block a line. */
export function setPieces(pieces: readonly Piece[], width: number, setting: Setting): Block[] {
  return pieces.flatMap((piece, index) => {
    const space = index === 0 || piece.tight ? 0 : PARAGRAPH_SPACE;
    const [first, ...rest] = [...pictureBlocks(piece, width, setting), ...textBlocks(piece, width, setting)];
    return first ? [lower(first, space), ...rest] : [];
  });
}

function textBlocks(
  { text, tone = 'ink', strong, small, icon }: Piece,
  width: number,
  { measure }: Setting,
): Block[] {
  if (text === '' && !icon) return [];
  const { size, lead } = small ? TYPE.small : TYPE.cell;
  const style: Style = { size, lead, weight: strong ? 600 : 400, fill: TONES[tone] };
  const indent = icon ? iconWidth(icon) : 0;
  const baseline = lead - (lead - size) / 2 - size * 0.22;
  return setLines(text, Math.max(8, width - indent), style, measure).map((line, index) => ({
    height: lead,
    marks: [
      ...(icon && index === 0 ? [placeIcon(icon, 0, baseline, size)] : []),
      ...(line.text === '' ? [] : [lineMark(line, indent, baseline, width - indent, style)]),
    ],
  }));
}

function pictureBlocks({ picture: id, text }: Piece, width: number, setting: Setting): Block[] {
  if (id === undefined) return [];
  const picture = setting.pictures.get(id);
  if (!picture) return textBlocks({ text: 'Picture not shown', tone: 'faint', small: true }, width, setting);
  const scale = Math.min(width / picture.width, PICTURE_HEIGHT / picture.height);
  const [wide, high] = [picture.width * scale, picture.height * scale];
  return [
    {
      height: high + 3,
      marks: [
        { kind: 'image', id, alt: text, x: 0, y: 0, width: wide, height: high },
        { kind: 'box', x: 0, y: 0, width: wide, height: high, stroke: INK.line, line: 0.5 },
      ],
    },
  ];
}

/** With space above. */
const lower = (block: Block, by: number): Block =>
  by === 0
    ? block
    : { height: block.height + by, marks: [{ kind: 'group', x: 0, y: by, marks: block.marks }] };

export const heightOf = (blocks: readonly Block[]): number =>
  blocks.reduce((sum, { height }) => sum + height, 0);

/** Blocks below each other. */
export function stack(blocks: readonly Block[], x: number, y: number): Mark[] {
  let top = y;
  return blocks.map(({ height, marks }): Mark => {
    const at = top;
    top += height;
    return { kind: 'group', x, y: at, marks };
  });
}
