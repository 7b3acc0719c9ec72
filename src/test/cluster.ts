import { createHash } from 'node:crypto';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startCluster } from '@/server/embedded';
import { migrate, readMigrations } from '@/server/migrations';

declare module 'vitest' {
  export interface ProvidedContext {
    clusterUrl: string;
    template: string;
    run: number;
  }
}

const inDatabase = (url: string, database: string): string => {
  const target = new URL(url);
  target.pathname = `/${database}`;
  return target.href;
};

/** One cluster for the run, and one migrated template that every test file's database is copied from. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // Durability is tested by the tests that kill servers; they run a cluster of their own.
  const cluster = await startCluster(process.env.TEST_DATA_DIR ?? '.test/cluster', {
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    max_connections: '200',
  });
  const admin = new pg.Client({ connectionString: inDatabase(cluster.url, 'postgres') });
  await admin.connect();
  const drop = (name: string) => admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  const names = async () => {
    const like = `SELECT datname FROM pg_database WHERE datname LIKE 'touchline\\_%'`;
    return (await admin.query<{ datname: string }>(like)).rows.map((row) => row.datname);
  };
  const template = `touchline_template_${await digestOfMigrations()}`;
  await admin.query('SELECT pg_advisory_lock(1)');
  if (!(await names()).includes(template)) {
    await drop(`${template}_new`);
    await admin.query(`CREATE DATABASE ${template}_new`);
    await migrate(inDatabase(cluster.url, `${template}_new`));
    await admin.query(`ALTER DATABASE ${template}_new RENAME TO ${template}`);
  }
  for (const name of await names()) if (isLeftOver(name)) await drop(name);
  await admin.query('SELECT pg_advisory_unlock(1)');
  project.provide('clusterUrl', cluster.url);
  project.provide('template', template);
  project.provide('run', process.pid);
  return async () => {
    const others = (await names()).some((name) => runOf(name) !== undefined && runOf(name) !== process.pid);
    await admin.end();
    if (!others) await cluster.stop();
  };
}

async function digestOfMigrations(): Promise<string> {
  const migrations = JSON.stringify(await readMigrations(process.cwd()));
  return createHash('sha256').update(migrations).digest('hex').slice(0, 12);
}

/** Process id of the test run that made a database; several runs share the cluster. */
const runOf = (name: string): number | undefined => {
  const [, pid] = /^touchline_test_(\d+)_/.exec(name) ?? [];
  return pid ? Number(pid) : undefined;
};

function isLeftOver(name: string): boolean {
  const run = runOf(name);
  if (run === undefined) return false;
  try {
    process.kill(run, 0);
    return false;
  } catch {
    return true;
  }
}
