import { createHash } from 'node:crypto';
import { AppError } from '@/server/errors';
import { unavailable } from './commit';
import { type KeyConfig, keyConfig, secretKey } from './config';
import type { Store } from './store';

const KEY = /^pk_[\w-]{6,100}$/;
/** Keys remembered, known and unknown ones apart: guessing must not push real ones out. */
const MOST = 10_000;
/** How long an answer still serves while the database cannot be asked. */
const OUTAGE_MS = 600_000;
/** Before a failed look-up is tried again. */
const PAUSE_MS = 500;

interface Slot {
  found: KeyConfig | AppError | null;
  loadedAt: number;
  retryAt: number;
  loading: Promise<void> | null;
}

export interface Keys {
  /** Calls back with what is behind a key, or with why it cannot be used; at once when that is known. */
  find(key: unknown, then: (found: KeyConfig | AppError) => void): void;
}

/**
 * Remembers what is behind public keys. An entry older than `freshMs` is looked up again behind the request that it
 * still serves; one older than three times that is waited for. So a pause, a new question or a revoked key takes
 * effect within seconds, and the hot path does not wait for the database.
 */
export function createKeys(store: Pick<Store, 'readKey'>, freshMs: number): Keys {
  const known = new Map<string, Slot>();
  const unknown = new Map<string, Slot>();

  async function load(key: string, slot: Slot): Promise<void> {
    try {
      const record = await store.readKey(createHash('sha256').update(key).digest('hex'));
      slot.found = keyConfig(record, slot.found);
      slot.loadedAt = performance.now();
      const [home, other] = record ? [known, unknown] : [unknown, known];
      other.delete(key);
      remember(home, key, slot);
    } catch {
      slot.retryAt = performance.now() + PAUSE_MS;
      if (performance.now() - slot.loadedAt > OUTAGE_MS) slot.found = null;
    } finally {
      slot.loading = null;
    }
  }

  return {
    find(key, then) {
      if (typeof key !== 'string' || !KEY.test(key)) return then(notAKey(key));
      let slot = known.get(key) ?? unknown.get(key);
      if (!slot) {
        slot = { found: null, loadedAt: Number.NEGATIVE_INFINITY, retryAt: 0, loading: null };
        remember(unknown, key, slot);
      }
      const now = performance.now();
      const age = now - slot.loadedAt;
      if (age > freshMs && !slot.loading && now >= slot.retryAt) slot.loading = load(key, slot);
      if (slot.loading && (!slot.found || age > 3 * freshMs)) {
        const { loading } = slot;
        void loading.then(() => then(slot.found ?? unavailable()));
      } else then(slot.found ?? unavailable());
    },
  };
}

function remember(home: Map<string, Slot>, key: string, slot: Slot): void {
  home.delete(key);
  home.set(key, slot);
  const [oldest] = home.keys();
  if (home.size > MOST && oldest !== undefined) home.delete(oldest);
}

function notAKey(key: unknown): AppError {
  if (typeof key === 'string' && key.startsWith('sk_')) return secretKey();
  const what = key === undefined ? 'The key is missing' : 'This is not a public key';
  return new AppError('unauthenticated', `${what}. Public keys begin with "pk_"; Touchline shows yours.`);
}
