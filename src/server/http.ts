import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { AppError, errorBody } from './errors';

/** Bytes of a request body that the app reads: forms and edits, never files. */
const APP_BODY = 262_144;

export const pathOf = (req: IncomingMessage): string => (req.url ?? '/').split('?')[0] ?? '/';

/** Answers with an error: as JSON to programs, as a sentence to a browser that opens a page. */
export function refuse(req: IncomingMessage, res: ServerResponse, error: AppError): void {
  if (res.writableEnded) return;
  if (res.headersSent) return void res.destroy();
  const page = !pathOf(req).startsWith('/api') && /\btext\/html\b/.test(req.headers.accept ?? '');
  const body = page ? `${error.message}\n` : JSON.stringify(errorBody(error));
  if (error.retryAfter !== undefined) res.setHeader('retry-after', error.retryAfter);
  res.writeHead(error.status, {
    'content-type': page ? 'text/plain; charset=utf-8' : 'application/json',
    'cache-control': 'no-store',
    'content-length': Buffer.byteLength(body),
  });
  res.end(body);
}

/**
 * Why an address is refused before anybody looks at it; null when it is sound. Everything behind decides by the path as
 * it was sent, so a path that means another one (dot segments, double slashes) would slip through those decisions.
 */
export function addressFault(req: IncomingMessage): AppError | null {
  const path = pathOf(req);
  const fault = new AppError('malformed', 'This address is not written as addresses are.');
  try {
    if (new URL(`http://localhost${path}`).pathname !== path) return fault;
    const segments = decodeURIComponent(path).split(/[/\\]/).slice(1);
    // The last one is empty when the path ends with a slash.
    const odd = segments.some(
      (part, at) =>
        part === '.' || part === '..' || /\p{Cc}/u.test(part) || (part === '' && at < segments.length - 1),
    );
    return odd ? fault : null;
  } catch {
    return fault;
  }
}

/** Answers 413 as soon as a body is known to be too large for the app. False when it is refused already. */
export function capBody(req: IncomingMessage, res: ServerResponse): boolean {
  const tooLarge = () => {
    const message = `The request is larger than ${APP_BODY} bytes. Nothing was changed.`;
    refuse(req, res, new AppError('too_large', message));
  };
  if (Number(req.headers['content-length']) > APP_BODY) {
    tooLarge();
    return false;
  }
  if (req.headers['transfer-encoding'] === undefined) return true;
  // A listener would make the stream flow before the app listens, so the bytes are counted on their way in.
  const push = req.push.bind(req);
  let bytes = 0;
  req.push = (chunk: Buffer | null, encoding?: BufferEncoding) => {
    bytes += chunk?.length ?? 0;
    if (bytes <= APP_BODY) return push(chunk, encoding);
    if (!res.writableEnded) {
      res.shouldKeepAlive = false;
      tooLarge();
    }
    return true;
  };
  return true;
}

/** Listens, or throws the sentence that says what to do. */
export async function listen(server: Server, port: number, host: string): Promise<void> {
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(port, host, done);
  }).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'EADDRINUSE')
      throw new Error(`Port ${port} is in use. Set PORT to another one.`, { cause });
    if (cause.code === 'EACCES')
      throw new Error(`Port ${port} may not be used by this user. Set PORT to one above 1023.`, { cause });
    throw new Error(`HOST: cannot listen at ${host} (${cause.code}).`, { cause });
  });
}

const isStream = (res: ServerResponse): boolean =>
  String(res.getHeader('content-type') ?? '').startsWith('text/event-stream');

/** Knows which requests are being answered. */
export function trackRequests() {
  const open = new Set<ServerResponse>();
  let wake = (): void => undefined;
  return {
    enter(res: ServerResponse): void {
      open.add(res);
      res.once('close', () => {
        open.delete(res);
        wake();
      });
    },
    /** Resolves when all are answered, or after `ms`. Live streams never end by themselves and are not waited for. */
    idle: (ms: number): Promise<void> =>
      new Promise((done) => {
        const timer = setTimeout(done, ms);
        wake = () => {
          if (![...open].every(isStream)) return;
          clearTimeout(timer);
          done();
        };
        wake();
      }),
  };
}
