// The production build: widget → public/, Next → .next/, processes → dist/.
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';
import { buildWidget } from './build-widget.mjs';

await buildWidget();

const next = spawnSync(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
  stdio: ['ignore', 2, 2],
  env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
});
if (next.status !== 0) process.exit(next.status ?? 1);

// Traces name files and lines; the text of the sources, which Node would keep in memory with the maps, is not needed.
for (const file of globSync('.next/server/**/*.map')) {
  const { sourcesContent: _, ...map } = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify(map));
}

await build({
  entryPoints: ['src/main.ts', 'src/cli.ts', 'src/draw.ts'],
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
