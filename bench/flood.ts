import { randomInt, randomUUID } from 'node:crypto';
import { connect } from 'node:net';

/** A plain load generator for machines without wrk: one request in flight per connection, raw HTTP/1.1. */
const [address = '', connections = '32', seconds = '10', key = '', ...slugs] = process.argv.slice(2);
const url = new URL(address);
const until = performance.now() + Number(seconds) * 1_000;
const latencies: number[] = [];
let refused = 0;
let broken = 0;

function nextRequest(): string {
  const rating = {
    key,
    url: 'https://example.shop/checkout',
    source: 'widget',
    touchpoint: slugs[randomInt(slugs.length)],
    id: randomUUID(),
    score: randomInt(1, 6),
    locale: 'en',
    ...(randomInt(10) === 0 ? { comment: 'The parcel came two days late, but the courier was kind.' } : {}),
    final: true,
  };
  const body = JSON.stringify(rating);
  return `POST ${url.pathname} HTTP/1.1\r\nHost: ${url.host}\r\nContent-Type: text/plain;charset=UTF-8\r\nOrigin: https://example.shop\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
}

/** Bytes of the first whole answer in `data`, or 0 when it is not whole yet. */
function answerLength(data: string): number {
  const head = data.indexOf('\r\n\r\n');
  if (head < 0) return 0;
  const header = data.slice(0, head).toLowerCase();
  const declared = /\r\ncontent-length: (\d+)/.exec(header)?.[1];
  if (declared !== undefined) {
    const length = head + 4 + Number(declared);
    return data.length >= length ? length : 0;
  }
  const end = data.indexOf('0\r\n\r\n', head + 2);
  return end < 0 ? 0 : end + 5;
}

const run = () =>
  new Promise<void>((resolve) => {
    const socket = connect(Number(url.port), url.hostname).setNoDelay(true).setEncoding('latin1');
    let began = 0;
    let data = '';
    const send = () => {
      began = performance.now();
      if (began >= until) return void socket.end();
      socket.write(nextRequest());
    };
    socket.on('connect', send);
    socket.on('data', (chunk: string) => {
      data += chunk;
      const length = answerLength(data);
      if (length === 0) return;
      latencies.push(performance.now() - began);
      if (data[9] !== '2') refused += 1;
      data = data.slice(length);
      send();
    });
    socket.on('error', () => {
      broken += 1;
    });
    socket.on('close', () => resolve());
  });

const began = performance.now();
await Promise.all(Array.from({ length: Number(connections) }, run));
latencies.sort((a, b) => a - b);
const at = (share: number) => latencies[Math.floor(latencies.length * share)] ?? 0;
const result = { requests: latencies.length, p50: at(0.5), p99: at(0.99), refused, broken };
console.log(JSON.stringify({ ...result, seconds: (performance.now() - began) / 1_000 }));
