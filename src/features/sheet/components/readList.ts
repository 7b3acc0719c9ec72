const BULLET = /^(?:[-–—*•·▪‣◦o○●■]|\d{1,3}[.)])(?:\s+|\t)/u;
const HEADING = /^#{1,6}\s+/;
const INLINE = /^(.{1,80}?)(?::|\s+[>→›»]|\s+[-–—]>)\s+(\S.*)$/u;

interface Line {
  /** Number in the text, from 1. */
  line: number;
  indent: number;
  text: string;
  heading: boolean;
}

/**
 * A list as rows of stage and touchpoint. A stage is a line with indented lines below it, a heading ("# Buy", "Buy:"),
 * or comes before the touchpoint ("Buy: Checkout", "Buy > Checkout"). Bullets and numbers are taken off.
 */
export function readList(text: string): { grid: string[][]; lines: number[] } {
  const lines = text.split(/\r\n?|\n/).flatMap((raw, index): Line[] => {
    const indent = (/^\s*/.exec(raw)?.[0] ?? '').replaceAll('\t', '    ').length;
    const bare = raw.trim().replace(BULLET, '').trim();
    if (bare === '') return [];
    const heading = HEADING.test(bare) || /^[^:]{1,80}:$/.test(bare);
    return [{ line: index + 1, indent, text: bare.replace(HEADING, '').replace(/:$/, ''), heading }];
  });
  const base = Math.min(...lines.map(({ indent }) => indent));
  const headed = lines.some(({ heading }) => heading);
  const nested = !headed && lines.some(({ indent }) => indent > base);
  const inline =
    !nested && !headed && lines.filter(({ text }) => INLINE.test(text)).length > lines.length / 2;
  let stage = '';
  const isStage = ({ heading, indent }: Line) => heading || (nested && indent === base);
  const rows = lines.flatMap((line, index) => {
    const next = lines[index + 1];
    if (isStage(line)) {
      stage = line.text;
      // A stage with nothing below it is still a stage.
      return next && !isStage(next) ? [] : [{ line: line.line, cells: [stage, ''] }];
    }
    const { text } = line;
    const [, first, second] = (inline ? INLINE.exec(text) : null) ?? [];
    return [{ line: line.line, cells: first && second ? [first.trim(), second.trim()] : [stage, text] }];
  });
  return {
    grid: [['Stage', 'Touchpoint'], ...rows.map(({ cells }) => cells)],
    lines: [0, ...rows.map(({ line }) => line)],
  };
}

/** True for text that is cells rather than a list: tabs between words, as spreadsheets copy them. */
export function looksLikeCells(text: string): boolean {
  const lines = text.split(/\r\n?|\n/).filter((line) => line.trim() !== '');
  const inner = lines.filter((line) => line.trim().replace(BULLET, '').includes('\t'));
  return inner.length > 0 && inner.length >= lines.length / 4;
}
