import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import next from 'next';
import { accountWorkers } from '@/features/account/jobs';
import { handleDemoShop } from '@/features/demo/api';
import { ensureDemo } from '@/features/demo/mutations';
import { createIngest } from '@/ingest/ingest';
import { hub } from '@/live/hub';
import { ensureAuthSecret } from '@/server/auth-secret';
import { stampClient } from '@/server/client-address';
import { openDatabase } from '@/server/database';
import { ownerPool, prisma } from '@/server/db';
import { env, hasRole, isEmbedded, publicUrl } from '@/server/env';
import { AppError, errorBody } from '@/server/errors';
import { handleHealth } from '@/server/health';
import { startJobs } from '@/server/jobs';
import { log } from '@/server/log';
import { isSameOrigin } from '@/server/same-origin';
import { newNonce, securityHeaders } from '@/server/security';
import { handleWidgetFile } from '@/server/widget-file';

const pathOf = (req: IncomingMessage): string => (req.url ?? '/').split('?')[0] ?? '/';

function refuse(res: ServerResponse, error: AppError): void {
  if (res.headersSent) return void res.destroy();
  res.writeHead(error.status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  res.end(JSON.stringify(errorBody(error)));
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

async function main(): Promise<void> {
  const { PORT, HOST } = env();
  if (!process.env.NODE_ENV) Object.assign(process.env, { NODE_ENV: 'production' });
  const database = await openDatabase();
  ensureAuthSecret();
  if (database.applied.length > 0) log.info({ migrations: database.applied }, 'Migrated the database');
  if (isEmbedded()) await ensureDemo();
  const jobs = await startJobs({ work: hasRole('worker'), workers: accountWorkers });

  const ingest = hasRole('ingest') ? createIngest() : undefined;
  const web = hasRole('web')
    ? next({ dev: false, dir: process.cwd(), hostname: HOST, port: PORT })
    : undefined;
  await web?.prepare();
  const handleWeb = web?.getRequestHandler();

  async function handle(req: IncomingMessage, res: ServerResponse): Promise<void> {
    if (ingest?.handle(req, res) || handleWidgetFile(req, res)) return;
    if (await handleHealth(req, res)) return;
    const path = pathOf(req);
    if (!handleWeb) return refuse(res, new AppError('not_found', 'There is nothing at this address.'));
    if (path === '/demo/shop' && isEmbedded()) return handleDemoShop(req, res);
    if (!SAFE.has(req.method ?? 'GET') && !path.startsWith('/api/v1/') && !isSameOrigin(req))
      return refuse(res, new AppError('forbidden', 'This request did not come from Touchline itself.'));
    const nonce = newNonce();
    const headers = securityHeaders({ path, https: publicUrl().startsWith('https:'), nonce });
    for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
    // Next reads the nonce for its own scripts from the policy in the request.
    req.headers['content-security-policy'] = headers['content-security-policy'];
    req.headers['x-path'] = req.url;
    stampClient(req);
    await handleWeb(req, res);
  }

  const server = createServer((req, res) => {
    handle(req, res).catch((error: unknown) => {
      log.error({ err: error, path: pathOf(req) }, 'A request failed');
      refuse(res, new AppError('internal', 'Something went wrong on our side. Nothing was changed.'));
    });
  });
  server.keepAliveTimeout = 65_000;
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(PORT, HOST, () => done());
  });
  announce(server.address());

  let stopping = false;
  const stop = async (signal: string): Promise<void> => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'Stopping');
    server.close();
    server.closeIdleConnections();
    await ingest?.drain();
    await hub().close();
    server.closeAllConnections();
    await jobs.stop();
    await prisma().$disconnect();
    await ownerPool().end();
    await database.close();
    process.exit(0);
  };
  process.on('SIGTERM', () => void stop('SIGTERM'));
  process.on('SIGINT', () => void stop('SIGINT'));
}

function announce(address: ReturnType<ReturnType<typeof createServer>['address']>): void {
  const port = typeof address === 'object' && address ? address.port : env().PORT;
  const base = env().PUBLIC_URL ?? `http://localhost:${port}`;
  const lines = [`Touchline is ready at ${base}`];
  if (isEmbedded()) {
    lines.push(`  Live example   ${base}/w/demo`, `  Example shop   http://127.0.0.1:${port}/demo/shop`);
    if (!env().SMTP_URL) lines.push(`  Mail outbox    http://localhost:${port}/outbox`);
  }
  process.stdout.write(`\n${lines.join('\n')}\n\n`);
}

main().catch((error: unknown) => {
  log.fatal({ err: error }, 'Touchline could not start');
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n\n`);
  process.exit(1);
});
