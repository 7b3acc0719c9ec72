import { z } from 'zod';
import { disposition } from '@/domain/csv';
import { DOCUMENT_BYTES, mapDocument } from '@/features/document/schema';
import { importDocument } from '@/features/history/mutations';
import { AppError } from '@/server/errors';
import { jsonResponse, methodNotAllowed, readBytes, restHandler, withRequestMember } from '@/server/rest';
import { readFile } from './data';
import { documentNameOf } from './prepare';

const ADDRESS = /^\/api\/w\/([\w-]{1,80})\/(?:documents|maps\/([^/]+)\/document)$/;

const addressed = ({ url }: Request) => {
  const [, workspace, map = ''] = ADDRESS.exec(new URL(url).pathname) ?? [];
  return { workspace, map };
};

/** GET /api/w/{workspace}/maps/{map}/document: the whole map as a file of JSON. */
export const exportHandler = restHandler(async (request) => {
  const { workspace, map } = addressed(request);
  const document = await withRequestMember(request, workspace, 'map:view', (scope) => {
    if (!z.uuid().safeParse(map).success) throw new AppError('not_found', 'This map does not exist.');
    return readFile(scope, map);
  });
  return new Response(`${JSON.stringify(document, null, 2)}\n`, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': disposition(documentNameOf(document.map.name)),
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  });
});

/** How many faults of a file are named: enough to mend it, few enough to read. */
const ISSUES = 20;

/** POST /api/w/{workspace}/documents with such a file: 201 with the new map, or what is wrong and where. */
export const importHandler = restHandler(async (request) => {
  // Who may not draw maps is told so before a byte is read.
  const { workspace } = addressed(request);
  await withRequestMember(request, workspace, 'map:edit', async () => undefined);
  const document = mapDocument.safeParse(jsonOf(await readBytes(request, DOCUMENT_BYTES)));
  if (!document.success) {
    const issues = document.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
    const [first] = issues;
    throw new AppError('invalid', `${first?.message ?? 'This is not a map.'} Nothing was drawn.`, {
      issues: issues.slice(0, ISSUES),
    });
  }
  const drawn = await withRequestMember(request, workspace, 'map:edit', (scope) =>
    importDocument(scope, document.data),
  );
  return jsonResponse(drawn, 201);
});

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new AppError('malformed', 'This file is not JSON in UTF-8. Nothing was drawn.');
  }
}

export const refuseAllButGet = methodNotAllowed('GET');
export const refuseAllButPost = methodNotAllowed('POST');
