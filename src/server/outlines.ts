import type { TextMark } from '@/domain/drawing';
import { roundTo } from '@/domain/format';
import { type Fonts, seenRuns } from './fonts';

const n = (value: number): string => String(roundTo(value, 3));

/** Writes lines of text as shapes, each shape once and used wherever its letter stands. */
export function outlineWith(fonts: Fonts): (mark: TextMark, shared: Map<string, string>) => string {
  const ids = new Map<string, string>();
  return ({ text, x, y, anchor, size, weight, fill, rtl }, shared) => {
    const runs = seenRuns(text, rtl, fonts).map((run) => fonts.shapesOf(run, weight));
    const width = runs.reduce((sum, { advance, units }) => sum + (advance * size) / units, 0);
    let at = x - (anchor === 'left' ? 0 : anchor === 'right' ? width : width / 2);
    const drawn = runs.map(({ shapes, advance, units }) => {
      const scale = size / units;
      const uses = shapes.map((shape) => {
        const id = ids.get(shape.id) ?? `l${ids.size}`;
        ids.set(shape.id, id);
        shared.set(id, shape.d);
        return `<use href="#${id}" x="${n(shape.x)}" y="${n(shape.y)}"/>`;
      });
      const begins = at;
      at += advance * scale;
      return uses.length === 0
        ? ''
        : `<g transform="translate(${n(begins)} ${n(y)}) scale(${roundTo(scale, 6)} ${-roundTo(scale, 6)})">${uses.join('')}</g>`;
    });
    return `<g fill="${fill}">${drawn.join('')}</g>\n`;
  };
}
