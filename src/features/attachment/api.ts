import { z } from 'zod';
import { disposition } from '@/domain/csv';
import { AppError } from '@/server/errors';
import { jsonResponse, methodNotAllowed, readBytes, restHandler, withRequestMember } from '@/server/rest';
import { readAttachment } from './data';
import { createAttachment } from './mutations';
import { ATTACHMENT_BYTES, type ContentType, isImage } from './schema';

const ADDRESS = /^\/api\/w\/([\w-]{1,80})\/attachments(?:\/([^/]+))?$/;

const addressed = ({ url }: Request) => {
  const [, workspace, id = ''] = ADDRESS.exec(new URL(url).pathname) ?? [];
  return { workspace, id };
};

/** POST /api/w/{workspace}/attachments?name=photo.png with the bytes as they are; 201 with an AttachmentView. */
export const uploadHandler = restHandler(async (request) => {
  // Who may not store anything is told so before a byte is read.
  const { workspace } = addressed(request);
  await withRequestMember(request, workspace, 'map:edit', async () => undefined);
  const bytes = new Uint8Array(await readBytes(request, ATTACHMENT_BYTES));
  const file = {
    name: new URL(request.url).searchParams.get('name') ?? '',
    contentType: request.headers.get('content-type') ?? '',
    bytes,
  };
  const stored = await withRequestMember(request, workspace, 'map:edit', (scope) =>
    createAttachment(scope, file),
  );
  return jsonResponse(stored, 201);
});

/** GET /api/w/{workspace}/attachments/{id}: pictures to be shown, everything else to be saved. */
export const downloadHandler = restHandler(async (request) => {
  const { workspace, id } = addressed(request);
  const file = await withRequestMember(request, workspace, 'map:view', (scope) => {
    if (!z.uuid().safeParse(id).success) throw new AppError('not_found', 'This file does not exist.');
    return readAttachment(scope, id);
  });
  return new Response(file.bytes, { headers: headersOf(file) });
});

/** Headers under which a stored file can do no harm: never sniffed, never run, never in anybody else's cache. */
function headersOf({ name, contentType, size }: { name: string; contentType: ContentType; size: number }) {
  const how = isImage(contentType) ? 'inline' : 'attachment';
  return {
    'content-type': contentType.startsWith('text/') ? `${contentType}; charset=utf-8` : contentType,
    'content-length': String(size),
    'content-disposition': disposition(name, how),
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, max-age=31536000, immutable',
  };
}

export const refuseAllButGet = methodNotAllowed('GET');
export const refuseAllButPost = methodNotAllowed('POST');
