import type { Mark, Page } from '@/domain/drawing';
import { drawBlock, type Ink, shownText, textMark } from './drawing';
import type { BlockView, ExploreModel } from './explore';

const WIDTH = 960;
const EDGE = 32;

/** A block as a picture that says all that is needed to read it elsewhere: what, whose, when, how many, by which rule. */
export function drawPicture(
  model: ExploreModel,
  block: BlockView,
  { filters, workspace, ink }: { filters: readonly string[]; workspace: string; ink: Ink },
): Page {
  const inside = WIDTH - 2 * EDGE;
  const marks: Mark[] = [];
  let y = EDGE + 12;
  const say = (text: string, fill: string, size: number, weight: 400 | 600 = 400) => {
    for (const one of wrapped(text, inside, size)) {
      marks.push(textMark(one, EDGE, y, fill, { size, weight }));
      y += Math.round(size * 1.5);
    }
  };
  say(model.title.startsWith(block.name) ? model.title : `${block.name} · ${model.title}`, ink.ink, 16, 600);
  say([workspace, model.period, ...filters].join(' · '), ink.soft, 12);
  if (model.versus) say(`Hollow and pale: ${model.versus}`, ink.soft, 12);
  const { total } = block;
  say(
    `All together: ${shownText(total.here)}${total.there ? `. Compared: ${shownText(total.there)}. ${total.verdict ?? ''}` : ''}`,
    ink.ink,
    13,
    600,
  );
  y += 4;
  const drawn = drawBlock(block, model.time, inside, ink);
  marks.push({ kind: 'group', x: EDGE, y, marks: drawn.marks });
  y += drawn.height + 24;
  say([block.rule, ...block.notes].join(' '), ink.faint, 11);
  return { width: WIDTH, height: y + EDGE - 12, marks };
}

/** Lines that fit, by the usual width of letters. */
function wrapped(text: string, width: number, size: number): string[] {
  const most = Math.floor(width / (size * 0.53));
  const lines: string[] = [];
  let rest = text;
  while (rest.length > most) {
    const end = rest.lastIndexOf(' ', most);
    lines.push(rest.slice(0, end > most / 2 ? end : most));
    rest = rest.slice(end > most / 2 ? end + 1 : most);
  }
  return [...lines, rest];
}
