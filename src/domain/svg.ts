import {
  flatten,
  type GroupMark,
  type ImageMark,
  isMoved,
  type Mark,
  type Page,
  type Paint,
  type TextMark,
} from './drawing';
import { roundTo } from './format';

/** Text as XML may hold it: nothing in it is mark-up, and what XML forbids is left out. */
export const escapeXml = (text: string): string =>
  text
    .toWellFormed()
    .replace(/(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]/gu, '')
    .replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const n = (value: number): string => String(roundTo(value, 2));

export interface SvgOptions {
  title: string;
  description: string;
  /** BCP 47. */
  language: string;
  /** Names of fonts, the first that has a sign draws it. */
  families: readonly string[];
  /** Rules that say where the fonts are: data of ours. */
  css: string;
  /** Pictures by their id, as data URLs of ours. */
  pictures: ReadonlyMap<string, string>;
  /** Pixels per point. */
  scale: number;
  /** Draws texts as shapes, where no font can be counted on. What shapes they share goes into `shared`. */
  outline?: (mark: TextMark, shared: Map<string, string>) => string;
}

/** A page as an SVG document that needs nothing else; its texts are texts. */
export function toSvg({ width, height, marks }: Page, options: SvgOptions): string {
  const { title, description, language, families, css, pictures, scale, outline } = options;
  const clips = new Map<string, string>();
  for (const { clip } of groupsOf(marks))
    if (clip !== undefined && !clips.has(clip)) clips.set(clip, `clip-${clips.size + 1}`);
  const shared = new Map<string, string>();
  const context: Context = {
    clips,
    pictures,
    text: outline ? (mark) => outline(mark, shared) : drawText,
  };
  const drawn = drawAll(marks, context);
  const names = families.map((name) => (/^[a-z-]+$/.test(name) ? name : `'${name}'`)).join(', ');
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<svg xmlns="http://www.w3.org/2000/svg" xml:lang="${escapeXml(language)}" role="img" `,
    `width="${n(width * scale)}" height="${n(height * scale)}" viewBox="0 0 ${n(width)} ${n(height)}" `,
    `font-family="${escapeXml(names)}">\n`,
    `<title>${escapeXml(title)}</title>\n<desc>${escapeXml(description)}</desc>\n`,
    `<style>${css}text{white-space:pre}</style>\n`,
    shared.size > 0
      ? `<defs>${[...shared].map(([id, d]) => `<path id="${id}" d="${d}"/>`).join('')}</defs>\n`
      : '',
    clips.size > 0 ? `<defs>${[...clips].map(([d, id]) => clipOf(id, d)).join('')}</defs>\n` : '',
    `<rect width="${n(width)}" height="${n(height)}" fill="#ffffff"/>\n`,
    drawn,
    '</svg>\n',
  ].join('');
}

interface Context {
  clips: ReadonlyMap<string, string>;
  pictures: ReadonlyMap<string, string>;
  text: (mark: TextMark) => string;
}

const groupsOf = (marks: readonly Mark[]): GroupMark[] =>
  marks.flatMap((mark) => (mark.kind === 'group' ? [mark, ...groupsOf(mark.marks)] : []));

const clipOf = (id: string, d: string): string =>
  `<clipPath id="${id}"><path d="${escapeXml(d)}"/></clipPath>`;

const drawAll = (marks: readonly Mark[], context: Context): string =>
  marks.map((mark) => draw(mark, context)).join('');

function draw(mark: Mark, context: Context): string {
  switch (mark.kind) {
    case 'box': {
      const { x, y, width, height, radius } = mark;
      const corner = radius ? ` rx="${n(radius)}"` : '';
      return `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}"${corner}${paint(mark)}/>\n`;
    }
    case 'circle':
      return `<circle cx="${n(mark.x)}" cy="${n(mark.y)}" r="${n(mark.radius)}"${paint(mark)}/>\n`;
    case 'path':
      return `<path d="${escapeXml(mark.d)}"${paint(mark)}/>\n`;
    case 'text':
      return context.text(mark);
    case 'image':
      return drawImage(mark, context);
    case 'group': {
      if (!isMoved(mark)) return drawAll(mark.marks, context);
      const scale = mark.scale === undefined ? '' : ` scale(${String(roundTo(mark.scale, 5))})`;
      const clip = mark.clip === undefined ? '' : ` clip-path="url(#${context.clips.get(mark.clip)})"`;
      // The cut is made in the lengths of the group, so it stands on the same element as the shift.
      return `<g transform="translate(${n(mark.x)} ${n(mark.y)})${scale}"${clip}>\n${drawAll(mark.marks, context)}</g>\n`;
    }
  }
}

function paint({ fill, stroke, line, dash, round }: Paint): string {
  const parts = [` fill="${fill ?? 'none'}"`];
  if (stroke) parts.push(` stroke="${stroke}" stroke-width="${n(line ?? 1)}"`);
  if (dash) parts.push(` stroke-dasharray="${dash.map(n).join(' ')}"`);
  if (round) parts.push(' stroke-linecap="round" stroke-linejoin="round"');
  return parts.join('');
}

/** Where a line begins depends on its direction; where it stands does not. */
const ANCHORS = {
  left: { ltr: 'start', rtl: 'end' },
  middle: { ltr: 'middle', rtl: 'middle' },
  right: { ltr: 'end', rtl: 'start' },
} as const;

function drawText({ text, x, y, anchor, size, weight, fill, rtl }: TextMark): string {
  if (text === '') return '';
  const direction = rtl ? 'rtl' : 'ltr';
  const at = ANCHORS[anchor][direction];
  return [
    `<text x="${n(x)}" y="${n(y)}" font-size="${n(size)}" fill="${fill}"`,
    weight === 400 ? '' : ` font-weight="${weight}"`,
    at === 'start' ? '' : ` text-anchor="${at}"`,
    rtl ? ' direction="rtl"' : '',
    ` unicode-bidi="embed">${escapeXml(text)}</text>\n`,
  ].join('');
}

function drawImage({ id, alt, x, y, width, height }: ImageMark, { pictures }: Context): string {
  const href = pictures.get(id);
  if (!href) return '';
  return `<image x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" href="${escapeXml(href)}"><title>${escapeXml(alt)}</title></image>\n`;
}

/** All texts of a page, one line each, in the order in which they are drawn. */
export const textsOf = (marks: readonly Mark[]): string[] =>
  flatten(marks).flatMap(({ mark }) => (mark.kind === 'text' ? [mark.text] : []));
