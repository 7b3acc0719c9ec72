import { setImmediate as pause } from 'node:timers/promises';
import PDFDocument from 'pdfkit';
import {
  type GroupMark,
  isMoved,
  type Mark,
  type Page,
  type Paint,
  type Picture,
  type TextMark,
} from '@/domain/drawing';
import { type Fonts, seenRuns } from './fonts';
import { createTags, type Tags } from './pdf-tags';

export interface PdfInfo {
  title: string;
  author: string;
  /** BCP 47. */
  language: string;
  createdAt: Date;
}

type Document = InstanceType<typeof PDFDocument>;

interface Context {
  document: Document;
  fonts: Fonts;
  pictures: ReadonlyMap<string, Picture>;
  tags: Tags;
}

/** Pages as a PDF, with texts as texts and its fonts inside, tagged for those to whom it is read. Others get their turn between two pages. */
export async function toPdf(
  pages: readonly Page[],
  { fonts, pictures, info }: { fonts: Fonts; pictures: ReadonlyMap<string, Picture>; info: PdfInfo },
): Promise<Buffer> {
  const { title, author, language, createdAt } = info;
  const document = new PDFDocument({
    autoFirstPage: false,
    // None of the fonts every reader is said to have: all of ours are inside.
    font: '',
    pdfVersion: '1.7',
    lang: language,
    tagged: true,
    displayTitle: true,
    info: { Title: title, Author: author, Creator: 'Touchline', CreationDate: createdAt },
  });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => {
    document.on('end', resolve);
    document.on('error', reject);
  });
  for (const { key, weight, ttf } of fonts.faces) document.registerFont(faceOf(key, weight), ttf);
  const tags = createTags(document);
  for (const { width, height, marks } of pages) {
    document.addPage({ size: [width, height], margin: 0 });
    drawAll(marks, { document, fonts, pictures, tags });
    tags.endOrnament();
    await pause();
  }
  tags.end();
  document.end();
  await ended;
  return Buffer.concat(chunks);
}

const faceOf = (key: string, weight: number) => `${key} ${weight}`;

function drawAll(marks: readonly Mark[], context: Context): void {
  for (const mark of marks) draw(mark, context);
}

function draw(mark: Mark, context: Context): void {
  const { document, pictures, tags } = context;
  if (mark.kind === 'group') {
    tags.draw(mark, () => drawGroup(mark, context));
    return;
  }
  tags.beginOrnament();
  switch (mark.kind) {
    case 'box': {
      const { x, y, width, height, radius } = mark;
      paint(mark, document, () =>
        radius ? document.roundedRect(x, y, width, height, radius) : document.rect(x, y, width, height),
      );
      return;
    }
    case 'circle':
      paint(mark, document, () => document.circle(mark.x, mark.y, mark.radius));
      return;
    case 'path':
      if (mark.d !== '') paint(mark, document, () => document.path(mark.d));
      return;
    case 'text':
      drawText(mark, context);
      return;
    case 'image': {
      const picture = pictures.get(mark.id);
      const { x, y, width, height } = mark;
      if (picture) document.image(Buffer.from(picture.bytes), x, y, { width, height });
      return;
    }
  }
}

function drawGroup(mark: GroupMark, context: Context): void {
  const { document, tags } = context;
  if (!isMoved(mark)) {
    drawAll(mark.marks, context);
    return;
  }
  // What is begun inside of a saved state ends there.
  tags.endOrnament();
  document.save();
  document.translate(mark.x, mark.y);
  if (mark.scale !== undefined) document.scale(mark.scale);
  if (mark.clip !== undefined) document.path(mark.clip).clip();
  drawAll(mark.marks, context);
  tags.endOrnament();
  document.restore();
}

function paint(mark: Paint, document: Document, shape: () => unknown): void {
  const { fill, stroke, line = 1, dash, round } = mark;
  if (!fill && !stroke) return;
  document.save();
  shape();
  if (stroke) {
    document.lineWidth(line);
    document.lineCap(round ? 'round' : 'butt').lineJoin(round ? 'round' : 'miter');
    if (dash?.[0]) document.dash(dash[0], { space: dash[1] ?? dash[0] });
  }
  if (fill && stroke) document.fillAndStroke(fill, stroke);
  else if (fill) document.fill(fill);
  else if (stroke) document.stroke(stroke);
  document.restore();
}

const PLAIN = { lineBreak: false, baseline: 'alphabetic' } as const;

/** One line: its runs in the order in which they are seen, each in the fonts that have its signs. */
function drawText(mark: TextMark, { document, fonts }: Context): void {
  const { text, size, weight, fill, anchor, rtl } = mark;
  const drawn = seenRuns(text, rtl, fonts).map(({ key, text: part, shaped }) =>
    // Without `features` the words of a run are shaped one by one and set from left to right, which is quicker.
    ({ face: faceOf(key, weight), text: part, options: shaped ? { features: [] } : {} }),
  );
  const widths = drawn.map(({ face, text: part, options }) =>
    document.font(face, size).widthOfString(part, options),
  );
  const width = widths.reduce((sum, part) => sum + part, 0);
  let x = mark.x - (anchor === 'left' ? 0 : anchor === 'right' ? width : width / 2);
  document.fillColor(fill);
  drawn.forEach(({ face, text: part, options }, index) => {
    document.font(face, size).text(part, x, mark.y, { ...PLAIN, ...options });
    x += widths[index] ?? 0;
  });
  // Who reads it out puts lines together, and words are told apart by what stands between them.
  const [space] = fonts.runsOf(' ');
  if (space) document.font(faceOf(space.key, weight), size).text(' ', x, mark.y, PLAIN);
}
