import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { buildWidget } from '../../scripts/build-widget.mjs';
import { makeShop } from '../flips';
import { openBrowser } from '../maps';
import { startApp } from '../server';
import { ABILITIES, LOADERS_ONLY, PEERS } from './peers';
import { type Weight, weigh, weighPeers } from './sizes';
import { loading, work } from './speed';

/** Bytes of the widget's one script after brotli. */
const BAR_BYTES = 8_000;
/** By how much a page may be interactive or painted later for a widget whose server is away: what rounds differ by. */
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

async function measure(): Promise<boolean> {
  const dataDir = mkdtempSync(join(tmpdir(), 'touchline-bench-'));
  const app = await startApp(dataDir, { DEMO: '0', RATE_LIMIT_CLIENT: '0', RATE_LIMIT_KEY: '0' });
  const browser = await openBrowser();
  try {
    const asked = makeShop(app.url, dataDir);
    console.log(
      `\n  on a processor a quarter as fast, ${WORK_ROUNDS} times: loaded, shown, answered, commented`,
    );
    let longest = Number.NaN;
    for (const isAsking of [false, true]) {
      const rounds: Awaited<ReturnType<typeof work>>[] = [];
      for (let round = 0; round < WORK_ROUNDS; round += 1) rounds.push(await work(browser, asked, isAsking));
      const tasks = rounds.map((one) => one.longest).toSorted((one, other) => one.ms - other.ms);
      longest = tasks[Math.floor(WORK_ROUNDS / 2)]?.ms ?? Number.NaN;
      const each = tasks.map(({ ms, what }) => `${ms.toFixed(0)} (${what})`).join(', ');
      const seen = rounds.flatMap((one) => one.seen);
      console.log(`  ${isAsking ? 'with the widget' : 'without it'}: longest task, ms of processor: ${each}`);
      console.log(
        `    over 50 ms as the pages saw it, with what neighbours took: ${seen.join(', ') || 'none'}`,
      );
      if (isAsking) console.log(`    requests: ${rounds[0]?.requests.join(' · ')}`);
    }
    const pages = await loading(browser, asked, await loaderScript());
    console.log('\n  a page, milliseconds until interactive · painted · loaded');
    for (const [name, { interactive, painted, loaded }] of pages) {
      const end = Number.isFinite(loaded) ? loaded.toFixed(0) : 'still loading after 5 s';
      console.log(`  ${name.padEnd(22)} ${interactive.toFixed(0)} · ${painted.toFixed(0)} · ${end}`);
    }
    const [without] = pages.values();
    const later = [...pages.values()].map(({ interactive, painted }) =>
      Math.max(interactive - (without?.interactive ?? 0), painted - (without?.painted ?? 0)),
    );
    const met = longest <= BAR_TASK_MS;
    console.log(
      `\n  bar: no task over ${BAR_TASK_MS} ms of processor, by the median: ${longest.toFixed(0)}, ${met ? 'met' : 'MISSED'}`,
    );
    const slowest = Math.max(...later);
    const unslowed = slowest <= BAR_LATER_MS;
    console.log(
      `  bar: interactive and painted at most ${BAR_LATER_MS} ms later: ${slowest.toFixed(0)} ms, ${unslowed ? 'met' : 'MISSED'}`,
    );
    return met && unslowed;
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
