import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Encoded, encode, encodingFor } from './encoding';
import { singleton } from './singleton';

interface WidgetFile {
  etag: string;
  encoded: Encoded;
}

const FILES = ['/widget.js', '/widget-debug.js', '/kiosk.js', '/kiosk-worker.js'] as const;

/** A built script, compressed once: the widget is the one file that every customer of every workspace loads. */
const builtFile = (name: (typeof FILES)[number]): WidgetFile =>
  singleton(`built-file:${name}`, () => {
    const identity = readFileSync(`public${name}`);
    const etag = `"${createHash('sha256').update(identity).digest('base64url').slice(0, 22)}"`;
    return { etag, encoded: encode(identity) };
  });

/** Answers GET of the scripts that customers load; false for any other request. */
export function handleWidgetFile(req: IncomingMessage, res: ServerResponse): boolean {
  const path = req.url?.split('?')[0];
  const name = FILES.find((one) => one === path);
  if (!name || (req.method !== 'GET' && req.method !== 'HEAD')) return false;
  const file = builtFile(name);
  const headers = {
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'public, max-age=300, stale-while-revalidate=86400',
    'access-control-allow-origin': '*',
    // The kiosk is looked at in a frame without an origin as well; its worker is not.
    'cross-origin-resource-policy': name === '/kiosk-worker.js' ? 'same-origin' : 'cross-origin',
    'x-content-type-options': 'nosniff',
    vary: 'accept-encoding',
    etag: file.etag,
  };
  if (req.headers['if-none-match'] === file.etag) {
    res.writeHead(304, headers).end();
    return true;
  }
  const { body, encoding } = encodingFor(req, file.encoded);
  res.writeHead(200, { ...headers, ...encoding, 'content-length': body.length });
  res.end(req.method === 'HEAD' ? undefined : body);
  return true;
}
