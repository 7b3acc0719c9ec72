import { ERROR_STATUS } from '@/contract/errors';
import type { Permission } from '@/domain/permissions';
import { AppError, errorBody, toAppError } from './errors';
import { log } from './log';
import { personOfRequest } from './session-cookie';
import { inWorkspace, type WorkspaceScope, withSecretKey } from './tenancy';

export type RestHandler = (request: Request) => Promise<Response>;

const HEADERS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

export const jsonResponse = (body: unknown, status = 200): Response =>
  Response.json(body, { status, headers: HEADERS });

export const emptyResponse = (): Response => new Response(null, { status: 204, headers: HEADERS });

/** A handler of the REST API: whatever it throws is answered as the JSON error of the house. */
export const restHandler =
  (handle: RestHandler): RestHandler =>
  async (request) => {
    try {
      return await handle(request);
    } catch (thrown) {
      // Whoever asked has gone: nobody reads an answer, and nothing failed.
      if (request.signal.aborted && thrown === request.signal.reason)
        return new Response(null, { status: 499 });
      const error = toAppError(thrown);
      if (error.code === 'internal' || error.code === 'unavailable')
        log.error({ path: new URL(request.url).pathname, err: error.cause ?? error }, 'A request failed');
      const response = Response.json(errorBody(error), { status: error.status, headers: HEADERS });
      if (error.retryAfter !== undefined) response.headers.set('retry-after', String(error.retryAfter));
      if (error.status === ERROR_STATUS.unauthenticated) response.headers.set('www-authenticate', 'Bearer');
      return response;
    }
  };

const nothingHere = () => new AppError('not_found', 'There is nothing at this address.');

/** Answers every address that is none of ours. */
export const notHere: RestHandler = restHandler(async () => {
  throw nothingHere();
});

/** Answers every method an address does not know. */
export const methodNotAllowed = (allow: string): RestHandler =>
  restHandler(async () => {
    const error = new AppError('method_not_allowed', `Use ${allow} here.`);
    return Response.json(errorBody(error), { status: error.status, headers: { ...HEADERS, allow } });
  });

/** The secret key in `Authorization: Bearer sk_…`. Throws `unauthenticated` without one. */
export function keyOfRequest(request: Request): string {
  const [, key] = /^Bearer +(\S+)$/i.exec(request.headers.get('authorization')?.trim() ?? '') ?? [];
  if (!key?.startsWith('sk_'))
    throw new AppError(
      'unauthenticated',
      'Send the secret key of the workspace: Authorization: Bearer sk_….',
    );
  return key;
}

/** Runs `work` with the right of the secret key of a request. Throws `unauthenticated`. */
export const withRequestKey = <T>(
  request: Request,
  permission: Permission,
  work: (scope: WorkspaceScope) => Promise<T>,
): Promise<T> => withSecretKey(keyOfRequest(request), permission, work);

/**
 * Runs `work` with the right of the person whose session a request carries, in the workspace its address names. Throws
 * `not_found` without a workspace, and what `inWorkspace` throws.
 */
export async function withRequestMember<T>(
  request: Request,
  workspace: string | undefined,
  permission: Permission,
  work: (scope: WorkspaceScope) => Promise<T>,
): Promise<T> {
  if (!workspace) throw nothingHere();
  const person = await personOfRequest(request);
  return inWorkspace(person?.id ?? null, workspace, permission, work);
}

const MEDIA_TYPE = /^\s*(text\/plain|application\/json)\s*(;|$)/i;

/** The bytes of a body of at most `limit` bytes; stops reading at the first byte too many. */
export async function readBytes(request: Request, limit: number): Promise<Buffer> {
  const tooLarge = () =>
    new AppError(
      'too_large',
      `The body is larger than ${limit} bytes. Nothing was recorded. Send less at a time.`,
    );
  if (Number(request.headers.get('content-length')) > limit) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength;
    // Leaving the loop cancels the stream.
    if (bytes > limit) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The JSON of a body of at most `limit` bytes. */
export async function readJson(request: Request, limit: number): Promise<unknown> {
  if (!MEDIA_TYPE.test(request.headers.get('content-type') ?? ''))
    throw new AppError('unsupported_media_type', 'Send JSON as application/json.');
  const bytes = await readBytes(request, limit);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new AppError('malformed', 'The body is not JSON in UTF-8. Nothing was recorded.');
  }
}
