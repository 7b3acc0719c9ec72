import pg from 'pg';
import { type Cluster, startCluster } from './embedded';
import { env } from './env';
import { migrate } from './migrations';

/**
 * Finds or starts the database server, without touching what is in it. Afterwards DATABASE_URL names it in this
 * process, so that everything behind has one code path whether the cluster is ours or somebody else's.
 */
export async function openServer(): Promise<{ url: string; close: () => Promise<void> }> {
  const given = env().DATABASE_URL;
  if (given) return { url: given, close: async () => undefined };
  const cluster: Cluster = await startCluster(env().DATA_DIR);
  process.env.DATABASE_URL = cluster.url;
  process.env.TOUCHLINE_EMBEDDED = '1';
  await createDatabase(cluster.url);
  return { url: cluster.url, close: async () => (cluster.started ? cluster.stop() : undefined) };
}

/** The server, migrated. `applied` names the migrations that were new. */
export async function openDatabase(): Promise<{
  url: string;
  applied: string[];
  close: () => Promise<void>;
}> {
  const server = await openServer();
  return { ...server, applied: await migrate(server.url) };
}

async function createDatabase(url: string): Promise<void> {
  const admin = new URL(url);
  const name = admin.pathname.slice(1);
  admin.pathname = '/postgres';
  const client = new pg.Client({ connectionString: admin.href });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (!rowCount) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  } catch (error) {
    // Another process made it between the question and the order.
    if ((error as { code?: string }).code !== '42P04' && (error as { code?: string }).code !== '23505')
      throw error;
  } finally {
    await client.end();
  }
}
