import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Asked, compare, flip } from '../e2e/flips';
import { openBrowser } from './maps';
import { startApp } from './server';

interface Made {
  publicKey: string;
  secretKey: string;
  maps: { touchpoints: { slug: string; type: string | null }[] }[];
}

/** A workspace whose touchpoints ask, made as an operator makes it. */
export function makeShop(host: string, dataDir: string): Asked {
  const account = ['--name', 'Example shop', '--email', 'ines@example.test', '--password', 'a quiet sofa'];
  const args = ['dist/cli.js', 'workspace', 'create', ...account, '--template', 'online-retail', '--json'];
  const env = { ...process.env, DATA_DIR: dataDir, LOG_LEVEL: 'silent' };
  const made: Made = JSON.parse(execFileSync(process.execPath, args, { env, encoding: 'utf8' }));
  const touchpoints = made.maps.flatMap((map) =>
    map.touchpoints.filter(({ type }) => type === 'csat').map(({ slug }) => slug),
  );
  return { host, publicKey: made.publicKey, secretKey: made.secretKey, touchpoints };
}

/** A thousand answers over a connection that comes and goes, in pages that are loaded anew: what became of them. */
export async function flips(options: Map<string, number>): Promise<boolean> {
  const rounds = options.get('rounds') ?? 1_000;
  const seed = options.get('seed') ?? Math.floor(Math.random() * 1e9);
  const dataDir = mkdtempSync(join(tmpdir(), 'touchline-bench-'));
  const app = await startApp(dataDir, { DEMO: '0', RATE_LIMIT_CLIENT: '0', RATE_LIMIT_KEY: '0' });
  const browser = await openBrowser();
  try {
    const asked = makeShop(app.url, dataDir);
    const page = await browser.newPage();
    const began = performance.now();
    const done = await flip(page, asked, rounds, seed);
    const { lost, doubled, wrong, counted } = await compare(page, asked, done);
    const seconds = Math.round((performance.now() - began) / 1_000);
    console.log(`\nflips: ${rounds} answers, --seed=${seed}, ${seconds} s`);
    console.log(
      `  the connection broke ${done.breaks} times, the page was loaded anew ${done.reloads} times`,
    );
    console.log(`  given ${done.answers.size}, stored and counted ${counted.answers}`);
    console.log(`  shown ${done.displays}, counted ${counted.displays}`);
    for (const [name, ids] of Object.entries({ lost, doubled, wrong }))
      console.log(`  ${name}: ${ids.length}${ids.map((id) => `\n    ${id}`).join('')}`);
    const met =
      lost.length + doubled.length + wrong.length === 0 &&
      done.answers.size === rounds &&
      counted.answers === rounds;
    console.log(`  bar: nothing lost, nothing doubled: ${met ? 'met' : 'MISSED'}`);
    return met;
  } finally {
    await browser.close();
    await app.stop();
  }
}
