export interface Line {
  text: string;
  width: number;
  /** Of a text that runs from right to left. */
  rtl: boolean;
}

/** Width of a piece of text on one line. */
export type Measure = (text: string) => number;

const STRONG =
  /\p{Script=Arabic}|\p{Script=Hebrew}|\p{Script=Syriac}|\p{Script=Thaana}|\p{Script=Nko}|\p{Script=Adlam}/u;

/** Direction of a text by its first letter, as browsers decide for `dir="auto"`. */
export function isRtl(text: string): boolean {
  const [first] = /\p{L}/u.exec(text) ?? [];
  return first !== undefined && STRONG.test(first);
}

/** Scripts written without spaces between words. */
const SPACELESS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const OPENING = /[\p{Ps}\p{Pi}]$/u;
const CLOSING = /^[\p{Pe}\p{Pf}\p{Po}\p{M}ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々]/u;
/** After white space, and after a hyphen or a stroke within a word. */
const BREAKS = /(?<=\s)(?=\S)|(?<=\p{L}[-–—/])(?=\p{L})/u;

const words = new Intl.Segmenter('und', { granularity: 'word' });
const signs = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Pieces at whose ends a line may end, with the white space that follows them. */
function unitsOf(text: string): string[] {
  return text.split(BREAKS).flatMap((unit) => {
    if (!SPACELESS.test(unit)) return [unit];
    const parts: string[] = [];
    for (const { segment } of words.segment(unit)) {
      const last = parts.at(-1);
      const joins = last !== undefined && (OPENING.test(last) || CLOSING.test(segment) || !segment.trim());
      if (joins) parts[parts.length - 1] = last + segment;
      else parts.push(segment);
    }
    return parts;
  });
}

/**
 * A text set into lines of a width. Lines of the text stay lines; a word that is wider than the line is broken between
 * signs. Nothing is left out but white space at the ends of lines.
 */
export function wrap(text: string, width: number, measure: Measure): Line[] {
  return text.split('\n').flatMap((paragraph) => {
    const rtl = isRtl(paragraph);
    return wrapParagraph(paragraph.replace(/\t/g, ' ').trim(), width, measure).map((line) => ({
      ...line,
      rtl,
    }));
  });
}

function wrapParagraph(text: string, width: number, measure: Measure): Omit<Line, 'rtl'>[] {
  const lines: Omit<Line, 'rtl'>[] = [];
  let [line, used] = ['', 0];
  const end = () => {
    const shown = line.trimEnd();
    lines.push({ text: shown, width: measure(shown) });
    [line, used] = ['', 0];
  };
  const put = (unit: string, bare: number) => {
    line += unit;
    used += unit.trimEnd() === unit ? bare : measure(unit);
  };
  for (const unit of unitsOf(text)) {
    const bare = measure(unit.trimEnd());
    if (line !== '' && used + bare > width) end();
    if (bare <= width) {
      put(unit, bare);
      continue;
    }
    for (const { segment } of signs.segment(unit)) {
      const sign = measure(segment);
      if (line !== '' && segment.trim() !== '' && used + sign > width) end();
      line += segment;
      used += sign;
    }
  }
  if (line !== '' || lines.length === 0) end();
  return lines;
}
