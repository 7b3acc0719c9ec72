import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { buildWidget } from '../../scripts/build-widget.mjs';
import { makeShop } from '../flips';
import { openBrowser } from '../maps';
import { startApp } from '../server';
import { weighConfig } from './config';
import { ABILITIES, LOADERS_ONLY, PEERS } from './peers';
import { type Weight, weigh, weighPeers } from './sizes';
import { loading, TAG, type Work, work } from './speed';
import type { Task } from './trace';

/** Bytes of the widget's one script after brotli. */
const BAR_BYTES = 8_000;
/** Bytes of the one configuration of a typical workspace, as it is sent. */
const BAR_CONFIG_BYTES = 2_500;
/** By how much a page may be interactive, painted or loaded later for a widget whose server is away: what rounds differ by. */
const BAR_LATER_MS = 50;
/** Milliseconds of one task. */
const BAR_TASK_MS = 50;
const WORK_ROUNDS = 5;

const bytes = (count: number) => String(count).padStart(9);

function printSizes(own: Weight, peers: readonly Weight[]): void {
  console.log(
    '\nwidget: what a page loads until a question is shown, bytes; files are requests, beside those for data',
  );
  console.log(`  ${'brotli'.padStart(9)}${'gzip'.padStart(9)}${'raw'.padStart(9)}  files  ratio`);
  for (const { name, note, files, raw, gzip, brotli } of [own, ...peers]) {
    const ratio = (brotli / own.brotli).toFixed(1).padStart(6);
    console.log(
      `  ${bytes(brotli)}${bytes(gzip)}${bytes(raw)}  ${String(files).padStart(5)} ${ratio}  ${name}: ${note}`,
    );
  }
  console.log(
    `  not measured, because their packages only fetch a script of the vendor's: ${LOADERS_ONLY.join(', ')}`,
  );
}

/** A sign in the files is no proof that it works, but where there is none, the ability is not there. */
function printAbilities(all: readonly Weight[]): void {
  const short = all.map(({ name }) => name.split(' (')[0] ?? '');
  console.log('\n  abilities, by the sign of each in those files:');
  console.log(`  ${''.padEnd(48)}${short.map((name) => name.slice(0, 11).padEnd(12)).join('')}`);
  for (const { name, sign } of ABILITIES)
    console.log(
      `  ${name.padEnd(48)}${all.map(({ text }) => (sign.test(text) ? 'yes' : '·').padEnd(12)).join('')}`,
    );
}

async function loaderScript(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: ['widget/packages/loader/src/index.ts'],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    globalName: 'touchlineLoader',
  });
  return outputFiles[0]?.text ?? '';
}

/** Prints the longest tasks of all rounds; answers the median. */
function printTasks(whose: string, rounds: Task[]): number {
  const tasks = rounds.toSorted((one, other) => one.ms - other.ms);
  const each = tasks.map(({ ms, what }) => `${ms.toFixed(0)} (${what})`).join(', ');
  console.log(`  ${whose}, ms of processor: ${each}`);
  return tasks[Math.floor(tasks.length / 2)]?.ms ?? Number.NaN;
}

async function measure(): Promise<boolean> {
  const dataDir = mkdtempSync(join(tmpdir(), 'touchline-bench-'));
  const app = await startApp(dataDir, { DEMO: '0', RATE_LIMIT_CLIENT: '0', RATE_LIMIT_KEY: '0' });
  const browser = await openBrowser();
  try {
    const asked = makeShop(app.url, dataDir);
    console.log(
      `\n  on a processor a quarter as fast, ${WORK_ROUNDS} times: a page loads; the widget comes, asks, is answered, commented`,
    );
    const rounds: Work[] = [];
    for (let round = 0; round < WORK_ROUNDS; round += 1) rounds.push(await work(browser, asked));
    const longest = printTasks(
      'the widget’s longest task',
      rounds.map(({ own }) => own),
    );
    const empty = printTasks(
      'the page’s own, before it came',
      rounds.map(({ page }) => page),
    );
    const seen = rounds.flatMap((one) => one.seen);
    console.log(
      `    over 50 ms as the pages saw it, with what neighbours took: ${seen.join(', ') || 'none'}`,
    );
    console.log(`    requests: ${rounds[0]?.requests.join(' · ')}`);
    const pages = await loading(browser, asked, await loaderScript());
    console.log('\n  a page, milliseconds until interactive · painted · loaded');
    for (const [name, { interactive, painted, loaded }] of pages) {
      const end = Number.isFinite(loaded) ? loaded.toFixed(0) : 'still loading after 5 s';
      console.log(`  ${name.padEnd(22)} ${interactive.toFixed(0)} · ${painted.toFixed(0)} · ${end}`);
    }
    const [without] = pages.values();
    const later = [...pages].map(([name, { interactive, painted, loaded }]) =>
      Math.max(
        interactive - (without?.interactive ?? 0),
        painted - (without?.painted ?? 0),
        name.startsWith(TAG) ? 0 : loaded - (without?.loaded ?? 0),
      ),
    );
    const met = longest <= BAR_TASK_MS;
    console.log(
      `\n  bar: no task of the widget’s over ${BAR_TASK_MS} ms of processor, by the median: ${longest.toFixed(0)} beside the page’s own ${empty.toFixed(0)}, ${met ? 'met' : 'MISSED'}`,
    );
    const slowest = Math.max(...later);
    const unslowed = slowest <= BAR_LATER_MS;
    console.log(
      `  bar: interactive, painted and loaded at most ${BAR_LATER_MS} ms later: ${slowest.toFixed(0)} ms, ${unslowed ? 'met' : 'MISSED'}`,
    );
    const config = await weighConfig(asked);
    const small = config.brotli <= BAR_CONFIG_BYTES;
    console.log(
      `  bar: one configuration of at most ${BAR_CONFIG_BYTES} bytes brotli as it is sent, for ${config.surveys} surveys in ${config.languages} languages: ${config.brotli} (raw ${config.raw}), ${small ? 'met' : 'MISSED'}`,
    );
    return met && unslowed && small;
  } finally {
    await browser.close();
    await app.stop();
  }
}

/** What the widget weighs beside others of the registry, and what it does to a page. */
export async function widget(): Promise<boolean> {
  const { file } = await buildWidget();
  const own = weigh('Touchline', 'everything: question types, queue, styles', [readFileSync(file)]);
  const peers = (await weighPeers(PEERS)).toSorted((one, other) => other.brotli - one.brotli);
  printSizes(own, peers);
  printAbilities([own, ...peers]);
  const light = own.brotli <= BAR_BYTES;
  console.log(
    `\n  bar: one script of at most ${BAR_BYTES} bytes brotli: ${own.brotli}, ${light ? 'met' : 'MISSED'}`,
  );
  return (await measure()) && light;
}
