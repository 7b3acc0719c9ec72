import type pg from 'pg';
import { tallyDifferences } from '../../src/test/load';
import { readComments } from './readings';
import { sentences } from './sentences';

/** What the workspace looked at answers over so long. */
export const DAYS = 548;
/** Ratings a statement writes. */
const CHUNK = 250_000;
const OTHERS = 30;
const TOUCHPOINTS_OF_OTHERS = 20;

/** How many ratings the whole database gets, and how many of them the workspace that is looked at. */
export interface Size {
  all: number;
  ours: number;
}

/** Workspaces that nobody looks at, with touchpoints that all ask csat. */
const NEIGHBOURS = `
  INSERT INTO workspace (id, slug, name) SELECT md5('w' || w)::uuid, 'neighbour-' || w, 'Neighbour ' || w FROM generate_series(1, ${OTHERS}) w;
  INSERT INTO journey_map (workspace_id, id, name) SELECT md5('w' || w)::uuid, md5('m' || w)::uuid, 'Journey' FROM generate_series(1, ${OTHERS}) w;
  INSERT INTO stage (workspace_id, id, map_id, name, phase, rank)
    SELECT md5('w' || w)::uuid, md5('s' || w)::uuid, md5('m' || w)::uuid, 'Stage', 'before', 'a0' FROM generate_series(1, ${OTHERS}) w;
  INSERT INTO touchpoint (workspace_id, id, stage_id, slug, name, rank)
    SELECT md5('w' || w)::uuid, md5('t' || w || ' ' || t)::uuid, md5('s' || w)::uuid, 'touchpoint-' || t, 'Touchpoint ' || t, 'a' || t
    FROM generate_series(1, ${OTHERS}) w, generate_series(1, ${TOUCHPOINTS_OF_OTHERS}) t;
  INSERT INTO survey (workspace_id, id, touchpoint_id, type)
    SELECT workspace_id, md5('v' || id)::uuid, id, 'csat' FROM touchpoint WHERE workspace_id IN (SELECT id FROM workspace WHERE slug LIKE 'neighbour-%')`;

/** Where ratings fall: the workspace looked at has the places from 0 to ours − 1. */
const PLACES = `
  CREATE UNLOGGED TABLE bench_place AS
  SELECT (row_number() OVER (ORDER BY w.slug LIKE 'neighbour-%', s.touchpoint_id) - 1)::int AS place, s.workspace_id, s.touchpoint_id,
         s.id AS survey_id, w.slug NOT LIKE 'neighbour-%' AS ours,
         CASE s.type WHEN 'nps' THEN 0 WHEN 'thumbs' THEN 0 ELSE 1 END AS low,
         CASE s.type WHEN 'nps' THEN 10 WHEN 'ces' THEN 7 WHEN 'thumbs' THEN 1 ELSE 5 END AS high,
         ARRAY(SELECT p.id FROM persona p WHERE p.workspace_id = w.id ORDER BY p.slug) AS personas
  FROM survey s JOIN workspace w ON w.id = s.workspace_id`;

/**
 * Ratings in the order of time, those of all workspaces among one another, as they would have come: a page of the table
 * holds a few of ours. $1–$2 numbers of the first and the last, $3 of how many, $4 the share that is ours, $5 and $6
 * how many places are ours and there altogether.
 */
const RATINGS = `
  INSERT INTO rating (workspace_id, id, touchpoint_id, survey_id, persona_id, score, comment, customer, attributes, locale, url,
                      source, device, final, answered_at, received_at, day)
  SELECT p.workspace_id, gen_random_uuid(), p.touchpoint_id, p.survey_id, p.personas[ceil(e * 1.4 * cardinality(p.personas))::int],
         p.low + floor((p.high - p.low + 1) * power(c, 0.35 + (p.place % 7) * 0.12)),
         CASE WHEN d < 0.1 THEN concat_ws(' ', said.text, more.text, '(' || n || ')') END,
         CASE WHEN e < 0.3 THEN 'customer-' || floor(e * 500000) END,
         CASE WHEN f < 0.6 THEN jsonb_build_object('plan', (ARRAY['basic', 'plus', 'pro'])[1 + n % 3], 'country', (ARRAY['GB', 'DE', 'FR', 'ES', 'JP'])[1 + n % 5]) END,
         CASE WHEN d < 0.1 THEN said.locale ELSE (ARRAY['en', 'en-GB', 'de', 'fr', 'es', 'pt-BR', 'pl', 'ar'])[1 + floor(f * 8)::int] END,
         CASE WHEN f < 0.8 THEN 'https://shop.example.test/page/' || n % 97 END,
         (ARRAY['widget', 'widget', 'widget', 'link', 'email', 'qr', 'kiosk', 'api'])[1 + floor(a * 1e4)::int % 8],
         (ARRAY['phone', 'phone', 'tablet', 'computer', NULL])[1 + floor(c * 1e4)::int % 5],
         true, at, at, (at AT TIME ZONE w.time_zone)::date
  FROM (
    SELECT *, now() - make_interval(secs => ${DAYS} * 86400.0 * (1 - (n - b) / $3::float8)) AS at,
           CASE WHEN a < $4::float8 THEN floor($5::int * power(a / $4::float8, 1.5))
                ELSE $5::int + floor(($6::int - $5::int) * (a - $4::float8) / (1 - $4::float8)) END::int AS place
    FROM (SELECT n, random() a, random() b, random() c, random() d, random() e, random() f FROM generate_series($1::int, $2::int) n) dice
  ) r
  JOIN bench_place p ON p.place = r.place
  JOIN workspace w ON w.id = p.workspace_id
  LEFT JOIN bench_sentence said ON d < 0.1 AND said.nth = floor(d * 1e7)::int % $7::int
  LEFT JOIN bench_sentence more ON d < 0.1 AND more.nth = floor(f * 1e6)::int % $7::int AND more.locale = said.locale
  ORDER BY n`;

/** What the triggers would have counted, day by day. */
const TALLIES = `
  INSERT INTO tally (workspace_id, touchpoint_id, survey_id, persona_id, day, ${scores((n) => `s${n}`)}, displays, comments, last_rated_at)
  SELECT workspace_id, touchpoint_id, survey_id, coalesce(persona_id, '00000000-0000-0000-0000-000000000000'), day,
         ${scores((n) => `count(*) FILTER (WHERE score = ${n})`)},
         CASE WHEN workspace_id IN (SELECT workspace_id FROM bench_place WHERE ours) THEN count(*) ELSE 0 END, count(comment), max(answered_at)
  FROM rating GROUP BY 1, 2, 3, 4, 5 ORDER BY 5, 1, 2, 3, 4`;

const DISPLAYS = `
  INSERT INTO display (workspace_id, id, touchpoint_id, survey_id, persona_id, source, displayed_at, day)
  SELECT workspace_id, id, touchpoint_id, survey_id, persona_id, source, answered_at, day FROM rating
  WHERE workspace_id IN (SELECT workspace_id FROM bench_place WHERE ours)`;

function scores(each: (score: number) => string): string {
  return Array.from({ length: 11 }, (_, score) => each(score)).join(', ');
}

/**
 * Fills a database whose only workspace is the one to be looked at. Keys and indexes of ratings are made anew behind
 * the rows, and the tallies by one statement: a tenth of the time that it takes answer by answer.
 */
export async function load(client: pg.Client, { all, ours }: Size): Promise<void> {
  if (all > ours) await client.query(NEIGHBOURS);
  await client.query(PLACES);
  const told = sentences();
  await client.query('CREATE UNLOGGED TABLE bench_sentence (nth int PRIMARY KEY, locale text, text text)');
  await client.query(
    `INSERT INTO bench_sentence SELECT nth - 1, locale, text
     FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS s(locale, text, nth)`,
    [told.map(({ locale }) => locale), told.map(({ text }) => text)],
  );
  await client.query('ANALYZE bench_place, bench_sentence');
  const { rows } = await client.query<{ ours: number; all: number }>(
    'SELECT count(*) FILTER (WHERE ours)::int AS ours, count(*)::int AS all FROM bench_place',
  );
  const [places] = rows;
  // No triggers and no foreign keys while it lasts; what is written holds to both, and the tallies are recounted.
  await client.query(`SET session_replication_role = replica; SET synchronous_commit = off; SELECT setseed(0.42);
    SET work_mem = '256MB'; SET maintenance_work_mem = '1GB'; SET jit = off`);
  const restore = await dropIndexes(client);
  for (let from = 1; from <= all; from += CHUNK) {
    const to = Math.min(all, from + CHUNK - 1);
    await client.query(RATINGS, [from, to, all, ours / all, places?.ours, places?.all, told.length]);
  }
  for (const statement of restore) await client.query(statement);
  await client.query(TALLIES);
  await client.query(DISPLAYS);
  await readComments(client);
  await client.query('RESET ALL');
  await client.query('VACUUM ANALYZE');
}

/** Drops what every row would have to be sorted into; the statements that make it again. */
async function dropIndexes(client: pg.Client): Promise<string[]> {
  const keys = await client.query<{ drop: string; make: string }>(`
    SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS drop,
           format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS make
    FROM pg_constraint
    WHERE (contype = 'f' AND confrelid = 'rating'::regclass) OR (contype = 'p' AND conrelid = 'rating'::regclass)
    ORDER BY contype`);
  const indexes = await client.query<{ drop: string; make: string }>(`
    SELECT format('DROP INDEX %I', indexname) AS drop, indexdef AS make FROM pg_indexes
    WHERE tablename = 'rating' AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conname = indexname)`);
  const all = [...keys.rows, ...indexes.rows];
  for (const { drop } of all) await client.query(drop);
  // Foreign keys stand on the key they refer to.
  return all
    .map(({ make }) => make)
    .toSorted((a, b) => Number(/FOREIGN KEY/.test(a)) - Number(/FOREIGN KEY/.test(b)));
}

/** Recounts the workspace looked at; row-level security leaves nothing else to be counted. Throws when a tally is wrong. */
export async function recount(client: pg.Client, workspaceId: string): Promise<number> {
  await client.query('BEGIN');
  await client.query(`SELECT set_config('app.workspace_id', $1, true)`, [workspaceId]);
  await client.query('SET LOCAL ROLE touchline_app');
  const wrong = await tallyDifferences(client);
  const { rows } = await client.query<{ n: number }>('SELECT count(*)::int AS n FROM rating');
  await client.query('ROLLBACK');
  if (wrong.length > 0) throw new Error(`${wrong.length} tallies are wrong: ${JSON.stringify(wrong[0])}`);
  return rows[0]?.n ?? 0;
}
