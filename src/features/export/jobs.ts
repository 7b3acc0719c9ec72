import { setImmediate as pause } from 'node:timers/promises';
import type { Picture } from '@/domain/drawing';
import { toSvg } from '@/domain/svg';
import type { MapData } from '@/features/map/schema';
import { type Fonts, openFonts } from '@/server/fonts';
import { outlineWith } from '@/server/outlines';
import { toPdf } from '@/server/pdf';
import { shrinkPicture } from '@/server/pictures';
import type { Setting } from './components/blocks';
import { layoutPages, layoutPicture } from './components/layout';
import { textsIn } from './components/texts';
import { type Prepared, prepareExport } from './prepare';
import type { ExportPlan, ExportQuery } from './schema';

/** Pixels per point of a picture: a text of the map is as large as on the screen. */
const PIXELS = 1.6;
/** Pixels of a picture either way: three times what a cell shows, which is as sharp as print gets. */
const SIDE = 480;

/** All that is needed to draw a map, as plain data: it is drawn in a process of its own. */
export interface ExportJob {
  data: MapData;
  query: ExportQuery;
  pictures: ReadonlyMap<string, Picture | null>;
  /** When it is made, in milliseconds. */
  now: number;
}

export type DrawnExport = { plan: ExportPlan } | { as: 'pdf' | 'svg'; bytes: Uint8Array<ArrayBuffer> };

/** What the other process is asked: a map, or before it each of its pictures, which come from people and may be any bytes. */
export type DrawJob = { draw: ExportJob } | { shrink: Uint8Array };
export type DrawResult = { drawn: DrawnExport } | { small: Picture | null };

export const serveExports = async (job: DrawJob): Promise<DrawResult> =>
  'shrink' in job ? { small: await shrinkPicture(job.shrink, SIDE) } : { drawn: await drawExport(job.draw) };

/** Lays a map out and draws it. Seconds of work for the processor, so never done where requests are answered. */
async function drawExport({ data, query, pictures, now }: ExportJob): Promise<DrawnExport> {
  const prepared = prepareExport(data, query, now);
  const fonts = await openFonts(textsIn(prepared));
  const setting: Setting = { measure: fonts.measure, pictures };
  const { format } = query;
  if (format === 'svg' || format === 'outlines') {
    const page = await layoutPicture(prepared, setting, pause);
    const drawing = svgOptions(prepared, pictures, data.workspace.locale);
    const letters =
      format === 'svg' ? embedded(fonts) : { families: [], css: '', outline: outlineWith(fonts) };
    return { as: 'svg', bytes: new TextEncoder().encode(toSvg(page, { ...drawing, ...letters })) };
  }
  const { pages, textPt } = await layoutPages(prepared, setting, query, pause);
  if (format === 'plan') return { plan: { pages: pages.length, textPt, missing: fonts.missing } };
  const shown = new Map([...pictures].flatMap(([id, picture]) => (picture ? [[id, picture] as const] : [])));
  const info = {
    title: data.name,
    author: data.workspace.name,
    language: data.workspace.locale,
    createdAt: new Date(now),
  };
  return { as: 'pdf', bytes: new Uint8Array(await toPdf(pages, { fonts, pictures: shown, info })) };
}

const svgOptions = (
  { sheet, model }: Prepared,
  pictures: ReadonlyMap<string, Picture | null>,
  language: string,
) => ({
  title: sheet.title,
  description: model.summary,
  language,
  scale: PIXELS,
  pictures: new Map(
    [...pictures].flatMap(([id, picture]) =>
      picture
        ? [[id, `data:${picture.type};base64,${Buffer.from(picture.bytes).toString('base64')}`] as const]
        : [],
    ),
  ),
});

/** The fonts inside the drawing, so that it looks the same wherever it is opened. */
function embedded({ faces }: Fonts) {
  const keys = [...new Set(faces.map(({ key }) => key))];
  const nameOf = (key: string) => `Map ${keys.indexOf(key) + 1}`;
  const css = faces.map(
    ({ key, weight, ttf }) =>
      `@font-face{font-family:'${nameOf(key)}';font-weight:${weight};src:url(data:font/ttf;base64,${ttf.toString('base64')})}`,
  );
  return { families: [...keys.map(nameOf), 'Inter', 'system-ui', 'sans-serif'], css: css.join('') };
}
