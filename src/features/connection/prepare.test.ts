import { expect, test } from 'vitest';
import { CONNECTION_KINDS } from '@/contract/connection';
import { originOf, prepareConnections } from './prepare';
import type { ConnectionView } from './schema';

const NOW = Date.UTC(2026, 2, 31, 12);
const row = (over: Partial<ConnectionView>, secondsAgo = 4): ConnectionView => ({
  keyId: 'key',
  keyName: 'Website',
  host: 'example.test',
  kind: 'heard',
  detail: '',
  at: new Date(NOW - secondsAgo * 1_000).toISOString(),
  since: new Date(NOW).toISOString(),
  times: 1,
  ...over,
});

test('a page that gets through has been refused before, and is not any more', () => {
  const refused = row({ kind: 'origin' }, 60);
  const [host] = prepareConnections([refused], NOW);
  expect(host).toMatchObject({ name: 'example.test', heardAt: null });
  expect(host?.problems[0]?.what).toBe('example.test asks with the key “Website”, which does not allow it.');
  const [later] = prepareConnections([row({ detail: '0.1.0' }), refused], NOW);
  expect(later).toMatchObject({ heardAt: row({}).at, version: '0.1.0', problems: [] });
});

test('what is wrong at one touchpoint stays beside what is heard, for a day', () => {
  const rows = (ago: number) => [row({}), row({ kind: 'touchpoint', detail: 'payng' }, ago)];
  expect(prepareConnections(rows(60), NOW)[0]?.problems[0]?.what).toContain('“payng”');
  expect(prepareConnections(rows(90_000), NOW)[0]?.problems).toEqual([]);
});

test('hosts stand apart, and each problem says what to do', () => {
  const rows = CONNECTION_KINDS.map((kind) => row({ kind, host: '' }, 10));
  const hosts = prepareConnections([row({}), ...rows, row({ host: 'null', kind: 'unsigned' })], NOW);
  expect(hosts.map(({ name }) => name)).toEqual([
    'example.test',
    'A program or a page of Touchline',
    'A file or a sandboxed frame',
  ]);
  for (const { problems } of hosts)
    for (const { what, remedy } of problems) expect([what, remedy]).not.toContain('');
});

test('a host is the origin that a key would have to allow', () => {
  expect(originOf('shop.example.test')).toBe('https://shop.example.test');
  expect(originOf('http://localhost:5173')).toBe('http://localhost:5173');
  expect(originOf('')).toBeNull();
  expect(originOf('null')).toBeNull();
});
