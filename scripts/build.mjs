// The production build: widget → public/, Next → .next/, processes → dist/.
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { buildWidget } from './build-widget.mjs';

await buildWidget();

const next = spawnSync(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
  stdio: ['ignore', 2, 2],
  env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
});
if (next.status !== 0) process.exit(next.status ?? 1);

// What a page loads before it does anything. The overview is looked at on phones, all day: it is held to a limit, so
// that nothing heavy comes into what all pages share. `npm run bench -- pages` weighs all of them in a browser.
const OVERVIEW = { route: '/w/[workspace]/satisfaction', bytes: 250_000 };
const routes = JSON.parse(readFileSync('.next/diagnostics/route-bundle-stats.json', 'utf8'));
const { firstLoadChunkPaths: chunks = [] } = routes.find(({ route }) => route === OVERVIEW.route) ?? {};
const bytes = chunks.reduce((sum, path) => sum + gzipSync(readFileSync(path), { level: 9 }).length, 0);
if (bytes === 0 || bytes > OVERVIEW.bytes) {
  console.error(
    `The scripts of ${OVERVIEW.route} weigh ${bytes} bytes as gzip; ${OVERVIEW.bytes} at most. Load what is heavy when ` +
      'it is needed (useLater), and take no zod into the browser for the sake of a constant.',
  );
  process.exit(1);
}

// Traces name files and lines; the text of the sources, which Node would keep in memory with the maps, is not needed.
for (const file of globSync('.next/server/**/*.map')) {
  const { sourcesContent: _, ...map } = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify(map));
}

await build({
  entryPoints: ['src/main.ts', 'src/cli.ts', 'src/draw.ts', 'src/reckon.ts'],
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  target: 'node22',
  format: 'esm',
  packages: 'external',
  sourcemap: true,
  sourcesContent: false,
  // `server-only` throws outside Next; here everything is the server.
  alias: { 'server-only': './scripts/empty.mjs' },
  logLevel: 'warning',
});
