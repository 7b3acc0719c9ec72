import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { startCluster } from './embedded';
import { env } from './env';
import { isDatabaseAway } from './errors';
import { migrate } from './migrations';

/** How long a cluster that somebody else is just stopping is waited for before it is started again. */
const JOIN_ATTEMPTS = 40;
const JOIN_PAUSE_MS = 250;

interface Server {
  url: string;
  /** To be called when every pool is closed: stops our own cluster, unless another process works on it. */
  close: () => Promise<void>;
}

/**
 * Finds or starts the database server, without touching what is in it. Afterwards DATABASE_URL names it in this
 * process, so that everything behind has one code path whether the cluster is ours or somebody else's.
 */
export async function openServer(): Promise<Server> {
  const given = env().DATABASE_URL;
  if (given) {
    await mustReach(given);
    return { url: given, close: async () => undefined };
  }
  const server = await joinCluster(env().DATA_DIR);
  process.env.DATABASE_URL = server.url;
  process.env.TOUCHLINE_EMBEDDED = '1';
  return server;
}

/** The server, migrated. `applied` names the migrations that were new. */
export async function openDatabase(): Promise<Server & { applied: string[] }> {
  const server = await openServer();
  try {
    return { ...server, applied: await migrate(server.url) };
  } catch (error) {
    await server.close();
    throw error;
  }
}

/** Throws an Error that names the variable and the server, never the password. */
async function mustReach(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    await client.end();
  } catch (cause) {
    const place = `${client.host}:${client.port}`;
    throw new Error(`DATABASE_URL: the database at ${place} cannot be opened (${reasonOf(cause)}).`, {
      cause,
    });
  }
}

function reasonOf(error: unknown): string {
  // A name with two addresses, such as localhost, fails once for each.
  if (error instanceof AggregateError) return reasonOf(error.errors[0]);
  return error instanceof Error ? error.message || error.name : String(error);
}

/**
 * Starts or joins the cluster and stays connected, because that is how processes that share it know of each other: the
 * last one out stops it, whoever started it.
 */
async function joinCluster(dataDir: string): Promise<Server> {
  for (let attempt = 1; ; attempt += 1) {
    const { url, stop } = await startCluster(dataDir);
    const presence = new pg.Client({ connectionString: url, application_name: 'touchline-process' });
    // When the server goes, everybody notices by their own connections.
    presence.on('error', () => undefined);
    try {
      await createDatabase(url);
      await presence.connect();
    } catch (error) {
      if (attempt === JOIN_ATTEMPTS || !isDatabaseAway(error)) throw error;
      await pause(JOIN_PAUSE_MS);
      continue;
    }
    const close = async () => {
      await presence.end().catch(() => undefined);
      if (!(await isUsed(url))) await stop();
    };
    return { url, close };
  }
}

/** Whether another process is connected. Our own connections are closed, but take a moment to leave the list. */
async function isUsed(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, application_name: 'touchline' });
  client.on('error', () => undefined);
  try {
    await client.connect();
    for (let look = 0; look < 20; look += 1) {
      const { rowCount } = await client.query(
        `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'touchline-%'`,
      );
      if (!rowCount) return false;
      await pause(25);
    }
    return true;
  } catch (error) {
    // Two left at once and the other one stopped it.
    if (isDatabaseAway(error)) return false;
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
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
