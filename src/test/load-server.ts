import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { type AddressInfo, connect, createServer as createTcpServer, type Socket } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { createIngest, type IngestOptions } from '@/ingest/ingest';
import { poolConfig } from '@/server/db';

/** An ingest on a real HTTP server, with limits off and no memory of keys, so that every change counts at once. */
export async function serveIngest(options: IngestOptions = {}) {
  const ingest = createIngest({ clientLimit: 0, keyLimit: 0, trustProxy: 0, freshMs: 0, ...options });
  const server = createServer((req, res) => {
    if (ingest.handle(req, res)) return;
    res.writeHead(418);
    res.end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  return {
    ingest,
    port,
    url,
    /** Posts a body, a string as it is and anything else as JSON, and reads the answer. */
    async post(kind: string, body: unknown, headers: Record<string, string> = {}) {
      const response = await fetch(`${url}/api/v1/${kind}`, {
        method: 'POST',
        headers: { 'content-type': 'text/plain', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      });
      return { status: response.status, headers: response.headers, body: await response.json() };
    },
    async close() {
      await ingest.drain();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

/** A rating of the first touchpoint's scale, with a new id. */
export const ratingOf = (
  workspace: { publicKey: string; touchpoints: { slug: string }[] },
  more: Record<string, unknown> = {},
) => ({
  key: workspace.publicKey,
  touchpoint: workspace.touchpoints[0]?.slug ?? '',
  id: randomUUID(),
  score: 4,
  ...more,
});

/** A way to the test database that can be cut. The pool behind it works as the ingest role. */
export async function severableDatabase() {
  const { host, port } = new pg.Client({ connectionString: process.env.DATABASE_URL });
  const sockets = new Set<Socket>();
  let cut = false;
  let swallow: (() => void) | undefined;
  const proxy = createTcpServer((inner) => {
    const outer = host.startsWith('/') ? connect(join(host, `.s.PGSQL.${port}`)) : connect(port, host);
    for (const socket of [inner, outer]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        inner.destroy();
        outer.destroy();
      });
    }
    if (cut) inner.destroy();
    inner.on('data', (data) => outer.write(data));
    outer.on('data', (data) => {
      if (!swallow) return void inner.write(data);
      swallow();
      swallow = undefined;
      inner.destroy();
    });
  });
  await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done));
  const url = new URL(process.env.DATABASE_URL ?? '');
  url.search = '';
  url.host = `127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  const pool = new pg.Pool({ ...poolConfig('ingest', 4, url.href) });
  pool.on('error', () => undefined);
  return {
    pool,
    /** Breaks every connection and lets none through until `restore`. */
    sever() {
      cut = true;
      for (const socket of sockets) socket.destroy();
    },
    restore() {
      cut = false;
    },
    /** The server's next answer is lost with its connection, after the server has done what it was asked. */
    loseNextAnswer: () => new Promise<void>((done) => (swallow = done)),
    async close() {
      await pool.end();
      await new Promise((done) => proxy.close(done));
    },
  };
}
