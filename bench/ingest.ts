import { spawnSync } from 'node:child_process';
import { availableParallelism, cpus } from 'node:os';
import { bundle, type Child, serve } from './child';
import { type BenchDatabase, openBenchDatabase } from './database';
import { flood, generator, type Measured } from './generator';
import { serveNext } from './next';

const ROWS = {
  bare: '(a) bare node:http, 202',
  validate: '(b) + JSON + zod',
  touchline: '(c) Touchline, durable commit',
  next: '(d) Next route handler + Prisma',
  insert: '(e) the same, insert only',
  singles: '    single inserts through pg',
} as const;
type Row = keyof typeof ROWS;
type Results = Map<string, Measured>;

const nameOf = (row: Row, connections: number): string => `${row} ${connections}`;
const perSecond = ({ requests, seconds }: Measured): number => requests / seconds;
const median = (all: Measured[]): Measured => {
  const sorted = [...all].sort((a, b) => perSecond(a) - perSecond(b));
  return sorted[Math.floor(sorted.length / 2)] as Measured;
};

/**
 * The hot path against what surrounds it, one after another on one machine. `--seconds=8 --rounds=3` of each, of which
 * the median counts; `--quick` leaves out what needs a Next build or hammers single inserts.
 */
export async function benchIngest(options: Map<string, number>): Promise<boolean> {
  const seconds = options.get('seconds') ?? 8;
  const rounds = options.get('rounds') ?? 3;
  const rows: Row[] = [
    'bare',
    'validate',
    'touchline',
    ...(options.get('quick') ? [] : (['next', 'insert', 'singles'] as const)),
  ];
  const database = await openBenchDatabase();
  const results = new Map<string, Measured[]>();
  try {
    const { workspaceId, touchpoints } = database;
    const env = { DATABASE_URL: database.url, BENCH_PLACE: JSON.stringify({ workspaceId, touchpoints }) };
    for (let round = 0; round < rounds; round++)
      for (const connections of [32, 256])
        for (const row of rows) {
          const measured = await measure(row, database, env, connections, seconds);
          const name = nameOf(row, connections);
          results.set(name, [...(results.get(name) ?? []), measured]);
          console.error(
            `round ${round + 1}, ${connections} connections, ${row}: ${perSecond(measured).toFixed(0)}/s, p99 ${measured.p99.toFixed(1)} ms`,
          );
        }
  } finally {
    await database.close();
  }
  return report(new Map([...results].map(([name, all]) => [name, median(all)])), rows);
}

async function measure(
  row: Row,
  database: BenchDatabase,
  env: Record<string, string>,
  connections: number,
  seconds: number,
): Promise<Measured> {
  await database.clear();
  if (row === 'singles') return singles(env, connections, seconds);
  const child = await open(row, env);
  try {
    const target = { url: child.url, key: database.key, slugs: Object.keys(database.touchpoints) };
    await flood(target, connections, Math.min(3, seconds));
    const before = await database.verifiedCount();
    const measured = await flood(target, connections, seconds);
    if (measured.refused > 0) throw new Error(`${row} refused ${measured.refused} requests`);
    // What was still under way at the end may be there without having been counted.
    const stored = (await database.verifiedCount()) - before;
    if ((row === 'touchline' || row === 'next' || row === 'insert') && stored < measured.requests)
      throw new Error(`${row} answered 202 to ${measured.requests} ratings and stored ${stored}`);
    return measured;
  } finally {
    await child.stop();
  }
}

async function open(row: Exclude<Row, 'singles'>, env: Record<string, string>): Promise<Child> {
  if (row === 'next' || row === 'insert') return serveNext(row, env);
  return serve([await bundle(`bench/servers/${row}.ts`)], env);
}

async function singles(env: Record<string, string>, connections: number, seconds: number): Promise<Measured> {
  const script = await bundle('bench/servers/singles.ts');
  const few = String(Math.min(connections, 32));
  const { stdout } = spawnSync(process.execPath, [script, few, String(seconds)], {
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });
  return JSON.parse(stdout);
}

function report(results: Results, rows: Row[]): boolean {
  console.log(
    `\n${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores shared by generator, server and database; Node ${process.version}; ${generator}\n`,
  );
  console.log('| | connections | requests/s | p50 ms | p99 ms | of (a) |');
  console.log('| --- | ---: | ---: | ---: | ---: | ---: |');
  for (const connections of [32, 256]) {
    const bare = results.get(nameOf('bare', connections));
    for (const row of rows) {
      const measured = results.get(nameOf(row, connections));
      if (!measured || !bare) continue;
      const rate = perSecond(measured);
      const cells = [
        ROWS[row],
        row === 'singles' ? Math.min(connections, 32) : connections,
        rate.toFixed(0),
        measured.p50.toFixed(2),
        measured.p99.toFixed(2),
        (rate / perSecond(bare)).toFixed(3),
      ];
      console.log(`| ${cells.join(' | ')} |`);
    }
  }
  return checkBars(results);
}

/** Prints every bar that can be checked with what was measured, and whether it is met. */
function checkBars(results: Results): boolean {
  const ratio = (above: Row, below: Row, connections: number): number | undefined => {
    const [a, b] = [results.get(nameOf(above, connections)), results.get(nameOf(below, connections))];
    return a && b && perSecond(a) / perSecond(b);
  };
  const p99 = (connections: number) => results.get(nameOf('touchline', connections))?.p99;
  const bars: [string, number | undefined, (value: number) => boolean][] = [
    ['(c) ÷ (a) at 32 ≥ 0.25', ratio('touchline', 'bare', 32), (value) => value >= 0.25],
    ['(c) ÷ (d) at 32 ≥ 20', ratio('touchline', 'next', 32), (value) => value >= 20],
    ['p99 of (c) at 32 ≤ 25 ms', p99(32), (value) => value <= 25],
    ['(c) ÷ (a) at 256 ≥ 0.30', ratio('touchline', 'bare', 256), (value) => value >= 0.3],
    ['p99 of (c) at 256 ≤ 60 ms', p99(256), (value) => value <= 60],
  ];
  let met = true;
  console.log('');
  for (const [name, value, holds] of bars) {
    if (value === undefined) continue;
    met = met && holds(value);
    console.log(`${holds(value) ? 'met   ' : 'MISSED'} ${name}: ${value.toFixed(2)}`);
  }
  return met;
}
