// The production build: widget → public/, Next → .next/, processes → dist/.
import { spawnSync } from 'node:child_process';
import { build } from 'esbuild';
import { buildWidget } from './build-widget.mjs';

await buildWidget();

const next = spawnSync(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
  stdio: ['ignore', 2, 2],
  env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
});
if (next.status !== 0) process.exit(next.status ?? 1);

await build({
  entryPoints: ['src/main.ts', 'src/cli.ts'],
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  target: 'node22',
  format: 'esm',
  packages: 'external',
  sourcemap: true,
  // `server-only` throws outside Next; here everything is the server.
  alias: { 'server-only': './scripts/empty.mjs' },
  logLevel: 'warning',
});
