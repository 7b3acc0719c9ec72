import { ownerPool } from '@/server/db';
import type { Workers } from '@/server/jobs';
import { log } from '@/server/log';
import { DELETED_DAYS } from './schema';

export const workspaceWorkers = {
  'workspace-erase': eraseWorkspace,
  'workspace-sweep': sweepDeleted,
} satisfies Partial<Workers>;

/** Rows of one statement: a fraction of a second, so that nothing else has to wait for long. */
const BATCH = 5_000;

/** What grows without bound, tallies first: then nothing has to be counted down. */
const LARGE = ['tally', 'rating', 'display', 'visit'] as const;

/**
 * Erases what a deleted workspace holds, a batch and a transaction at a time, and the workspace last. Begun again it
 * goes on where it stopped. A workspace that was not deleted is not touched.
 */
export async function eraseWorkspace({ workspaceId }: { workspaceId: string }): Promise<void> {
  const pool = ownerPool();
  const deleted = 'SELECT FROM workspace WHERE id = $1 AND deleted_at IS NOT NULL';
  if ((await pool.query(deleted, [workspaceId])).rowCount === 0) return;
  for (const table of LARGE) {
    const batch = `DELETE FROM ${table} WHERE ctid = ANY (ARRAY(
      SELECT ctid FROM ${table} WHERE workspace_id = $1 LIMIT ${BATCH}))`;
    for (let erased = BATCH; erased > 0; ) erased = (await pool.query(batch, [workspaceId])).rowCount ?? 0;
  }
  await pool.query('DELETE FROM workspace WHERE id = $1 AND deleted_at IS NOT NULL', [workspaceId]);
}

/** Rows of a touchpoint that customers left. They are never swept: who deletes a touchpoint keeps its ratings. */
const heardAt = (touchpoint: string) =>
  ['tally', 'rating', 'visit']
    .map(
      (table) =>
        `NOT EXISTS (SELECT FROM ${table} h WHERE h.workspace_id = ${touchpoint}.workspace_id AND h.touchpoint_id = ${touchpoint}.id)`,
    )
    .join(' AND ');

const OLD = 'deleted_at < now() - make_interval(days => $2)';

/**
 * What goes, each after what stands on it. `$1` is the workspace, `$2` the days. A version may still know of it: to
 * restore one makes such rows anew.
 */
const SWEPT: readonly string[] = [
  `DELETE FROM touchpoint t WHERE t.workspace_id = $1
     AND (t.${OLD} OR EXISTS (SELECT FROM stage s JOIN journey_map m ON m.workspace_id = s.workspace_id AND m.id = s.map_id
       WHERE s.workspace_id = t.workspace_id AND s.id = t.stage_id AND (s.${OLD} OR m.${OLD})))
     AND NOT EXISTS (SELECT FROM touchpoint o WHERE o.workspace_id = t.workspace_id AND o.leads_to_id = t.id)
     AND ${heardAt('t')}`,
  `DELETE FROM stage s WHERE s.workspace_id = $1 AND s.${OLD}
     AND NOT EXISTS (SELECT FROM touchpoint t WHERE t.workspace_id = s.workspace_id AND t.stage_id = s.id)`,
  `DELETE FROM lane WHERE workspace_id = $1 AND ${OLD}`,
  `DELETE FROM insight WHERE workspace_id = $1 AND ${OLD}`,
  `DELETE FROM opportunity WHERE workspace_id = $1 AND ${OLD}`,
  `DELETE FROM journey_map m WHERE m.workspace_id = $1 AND m.${OLD}
     AND NOT EXISTS (SELECT FROM stage s JOIN touchpoint t ON t.workspace_id = s.workspace_id AND t.stage_id = s.id
       WHERE s.workspace_id = m.workspace_id AND s.map_id = m.id)`,
  `DELETE FROM attachment a WHERE a.workspace_id = $1 AND a.created_at < now() - make_interval(days => $2)
     AND NOT EXISTS (SELECT FROM evidence e WHERE e.workspace_id = a.workspace_id AND e.attachment_id = a.id)
     AND NOT EXISTS (SELECT FROM lane_value v WHERE v.workspace_id = a.workspace_id AND v.attachment_id = a.id)
     AND NOT EXISTS (SELECT FROM map_snapshot s WHERE s.workspace_id = a.workspace_id
       AND position(a.id::text IN s.document::text) > 0)`,
];

/**
 * Once a day: erases what was deleted so long ago that nobody takes it back, and files that nothing names any more.
 * Nothing of it is an event of a map, so the history does not tell of it.
 */
export async function sweepDeleted(): Promise<void> {
  const { rows } = await ownerPool().query<{ id: string }>(
    'SELECT id FROM workspace WHERE deleted_at IS NULL',
  );
  for (const { id } of rows) {
    const client = await ownerPool().connect();
    try {
      await client.query('BEGIN');
      await client.query(
        `SELECT set_config('app.fresh_maps', string_agg(id::text, ' '), true) FROM journey_map WHERE workspace_id = $1`,
        [id],
      );
      for (const statement of SWEPT) await client.query(statement, [id, DELETED_DAYS]);
      await client.query('COMMIT');
    } catch (error) {
      await client.query('ROLLBACK');
      // The others are swept nevertheless; this one is tried again tomorrow.
      const reason = error instanceof Error ? error.name : 'unknown';
      log.error({ workspaceId: id, reason }, 'What was deleted could not be swept');
    } finally {
      client.release();
    }
  }
}
