import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import { ownerPool, prisma } from '@/server/db';

// Every test file gets a database of its own, so files cannot see each other's rows or locks.
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
  await prisma().$disconnect();
  await ownerPool().end();
  await onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
});
