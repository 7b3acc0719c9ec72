import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WidgetConfig } from '@/contract/widget';

export const KEY = 'pk_test';

export interface Received {
  /** "ratings", "displays", "visits" or "config". */
  kind: string;
  contentType: string | undefined;
  cookie: string | undefined;
  body: Record<string, unknown>;
  at: number;
}

/** What the interface answers to a POST: a status with headers, or a connection torn down. */
export type Reply = { status: number; headers?: Record<string, string>; code?: string } | 'drop';

export interface Site {
  /** Origin of the interface, on another host than the page. */
  api: string;
  /** Origin of the page that carries the widget. */
  page: string;
  config: WidgetConfig;
  html: string;
  csp: string | undefined;
  received: Received[];
  /** The bodies of one kind, in the order they came. */
  bodies(kind: string): Record<string, unknown>[];
  reply: (kind: string, body: Record<string, unknown>) => Reply | Promise<Reply>;
  close(): Promise<void>;
}

const stored = (): Reply => ({ status: 202 });

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

async function listen(handler: (q: IncomingMessage, s: ServerResponse) => Promise<void>, host: string) {
  const server = createServer((request, response) => {
    handler(request, response).catch((error) => response.destroy(error));
  });
  await new Promise<void>((done) => server.listen(0, host === 'localhost' ? undefined : host, done));
  return { server, origin: `http://${host}:${(server.address() as AddressInfo).port}` };
}

const stop = (server: Server) =>
  new Promise<void>((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });

/** A page on 127.0.0.1 and the public interface, as the contract words it, on localhost. */
export async function startSite(config: WidgetConfig): Promise<Site> {
  const built = async (name: string) => readFile(new URL(`../../public${name}`, import.meta.url));
  const scripts: Record<string, Buffer> = {
    '/widget.js': await built('/widget.js'),
    '/widget-debug.js': await built('/widget-debug.js'),
    '/kiosk.js': await built('/kiosk.js'),
  };

  const api = await listen(async (request, response) => {
    const path = request.url ?? '';
    const { cookie, 'content-type': contentType } = request.headers;
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('access-control-allow-headers', '*');
    response.setHeader('access-control-expose-headers', 'retry-after');
    if (request.method === 'OPTIONS') {
      response.end();
      return;
    }
    const script = scripts[path];
    if (script) {
      response.setHeader('content-type', 'text/javascript; charset=utf-8').end(script);
      return;
    }
    const kind = request.method === 'POST' ? path.replace('/api/v1/', '') : 'config';
    const body = request.method === 'POST' ? JSON.parse(await readBody(request)) : {};
    site.received.push({ kind, contentType, cookie, body, at: Date.now() });
    const reply = await site.reply(kind, body);
    if (reply === 'drop') {
      response.destroy();
      return;
    }
    response.writeHead(reply.status, { ...reply.headers, 'content-type': 'application/json' });
    if (reply.status > 299)
      response.end(
        JSON.stringify({ error: { code: reply.code ?? 'internal', message: 'As the test asked.' } }),
      );
    else response.end(JSON.stringify(kind === 'config' ? site.config : { id: body.id }));
  }, 'localhost');

  const page = await listen(async (_, response) => {
    if (site.csp) response.setHeader('content-security-policy', site.csp);
    response.setHeader('content-type', 'text/html; charset=utf-8').end(site.html);
  }, '127.0.0.1');

  const site: Site = {
    api: api.origin,
    page: page.origin,
    config,
    html: '',
    csp: undefined,
    received: [],
    bodies: (kind) => site.received.filter((one) => one.kind === kind).map((one) => one.body),
    reply: (kind) => (kind === 'config' ? { status: 200 } : stored()),
    close: async () => {
      await Promise.all([stop(api.server), stop(page.server)]);
    },
  };
  return site;
}
