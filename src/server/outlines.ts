import type { TextMark } from '@/domain/drawing';
import { roundTo } from '@/domain/format';
import { type Fonts, seenRuns } from './fonts';

const n = (value: number): string => String(roundTo(value, 3));

/** Writes lines of text as shapes, each shape once and used wherever its letter stands. */
export const outlineWith =
  (fonts: Fonts) =>
  ({ text, x, y, anchor, size, weight, fill, rtl }: TextMark, shared: Map<string, string>): string => {
    const runs = seenRuns(text, rtl, fonts).map((run) => fonts.shapesOf(run, weight));
    const width = runs.reduce((sum, { advance, units }) => sum + (advance * size) / units, 0);
    let at = x - (anchor === 'left' ? 0 : anchor === 'right' ? width : width / 2);
    const drawn = runs.map(({ shapes, advance, units }) => {
      const scale = size / units;
      const begins = at;
      at += advance * scale;
      if (shapes.length === 0) return '';
      const uses = shapes.map(({ id, d, x: right, y: up }) => {
        shared.set(id, d);
        return `<use href="#${id}" x="${n(right)}"${up === 0 ? '' : ` y="${n(up)}"`}/>`;
      });
      const turned = `${roundTo(scale, 6)} ${-roundTo(scale, 6)}`;
      return `<g transform="translate(${n(begins)} ${n(y)}) scale(${turned})">${uses.join('')}</g>`;
    });
    return `<g fill="${fill}">${drawn.join('')}</g>\n`;
  };
