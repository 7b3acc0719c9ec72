import type { IncomingMessage } from 'node:http';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** One body in every form a client may ask for. */
export interface Encoded {
  br: Buffer;
  gzip: Buffer;
  identity: Buffer;
}

/** `quality` of brotli from 0 to 11: the best is slow, and worth it only for what is compressed once and for all. */
export const encode = (identity: Buffer, quality: number = constants.BROTLI_MAX_QUALITY): Encoded => ({
  br: brotliCompressSync(identity, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }),
  gzip: gzipSync(identity),
  identity,
});

/** The form a client wants most of those it names, and the header that says so; RFC 9110 section 12.5.3. */
export function encodingFor(
  { headers }: IncomingMessage,
  { br, gzip, identity }: Encoded,
): { body: Buffer; encoding: Record<string, string> } {
  const accepted = String(headers['accept-encoding'] ?? '');
  if (/\bbr\b/.test(accepted)) return { body: br, encoding: { 'content-encoding': 'br' } };
  if (/\bgzip\b/.test(accepted)) return { body: gzip, encoding: { 'content-encoding': 'gzip' } };
  return { body: identity, encoding: {} };
}
