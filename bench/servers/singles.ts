import { randomInt, randomUUID } from 'node:crypto';
import pg from 'pg';

/** As pgbench would: every connection inserts one row a transaction, one after another. Prints what it measured. */
const [connections = '8', seconds = '5'] = process.argv.slice(2);
const { workspaceId, touchpoints } = JSON.parse(process.env.BENCH_PLACE ?? '');
const places: { id: string; surveyId: string }[] = Object.values(touchpoints);
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: Number(connections) });
const until = performance.now() + Number(seconds) * 1_000;
const latencies: number[] = [];

async function work(): Promise<void> {
  const client = await pool.connect();
  while (performance.now() < until) {
    const place = places[randomInt(places.length)];
    const began = performance.now();
    await client.query({
      name: 'insert',
      text: `INSERT INTO rating (workspace_id, id, touchpoint_id, survey_id, score, source, final, answered_at, day)
             VALUES ($1, $2, $3, $4, $5, 'widget', true, now(), current_date)`,
      values: [workspaceId, randomUUID(), place?.id, place?.surveyId, randomInt(1, 6)],
    });
    latencies.push(performance.now() - began);
  }
  client.release();
}

const began = performance.now();
await Promise.all(Array.from({ length: Number(connections) }, work));
const elapsed = (performance.now() - began) / 1_000;
await pool.end();
latencies.sort((a, b) => a - b);
const at = (share: number) => latencies[Math.floor(latencies.length * share)] ?? 0;
process.stdout.write(
  `${JSON.stringify({ requests: latencies.length, seconds: elapsed, p50: at(0.5), p99: at(0.99), refused: 0, broken: 0 })}\n`,
);
