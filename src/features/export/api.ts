import { setImmediate as pause } from 'node:timers/promises';
import { disposition, fileNameOf } from '@/domain/csv';
import type { Picture } from '@/domain/drawing';
import { toSvg } from '@/domain/svg';
import { getMap } from '@/features/map/data';
import { AppError } from '@/server/errors';
import { type Fonts, openFonts } from '@/server/fonts';
import { outlineWith } from '@/server/outlines';
import { toPdf } from '@/server/pdf';
import { createRateLimit } from '@/server/rate-limit';
import { jsonResponse, methodNotAllowed, restHandler } from '@/server/rest';
import { personOfRequest } from '@/server/session-cookie';
import { singleton } from '@/server/singleton';
import { inWorkspace } from '@/server/tenancy';
import type { Setting } from './components/blocks';
import { layoutPages, layoutPicture } from './components/layout';
import { textsIn } from './components/texts';
import { readPictures, type WithScope } from './data';
import { type Prepared, prepareExport } from './prepare';
import { type ExportPlan, type ExportQuery, exportQuery } from './schema';

const ADDRESS = /^\/api\/w\/([\w-]{1,80})\/maps\/([^/]+)\/picture$/;

/** Pixels per point of a picture: a text of the map is as large as on the screen. */
const PIXELS = 1.6;

/**
 * GET /api/w/{workspace}/maps/{map}/picture?format=pdf|svg|outlines|plan: the map as the person who asks sees it,
 * drawn on pages or as one picture; with `outlines` its letters are shapes, and `plan` says what the pages will be. Never kept by anybody on the way.
 */
export const pictureHandler = restHandler(async (request) => {
  const { pathname, searchParams } = new URL(request.url);
  const [, workspace, map] = ADDRESS.exec(pathname) ?? [];
  if (!workspace) throw new AppError('not_found', 'This map does not exist, or it was deleted.');
  const query = exportQuery.safeParse({ ...Object.fromEntries(searchParams), map });
  if (!query.success) {
    const [issue] = query.error.issues;
    if (issue?.path[0] === 'map')
      throw new AppError('not_found', 'This map does not exist, or it was deleted.');
    throw new AppError('invalid', `This export is not known: ${issue?.path.join('.')}. Choose it again.`);
  }
  const person = await personOfRequest(request);
  const withScope: WithScope = (work) => inWorkspace(person?.id ?? null, workspace, 'map:view', work);
  return inTurn(`${person?.id ?? 'visitor'} ${workspace}`, () => answer(query.data, withScope));
});

export const refuseAllButGet = methodNotAllowed('GET');

/** Exports a person may ask for in a minute; plans count as well, one for each choice in the dialog. */
const A_MINUTE = 60;
/** Exports that wait while one is drawn. */
const WAITING = 12;

const queue = singleton('exports', () => ({
  limit: createRateLimit({ limit: A_MINUTE, windowMs: 60_000 }),
  last: Promise.resolve() as Promise<unknown>,
  waiting: 0,
}));

/** One after the other: drawing is work for the processor, and ratings come first. */
async function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
  const wait = queue.limit.take(key, Date.now());
  if (wait > 0)
    throw new AppError('rate_limited', `That was many exports in a minute. Try again in ${wait} seconds.`, {
      retryAfter: wait,
    });
  if (queue.waiting >= WAITING)
    throw new AppError('unavailable', 'Many exports are being drawn. Try again in a few seconds.', {
      retryAfter: 5,
    });
  queue.waiting += 1;
  const mine = queue.last.then(work);
  queue.last = mine.then(
    () => undefined,
    () => undefined,
  );
  try {
    return await mine;
  } finally {
    queue.waiting -= 1;
  }
}

async function answer(query: ExportQuery, withScope: WithScope): Promise<Response> {
  const { map, range, persona, format, ...options } = query;
  const data = await withScope((scope) => getMap(scope, { map, range, persona: persona || null }));
  const now = Date.now();
  const prepared = prepareExport(data, options, now);
  const fonts = await openFonts(textsIn(prepared));
  const pictures = options.pictures ? await readPictures(withScope, data) : new Map<string, null>();
  const setting: Setting = { measure: fonts.measure, pictures };
  const rest: () => Promise<void> = pause;
  if (format === 'svg' || format === 'outlines') {
    const page = await layoutPicture(prepared, setting, rest);
    const drawing = svgOptions(prepared, pictures, data.workspace.locale);
    const letters =
      format === 'svg' ? embedded(fonts) : { families: [], css: '', outline: outlineWith(fonts) };
    const svg = toSvg(page, { ...drawing, ...letters });
    return fileOf(svg, 'image/svg+xml; charset=utf-8', fileNameOf(data.name, 'svg'));
  }
  const { pages, textPt } = await layoutPages(prepared, setting, options, rest);
  if (format === 'plan')
    return jsonResponse({ pages: pages.length, textPt, missing: fonts.missing } satisfies ExportPlan);
  const shown = new Map([...pictures].flatMap(([id, picture]) => (picture ? [[id, picture] as const] : [])));
  const info = {
    title: data.name,
    author: data.workspace.name,
    language: data.workspace.locale,
    createdAt: new Date(now),
  };
  const pdf = await toPdf(pages, { fonts, pictures: shown, info });
  return fileOf(new Uint8Array(pdf), 'application/pdf', fileNameOf(data.name, 'pdf'));
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

const fileOf = (body: string | Uint8Array<ArrayBuffer>, type: string, name: string): Response =>
  new Response(body, {
    headers: {
      'content-type': type,
      'content-disposition': disposition(name),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });
