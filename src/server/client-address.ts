import type { IncomingMessage } from 'node:http';
import { env } from './env';
import { clientAddress } from './rate-limit';

/**
 * Header in which the process tells the app where a request came from, over whatever the request itself claims.
 * For limits only; never stored, never logged.
 */
export const CLIENT_HEADER = 'x-touchline-client';

/** Writes the header; to be called on every request before the app sees it. */
export function stampClient(req: IncomingMessage): void {
  req.headers[CLIENT_HEADER] = clientAddress(req, env().TRUST_PROXY);
}

/** The client of a request, as a key for limits. */
export const clientOf = (headers: Headers): string => headers.get(CLIENT_HEADER) ?? '';

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const LOCAL_CLIENT = new Set(['127.0.0.1', '0:0:0:0']);
const LOCAL_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/**
 * True when a browser on this very machine asks, by this machine's own name. A proxy beside us also comes from here,
 * but it names somebody else in X-Forwarded-For or in Host.
 */
export function isFromThisMachine(headers: Headers): boolean {
  const forwarded = headers.get('x-forwarded-for')?.split(',') ?? [];
  return (
    LOCAL_CLIENT.has(clientOf(headers)) &&
    LOCAL_HOST.test(headers.get('host') ?? '') &&
    forwarded.every((address) => LOOPBACK.has(address.trim()))
  );
}
