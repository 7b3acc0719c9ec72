import { z } from 'zod';
import { disposition } from '@/domain/csv';
import type { Permission } from '@/domain/permissions';
import { AppError } from '@/server/errors';
import { jsonResponse, methodNotAllowed, readBytes, restHandler } from '@/server/rest';
import { personOfRequest } from '@/server/session-cookie';
import { inWorkspace, type WorkspaceScope } from '@/server/tenancy';
import { readAttachment } from './data';
import { createAttachment } from './mutations';
import { ATTACHMENT_BYTES, type ContentType, isImage } from './schema';

const ADDRESS = /^\/api\/w\/([\w-]{1,80})\/attachments(?:\/([^/]+))?$/;

/** Runs `work` for the signed-in person, in the workspace the address names. */
async function withMember<T>(
  request: Request,
  permission: Permission,
  work: (scope: WorkspaceScope, id: string) => Promise<T>,
): Promise<T> {
  const [, workspace, id = ''] = ADDRESS.exec(new URL(request.url).pathname) ?? [];
  if (!workspace) throw new AppError('not_found', 'There is nothing at this address.');
  const person = await personOfRequest(request);
  return inWorkspace(person?.id ?? null, workspace, permission, (scope) => work(scope, id));
}

/** POST /api/w/{workspace}/attachments?name=photo.png with the bytes as they are; 201 with an AttachmentView. */
export const uploadHandler = restHandler(async (request) => {
  // Who may not store anything is told so before a byte is read.
  await withMember(request, 'map:edit', async () => undefined);
  const bytes = new Uint8Array(await readBytes(request, ATTACHMENT_BYTES));
  const file = {
    name: new URL(request.url).searchParams.get('name') ?? '',
    contentType: request.headers.get('content-type') ?? '',
    bytes,
  };
  return jsonResponse(await withMember(request, 'map:edit', (scope) => createAttachment(scope, file)), 201);
});

/** GET /api/w/{workspace}/attachments/{id}: pictures to be shown, everything else to be saved. */
export const downloadHandler = restHandler(async (request) => {
  const file = await withMember(request, 'map:view', (scope, id) => {
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
