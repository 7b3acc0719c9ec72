import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { bundle, type Child, serve, WORK } from './child';

const APP = join(WORK, 'next');
const NEXT = join(process.cwd(), 'node_modules/next/dist/bin/next');

/** What the two routes of the app do with a rating: see servers/insert.ts. */
export const NEXT_ROUTES = { next: 'takeRating', insert: 'insertRating' } as const;

const route = (take: string): string => `import { ${take} } from '../../insert.mjs';
export const dynamic = 'force-dynamic';
export async function POST(request) {
  return Response.json({ id: await ${take}(await request.json()) }, { status: 202 });
}
`;
const CONFIG = `export default {
  poweredByHeader: false,
  serverExternalPackages: ['@prisma/client', '@prisma/adapter-pg', 'pg'],
  turbopack: { root: ${JSON.stringify(process.cwd())} },
  outputFileTracingRoot: ${JSON.stringify(process.cwd())},
};
`;

/** Builds the smallest Next app there can be, route handlers and no page, and serves its production build. */
export async function serveNext(name: keyof typeof NEXT_ROUTES, env: Record<string, string>): Promise<Child> {
  rmSync(join(APP, 'app'), { recursive: true, force: true });
  for (const [name, take] of Object.entries(NEXT_ROUTES)) {
    mkdirSync(join(APP, 'app', name), { recursive: true });
    writeFileSync(join(APP, 'app', name, 'route.js'), route(take));
  }
  writeFileSync(join(APP, 'package.json'), '{"private":true,"type":"module"}');
  writeFileSync(join(APP, 'next.config.mjs'), CONFIG);
  await bundle('bench/servers/insert.ts', join(APP, 'insert.mjs'));
  const built = spawnSync(process.execPath, [NEXT, 'build'], {
    cwd: APP,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    encoding: 'utf8',
  });
  if (built.status !== 0) throw new Error(`next build failed:\n${built.stdout}\n${built.stderr}`);
  const port = await freePort();
  const args = [NEXT, 'start', '-p', String(port), '-H', '127.0.0.1'];
  const child = await serve(args, { ...env, NEXT_TELEMETRY_DISABLED: '1' }, /(Ready)/, APP);
  return { ...child, url: `http://127.0.0.1:${port}/${name}` };
}

const freePort = (): Promise<number> =>
  new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
