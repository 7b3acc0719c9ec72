import { ownerPool } from '@/server/db';
import type { Workers } from '@/server/jobs';
import { log } from '@/server/log';
import { asOperator } from '@/server/tenancy';
import { keepSnapshot } from './mutations';
import { AUTOMATIC_DAYS, CHANGE_DAYS } from './schema';

export const historyWorkers = { 'history-daily': keepHistory } satisfies Partial<Workers>;

interface Due {
  map: string;
  id: string;
  slug: string;
  timeZone: string;
  locale: string;
  demo: boolean;
}

/** Once a day: keeps a version of each map that changed since its last one, and forgets what is past its time. */
export async function keepHistory(): Promise<void> {
  const due = await ownerPool().query<Due>(`
    SELECT m.id AS map, w.id, w.slug, w.time_zone AS "timeZone", w.locale, w.demo
    FROM journey_map m JOIN workspace w ON w.id = m.workspace_id
    WHERE m.deleted_at IS NULL AND EXISTS (
      SELECT FROM map_change c WHERE c.workspace_id = m.workspace_id AND c.map_id = m.id
        AND c.at > coalesce((
          SELECT max(s.created_at) FROM map_snapshot s WHERE s.workspace_id = m.workspace_id AND s.map_id = m.id
        ), '-infinity'))
    ORDER BY w.id, m.id`);
  for (const { map, ...workspace } of due.rows) {
    try {
      const name = `End of ${new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: workspace.timeZone }).format(new Date())}`;
      await asOperator(workspace, (scope) => keepSnapshot(scope, { map, name, reason: 'daily' }));
    } catch (error) {
      // Everybody else's maps are kept nevertheless; this one is tried again tomorrow.
      const reason = error instanceof Error ? error.name : 'unknown';
      log.error({ workspaceId: workspace.id, map, reason }, 'A map could not be kept for the day');
    }
  }
  await ownerPool().query(`DELETE FROM map_change WHERE at < now() - make_interval(days => $1)`, [
    CHANGE_DAYS,
  ]);
  await ownerPool().query(
    `DELETE FROM map_snapshot WHERE reason <> 'named' AND created_at < now() - make_interval(days => $1)`,
    [AUTOMATIC_DAYS],
  );
}
