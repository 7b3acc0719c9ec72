import type pg from 'pg';

const KEY = 'workspace_id, touchpoint_id, survey_id, persona_id, day';
const NIL = `'00000000-0000-0000-0000-000000000000'::uuid`;
const SCORES = Array.from({ length: 11 }, (_, score) => score);

/**
 * Where the tallies disagree with a recount of ratings and displays; empty when they are exact. A tally that
 * counts nothing is as good as none.
 */
export async function tallyDifferences(client: pg.Pool | pg.Client): Promise<unknown[]> {
  const counters = [...SCORES.map((score) => `s${score}`), 'displays', 'comments', 'uncounted'];
  const sql = `
    WITH recount AS (
      SELECT ${KEY},
        ${SCORES.map((score) => `count(*) FILTER (WHERE score = ${score} AND flag IS NULL)::int AS s${score}`).join(', ')},
        count(*) FILTER (WHERE shown)::int AS displays,
        count(*) FILTER (WHERE comment <> '' AND flag IS NULL)::int AS comments,
        count(*) FILTER (WHERE flag IS NOT NULL)::int AS uncounted,
        max(answered_at) FILTER (WHERE flag IS NULL) AS last_rated_at
      FROM (
        SELECT workspace_id, touchpoint_id, survey_id, coalesce(persona_id, ${NIL}) AS persona_id, day,
               score, comment, answered_at, flag, false AS shown FROM rating
        UNION ALL
        SELECT workspace_id, touchpoint_id, survey_id, coalesce(persona_id, ${NIL}), day, NULL, NULL, NULL, NULL, true
        FROM display
      ) AS everything
      GROUP BY ${KEY}
    ), kept AS (
      SELECT * FROM tally
      WHERE (${counters.join(', ')}) <> (${counters.map(() => '0').join(', ')}) OR last_rated_at IS NOT NULL
    )
    SELECT row_to_json(recount) AS recount, row_to_json(kept) AS kept
    FROM recount FULL JOIN kept USING (${KEY})
    WHERE recount.s0 IS NULL OR kept.s0 IS NULL OR recount.last_rated_at IS DISTINCT FROM kept.last_rated_at
       OR (${counters.map((name) => `recount.${name}`).join(', ')})
          <> (${counters.map((name) => `kept.${name}`).join(', ')})`;
  return (await client.query(sql)).rows;
}
