import { ownerPool } from '@/server/db';
import type { Workers } from '@/server/jobs';

export const workspaceWorkers = { 'workspace-erase': eraseWorkspace } satisfies Partial<Workers>;

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
