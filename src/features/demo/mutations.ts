import { ownerPool } from '@/server/db';
import { env } from '@/server/env';
import { log } from '@/server/log';
import { seedDemo } from '../../../prisma/seed/demo';

/** Two processes that start on one empty database must not both seed it. */
const ADVISORY_LOCK = 7_403_292;

/** Seeds the example when there is no workspace at all and DEMO is on. True when it did. */
export async function ensureDemo(): Promise<boolean> {
  if (!env().DEMO) return false;
  const client = await ownerPool().connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [ADVISORY_LOCK]);
    const { rowCount } = await client.query('SELECT 1 FROM workspace LIMIT 1');
    if (rowCount) return false;
    const began = performance.now();
    await seedDemo();
    log.info({ ms: Math.round(performance.now() - began) }, 'Seeded the example workspace');
    return true;
  } finally {
    // A broken connection has let go of the lock already; the pool drops it.
    const broken = await client.query('SELECT pg_advisory_unlock($1)', [ADVISORY_LOCK]).then(
      () => undefined,
      (error: Error) => error,
    );
    client.release(broken);
  }
}
