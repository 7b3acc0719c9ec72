import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import next from 'next';
import { accountWorkers } from '@/features/account/jobs';
import { confirmationWorkers } from '@/features/confirmation/jobs';
import { handleDemoShop } from '@/features/demo/api';
import { ensureDemo } from '@/features/demo/mutations';
import { digestWorkers } from '@/features/digest/jobs';
import { discussionWorkers } from '@/features/discussion/jobs';
import { downloadWorkers } from '@/features/download/jobs';
import { historyWorkers } from '@/features/history/jobs';
import { identityWorkers } from '@/features/identity/jobs';
import { invitationWorkers } from '@/features/invitation/jobs';
import { themeWorkers } from '@/features/theme/jobs';
import { workspaceWorkers } from '@/features/workspace/jobs';
import { zoneWorkers } from '@/features/zone/jobs';
import { closeBatches } from '@/ingest/batch';
import { createIngest } from '@/ingest/ingest';
import { hub } from '@/live/hub';
import { ensureAuthSecret } from '@/server/auth-secret';
import { stampClient } from '@/server/client-address';
import { openDatabase } from '@/server/database';
import { ownerPool, prisma } from '@/server/db';
import { env, hasRole, isEmbedded, publicUrl } from '@/server/env';
import { AppError } from '@/server/errors';
import { handleHealth } from '@/server/health';
import { addressFault, capBody, listen, pathOf, refuse, trackRequests } from '@/server/http';
import { startJobs, stopJobs } from '@/server/jobs';
import { log } from '@/server/log';
import { hasOutbox } from '@/server/mail';
import { isSameOrigin } from '@/server/same-origin';
import { embedTokenOf, newNonce, securityHeaders } from '@/server/security';
import { frameOriginsOf } from '@/server/tenancy';
import { handleWidgetFile } from '@/server/widget-file';

/** Addresses that take larger bodies than the rest of the app, and cap them themselves. */
const LARGE_BODIES = /^\/api\/(v1\/ratings\/batch|w\/[\w-]+\/(attachments|documents))$/;
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);
/** How long a stop waits for requests that are being answered. */
const PATIENCE_MS = 10_000;

const WORKERS = {
  ...accountWorkers,
  ...confirmationWorkers,
  ...digestWorkers,
  ...discussionWorkers,
  ...downloadWorkers,
  ...invitationWorkers,
  ...workspaceWorkers,
  ...historyWorkers,
  ...identityWorkers,
  ...themeWorkers,
  ...zoneWorkers,
};

/** How long what was on its way when the stop came is still read, to be refused in words and not by a broken line. */
const GRACE_MS = 300;

type Handle = (req: IncomingMessage, res: ServerResponse) => Promise<void>;

const notYet: Handle = async (req, res) =>
  refuse(req, res, new AppError('unavailable', 'Touchline is starting. Try again.', { retryAfter: 1 }));

const leaving: Handle = async (req, res) =>
  refuse(req, res, new AppError('unavailable', 'Touchline is stopping. Try again.', { retryAfter: 2 }));

async function main(): Promise<void> {
  const { PORT, HOST } = env();
  if (!process.env.NODE_ENV) Object.assign(process.env, { NODE_ENV: 'production' });
  let handle = notYet;
  const server = createServer((req, res) => {
    handle(req, res).catch((error: unknown) => {
      log.error({ err: error, path: pathOf(req) }, 'A request failed');
      refuse(req, res, new AppError('internal', 'Something went wrong on our side. Nothing was changed.'));
    });
  });
  server.keepAliveTimeout = 65_000;
  // First of all, so that a port that is taken costs nothing and leaves nothing behind.
  await listen(server, PORT, HOST);
  const database = await openDatabase();
  if (database.applied.length > 0) log.info({ migrations: database.applied }, 'Migrated the database');
  try {
    const started = await start();
    handle = started.handle;
    announce(server.address());
    stopOnSignal(async () => {
      handle = leaving;
      // Streams end in good order, so that browsers turn to another process.
      await hub().close();
      await Promise.all([started.finish(), new Promise((done) => setTimeout(done, GRACE_MS))]);
      server.close();
      server.closeAllConnections();
      await closeConnections();
      await database.close();
    });
  } catch (error) {
    await closeConnections();
    await database.close();
    throw error;
  }
}

/** Everything that works on the open database. `finish` resolves when what was taken on is answered. */
async function start(): Promise<{ handle: Handle; finish: () => Promise<unknown> }> {
  ensureAuthSecret();
  if (isEmbedded()) await ensureDemo();
  await startJobs({ work: hasRole('worker'), workers: WORKERS });
  const web = hasRole('web')
    ? next({ dev: false, dir: process.cwd(), hostname: env().HOST, port: env().PORT })
    : undefined;
  await web?.prepare();
  const handleWeb = web?.getRequestHandler();
  const ingest = hasRole('ingest') ? createIngest() : undefined;
  const requests = trackRequests();

  async function handle(req: IncomingMessage, res: ServerResponse): Promise<void> {
    if (ingest?.handle(req, res) || handleWidgetFile(req, res)) return;
    requests.enter(res);
    const path = pathOf(req);
    const nonce = newNonce();
    // While that cannot be asked, nobody frames it.
    const embedded = handleWeb ? embedTokenOf(path) : null;
    const frames = embedded ? await frameOriginsOf(embedded).catch(() => []) : [];
    const headers = securityHeaders({ path, https: publicUrl().startsWith('https:'), nonce, frames });
    for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
    const fault = addressFault(req);
    if (fault) return refuse(req, res, fault);
    if (await handleHealth(req, res)) return;
    if (!handleWeb) return refuse(req, res, new AppError('not_found', 'There is nothing at this address.'));
    if (path === '/demo/shop' && isEmbedded()) return handleDemoShop(req, res);
    if (!SAFE.has(req.method ?? 'GET') && !path.startsWith('/api/v1/') && !isSameOrigin(req))
      return refuse(req, res, new AppError('forbidden', 'This request did not come from Touchline itself.'));
    if (!LARGE_BODIES.test(path) && !capBody(req, res)) return;
    // Next reads the nonce for its own scripts from the policy in the request.
    req.headers['content-security-policy'] = headers['content-security-policy'];
    req.headers['x-path'] = req.url;
    stampClient(req);
    await handleWeb(req, res);
  }

  return { handle, finish: () => Promise.all([ingest?.drain(), requests.idle(PATIENCE_MS)]) };
}

async function closeConnections(): Promise<void> {
  await closeBatches();
  await hub().close();
  await stopJobs();
  await prisma().$disconnect();
  await ownerPool().end();
}

function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'])
    process.on(signal, async () => {
      if (stopping) return;
      stopping = true;
      log.info({ signal }, 'Stopping');
      await stop();
      process.exit(0);
    });
}

function announce(address: ReturnType<ReturnType<typeof createServer>['address']>): void {
  const port = typeof address === 'object' && address ? address.port : env().PORT;
  const base = env().PUBLIC_URL ?? `http://localhost:${port}`;
  const lines = [`Touchline is ready at ${base}`];
  if (isEmbedded()) {
    lines.push(`  Live example   ${base}/w/demo`, `  Example shop   http://127.0.0.1:${port}/demo/shop`);
    if (hasOutbox()) lines.push(`  Mail outbox    http://localhost:${port}/outbox`);
  }
  process.stdout.write(`\n${lines.join('\n')}\n\n`);
}

main().catch((error: unknown) => {
  log.fatal({ err: error }, 'Touchline could not start');
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n\n`);
  process.exit(1);
});
