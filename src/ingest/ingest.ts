import type { IncomingMessage, ServerResponse } from 'node:http';
import type pg from 'pg';
import { LIMITS } from '@/contract/limits';
import { env, publicUrl } from '@/server/env';
import { AppError } from '@/server/errors';
import { log } from '@/server/log';
import { clientAddress, createRateLimit } from '@/server/rate-limit';
import { noteSilence } from './accept';
import { answerAccepted, answerConfig, answerNoted, answerOptions, refuse } from './answer';
import { createBodyReader } from './body';
import { unavailable } from './commit';
import type { KeyConfig } from './config';
import { createConnections, hostOf } from './connection';
import { createGuard } from './guard';
import { createHosted } from './hosted';
import { unspoken, wantedTags } from './html';
import { createKeys } from './keys';
import { createKiosk } from './kiosk';
import { totals } from './metrics';
import { createIngestPool } from './pipe';
import { createSenders } from './sender';
import { createStore } from './store';
import { createWriter, type Kind } from './writer';

export interface IngestOptions {
  /** Connections of the role touchline_ingest; made, and closed by drain(), when not given. */
  pool?: pg.Pool;
  /** POSTs per minute and client address, and per second and key; 0 is off. From the environment when not given. */
  clientLimit?: number;
  keyLimit?: number;
  /** Proxies whose X-Forwarded-For entry is believed. */
  trustProxy?: number;
  /** Milliseconds for which a key's configuration counts as fresh. */
  freshMs?: number;
  /** Milliseconds a body may take to arrive. */
  bodyTimeoutMs?: number;
  /** Answers of one kind that may wait for their commit. */
  capacity?: number;
  /** Milliseconds between two notes of who is heard. */
  noteMs?: number;
}

export interface Ingest {
  /** Answers the request when its address belongs to the hot path; false when it is somebody else's. */
  handle(req: IncomingMessage, res: ServerResponse): boolean;
  /** Refuses new answers and resolves when every accepted one is committed and answered. */
  drain(): Promise<void>;
  stats(): { waiting: Record<Kind, number> } & ReturnType<typeof totals>;
}

const PREFIX = '/api/v1/';
const WIDGET = '/api/v1/widget/';
const KINDS: Record<string, Kind> = { ratings: 'ratings', displays: 'displays', visits: 'visits' };
/** How the widget says that it was to ask at a touchpoint and found no survey. */
const SILENT = '?ask=';
/** Version of the widget that asks. */
const VERSION = /[?&]v=([\w.-]{1,20})(&|$)/;
const HOSTED = '/s/';
const KIOSK = '/k/';
const MEDIA_TYPE = /^\s*(text\/plain|application\/json)\s*(;|$)/i;
const FORM_TYPE = /^\s*application\/x-www-form-urlencoded\s*(;|$)/i;

/** The public POSTs, the widget's configuration and the survey pages, on bare node:http. */
export function createIngest(options: IngestOptions = {}): Ingest {
  const {
    pool = createIngestPool(6),
    clientLimit = env().RATE_LIMIT_CLIENT,
    keyLimit = env().RATE_LIMIT_KEY,
    trustProxy = env().TRUST_PROXY,
    freshMs = 1_500,
    bodyTimeoutMs = 10_000,
    capacity = 10_000,
    noteMs = 2_000,
  } = options;
  const store = createStore(pool);
  const keys = createKeys(store, freshMs);
  const writer = createWriter(store, capacity, createGuard());
  const connections = createConnections(store, noteMs);
  const senderOf = createSenders({ connections, counted: clientLimit > 0, trustProxy });
  const bodies = createBodyReader(bodyTimeoutMs);
  const perClient = createRateLimit({ limit: clientLimit, windowMs: 60_000 });
  const perKey = createRateLimit({ limit: keyLimit, windowMs: 1_000 });
  const ownOrigin = new URL(publicUrl()).origin;
  let draining = false;
  let drained: Promise<void> | undefined;

  /** A key with a list of origins is for those, and for pages of our own that carry the survey. */
  function mayUse(req: IncomingMessage, { origins }: KeyConfig): boolean {
    const { origin, host } = req.headers;
    if (!origins || (origin && origins.has(origin))) return true;
    return origin !== undefined && (origin === ownOrigin || origin.replace(/^https?:\/\//, '') === host);
  }

  /** Why a POST is refused before its body is read. */
  function refusal(req: IncomingMessage, media: RegExp): AppError | null {
    if (draining) return unavailable();
    if (!media.test(req.headers['content-type'] ?? ''))
      return new AppError('unsupported_media_type', 'Send JSON as application/json or as text/plain.');
    const wait = clientLimit === 0 ? 0 : perClient.take(clientAddress(req, trustProxy), performance.now());
    return wait > 0 ? tooMany(wait) : null;
  }

  function post(kind: Kind, req: IncomingMessage, res: ServerResponse): void {
    const error = refusal(req, MEDIA_TYPE);
    if (error) {
      bodies.discard(req);
      refuse(res, error);
      return;
    }
    bodies.read(req, (body) => {
      if (typeof body === 'string') receive(kind, body, req, res);
      else if (body.code === 'malformed') {
        // No code stands for 408, which tells senders to try again.
        res.shouldKeepAlive = false;
        refuse(res, body, 408);
      } else refuse(res, body);
    });
  }

  function receive(kind: Kind, text: string, req: IncomingMessage, res: ServerResponse): void {
    const body = parse(text);
    if (!body) {
      refuse(res, new AppError('malformed', 'The body is not a JSON object.'));
      return;
    }
    keys.find(body.key, (config) => {
      const key = String(body.key);
      if (config instanceof AppError) {
        noteKey(req, key, config);
        refuse(res, config);
        return;
      }
      const error = keyRefusal(req, key, config);
      if (error) {
        refuse(res, error);
        return;
      }
      const sender = senderOf(req, key);
      sender.note('heard');
      writer.write(kind, config.workspace, body, Date.now(), sender, (failure) => {
        if (failure) refuse(res, failure);
        else answerAccepted(res, String(body.id));
      });
    });
  }

  /** Why a request with a good key is refused all the same. */
  function keyRefusal(req: IncomingMessage, key: string, config: KeyConfig): AppError | null {
    const wait = perKey.take(key, performance.now());
    if (wait > 0) return tooMany(wait);
    return mayUse(req, config) ? null : foreign(req, key);
  }

  /** Of a key that nobody has there is nobody to tell. */
  function noteKey(req: IncomingMessage, key: string, { data }: AppError): void {
    if (data?.known) connections.note(key, hostOf(req), 'key');
  }

  /** Once a page and not once an answer: a page of another site whose reader wants a language that is not spoken. */
  function noteLanguage(req: IncomingMessage, key: string, tags: string[] | null): void {
    if (tags === null || req.headers.origin === undefined) return;
    const missing = unspoken(wantedTags(req), tags);
    if (missing) connections.note(key, hostOf(req), 'language', missing);
  }

  function foreign(req: IncomingMessage, key: string): AppError {
    connections.note(key, hostOf(req), 'origin');
    return foreignOrigin(req);
  }

  function receiveForm(
    req: IncomingMessage,
    key: string,
    config: KeyConfig,
    then: (body: string | AppError) => void,
  ): void {
    // A browser that names no origin posts from the page it was shown.
    const stranger = req.headers.origin !== undefined && !mayUse(req, config) ? foreign(req, key) : null;
    const wait = perKey.take(key, performance.now());
    const error = refusal(req, FORM_TYPE) ?? stranger ?? (wait > 0 ? tooMany(wait) : null);
    if (error) {
      bodies.discard(req);
      then(error);
    } else bodies.read(req, then);
  }
  const hosted = createHosted({ keys, writer, receive: receiveForm, senderOf });
  const kiosk = createKiosk(keys);

  function widget(key: string, search: string, req: IncomingMessage, res: ServerResponse): void {
    keys.find(key, (config) => {
      if (config instanceof AppError) {
        noteKey(req, key, config);
        refuse(res, config);
        return;
      }
      // Browsers leave the origin out on pages of our own; without one there is nothing to hold against the list.
      if (req.headers.origin !== undefined && !mayUse(req, config)) refuse(res, foreign(req, key));
      else if (search.startsWith(SILENT)) {
        const slug = new URLSearchParams(search).get('ask') ?? '';
        noteSilence(config.workspace, slug.slice(0, LIMITS.slug), senderOf(req, key));
        answerNoted(res);
      } else {
        connections.note(key, hostOf(req), 'heard', VERSION.exec(search)?.[1]);
        noteLanguage(req, key, config.widget.languages);
        answerConfig(req, res, config.widget);
      }
    });
  }

  function route(req: IncomingMessage, res: ServerResponse): boolean {
    const url = req.url ?? '';
    if (url.startsWith(HOSTED)) return hosted.handle(req, res);
    if (url.startsWith(KIOSK)) return kiosk(req, res);
    if (!url.startsWith(PREFIX)) return false;
    const end = url.indexOf('?');
    const path = end < 0 ? url : url.slice(0, end);
    if (path.startsWith(WIDGET)) {
      if (req.method === 'GET' || req.method === 'HEAD') {
        const search = end < 0 ? '' : url.slice(end);
        widget(path.slice(WIDGET.length), search, req, res);
      } else if (req.method === 'OPTIONS') answerOptions(res, 'GET, HEAD, OPTIONS');
      else refuseMethod(res, 'GET', 'GET, HEAD, OPTIONS');
      return true;
    }
    const name = path.slice(PREFIX.length);
    const kind = Object.hasOwn(KINDS, name) ? KINDS[name] : undefined;
    if (!kind) return false;
    if (req.method === 'POST') post(kind, req, res);
    else if (req.method === 'OPTIONS') answerOptions(res, 'POST, OPTIONS');
    // Whatever else is done with ratings is another part's business.
    else if (kind === 'ratings') return false;
    else refuseMethod(res, 'POST', 'POST, OPTIONS');
    return true;
  }

  async function drain(): Promise<void> {
    draining = true;
    await writer.drain();
    await connections.close();
    bodies.close();
    store.close();
    if (!options.pool) await pool.end();
    log.debug(totals(), 'The hot path is drained');
  }

  return {
    handle: route,
    drain: () => (drained ??= drain()),
    stats: () => ({ waiting: writer.waiting(), ...totals() }),
  };
}

function parse(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

const tooMany = (seconds: number): AppError =>
  new AppError('rate_limited', `Too many requests. Try again in ${seconds} s. Nothing was recorded.`, {
    retryAfter: seconds,
  });

const foreignOrigin = ({ headers }: IncomingMessage): AppError =>
  new AppError(
    'forbidden',
    headers.origin
      ? `This key is not for pages of ${headers.origin}. Add that origin to the key in Touchline.`
      : 'This key is only for the pages listed with it, and the request names none.',
  );

function refuseMethod(res: ServerResponse, method: string, allow: string): void {
  res.setHeader('allow', allow);
  refuse(res, new AppError('method_not_allowed', `Use ${method} here.`));
}
