import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Encoded, encodingFor } from '@/server/encoding';
import { type AppError, errorBody } from '@/server/errors';
import { countRefused } from './metrics';

/**
 * Answers may be read by any page: they hold nothing secret and no cookie is ever involved. Who may *send* is decided
 * by the key's origins, and even then the page can read why it was refused. Flat lists, which node:http writes fastest.
 */
const COMMON = [
  'access-control-allow-origin',
  '*',
  'access-control-expose-headers',
  'retry-after',
  'vary',
  'Origin',
  'x-content-type-options',
  'nosniff',
];
const JSON_ANSWER = [...COMMON, 'content-type', 'application/json', 'cache-control', 'no-store'];
/** `{"id":""}` and a UUID. */
const ACCEPTED = [...JSON_ANSWER, 'content-length', String(9 + 36)];

export function answerAccepted(res: ServerResponse, id: string): void {
  res.writeHead(202, ACCEPTED);
  res.end(`{"id":"${id}"}`);
}

/** `status` differs from the code's own only where the contract has no code for it. */
export function refuse(res: ServerResponse, error: AppError, status = error.status): void {
  countRefused(error.code);
  if (res.headersSent || res.destroyed) return;
  const body = JSON.stringify(errorBody(error));
  const headers = [...JSON_ANSWER, 'content-length', String(Buffer.byteLength(body))];
  if (error.retryAfter !== undefined) headers.push('retry-after', String(error.retryAfter));
  res.writeHead(status, headers);
  res.end(body);
}

/** Answer to a preflight: what a page may do, for a day. */
export function answerOptions(res: ServerResponse, methods: string): void {
  res.writeHead(204, [
    ...COMMON,
    'access-control-allow-methods',
    methods,
    // Some pages wrap fetch and add headers of their own to whatever is sent.
    'access-control-allow-headers',
    'content-type, *',
    'access-control-max-age',
    '86400',
  ]);
  res.end();
}

/** Noted. A page that asks often need not say so again for a while. */
export function answerNoted(res: ServerResponse): void {
  res.writeHead(204, [...COMMON, 'cache-control', 'private, max-age=600']);
  res.end();
}

/**
 * A widget's configuration. It may be reused for seconds only, so that a published change reaches pages at once; after
 * that the ETag makes asking again cheap.
 */
export function answerConfig(
  req: IncomingMessage,
  res: ServerResponse,
  { encoded, etag }: { encoded: Encoded; etag: string },
): void {
  const headers = [
    ...COMMON,
    'vary',
    'Accept-Encoding',
    'etag',
    etag,
    'cache-control',
    'public, max-age=5, stale-while-revalidate=10',
  ];
  const known = req.headers['if-none-match']?.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  if (known?.includes(etag) || known?.includes('*')) {
    res.writeHead(304, headers);
    res.end();
    return;
  }
  const { body, encoding } = encodingFor(req, encoded);
  headers.push('content-type', 'application/json', 'content-length', String(body.length));
  res.writeHead(200, [...headers, ...Object.entries(encoding).flat()]);
  res.end(req.method === 'HEAD' ? undefined : body);
}
