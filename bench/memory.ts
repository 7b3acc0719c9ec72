import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { quantile, residentMb, startApp } from './server';

const MINUTES = 5;
const BAR_MB = 350;
/** The last minute may lie this much above the second one and still count as flat. */
const FLAT = 1.1;

/** Resident memory of the app process over five minutes of ratings at full rate. */
export async function memory(): Promise<boolean> {
  const dataDir = mkdtempSync(join(tmpdir(), 'touchline-bench-'));
  const app = await startApp(dataDir);
  const loader = spawn(
    process.execPath,
    ['--import', 'tsx', 'bench/load.ts', app.url, String(MINUTES * 60)],
    {
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  const samples: number[] = [];
  const timer = setInterval(() => samples.push(residentMb(app.pid)), 1_000);
  await new Promise<void>((done) => loader.once('exit', () => done()));
  clearInterval(timer);
  await app.stop();
  const minute = (index: number) => quantile(samples.slice(index * 60, (index + 1) * 60), 0.5);
  const medians = Array.from({ length: MINUTES }, (_, index) => minute(index));
  const peak = Math.max(...samples);
  const flat = (medians.at(-1) ?? 0) <= (medians[1] ?? 0) * FLAT;
  console.log(`\nmemory: resident MB of the app process, median of each minute of load`);
  console.log(`  ${medians.map((value) => value.toFixed(0)).join('  ')}   peak ${peak.toFixed(0)}`);
  const ok = peak <= BAR_MB && flat;
  console.log(`  bar: ≤ ${BAR_MB} MB and flat: ${ok ? 'met' : 'MISSED'}`);
  return ok;
}
