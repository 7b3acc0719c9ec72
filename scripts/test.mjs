// Everything CI asks: lint, types, structure, drift, unit, database, widget and end-to-end tests.
// Ends with one line, "N passed, N failed".
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
process.chdir(root);
mkdirSync('.test', { recursive: true });

// The machine's own settings must not reach the tests.
const { DATABASE_URL: _database, NODE_ENV: _mode, PORT: _port, ...inherited } = process.env;
const env = {
  ...inherited,
  PATH: `${join(root, 'node_modules', '.bin')}:${process.env.PATH}`,
  TZ: 'Asia/Kathmandu',
  DATA_DIR: join(root, '.test', 'data'),
  NEXT_TELEMETRY_DISABLED: '1',
};

const tool = (path) => join('node_modules', path);
let passed = 0;
let failed = 0;

function run(args) {
  const began = Date.now();
  const { status } = spawnSync(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'], env });
  return { ok: status === 0, seconds: ((Date.now() - began) / 1000).toFixed(1) };
}

/** A check counts as one test; a suite counts what its report says. */
function step(name, args, report) {
  console.log(`\n── ${name}`);
  if (report) rmSync(report.file, { force: true });
  const { ok, seconds } = run(args);
  const counted =
    report && existsSync(report.file) ? report.count(JSON.parse(readFileSync(report.file, 'utf8'))) : null;
  const result = counted ?? { passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
  // A suite that ran nothing, or ended badly though every test passed, has failed.
  if (report && (result.passed === 0 || (!ok && result.failed === 0))) result.failed += 1;
  passed += result.passed;
  failed += result.failed;
  console.log(`── ${name}: ${result.failed === 0 ? 'ok' : 'FAILED'} (${seconds} s)`);
}

const vitest = (name, project) =>
  step(
    name,
    [
      tool('vitest/vitest.mjs'),
      'run',
      '--project',
      project,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=.test/${project}.json`,
    ],
    {
      file: `.test/${project}.json`,
      count: (report) => ({
        passed: report.numPassedTests,
        failed: report.numFailedTests + report.numPendingTests,
      }),
    },
  );

const playwright = (name, config, file) =>
  step(name, [tool('@playwright/test/cli.js'), 'test', '-c', config], {
    file,
    count: ({ stats }) => ({
      passed: stats.expected,
      failed: stats.unexpected + stats.flaky + stats.skipped,
    }),
  });

step('lint', [tool('@biomejs/biome/bin/biome'), 'check', '.', '--error-on-warnings']);
step('types', [tool('typescript/bin/tsc'), '--noEmit']);
step('structure', ['scripts/structure.mjs']);
step('migrations', ['--import', 'tsx', 'scripts/migrate.ts', 'check']);
vitest('unit', 'unit');
vitest('database', 'database');
playwright('widget', 'widget/playwright.config.ts', '.test/widget.json');
playwright('end to end', 'playwright.config.ts', '.test/e2e.json');

console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
