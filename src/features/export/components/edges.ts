import { inRole, type Mark, type Role } from '@/domain/drawing';
import type { Sheet } from '../schema';
import { lineMark, type Setting, type Style, setLines } from './blocks';
import { INK, TYPE } from './ink';
import { setLegend } from './legend';

interface Edge {
  height: number;
  marks: Mark[];
}

const styleOf = (type: keyof typeof TYPE, fill: string, weight: 400 | 600 = 400): Style => ({
  ...TYPE[type],
  weight,
  fill,
});

/** Texts below each other over the width of the page. Those without a role are not read out. */
function setTexts(
  texts: readonly (readonly [string, Style, Role?])[],
  width: number,
  { measure }: Setting,
): Edge {
  let y = 0;
  const marks = texts.flatMap(([text, style, role]) => {
    const lines = setLines(text, width, style, measure).map((line) => {
      y += style.lead;
      return lineMark(line, 0, y - (style.lead - style.size) / 2 - style.size * 0.2, width, style);
    });
    return role ? [inRole(role, lines)] : lines;
  });
  return { height: y, marks };
}

const BELOW_HEADER = 8;
const ABOVE_FOOTER = 7;

const PARAGRAPH: Role = { tag: 'P' };

/** What the map is, of whom and when; on pages that follow, shorter. */
export function drawHeader({ title, facts }: Sheet, width: number, first: boolean, setting: Setting): Edge {
  const small = styleOf('small', INK.faint);
  const texts = first
    ? [
        [title, styleOf('title', INK.ink, 600), { tag: 'H1' }] as const,
        ...facts.map((fact) => [fact, styleOf('cell', INK.soft), PARAGRAPH] as const),
      ]
    : [[title, styleOf('again', INK.ink, 600)] as const, [facts.at(-1) ?? '', small] as const];
  const { height, marks } = setTexts(texts, width, setting);
  return { height: height + BELOW_HEADER, marks };
}

/** The room "Page 12 of 34" takes beside the rules. */
const PAGE_ROOM = 76;

/** Legend, rules and the number of the page. */
export function drawFooter(
  sheet: Sheet,
  width: number,
  page: { page: number; of: number } | null,
  setting: Setting,
): Edge {
  const legend = setLegend(sheet, width, setting.measure);
  const style = styleOf('small', INK.faint);
  const rules = setTexts(
    sheet.rules.map((rule) => (page && page.page > 1 ? [rule, style] : [rule, style, PARAGRAPH])),
    width - PAGE_ROOM,
    setting,
  );
  const top = ABOVE_FOOTER + legend.height + 2;
  const number = page ? `Page ${page.page} of ${page.of}` : 'Touchline';
  return {
    height: top + rules.height,
    marks: [
      { kind: 'group', x: 0, y: ABOVE_FOOTER, marks: legend.marks },
      { kind: 'group', x: 0, y: top, marks: rules.marks },
      {
        kind: 'text',
        text: number,
        x: width,
        y: top + style.lead * Math.max(1, rules.height / style.lead) - 2.8,
        anchor: 'right',
        width: setting.measure(number, style.size, 400),
        size: style.size,
        weight: 400,
        fill: INK.soft,
        rtl: false,
      },
    ],
  };
}
