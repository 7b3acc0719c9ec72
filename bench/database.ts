import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { type Cluster, startCluster } from '../src/server/embedded';
import { migrate } from '../src/server/migrations';
import { hashKey } from '../src/server/tenancy';
import { tallyDifferences } from '../src/test/load';
import { WORK } from './child';

export interface BenchDatabase {
  url: string;
  key: string;
  workspaceId: string;
  touchpoints: Record<string, { id: string; surveyId: string }>;
  /** Ratings stored; throws when the tallies do not agree with them. */
  verifiedCount(): Promise<number>;
  /** Forgets all ratings, so that every row of a run begins alike. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

const TOUCHPOINTS = 12;

/** A cluster with the product's own settings, fresh tables and one workspace whose touchpoints all ask csat. */
export async function openBenchDatabase(): Promise<BenchDatabase> {
  mkdirSync(WORK, { recursive: true });
  const cluster: Cluster = await startCluster(join(WORK, 'data'));
  const admin = new pg.Client({ connectionString: cluster.url.replace('/touchline?', '/postgres?') });
  await admin.connect();
  await admin.query('DROP DATABASE IF EXISTS touchline WITH (FORCE)');
  await admin.query('CREATE DATABASE touchline');
  await admin.end();
  await migrate(cluster.url);
  const pool = new pg.Pool({ connectionString: cluster.url, max: 2 });
  const [workspaceId, mapId, stageId, key] = [randomUUID(), randomUUID(), randomUUID(), `pk_${randomUUID()}`];
  await pool.query(`INSERT INTO workspace (id, slug, name) VALUES ($1, 'bench', 'Bench')`, [workspaceId]);
  await pool.query(
    `INSERT INTO api_key (workspace_id, id, name, kind, prefix, hash) VALUES ($1, $2, 'Website', 'public', $3, $4)`,
    [workspaceId, randomUUID(), key, hashKey(key)],
  );
  await pool.query(`INSERT INTO journey_map (workspace_id, id, name) VALUES ($1, $2, 'Journey')`, [
    workspaceId,
    mapId,
  ]);
  await pool.query(
    `INSERT INTO stage (workspace_id, id, map_id, name, phase, rank) VALUES ($1, $2, $3, 'Stage', 'before', 'a0')`,
    [workspaceId, stageId, mapId],
  );
  const touchpoints: BenchDatabase['touchpoints'] = {};
  for (let index = 0; index < TOUCHPOINTS; index++) {
    const [slug, id, surveyId] = [`touchpoint-${index}`, randomUUID(), randomUUID()];
    await pool.query(
      `INSERT INTO touchpoint (workspace_id, id, stage_id, slug, name, rank) VALUES ($1, $2, $3, $4, $4, 'a0')`,
      [workspaceId, id, stageId, slug],
    );
    await pool.query(
      `INSERT INTO survey (workspace_id, id, touchpoint_id, type) VALUES ($1, $2, $3, 'csat')`,
      [workspaceId, surveyId, id],
    );
    touchpoints[slug] = { id, surveyId };
  }
  return {
    url: cluster.url,
    key,
    workspaceId,
    touchpoints,
    async verifiedCount() {
      const wrong = await tallyDifferences(pool);
      if (wrong.length > 0) throw new Error(`Tallies are wrong: ${JSON.stringify(wrong[0])}`);
      return (await pool.query('SELECT count(*)::int AS n FROM rating')).rows[0].n;
    },
    async clear() {
      await pool.query('TRUNCATE rating CASCADE');
      await pool.query('CHECKPOINT');
    },
    async close() {
      await pool.end();
      if (cluster.started) await cluster.stop();
    },
  };
}
