import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { env, isEmbedded } from './env';

const SHORTEST = 32;

/**
 * Sees to it that AUTH_SECRET is set before anything asks for it. With a database of somebody else's it has to be
 * given, because several machines share it. With our own cluster it is made once and kept in DATA_DIR, so that people
 * stay signed in over a restart. Throws an Error that says what to do.
 */
export function ensureAuthSecret(): void {
  if (process.env.AUTH_SECRET) return;
  if (env().DATABASE_URL && !isEmbedded()) {
    throw new Error(
      'AUTH_SECRET is not set. It is required with DATABASE_URL: at least 32 random characters, the same for every ' +
        'process, for example from `openssl rand -hex 32`.',
    );
  }
  process.env.AUTH_SECRET = keptSecret(env().DATA_DIR);
}

function keptSecret(folder: string): string {
  const file = join(folder, 'auth.secret');
  mkdirSync(folder, { recursive: true });
  try {
    // `wx` decides between two processes that start at once: one writes, the other reads what was written.
    const made = randomBytes(32).toString('hex');
    writeFileSync(file, `${made}\n`, { mode: 0o600, flag: 'wx' });
    return made;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  chmodSync(file, 0o600);
  const kept = readFileSync(file, 'utf8').trim();
  if (kept.length >= SHORTEST) return kept;
  throw new Error(`${file} holds no usable secret. Remove it and start again; everybody will be signed out.`);
}

/** The secret of this process. */
export function authSecret(): string {
  const secret = process.env.AUTH_SECRET;
  if (!secret) throw new Error('AUTH_SECRET is not set');
  return secret;
}
