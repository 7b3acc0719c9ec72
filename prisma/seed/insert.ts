import type { WorkspaceScope } from '@/server/tenancy';
import type { History } from './generate';

/** Rows per statement: large enough to be fast, small enough for one text parameter. */
const CHUNK = 5_000;

/**
 * Writes a history as the app's role, in the scope's transaction; the triggers count it. Every rating was shown first,
 * under the same id, as the widget does.
 */
export async function insertHistory({ db, workspaceId }: WorkspaceScope, { ratings, unanswered }: History) {
  for (const rows of chunks(ratings)) {
    await db.$executeRaw`
      INSERT INTO rating (workspace_id, id, touchpoint_id, survey_id, persona_id, score, comment, customer, attributes,
                          locale, url, source, device, final, answered_at, received_at, day)
      SELECT ${workspaceId}::uuid, id, touchpoint_id, survey_id, persona_id, score, comment, customer, attributes,
             locale, url, source, device, true, answered_at, answered_at, day
      FROM json_to_recordset(${rows}::json) AS r(
        id uuid, touchpoint_id uuid, survey_id uuid, persona_id uuid, score smallint, comment text, customer text,
        attributes jsonb, locale text, url text, source text, device text, answered_at timestamptz, day date)`;
  }
  await db.$executeRaw`
    INSERT INTO display (workspace_id, id, touchpoint_id, survey_id, persona_id, source, displayed_at, day)
    SELECT workspace_id, id, touchpoint_id, survey_id, persona_id, source, answered_at, day
    FROM rating WHERE workspace_id = ${workspaceId}::uuid`;
  for (const rows of chunks(unanswered)) {
    await db.$executeRaw`
      INSERT INTO display (workspace_id, id, touchpoint_id, survey_id, persona_id, source, displayed_at, day)
      SELECT ${workspaceId}::uuid, gen_random_uuid(), touchpoint_id, survey_id, persona_id, source,
             start + make_interval(secs => seconds * (nth - 0.5) / count), day
      FROM json_to_recordset(${rows}::json) AS r(
        touchpoint_id uuid, survey_id uuid, persona_id uuid, source text, start timestamptz, seconds integer,
        day date, count integer), generate_series(1, count) AS nth`;
  }
}

/** The rows as JSON arrays of at most CHUNK each. */
function chunks(rows: readonly object[]): string[] {
  const count = Math.ceil(rows.length / CHUNK);
  return Array.from({ length: count }, (_, index) =>
    JSON.stringify(rows.slice(index * CHUNK, (index + 1) * CHUNK)),
  );
}
