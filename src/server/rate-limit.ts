import type { IncomingMessage } from 'node:http';

export interface RateLimit {
  /** Takes one from the bucket of `key`: 0 when it may pass, otherwise the seconds to wait. */
  take(key: string, now: number): number;
  /** Gives one back to the bucket of `key`. */
  give(key: string): void;
  /** Fills the bucket of `key`. */
  forget(key: string): void;
  /** Keys remembered now. */
  size(): number;
}

const nothing = (): void => undefined;
const UNLIMITED: RateLimit = { take: () => 0, give: nothing, forget: nothing, size: () => 0 };

/**
 * A token bucket per key: `limit` at once, refilled evenly over `windowMs`; a limit of 0 lets everything pass. Kept as
 * one number per key, the moment at which its bucket is full again (the generic cell rate algorithm, ITU-T I.371), in
 * this process's memory only. Beyond `maxKeys` full buckets are forgotten, then the ones that began first.
 */
export function createRateLimit(options: { limit: number; windowMs: number; maxKeys?: number }): RateLimit {
  const { limit, windowMs, maxKeys = 100_000 } = options;
  if (limit === 0) return UNLIMITED;
  const step = windowMs / limit;
  const fullAt = new Map<string, number>();

  const makeRoom = (now: number): void => {
    for (const [key, at] of fullAt) if (at <= now) fullAt.delete(key);
    // A tenth at a time, so that a flood of new keys does not walk through all of them at every request.
    let surplus = fullAt.size - maxKeys * 0.9;
    for (const key of fullAt.keys()) {
      if (surplus-- <= 0) return;
      fullAt.delete(key);
    }
  };

  return {
    take(key, now) {
      const known = fullAt.get(key);
      const next = Math.max(known ?? 0, now) + step;
      // The sum of steps is not exact in floating point: a hair must not cost the last token.
      const excess = next - now - windowMs;
      if (excess > 1e-3) return Math.max(1, Math.ceil(excess / 1_000));
      if (known === undefined && fullAt.size >= maxKeys) makeRoom(now);
      fullAt.set(key, next);
      return 0;
    },
    give(key) {
      const known = fullAt.get(key);
      if (known !== undefined) fullAt.set(key, known - step);
    },
    forget: (key) => void fullAt.delete(key),
    size: () => fullAt.size,
  };
}

/**
 * Address of the client, as a key for limits only; never store or log it. Behind `trustedProxies` proxies it is the
 * entry of X-Forwarded-For that the outermost of them added: what stands left of it, anybody may have written.
 * An IPv6 client holds a whole /64, so that is what is counted.
 */
export function clientAddress(req: IncomingMessage, trustedProxies: number): string {
  let address = req.socket.remoteAddress ?? '';
  if (trustedProxies > 0) {
    const header = req.headers['x-forwarded-for'];
    const chain = (Array.isArray(header) ? header.join(',') : (header ?? '')).split(',');
    const named = chain[Math.max(0, chain.length - trustedProxies)]?.trim();
    if (named) address = named;
  }
  if (!address.includes(':')) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  return mapped?.[1] ?? networkOf(address);
}

/** The first four groups of an IPv6 address, which name its network. */
function networkOf(address: string): string {
  const [head = '', tail] = address.split('::');
  const groups = head ? head.split(':') : [];
  if (tail !== undefined) {
    const behind = tail ? tail.split(':') : [];
    while (groups.length + behind.length < 8) groups.push('0');
    groups.push(...behind);
  }
  return groups.slice(0, 4).join(':');
}
