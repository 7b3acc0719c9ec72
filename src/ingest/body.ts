import type { IncomingMessage } from 'node:http';
import { LIMITS } from '@/contract/limits';
import { AppError } from '@/server/errors';

/** What is still read and thrown away after a refusal, so that the sender gets to read why. */
const DRAIN_BYTES = 1_048_576;

interface Reading {
  req: IncomingMessage;
  deadline: number;
  chunks: Buffer[];
  bytes: number;
  done: ((body: string | AppError) => void) | null;
}

export interface BodyReader {
  /** Reads a body and calls back once, unless the sender goes away. `too_large` is known before the rest arrives. */
  read(req: IncomingMessage, done: (body: string | AppError) => void): void;
  /** Throws the body of a refused request away, within limits. */
  discard(req: IncomingMessage): void;
  close(): void;
}

const tooLarge = (): AppError =>
  new AppError('too_large', `The body is larger than ${LIMITS.bodyBytes} bytes. Nothing was recorded.`);

/** The error of a body that did not arrive in time; answered with 408, after which senders try again. */
export const slowBody = (): AppError =>
  new AppError('malformed', 'The body did not arrive in time. Nothing was recorded. Send it again.');

export function createBodyReader(timeoutMs: number): BodyReader {
  const open = new Set<Reading>();
  // One timer for all instead of one each: a second more or less does not matter to who is that slow.
  const sweeper = setInterval(
    () => {
      const now = performance.now();
      for (const reading of open) if (reading.deadline < now) expire(reading);
    },
    Math.min(1_000, timeoutMs),
  );
  sweeper.unref();

  function finish(reading: Reading, body: string | AppError): void {
    const { done } = reading;
    reading.done = null;
    reading.chunks = [];
    done?.(body);
  }

  function expire(reading: Reading): void {
    open.delete(reading);
    if (reading.done) finish(reading, slowBody());
    else reading.req.destroy();
  }

  function start(req: IncomingMessage, done: Reading['done']): void {
    const reading: Reading = { req, deadline: performance.now() + timeoutMs, chunks: [], bytes: 0, done };
    open.add(reading);
    req.on('data', (chunk: Buffer) => {
      reading.bytes += chunk.length;
      if (reading.bytes <= LIMITS.bodyBytes) {
        if (reading.done) reading.chunks.push(chunk);
      } else if (reading.done) finish(reading, tooLarge());
      else if (reading.bytes > DRAIN_BYTES) req.destroy();
    });
    req.on('end', () => {
      open.delete(reading);
      const { chunks } = reading;
      const [only] = chunks;
      if (reading.done)
        finish(reading, (chunks.length === 1 && only ? only : Buffer.concat(chunks)).toString());
    });
    // Gone in the middle of its request: nobody is left to answer.
    req.on('close', () => open.delete(reading));
    req.on('error', () => open.delete(reading));
  }

  return {
    read(req, done) {
      if (Number(req.headers['content-length']) > LIMITS.bodyBytes) {
        start(req, null);
        done(tooLarge());
      } else start(req, done);
    },
    discard: (req) => start(req, null),
    close: () => clearInterval(sweeper),
  };
}
