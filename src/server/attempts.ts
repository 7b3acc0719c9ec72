import { env } from './env';
import { AppError } from './errors';
import { singleton } from './singleton';

/** How many attempts may come at once, and the seconds after which one more is allowed. */
export interface AttemptLimit {
  burst: number;
  refillSeconds: number;
}

interface Bucket {
  left: number;
  at: number;
  limit: AttemptLimit;
}

/** Kept keys; beyond it the fullest are forgotten first, which are the ones that matter least. */
const MOST = 50_000;

const buckets = () => singleton('attempts', () => new Map<string, Bucket>());

const leftIn = ({ left, at, limit }: Bucket, now: number): number =>
  Math.min(limit.burst, left + (now - at) / 1_000 / limit.refillSeconds);

/**
 * Uses up one attempt of `kind` for `key`, which is a client or an e-mail address and stays in this process's memory.
 * Throws `rate_limited` with the seconds to wait. Returns a function that gives the attempt back, for the kinds where
 * only failures count; taken first and given back later, because many guesses arrive at once.
 */
export function takeAttempt(kind: string, key: string, limit: AttemptLimit): () => void {
  const all = buckets();
  const now = Date.now();
  const name = `${kind} ${key}`;
  const known = all.get(name);
  const left = known ? leftIn(known, now) : limit.burst;
  if (left < 1) {
    const wait = Math.ceil((1 - left) * limit.refillSeconds);
    throw new AppError('rate_limited', `Too many attempts. Try again in ${inWords(wait)}.`, {
      retryAfter: wait,
    });
  }
  if (!known && all.size >= MOST) forget(all, now);
  all.set(name, { left: left - 1, at: now, limit });
  return () => {
    const bucket = all.get(name);
    if (bucket) bucket.left += 1;
  };
}

/** The same for an attempt of a client; off, like every limit per client, when RATE_LIMIT_CLIENT is 0. */
export function takeClientAttempt(kind: string, client: string, limit: AttemptLimit): () => void {
  return env().RATE_LIMIT_CLIENT === 0 ? () => undefined : takeAttempt(kind, client, limit);
}

function forget(all: Map<string, Bucket>, now: number): void {
  for (const [name, bucket] of all) if (leftIn(bucket, now) >= bucket.limit.burst) all.delete(name);
  for (const name of all.keys()) {
    if (all.size < MOST) return;
    all.delete(name);
  }
}

function inWords(seconds: number): string {
  if (seconds < 60) return `${seconds} ${seconds === 1 ? 'second' : 'seconds'}`;
  const minutes = Math.ceil(seconds / 60);
  return `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;
}
