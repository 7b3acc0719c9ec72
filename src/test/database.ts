import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import { ownerPool, prisma } from '@/server/db';
import { stopJobs } from '@/server/jobs';
import { startAfresh } from './afresh';

// Test files share a process, so that what they import is loaded once; each begins with the environment as it was found,
// without what another one opened, and with a database of its own, so that it cannot see another's rows or locks.
const found = { ...process.env };
const name = `touchline_test_${inject('run')}_${randomBytes(6).toString('hex')}`;
const url = new URL(inject('clusterUrl'));
url.pathname = '/postgres';

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

await onServer(`CREATE DATABASE ${name} TEMPLATE ${inject('template')}`);
const own = new URL(url);
own.pathname = `/${name}`;
process.env.DATABASE_URL = own.href;
process.env.AUTH_SECRET ??= randomBytes(32).toString('hex');

afterAll(async () => {
  await stopJobs();
  await prisma().$disconnect();
  await ownerPool().end();
  await onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  startAfresh();
  for (const name of Object.keys(process.env)) if (!(name in found)) delete process.env[name];
  Object.assign(process.env, found);
});
