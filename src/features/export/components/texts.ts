import type { Prepared } from '../prepare';
import type { Piece } from '../schema';

/** Every sign of what is drawn beside the texts of the map: labels, figures, legend, page numbers. */
const OWN = [
  Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join(''),
  '–—−±≈▲▼•·“”…\u00a0',
];

/** All texts of an export, for its fonts. The figures on the curve are made of signs of our own. */
export function textsIn({ sheet, model }: Prepared): string[] {
  const { title, facts, rules, stages, columns, rows } = sheet;
  const pieces = (list: readonly Piece[]) => list.map(({ text }) => text);
  return [
    ...OWN,
    title,
    ...facts,
    ...rules,
    ...stages.flatMap(({ name, notes }) => [name, ...pieces(notes)]),
    ...columns.flatMap(({ name, notes }) => [name, ...pieces(notes)]),
    ...rows.flatMap(({ label, notes, cells }) => [
      label,
      ...pieces(notes),
      ...cells.flatMap((cell) => pieces(cell.pieces)),
    ]),
    ...model.touchpoints.map(({ count }) => count),
  ].map((text) => text.normalize('NFC'));
}
