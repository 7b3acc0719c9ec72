import type { IncomingMessage } from 'node:http';
import { env } from './env';
import { clientAddress } from './rate-limit';

/**
 * Header in which the process tells the app where a request came from, over whatever the request itself claims.
 * For limits only; never stored, never logged.
 */
export const CLIENT_HEADER = 'x-touchline-client';
const LOCAL_HEADER = 'x-touchline-local';

/** Writes what the app may know of the sender; to be called on every request before the app sees it. */
export function stampClient(req: IncomingMessage): void {
  req.headers[CLIENT_HEADER] = clientAddress(req, env().TRUST_PROXY);
  // Asked now, because the framework adds forwarding headers of its own.
  req.headers[LOCAL_HEADER] = isFromThisMachine(req) ? '1' : '0';
}

/** The client of a request, as a key for limits. */
export const clientOf = (headers: Headers): string => headers.get(CLIENT_HEADER) ?? '';

/** What isFromThisMachine said of a request when it came in. */
export const wasFromThisMachine = (headers: Headers): boolean => headers.get(LOCAL_HEADER) === '1';

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const LOCAL_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;
/** Proxies name whom they speak for in one of these, or at least themselves. */
const FORWARDING = /^(x-forwarded-.*|x-real-ip|x-client-ip|true-client-ip|forwarded|via|cf-connecting-ip)$/;

export const isLocalHost = (host: string): boolean => LOCAL_HOST.test(host);

/**
 * True when a program on this very machine asks, by this machine's own name and without anybody in between. A proxy
 * beside us also comes from loopback; it gives itself away by a header of its own or by the public name in Host.
 */
export function isFromThisMachine(req: IncomingMessage): boolean {
  return isLocalHost(req.headers.host ?? '') && isUnforwarded(req);
}

/** The same by whatever name: a program on this machine that no proxy gave itself away to. */
export const isUnforwarded = (req: IncomingMessage): boolean =>
  LOOPBACK.has(req.socket.remoteAddress ?? '') && !isForwarded(req);

const isForwarded = ({ headers }: IncomingMessage): boolean =>
  Object.keys(headers).some((name) => FORWARDING.test(name));

/** Addresses of private networks: RFC 1918, RFC 4193, loopback, link-local. */
const NEARBY = /^(::ffff:)?(10\.|127\.|169\.254\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)|^(::1$|f[cd]|fe80:)/i;

/** True when a proxy beside us speaks for somebody: its address is that of all it speaks for. */
export const isFromNearbyProxy = (req: IncomingMessage): boolean =>
  NEARBY.test(req.socket.remoteAddress ?? '') && isForwarded(req);
