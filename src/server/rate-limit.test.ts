import type { IncomingMessage } from 'node:http';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clientAddress, createRateLimit } from './rate-limit';

const passed = (limit: ReturnType<typeof createRateLimit>, times: number[]) =>
  times.filter((now) => limit.take('a', now) === 0).length;

test('as many pass at once as the limit says, and more as time goes by', () => {
  const limit = createRateLimit({ limit: 5, windowMs: 60_000 });
  const start = 1_000_000;
  expect(passed(limit, Array(8).fill(start))).toBe(5);
  expect(limit.take('a', start)).toBe(12);
  expect(limit.take('a', start + 11_000)).toBe(1);
  expect(limit.take('a', start + 12_000)).toBe(0);
  expect(limit.take('a', start + 12_000)).toBeGreaterThan(0);
  expect(limit.take('b', start)).toBe(0);
});

test('what is given back can be taken again, and a forgotten bucket is full', () => {
  const limit = createRateLimit({ limit: 2, windowMs: 60_000 });
  const pass = () => limit.take('a', 1_000_000) === 0;
  expect([pass(), pass(), pass()]).toEqual([true, true, false]);
  limit.give('a');
  expect([pass(), pass()]).toEqual([true, false]);
  limit.forget('a');
  expect([pass(), pass(), pass()]).toEqual([true, true, false]);
});

test('never more than the limit in a full bucket plus what was refilled, at any pace', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 50 }),
      fc.array(fc.nat(500), { maxLength: 300 }),
      (most, pauses) => {
        const limit = createRateLimit({ limit: most, windowMs: 1_000 });
        let now = 5_000;
        const times = pauses.map((pause) => {
          now += pause;
          return now;
        });
        const span = (times.at(-1) ?? 0) - (times[0] ?? 0);
        expect(passed(limit, times)).toBeLessThanOrEqual(most + Math.floor((span * most) / 1_000) + 1);
      },
    ),
  );
});

test('0 turns a limit off, and memory stays bounded', () => {
  const off = createRateLimit({ limit: 0, windowMs: 1_000 });
  expect(passed(off, Array(1_000).fill(0))).toBe(1_000);
  const bounded = createRateLimit({ limit: 1, windowMs: 1_000, maxKeys: 100 });
  for (let index = 0; index < 1_000; index++) expect(bounded.take(`client-${index}`, 10)).toBe(0);
  expect(bounded.size()).toBeLessThanOrEqual(100);
  expect(bounded.take('client-999', 10)).toBe(1);
});

test('the client is who the trusted proxies say, and an IPv6 network is one client', () => {
  const from = (remoteAddress: string, forwarded?: string) =>
    ({ socket: { remoteAddress }, headers: { 'x-forwarded-for': forwarded } }) as unknown as IncomingMessage;
  expect(clientAddress(from('192.0.2.7', '203.0.113.9'), 0)).toBe('192.0.2.7');
  expect(clientAddress(from('10.0.0.1', '6.6.6.6, 203.0.113.9'), 1)).toBe('203.0.113.9');
  expect(clientAddress(from('10.0.0.1', '6.6.6.6, 203.0.113.9, 10.0.0.2'), 2)).toBe('203.0.113.9');
  expect(clientAddress(from('10.0.0.1'), 1)).toBe('10.0.0.1');
  expect(clientAddress(from('::ffff:192.0.2.7'), 0)).toBe('192.0.2.7');
  expect(clientAddress(from('2001:db8:1:2:aaaa::1'), 0)).toBe('2001:db8:1:2');
  expect(clientAddress(from('2001:db8::1'), 0)).toBe('2001:db8:0:0');
});
