import type { IncomingMessage, ServerResponse } from 'node:http';
import { collectDefaultMetrics, register } from 'prom-client';
import { isFromThisMachine } from './client-address';
import { ownerPool } from './db';
import { env } from './env';
import { isUpToDate, readMigrations } from './migrations';
import { singleton } from './singleton';

const startMetrics = () =>
  singleton('metrics', () => {
    collectDefaultMetrics({ register });
    return true;
  });

const migrations = () => singleton('migrations', () => readMigrations(process.cwd()));

/** Each part the process needs, and whether it answers. */
async function readiness(): Promise<Record<'database' | 'migrations' | 'queue', boolean>> {
  const pool = ownerPool();
  const database = await pool.query('SELECT 1').then(
    () => true,
    () => false,
  );
  if (!database) return { database, migrations: false, queue: false };
  const [upToDate, queue] = await Promise.all([
    isUpToDate(pool, await migrations()),
    pool.query(`SELECT to_regclass('pgboss.queue') IS NOT NULL AS there`).then(
      ({ rows }) => rows[0]?.there === true,
      () => false,
    ),
  ]);
  return { database, migrations: upToDate, queue };
}

/** /metrics is for this machine, or for whoever holds METRICS_TOKEN. */
function mayReadMetrics(req: IncomingMessage): boolean {
  const token = env().METRICS_TOKEN;
  return (token && req.headers.authorization === `Bearer ${token}`) || isFromThisMachine(req);
}

function answer(res: ServerResponse, status: number, body: unknown): void {
  res.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  res.end(JSON.stringify(body));
}

/** Answers /healthz (alive), /readyz (parts) and /metrics (Prometheus). False when the path is none of them. */
export async function handleHealth(req: IncomingMessage, res: ServerResponse): Promise<boolean> {
  const path = req.url?.split('?')[0];
  if (path === '/healthz') {
    answer(res, 200, { status: 'ok' });
  } else if (path === '/readyz') {
    const parts = await readiness();
    const ready = Object.values(parts).every(Boolean);
    answer(res, ready ? 200 : 503, { status: ready ? 'ready' : 'not ready', ...parts });
  } else if (path === '/metrics') {
    startMetrics();
    if (!mayReadMetrics(req)) {
      answer(res, 403, { error: { code: 'forbidden', message: 'Metrics need METRICS_TOKEN from here.' } });
      return true;
    }
    const text = await register.metrics();
    res.writeHead(200, { 'content-type': register.contentType, 'cache-control': 'no-store' });
    res.end(text);
  } else {
    return false;
  }
  return true;
}
