import { formatCount } from '@/domain/format';
import { env } from './env';
import { AppError } from './errors';
import { createRateLimit, type RateLimit } from './rate-limit';
import { singleton } from './singleton';

/** How many attempts of a kind there may be: `limit` at once, all of them back after `minutes`. */
export interface AttemptLimit {
  limit: number;
  minutes: number;
}

const limits = () => singleton('attempts', () => new Map<string, RateLimit>());

/**
 * Counts one attempt of `kind` for `key`, a client or an e-mail address, which stays in this process's memory. Throws
 * `rate_limited` with the seconds to wait when there were too many.
 */
export function takeAttempt(kind: string, key: string, { limit, minutes }: AttemptLimit): void {
  const kinds = limits();
  const bucket = kinds.get(kind) ?? createRateLimit({ limit, windowMs: minutes * 60_000, maxKeys: 20_000 });
  kinds.set(kind, bucket);
  const wait = bucket.take(key, Date.now());
  if (wait > 0)
    throw new AppError('rate_limited', `Too many attempts. Try again in ${inWords(wait)}.`, {
      retryAfter: wait,
    });
}

/** Gives an attempt back that turned out to be honest. */
export const returnAttempt = (kind: string, key: string): void => limits().get(kind)?.give(key);

/** Forgets the attempts for a key. */
export const clearAttempts = (kind: string, key: string): void => limits().get(kind)?.forget(key);

/** The same for a client; off, like every limit per client, when RATE_LIMIT_CLIENT is 0. */
export function takeClientAttempt(kind: string, client: string, limit: AttemptLimit): void {
  if (env().RATE_LIMIT_CLIENT > 0) takeAttempt(`${kind} by client`, client, limit);
}

/** A wait as people say it, never shorter than it is. */
function inWords(seconds: number): string {
  if (seconds < 60) return formatCount(seconds, 'second');
  const minutes = Math.ceil(seconds / 60);
  return formatCount(minutes, 'minute');
}
