import { execFileSync } from 'node:child_process';
import type pg from 'pg';
import { readAll } from '../../src/features/theme/prepare/phrases';

/** Comments that are read at once. */
const BATCH = 2_000;

/** What was read in the comments of the workspace looked at, and words in those of the others, in the order of time. */
const READINGS = `
  INSERT INTO comment_reading (workspace_id, rating_id, touchpoint_id, answered_at, survey_id, persona_id, score, source,
                               locale, device, flag, language, terms)
  SELECT r.workspace_id, r.id, r.touchpoint_id, r.answered_at, r.survey_id, r.persona_id, r.score, r.source, r.locale,
         r.device, r.flag, coalesce(b.language, 'en'),
         coalesce(b.terms, ARRAY(SELECT DISTINCT 'en:' || w FROM unnest(string_to_array(lower(r.comment), ' ')) w))
  FROM rating r LEFT JOIN bench_reading b ON b.id = r.id
  WHERE r.comment <> '' ORDER BY r.answered_at`;

/** Reads all comments of the workspace looked at as the job does. */
export async function readComments(client: pg.Client): Promise<void> {
  await client.query(
    'CREATE UNLOGGED TABLE bench_reading (id uuid PRIMARY KEY, language text, terms text[])',
  );
  const { rows } = await client.query<{ id: string; comment: string; locale: string | null }>(
    `SELECT id, comment, locale FROM rating WHERE comment <> ''
     AND workspace_id IN (SELECT workspace_id FROM bench_place WHERE ours)`,
  );
  for (let from = 0; from < rows.length; from += BATCH) {
    const batch = rows.slice(from, from + BATCH);
    const readings = await readAll(batch);
    const read = batch.map(({ id }, place) => ({
      id,
      language: readings[place]?.language,
      terms: readings[place]?.phrases.map(({ term }) => term),
    }));
    await client.query(
      `INSERT INTO bench_reading SELECT * FROM jsonb_to_recordset($1::jsonb) AS j(id uuid, language text, terms text[])`,
      [JSON.stringify(read)],
    );
  }
  await client.query(READINGS);
}

/** Has the product find the themes of a workspace, in a process of its own: one process knows one database. */
export function findThemes(url: string, workspaceId: string): void {
  execFileSync(process.execPath, ['--import', 'tsx', 'bench/dashboards/themes.ts', workspaceId], {
    // Another process draws the names: as in tests it runs the source.
    env: { ...process.env, DATABASE_URL: url, NODE_ENV: 'test' },
    stdio: 'inherit',
  });
}
