import type pg from 'pg';
import { Prisma, type PrismaClient } from '@/generated/prisma/client';
import { poolOf } from './db';

/** Rows of a query, over whichever connection. */
export interface Reads {
  $queryRaw<T>(query: TemplateStringsArray, ...values: unknown[]): Promise<T>;
}

/**
 * Begins to read in a workspace over another connection of the pool, as long as half of them are free. Null otherwise:
 * where many ask, one after the other is as quick for all of them, and nobody who holds a connection waits for a second.
 */
export function readBeside<T>(
  client: PrismaClient,
  workspaceId: string,
  work: (db: Reads) => Promise<T>,
): Promise<T> | null {
  const pool = poolOf(client);
  if (!pool || pool.waitingCount > 0 || pool.totalCount - pool.idleCount > pool.options.max / 2) return null;
  const reading = read(pool, workspaceId, work);
  // Whoever began it may fail before they come for it.
  reading.catch(() => undefined);
  return reading;
}

async function read<T>(pool: pg.Pool, workspaceId: string, work: (db: Reads) => Promise<T>): Promise<T> {
  const connection = await pool.connect();
  try {
    await connection.query('BEGIN READ ONLY');
    await connection.query(`SELECT set_config('app.workspace_id', $1, true)`, [workspaceId]);
    const result = await work({
      async $queryRaw<R>(query: TemplateStringsArray, ...values: unknown[]) {
        const { text, values: given } = Prisma.sql(query, ...values);
        return (await connection.query({ text, values: given })).rows as R;
      },
    });
    await connection.query('COMMIT');
    connection.release();
    return result;
  } catch (error) {
    // Whatever it was left in ends with the connection.
    connection.release(true);
    throw error;
  }
}
