import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { type Prisma, PrismaClient } from '@/generated/prisma/client';
import { env } from './env';
import { log } from './log';
import { singleton } from './singleton';

export type Tx = Prisma.TransactionClient;
/** Role a connection works as: `app` reads and writes one workspace under RLS, `ingest` may only call its functions. */
export type DatabaseRole = 'app' | 'ingest' | 'owner';

function databaseUrl(): string {
  const url = process.env.DATABASE_URL ?? env().DATABASE_URL;
  if (!url) throw new Error('The database is not open yet');
  return url;
}

/** Settings of a pool that works as `role`. The role is part of the connection, so no query can forget it. */
export function poolConfig(role: DatabaseRole, max: number, url = databaseUrl()): pg.PoolConfig {
  return {
    connectionString: url,
    max,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
    application_name: `touchline-${role}`,
    // Prisma sends and reads moments without their offset, so a session in any other zone would shift them all.
    options: `-c TimeZone=UTC${role === 'owner' ? '' : ` -c role=touchline_${role}`}`,
  };
}

export function createPool(role: DatabaseRole, max: number, url?: string): pg.Pool {
  const pool = new pg.Pool(poolConfig(role, max, url));
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', (error) => log.warn({ err: error.message, role }, 'A database connection was lost'));
  return pool;
}

const pools = () => singleton('pools', () => new WeakMap<PrismaClient, pg.Pool>());

export function createPrisma(url?: string, max = 10): PrismaClient {
  const pool = createPool('app', max, url);
  const adapter = new PrismaPg(pool, { disposeExternalPool: true });
  const client = new PrismaClient({ adapter, transactionOptions: { maxWait: 5_000, timeout: 15_000 } });
  pools().set(client, pool);
  return client;
}

/** The connections that a client has its transactions over. */
export const poolOf = (client: PrismaClient): pg.Pool | undefined => pools().get(client);

/** Prisma as the app's role. Only `tenancy.ts` and `auth.ts` use it directly; features get `scope.db`. */
export const prisma = (): PrismaClient => singleton('prisma', () => createPrisma());

/** A few connections as the owner of the tables, for jobs, readiness and the command line. */
export const ownerPool = (): pg.Pool => singleton('ownerPool', () => createPool('owner', 4));
