import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { isFromThisMachine, stampClient, wasFromThisMachine } from './client-address';
import { isSameOrigin } from './same-origin';
import { embedTokenOf, newNonce, securityHeaders } from './security';

const context = { path: '/w/demo', https: true, nonce: 'abc123' };

function policy(headers: Record<string, string>): Map<string, string> {
  const rules = (headers['content-security-policy'] ?? '').split('; ').map((rule) => rule.split(/ (.*)/s));
  return new Map(rules.map(([name = '', value = '']) => [name, value]));
}

test('a page runs scripts of its own nonce only, and is framed by nobody', () => {
  const rules = policy(securityHeaders(context));
  expect(rules.get('default-src')).toBe("'self'");
  expect(rules.get('script-src')).toBe("'self' 'nonce-abc123' 'strict-dynamic'");
  expect(rules.get('style-src')).toBe("'self' 'nonce-abc123'");
  expect(rules.get('frame-ancestors')).toBe("'none'");
  expect(rules.get('form-action')).toBe("'self'");
  expect(rules.get('base-uri')).toBe("'none'");
  expect(rules.get('object-src')).toBe("'none'");
  const text = securityHeaders(context)['content-security-policy'];
  expect(text).not.toMatch(/unsafe-eval|https?:|\*/);
  expect(text.match(/'unsafe-inline'/g)).toEqual(["'unsafe-inline'"]);
  expect(rules.get('style-src-attr')).toBe("'unsafe-inline'");
});

test('what is no page runs nothing, and has its styles, letters and pictures inside', () => {
  const rules = policy(securityHeaders({ ...context, path: '/api/w/demo/attachments/1' }));
  expect(rules.get('default-src')).toBe("'none'");
  expect(rules.has('sandbox')).toBe(true);
  expect(rules.get('frame-ancestors')).toBe("'none'");
  for (const where of ['script-src', 'connect-src', 'form-action']) expect(rules.has(where)).toBe(false);
  expect(rules.get('img-src')).toBe('data:');
});

test('https is held to only where it is used', () => {
  expect(securityHeaders(context)).toHaveProperty('strict-transport-security');
  const plain = securityHeaders({ ...context, https: false });
  expect(plain).not.toHaveProperty('strict-transport-security');
  expect(plain['content-security-policy']).not.toContain('upgrade-insecure-requests');
});

test('other sites may load the widget and nothing else', () => {
  const of = (path: string) => securityHeaders({ ...context, path })['cross-origin-resource-policy'];
  expect(of('/widget.js')).toBe('cross-origin');
  expect(of('/w/demo')).toBe('same-origin');
  expect(of('/x/widget.js')).toBe('same-origin');
});

test('a page is framed by the origins it was made for, and by no others', () => {
  const headers = securityHeaders({
    ...context,
    path: '/embed/abc',
    frames: ['https://a.example', 'http://localhost:8080'],
  });
  expect(policy(headers).get('frame-ancestors')).toBe('https://a.example http://localhost:8080');
  expect(headers).not.toHaveProperty('x-frame-options');
  expect(headers).toMatchObject({
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex, nofollow',
    'cache-control': 'private, no-store',
  });
  const closed = securityHeaders({ ...context, path: '/embed/abc', frames: [] });
  expect(policy(closed).get('frame-ancestors')).toBe("'none'");
  expect(closed).toHaveProperty('x-frame-options', 'DENY');
});

test.each([
  ['/embed/Abcdefghij_klmnop-qrstuv', 'Abcdefghij_klmnop-qrstuv'],
  ['/embed/short', null],
  ['/embed/Abcdefghij_klmnop-qrstuv/x', null],
  ['/r/Abcdefghij_klmnop-qrstuv', null],
  ['/x/embed/Abcdefghij_klmnop-qrstuv', null],
])('the token of %s is %s', (path, token) => {
  expect(embedTokenOf(path)).toBe(token);
});

test('what is shared by link is neither kept nor listed, and its address is passed on to nobody', () => {
  const shared = securityHeaders({ ...context, path: '/r/abc' });
  expect(shared).toMatchObject({
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex, nofollow',
    'cache-control': 'private, no-store',
  });
  expect(securityHeaders({ ...context, path: '/reports' })).not.toHaveProperty('x-robots-tag');
});

test('every response has a nonce of its own', () => {
  const nonces = Array.from({ length: 100 }, newNonce);
  expect(new Set(nonces).size).toBe(100);
  for (const nonce of nonces) expect(nonce).toMatch(/^[A-Za-z0-9+/]{22}==$/);
});

const request = (headers: Record<string, string>) => ({ headers }) as unknown as IncomingMessage;

test.each([
  [{ 'sec-fetch-site': 'same-origin' }, true],
  [{ 'sec-fetch-site': 'none' }, true],
  [{ 'sec-fetch-site': 'same-site' }, false],
  [{ 'sec-fetch-site': 'cross-site', origin: 'http://localhost:3000' }, false],
  [{ origin: 'http://localhost:3000' }, true],
  [{ origin: 'http://127.0.0.1:3000' }, false],
  [{ origin: 'http://localhost:3001' }, false],
  [{ origin: 'https://localhost.example.test' }, false],
  [{ origin: 'null' }, false],
  [{ origin: 'null', host: 'null' }, false],
  [{}, true],
])('a request with %o is ours: %s', (headers, expected) => {
  expect(isSameOrigin(request({ host: 'localhost:3000', ...headers }))).toBe(expected);
});

const NEAR = '::ffff:127.0.0.1';

const SENDERS: [string, Record<string, string>, boolean][] = [
  [NEAR, { host: 'localhost:3000' }, true],
  ['::1', { host: '[::1]:3000' }, true],
  ['192.0.2.7', { host: 'localhost:3000' }, false],
  [NEAR, { host: 'touchline.example.test' }, false],
  [NEAR, {}, false],
  ...[
    { 'x-forwarded-for': '127.0.0.1' },
    { 'x-forwarded-proto': 'https' },
    { 'x-real-ip': '192.0.2.7' },
    { forwarded: 'for=192.0.2.7' },
    { via: '1.1 proxy' },
    { 'cf-connecting-ip': '192.0.2.7' },
  ].map((added): [string, Record<string, string>, boolean] => [
    NEAR,
    { host: 'localhost:3000', ...added },
    false,
  ]),
];

test.each(SENDERS)(
  'a request from %s with %o comes from this machine: %s',
  (remoteAddress, headers, expected) => {
    const req = { socket: { remoteAddress }, headers: { ...headers } } as unknown as IncomingMessage;
    expect(isFromThisMachine(req)).toBe(expected);
    // A request cannot vouch for itself, and what the framework adds later changes nothing.
    req.headers['x-touchline-local'] = '1';
    stampClient(req);
    expect(wasFromThisMachine(new Headers(req.headers as Record<string, string>))).toBe(expected);
  },
);
