import { SHOWN_FROM } from '@/domain/visibility';
import { ownerPool } from './db';

/**
 * The surveys of these touchpoints which enough answered in the last seven days, today included, for the score of a
 * single one to be told: seven days are the shortest period anybody looks at. Nothing but ids, so no member's right is needed.
 */
export async function listScoredLately(
  workspaceId: string,
  touchpointIds: readonly string[],
): Promise<string[]> {
  const { rows } = await ownerPool().query<{ id: string }>(
    `SELECT t.survey_id AS id
     FROM workspace w JOIN tally t ON t.workspace_id = w.id
     WHERE w.id = $1 AND t.touchpoint_id = ANY($2::uuid[]) AND t.day > (now() AT TIME ZONE w.time_zone)::date - 7
     GROUP BY 1 HAVING sum(s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7 + s8 + s9 + s10) >= ${SHOWN_FROM}`,
    [workspaceId, touchpointIds],
  );
  return rows.map(({ id }) => id);
}
