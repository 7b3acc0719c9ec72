import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { CHANGE_CHANNEL } from '@/contract/change';
import { ownerPool } from '@/server/db';
import { send, type Workers } from '@/server/jobs';

export const zoneWorkers = { 'zone-change': changeZone } satisfies Partial<Workers>;

/** Rows of one statement: a fraction of a second, so that nothing else has to wait for long. */
const BATCH = 5_000;
/** Marks that may still be counted again while nobody can answer. */
const FEW_MARKS = 50;
/** After so many rounds answers come in faster than they can be counted again, and the rest is counted in the last one. */
const ROUNDS = 20;
/** What other processes remember of a zone is not older. */
const SETTLED_SECONDS = 900;

/**
 * Makes the zone that was asked for the one of the workspace: counts its tallies anew, a touchpoint and a transaction at
 * a time, then once more what came in meanwhile, and puts them in place in one moment. Begun again it goes on where it
 * stopped. Behind that the days that are written beside the answers follow; when nobody can remember the zone before any
 * more, once again, and the change is over.
 */
export async function changeZone({ workspaceId }: { workspaceId: string }): Promise<void> {
  const pool = ownerPool();
  const found = await readChange(pool, workspaceId);
  if (!found) return;
  if (!found.madeAt) {
    await everybodyKnows(pool);
    while (await inTransaction((client) => countNext(client, workspaceId)));
    for (let round = 0; round < ROUNDS; round++)
      if ((await inTransaction((client) => countMarked(client, workspaceId))) <= FEW_MARKS) break;
    await inTransaction((client) => putInPlace(client, workspaceId));
  }
  await writeDays(pool, workspaceId);
  const made = await readChange(pool, workspaceId);
  if (!made?.madeAt) return;
  const left = made.madeAt.getTime() + SETTLED_SECONDS * 1_000 - Date.now();
  if (left > 0) await send('zone-change', { workspaceId }, Math.ceil(left / 1_000));
  else await inTransaction((client) => end(client, workspaceId, made.madeAt));
}

async function readChange(pool: pg.Pool, workspaceId: string): Promise<{ madeAt: Date | null } | undefined> {
  const { rows } = await pool.query<{ madeAt: Date | null }>(
    'SELECT made_at AS "madeAt" FROM zone_change WHERE workspace_id = $1',
    [workspaceId],
  );
  return rows[0];
}

/** Answers come with the right day again. What is still being written refers to the change, and is waited for. */
async function end(client: pg.PoolClient, workspaceId: string, madeAt: Date | null): Promise<void> {
  await client.query('SELECT pg_advisory_xact_lock(zone_lock($1))', [workspaceId]);
  await client.query('DELETE FROM zone_change WHERE workspace_id = $1 AND made_at = $2', [
    workspaceId,
    madeAt,
  ]);
}

/** Waits for transactions that began before the change was asked for: they write answers without a mark. */
async function everybodyKnows(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ id: string }>('SELECT pg_current_xact_id()::text AS id');
  const over = 'SELECT pg_snapshot_xmin(pg_current_snapshot()) > $1::xid8 AS over';
  while (!(await pool.query<{ over: boolean }>(over, [rows[0]?.id])).rows[0]?.over) await pause(20);
}

async function inTransaction<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await ownerPool().connect();
  // A connection that is lost between two queries says so by an event; the next query fails, and the job begins again.
  const lost = () => undefined;
  client.on('error', lost);
  let failure: Error | undefined;
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    failure = error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    client.off('error', lost);
    // With a failure the connection is closed, and with it whatever it had begun.
    client.release(failure);
  }
}

/** The change that is to be made, held by one job at a time; null when there is none any more. */
async function holdChange(client: pg.PoolClient, workspaceId: string) {
  const { rows } = await client.query<{ zone: string; countedTo: string | null }>(
    `SELECT time_zone AS zone, counted_to AS "countedTo" FROM zone_change
     WHERE workspace_id = $1 AND made_at IS NULL FOR NO KEY UPDATE`,
    [workspaceId],
  );
  return rows[0] ?? null;
}

/** Counts the next touchpoint; false when there is none. */
async function countNext(client: pg.PoolClient, workspaceId: string): Promise<boolean> {
  const change = await holdChange(client, workspaceId);
  if (!change) return false;
  // Asked for anew, perhaps with another zone: what was counted is of no use.
  if (!change.countedTo) await client.query('DELETE FROM zone_tally WHERE workspace_id = $1', [workspaceId]);
  const { rows } = await client.query<{ id: string }>(
    'SELECT id FROM touchpoint WHERE workspace_id = $1 AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT 1',
    [workspaceId, change.countedTo],
  );
  const [next] = rows;
  if (!next) return false;
  await client.query(`SELECT zone_count($1, $2, $3, '-infinity', 'infinity')`, [
    workspaceId,
    next.id,
    change.zone,
  ]);
  await client.query('UPDATE zone_change SET counted_to = $2 WHERE workspace_id = $1', [
    workspaceId,
    next.id,
  ]);
  return true;
}

/** Counts again what came in at touchpoints meanwhile; how many days of a touchpoint that were. */
async function countMarked(client: pg.PoolClient, workspaceId: string): Promise<number> {
  const change = await holdChange(client, workspaceId);
  if (!change) return 0;
  // Deleted before they are counted, so that what they stand for is seen.
  const { rows } = await client.query<{ touchpoint: string; day: string }>(
    `WITH taken AS (DELETE FROM zone_mark WHERE workspace_id = $1 RETURNING touchpoint_id, day)
     SELECT DISTINCT touchpoint_id AS touchpoint, day::text AS day FROM taken ORDER BY 1, 2`,
    [workspaceId],
  );
  for (const { touchpoint, day } of rows)
    await client.query('SELECT zone_count($1, $2, $3, $4::date - 1, $4::date + 1)', [
      workspaceId,
      touchpoint,
      change.zone,
      day,
    ]);
  return rows.length;
}

/** From one moment to the next the figures are those of the other zone. Answers wait for it, and none is lost. */
async function putInPlace(client: pg.PoolClient, workspaceId: string): Promise<void> {
  // In the order in which others take these: who erases a survey waits with what it heard for nobody.
  await client.query('SELECT FROM workspace WHERE id = $1 FOR NO KEY UPDATE', [workspaceId]);
  const change = await holdChange(client, workspaceId);
  if (!change) return;
  await client.query('SELECT FROM survey WHERE workspace_id = $1 ORDER BY id FOR KEY SHARE', [workspaceId]);
  await client.query('SELECT pg_advisory_xact_lock(zone_lock($1))', [workspaceId]);
  await countMarked(client, workspaceId);
  await client.query('DELETE FROM tally WHERE workspace_id = $1', [workspaceId]);
  await client.query('INSERT INTO tally SELECT * FROM zone_tally WHERE workspace_id = $1 ORDER BY day', [
    workspaceId,
  ]);
  await client.query('UPDATE workspace SET time_zone = $2 WHERE id = $1', [workspaceId, change.zone]);
  await client.query('UPDATE zone_change SET made_at = now() WHERE workspace_id = $1', [workspaceId]);
  await client.query('DELETE FROM zone_tally WHERE workspace_id = $1', [workspaceId]);
  await client.query(
    `SELECT pg_notify($2, json_build_object('w', workspace_id, 'm', json_agg(id))::text)
     FROM journey_map WHERE workspace_id = $1 AND deleted_at IS NULL GROUP BY workspace_id`,
    [workspaceId, CHANGE_CHANNEL],
  );
}

/** Writes the day beside each answer and display anew. Tallies do not go by it. */
async function writeDays(pool: pg.Pool, workspaceId: string): Promise<void> {
  for (const [table, at] of [
    ['rating', 'answered_at'],
    ['display', 'displayed_at'],
  ] as const) {
    const batch = `
      WITH taken AS MATERIALIZED (
        SELECT r.id, (r.${at} AT TIME ZONE w.time_zone)::date AS day FROM ${table} r JOIN workspace w ON w.id = r.workspace_id
        WHERE r.workspace_id = $1 AND ($2::uuid IS NULL OR r.id > $2) ORDER BY r.id LIMIT ${BATCH}
      ), held AS MATERIALIZED (
        SELECT r.id, t.day FROM ${table} r JOIN taken t ON t.id = r.id
        WHERE r.workspace_id = $1 AND r.day <> t.day ORDER BY r.id FOR UPDATE OF r
      ), written AS (
        UPDATE ${table} r SET day = held.day FROM held WHERE r.workspace_id = $1 AND r.id = held.id
      )
      SELECT id FROM taken ORDER BY id DESC LIMIT 1`;
    let last: string | null = null;
    do {
      const result: pg.QueryResult<{ id: string }> = await pool.query(batch, [workspaceId, last]);
      last = result.rows[0]?.id ?? null;
    } while (last);
  }
}
