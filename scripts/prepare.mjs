// Brings a checkout to the point where it can start or be tested: packages, generated code, build, browser.
// Runs on whatever Node the machine has (20 and up) before anything is installed, so it is plain JavaScript.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { browserPath, PACKAGES } from './browser.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
process.chdir(root);
const wanted = new Set(process.argv.slice(2));
const pinned = join(root, 'node_modules', '.bin', 'node');

function fail(sentence) {
  console.error(`\ntouchline: ${sentence}\n`);
  process.exit(1);
}

const say = (sentence) => console.error(`touchline: ${sentence}`);

/** Digest of files and folders, to know what changed since a step last ran. */
function digest(paths) {
  const hash = createHash('sha256');
  const visit = (path) => {
    if (!existsSync(path)) return;
    if (statSync(path).isDirectory()) {
      for (const name of readdirSync(path).sort()) if (name !== 'generated') visit(join(path, name));
    } else if (!/\.test\.tsx?$/.test(path)) {
      hash.update(path).update('\0').update(readFileSync(path)).update('\0');
    }
  };
  for (const path of paths) visit(path);
  return hash.digest('hex');
}

/** Runs `step` unless it already ran on the same input and left `result` behind. */
function once(name, inputs, result, step) {
  const stamp = join('node_modules', '.touchline', name);
  const now = digest(inputs);
  if (existsSync(result) && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
  step();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, now);
}

function run(program, args, env = {}) {
  const result = spawnSync(program, args, {
    stdio: ['ignore', 2, 2],
    env: { ...process.env, PATH: `${join(root, 'node_modules', '.bin')}:${process.env.PATH}`, ...env },
  });
  if (result.status !== 0) fail(`"${program} ${args.join(' ')}" failed. What it printed is above.`);
}

function installPackages() {
  once('packages', ['package-lock.json'], 'node_modules/.package-lock.json', () => {
    say('installing packages …');
    // Not `npm ci`, which insists that the lock file names the optional packages of every platform there is.
    run('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error']);
  });
  if (!existsSync(pinned) || spawnSync(pinned, ['--version']).status !== 0) {
    fail(
      `Node 24, which comes as the package "node", is missing, and this machine has ${process.version}. ` +
        'Allow install scripts (npm config set ignore-scripts false) and run "npm install", or use Node 24.',
    );
  }
}

function generateClient() {
  once('prisma', ['prisma/schema', 'prisma.config.ts'], 'src/generated/prisma/client.ts', () => {
    say('generating the database client …');
    // `generate` never runs the native engine, but looks for one and would try to download it.
    run(pinned, ['node_modules/prisma/build/index.js', 'generate'], {
      PRISMA_SCHEMA_ENGINE_BINARY: '/bin/true',
    });
  });
}

function build() {
  const sources = ['src', 'widget/src', 'prisma', 'scripts', 'next.config.js', 'package-lock.json'];
  once('build', sources, 'dist/main.js', () => {
    say('building …');
    run(pinned, ['scripts/build.mjs'], { NODE_ENV: 'production' });
  });
}

function findBrowser() {
  const given = process.env.CHROMIUM_PATH;
  if (given && !existsSync(given)) fail(`CHROMIUM_PATH names "${given}", and there is nothing.`);
  if (browserPath()) return;
  say('installing Chromium …');
  const install = (program, args) => spawnSync(program, args, { stdio: 'ignore' }).status === 0;
  if (install(pinned, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'])) return;
  install('apt-get', ['update']);
  if (PACKAGES.some((name) => install('apt-get', ['install', '-y', '--no-install-recommends', name]))) return;
  fail('No Chromium was found and none could be installed. Install one and set CHROMIUM_PATH to it.');
}

installPackages();
generateClient();
build();
if (wanted.has('--browser')) findBrowser();
