import { z } from 'zod';
import { disposition } from '@/domain/csv';
import { AppError } from '@/server/errors';
import { methodNotAllowed, restHandler } from '@/server/rest';
import { personOfRequest } from '@/server/session-cookie';
import { inWorkspace } from '@/server/tenancy';
import { getDownload, readParts } from './data';

const ADDRESS = /^\/api\/w\/([\w-]{1,80})\/downloads\/([^/]+)$/;

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** Parts that are read at once. */
const AT_ONCE = 8;

/**
 * GET /api/w/{workspace}/downloads/{id}: a file of ratings, for members who may export. It is read some parts at a time, as
 * fast as it is taken, and the right to it is asked for at each.
 */
export const fileHandler = restHandler(async (request) => {
  const [, workspace = '', id = ''] = ADDRESS.exec(new URL(request.url).pathname) ?? [];
  if (!workspace || !z.uuid().safeParse(id).success)
    throw new AppError('not_found', 'This file is not there (any more).');
  const person = await personOfRequest(request);
  const right = [person?.id ?? null, workspace, 'rating:export'] as const;
  const { run, format, size, createdAt } = await inWorkspace(...right, (scope) => getDownload(scope, { id }));
  let part = 0;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = { id, run, from: part, count: AT_ONCE };
      // Beside the transaction bytes come as they are; Prisma makes text of them and bytes again.
      const parts = await inWorkspace(...right, ({ beside }) => beside((scope) => readParts(scope, next))());
      part += parts.length;
      for (const bytes of parts) controller.enqueue(bytes);
      if (parts.length < AT_ONCE) controller.close();
    },
  });
  const name = `ratings-${workspace}-${createdAt.toISOString().slice(0, 10)}.${format}`;
  return new Response(body, {
    headers: {
      'content-type': TYPES[format],
      'content-length': String(size),
      'content-disposition': disposition(name),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });
});

export const refuseAllButGet = methodNotAllowed('GET');
