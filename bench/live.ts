import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { quantile, startApp } from './server';

const SUBSCRIBERS = 200;
const POSTS = 120;
const PAUSE_MS = 250;
const BAR_P95_MS = 300;

interface Watcher {
  close: () => void;
}

/** Opens one subscription as a browser would and calls `onRating` for every event that tells of ratings. */
function watch(url: string, onReady: () => void, onRating: () => void): Watcher {
  const input = encodeURIComponent(JSON.stringify({ workspace: 'demo' }));
  const request = get(
    `${url}/api/trpc/workspace.changes?input=${input}`,
    { headers: { accept: 'text/event-stream' } },
    (response) => {
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        if (chunk.includes('"sync"')) onReady();
        if (chunk.includes('"ratings"')) onRating();
      });
    },
  );
  request.on('error', () => undefined);
  return { close: () => request.destroy() };
}

/** The key of the example, and a touchpoint of it that asks a CSAT question. */
export async function demoKey(url: string): Promise<{ key: string; touchpoint: string }> {
  const html = await (await fetch(`${url}/demo/shop`)).text();
  const key = /pk_[0-9a-f]+/.exec(html)?.[0];
  if (!key) throw new Error('The example shop shows no key');
  const config = (await (await fetch(`${url}/api/v1/widget/${key}`)).json()) as {
    surveys: Record<string, { type: string }>;
  };
  const touchpoint = Object.entries(config.surveys).find(([, survey]) => survey.type === 'csat')?.[0];
  if (!touchpoint) throw new Error('The example asks no CSAT question');
  return { key, touchpoint };
}

/** Time from POST in one process to the event at every one of 200 subscribers of a second process. */
export async function live(): Promise<boolean> {
  const dataDir = mkdtempSync(join(tmpdir(), 'touchline-bench-'));
  const first = await startApp(dataDir);
  const second = await startApp(dataDir, { ROLE: 'web' });
  const { key, touchpoint } = await demoKey(first.url);
  const delays: number[] = [];
  let sent = 0;
  let ready = 0;
  const watchers = Array.from({ length: SUBSCRIBERS }, () =>
    watch(
      second.url,
      () => ready++,
      () => delays.push(performance.now() - sent),
    ),
  );
  const deadline = Date.now() + 60_000;
  while (ready < SUBSCRIBERS && Date.now() < deadline) await new Promise((done) => setTimeout(done, 50));
  for (let post = 0; post < POSTS; post++) {
    sent = performance.now();
    const response = await fetch(`${first.url}/api/v1/ratings`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: JSON.stringify({ key, touchpoint, id: randomUUID(), score: 1 + (post % 5), final: true }),
    });
    if (response.status !== 202) throw new Error(`A rating was answered ${response.status}`);
    await new Promise((done) => setTimeout(done, PAUSE_MS));
  }
  for (const watcher of watchers) watcher.close();
  await second.stop();
  await first.stop();
  const p95 = quantile(delays, 0.95);
  const complete = delays.length === SUBSCRIBERS * POSTS;
  console.log(`\nlive: POST in one process → event at ${SUBSCRIBERS} subscribers of a second process`);
  console.log(`  subscribers connected   ${ready} of ${SUBSCRIBERS}`);
  console.log(`  events                  ${delays.length} of ${SUBSCRIBERS * POSTS}`);
  console.log(
    `  p50 / p95 / max         ${[0.5, 0.95, 1].map((q) => quantile(delays, q).toFixed(0)).join(' / ')} ms`,
  );
  const ok = complete && p95 <= BAR_P95_MS;
  console.log(`  bar: p95 ≤ ${BAR_P95_MS} ms, every event at every subscriber: ${ok ? 'met' : 'MISSED'}`);
  return ok;
}
