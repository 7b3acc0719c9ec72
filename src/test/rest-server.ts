import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { closeBatches } from '@/ingest/batch';
import { createIngest } from '@/ingest/ingest';
import { answerRest } from '@/rest/handler';

/**
 * The public API on a port of its own: the hot path, and behind it the operations. `ask` calls it ("GET /maps") as a
 * program with the secret key of a workspace would; `close` ends it.
 */
export async function startRest() {
  const ingest = createIngest({ clientLimit: 0, keyLimit: 0 });
  const server = createServer(async (req, res) => {
    if (ingest.handle(req, res)) return;
    const { method = 'GET', url = '/' } = req;
    const headers = Object.entries(req.headers).map(([name, value]): [string, string] => [
      name,
      String(value),
    ]);
    const isRead = method === 'GET' || method === 'HEAD';
    const body = isRead ? {} : { body: new Uint8Array(await buffer(req)) };
    const answer = await answerRest(
      new Request(`http://${req.headers.host}${url}`, { method, headers, ...body }),
    );
    res.writeHead(answer.status, Object.fromEntries(answer.headers));
    res.end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const host = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    host,
    async ask(key: string, call: string, body?: unknown, type = 'application/json') {
      const [method = 'GET', path = ''] = call.split(' ');
      const response = await fetch(`${host}/api/v1${path}`, {
        method,
        headers: { authorization: `Bearer ${key}`, ...(body === undefined ? {} : { 'content-type': type }) },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const text = await response.text();
      return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : null };
    },
    close: async () => {
      await ingest.drain();
      await closeBatches();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
