import { once } from 'node:events';
import { createServer, request as httpRequest, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { AppError } from './errors';
import { addressFault, capBody, listen, refuse, trackRequests } from './http';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function serve(listener: Parameters<typeof createServer>[1]): Promise<string> {
  server = createServer(listener);
  await listen(server, 0, '127.0.0.1');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test.each([
  ['/', null],
  ['/w/caf%C3%A9/maps/?x=../..', null],
  ['/_next/static/chunks/app/w/%5Bworkspace%5D/page.js', null],
  ['/a/../b', 'malformed'],
  ['/a/%2e%2e/b', 'malformed'],
  ['/a/..%2fb', 'malformed'],
  ['/a/..%5cb', 'malformed'],
  ['/a\\b', 'malformed'],
  ['//a', 'malformed'],
  ['/%E0%A4%A', 'malformed'],
  ['/a%00', 'malformed'],
  ['http://localhost/a', 'malformed'],
  ['*', 'malformed'],
])('the address %s is refused: %s', (url, code) => {
  expect(addressFault({ url } as IncomingMessage)?.code ?? null).toBe(code);
});

test.each([true, false])('a body is cut off at its limit, with its length said: %s', async (isSaid) => {
  const read: number[] = [];
  const url = await serve(async (req, res) => {
    if (!capBody(req, res)) return;
    let bytes = 0;
    for await (const chunk of req) bytes += chunk.length;
    read.push(bytes);
    res.end(String(bytes));
  });
  const send = (bytes: number) =>
    new Promise<{ status: number | undefined; body: string }>((done, fail) => {
      const headers = isSaid ? { 'content-length': bytes } : {};
      const req = httpRequest(url, { method: 'POST', headers }, (res) => {
        let body = '';
        res.on('data', (chunk) => (body += chunk));
        res.on('end', () => done({ status: res.statusCode, body }));
      });
      req.on('error', fail);
      req.end(Buffer.alloc(bytes));
    });
  expect(await send(262_144)).toEqual({ status: 200, body: '262144' });
  const { status, body } = await send(262_145);
  expect([status, JSON.parse(body).error.code]).toEqual([413, 'too_large']);
  expect(read).toEqual([262_144]);
});

test('an error is JSON for programs and a sentence for people who open a page', async () => {
  const url = await serve((req, res) => refuse(req, res, new AppError('malformed', 'Not like this.')));
  const open = async (path: string, accept: string) => {
    const response = await fetch(`${url}${path}`, { headers: { accept } });
    return [response.headers.get('content-type'), await response.text()];
  };
  expect(await open('/w/x', 'text/html')).toEqual(['text/plain; charset=utf-8', 'Not like this.\n']);
  const json = ['application/json', '{"error":{"code":"malformed","message":"Not like this."}}'];
  expect(await open('/w/x', '*/*')).toEqual(json);
  expect(await open('/api/x', 'text/html')).toEqual(json);
});

test('a stop waits for what is being answered, but not for live streams', async () => {
  const requests = trackRequests();
  let answer = (): void => undefined;
  const url = await serve((req, res) => {
    requests.enter(res);
    if (req.url === '/live') {
      res.setHeader('content-type', 'text/event-stream');
      res.write(': hello\n\n');
    } else answer = () => res.end('done');
  });
  const order: string[] = [];
  const live = await fetch(`${url}/live`);
  const slow = fetch(`${url}/slow`)
    .then((response) => response.text())
    .then((text) => order.push(text));
  await once(server as Server, 'request');
  const idle = requests.idle(10_000).then(() => order.push('idle'));
  answer();
  await Promise.all([slow, idle]);
  expect(order.toSorted()).toEqual(['done', 'idle']);
  await live.body?.cancel();
});

test('a port that is taken is named', async () => {
  const { port } = new URL(await serve(() => undefined));
  await expect(listen(createServer(), Number(port), '127.0.0.1')).rejects.toThrow(
    `Port ${port} is in use. Set PORT to another one.`,
  );
});
