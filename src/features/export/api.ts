import { disposition, fileNameOf } from '@/domain/csv';
import type { Picture } from '@/domain/drawing';
import { getMap } from '@/features/map/data';
import { AppError } from '@/server/errors';
import { createRateLimit } from '@/server/rate-limit';
import { jsonResponse, methodNotAllowed, restHandler } from '@/server/rest';
import { personOfRequest } from '@/server/session-cookie';
import { singleton } from '@/server/singleton';
import { createSubprocess, SubprocessError } from '@/server/subprocess';
import { inWorkspace } from '@/server/tenancy';
import { createTurns } from '@/server/turns';
import { readPictures, type Shrink, type WithScope } from './data';
import type { DrawJob, DrawResult } from './jobs';
import { type ExportQuery, exportQuery } from './schema';

const ADDRESS = /^\/api\/w\/([\w-]{1,80})\/maps\/([^/]+)\/picture$/;

/** Exports a person may ask for in a minute; plans count as well, one for each choice in the dialog. */
const A_MINUTE = 60;

const drawing = singleton('exports', () => ({
  limit: createRateLimit({ limit: A_MINUTE, windowMs: 60_000 }),
  /** One at a time: drawing is work for the processor, and ratings come first. */
  turns: createTurns({
    perGroup: 4,
    overall: 24,
    retryAfter: 10,
    full: {
      group: 'Several exports of this workspace are being drawn. Try again in a few seconds.',
      all: 'Many exports are being drawn. Try again in a few seconds.',
    },
  }),
  process: createSubprocess<DrawJob, DrawResult>({
    name: 'draw',
    seconds: 60,
    idleSeconds: 20,
    memoryMb: 384,
  }),
}));

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
  const wait = drawing.limit.take(`${person?.id ?? 'visitor'} ${workspace}`, Date.now());
  if (wait > 0)
    throw new AppError('rate_limited', `That was many exports in a minute. Try again in ${wait} seconds.`, {
      retryAfter: wait,
    });
  const withScope: WithScope = (work) => inWorkspace(person?.id ?? null, workspace, 'map:view', work);
  // Before anybody waits: who may not see the map takes no turn of those who may.
  await withScope(async () => undefined);
  return drawing.turns.take(workspace, () => answer(query.data, withScope, request.signal), request.signal);
});

export const refuseAllButGet = methodNotAllowed('GET');

async function answer(query: ExportQuery, withScope: WithScope, signal: AbortSignal): Promise<Response> {
  const { map, range, persona } = query;
  const data = await withScope((scope) => getMap(scope, { map, range, persona: persona || null }));
  const pictures = query.pictures
    ? await readPictures(withScope, shrinkWith(signal), data)
    : new Map<string, Picture | null>();
  const result = await drawing.process
    .run({ draw: { data, query, pictures, now: Date.now() } }, signal)
    .catch((error: unknown) => {
      throw error instanceof SubprocessError ? undrawn(error) : error;
    });
  if (!('drawn' in result)) throw new Error('A map was asked for, and a picture came');
  const { drawn } = result;
  if ('plan' in drawn) return jsonResponse(drawn.plan);
  const type = drawn.as === 'pdf' ? 'application/pdf' : 'image/svg+xml; charset=utf-8';
  return new Response(drawn.bytes, {
    headers: {
      'content-type': type,
      'content-disposition': disposition(fileNameOf(data.name, drawn.as)),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}

/** A picture on which the other process ends is one that cannot be read; the rest of the map is drawn. */
const shrinkWith =
  (signal: AbortSignal): Shrink =>
  async (bytes) => {
    try {
      const result = await drawing.process.run({ shrink: bytes }, signal);
      return 'small' in result ? result.small : null;
    } catch (error) {
      if (!(error instanceof SubprocessError)) throw error;
      if (error.end === 'time') throw undrawn(error);
      return null;
    }
  };

function undrawn(error: SubprocessError): AppError {
  if (error.end === 'crash')
    return new AppError('internal', 'This export could not be drawn. Nothing is lost. Try again.', {
      cause: error,
    });
  return new AppError(
    'too_large',
    'This map is too large to be drawn in one go, so the export was given up. Nothing is lost: hide lanes, leave the pictures out, or take it away as CSV or JSON.',
    { cause: error },
  );
}
