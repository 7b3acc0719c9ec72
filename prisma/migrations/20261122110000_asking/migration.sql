-- How a survey asks, and what customers say to its questions after the score.

ALTER TABLE "workspace"
  ADD COLUMN "asking" JSONB NOT NULL DEFAULT '{}',
  ADD COLUMN "require_signature" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "hash_customers" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "identity_version" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "survey"
  ADD COLUMN "settings" JSONB NOT NULL DEFAULT '{}',
  ADD COLUMN "asked" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE "survey_text" ADD COLUMN "extra" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE "rating"
  ADD COLUMN "answers" JSONB,
  ADD COLUMN "flag" TEXT,
  ADD COLUMN "verified" BOOLEAN NOT NULL DEFAULT false;

-- Everything that is needed to accept an answer and to tell the widget what to ask.
CREATE OR REPLACE FUNCTION ingest_workspace(wanted uuid) RETURNS jsonb
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
    SELECT jsonb_build_object(
      'workspaceId', w.id,
      'slug', w.slug,
      'name', w.name,
      'timeZone', w.time_zone,
      'locale', w.locale,
      'asking', w.asking,
      'requireSignature', w.require_signature,
      'hashCustomers', w.hash_customers,
      'identityVersion', w.identity_version,
      'personas', (
        SELECT coalesce(jsonb_object_agg(p.slug, p.id), '{}') FROM persona p WHERE p.workspace_id = w.id),
      'touchpoints', (
        SELECT coalesce(jsonb_object_agg(t.slug, jsonb_build_object(
          'id', t.id,
          'deleted', t.deleted_at IS NOT NULL OR s.deleted_at IS NOT NULL OR m.deleted_at IS NOT NULL,
          'survey', (
            SELECT jsonb_build_object('id', v.id, 'type', v.type, 'published', v.status = 'published',
              'settings', v.settings, 'asked', v.asked, 'texts', (
              SELECT coalesce(jsonb_object_agg(x.locale, x.extra || jsonb_build_object(
                'question', x.question, 'low', x.low, 'high', x.high, 'followUp', x.follow_up, 'thanks', x.thanks)), '{}')
              FROM survey_text x WHERE x.workspace_id = v.workspace_id AND x.survey_id = v.id))
            FROM survey v
            WHERE v.workspace_id = t.workspace_id AND v.touchpoint_id = t.id AND v.archived_at IS NULL
            ORDER BY v.created_at DESC, v.id DESC LIMIT 1))), '{}')
        FROM touchpoint t
        JOIN stage s ON s.workspace_id = t.workspace_id AND s.id = t.stage_id
        JOIN journey_map m ON m.workspace_id = s.workspace_id AND m.id = s.map_id
        WHERE t.workspace_id = w.id))
    FROM workspace w WHERE w.id = wanted
  $$;

-- Writes new ratings and returns the ids that were there before, untouched. Rows go in sorted by id, so that two
-- batches with the same ids wait for one another in one direction only. No id may occur twice in a batch.
CREATE OR REPLACE FUNCTION ingest_ratings(batch json, expected integer) RETURNS uuid[]
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
DECLARE
  written integer;
BEGIN
  INSERT INTO rating (workspace_id, id, touchpoint_id, survey_id, persona_id, score, comment, answers, customer,
                      attributes, locale, url, source, final, answered_at, day, flag, verified)
  SELECT workspace_id, id, touchpoint_id, survey_id, persona_id, score, comment, answers, customer,
         attributes, locale, url, source, final, answered_at, day, flag, coalesce(verified, false)
  FROM json_to_recordset(batch) AS r (
    workspace_id uuid, id uuid, touchpoint_id uuid, survey_id uuid, persona_id uuid, score smallint, comment text,
    answers jsonb, customer text, attributes jsonb, locale text, url text, source text, final boolean,
    answered_at timestamptz, day date, flag text, verified boolean)
  ORDER BY workspace_id, id
  ON CONFLICT (workspace_id, id) DO NOTHING;
  GET DIAGNOSTICS written = ROW_COUNT;
  IF written = expected THEN RETURN '{}'; END IF;
  RETURN ARRAY(
    SELECT r.id FROM json_to_recordset(batch) AS r (workspace_id uuid, id uuid)
    WHERE NOT EXISTS (
      SELECT FROM rating x
      WHERE x.workspace_id = r.workspace_id AND x.id = r.id AND x.xmin = pg_current_xact_id()::xid));
END $$;

-- Amends ratings that exist; never makes one, so nothing is ever counted twice. Outcome per id:
--   amended    the later arrival won: score, comment and answers were taken over (what is left out never erases)
--   unchanged  it said the same already, or it is a forerunner that arrives after the finished answer
--   elsewhere  the id belongs to an answer at another touchpoint or to another survey
--   late       the answer stands since more than `window_minutes`: only what was not said before is still taken
--   missing    there is no such rating (any more)
-- What excludes an answer stays, and nobody becomes somebody else by an amendment. A transaction of its own: after an
-- insert in the same one it would lock tallies in two passes. No id twice in a batch.
CREATE OR REPLACE FUNCTION amend_ratings(batch json, window_minutes integer) RETURNS TABLE (id uuid, outcome text)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
#variable_conflict use_column
DECLARE
  held uuid[];
BEGIN
  held := ARRAY(
    SELECT h.id FROM rating h
    WHERE (h.workspace_id, h.id) IN (SELECT workspace_id, id FROM json_to_recordset(batch) AS r (workspace_id uuid, id uuid))
    ORDER BY h.workspace_id, h.id
    FOR UPDATE);
  -- A new statement, so that it sees what others committed until the rows were ours. It touches no row that came
  -- meanwhile: locking one more now would be out of order, and two transactions could wait for each other.
  RETURN QUERY
  WITH judged AS MATERIALIZED (
    SELECT r.workspace_id, r.id, r.score, r.comment, r.final, r.answers, r.flag,
      coalesce(r.verified, false) AND r.customer = h.customer AS verified,
      CASE
        WHEN h.id IS NULL THEN 'missing'
        WHEN (h.touchpoint_id, h.survey_id) <> (r.touchpoint_id, r.survey_id) THEN 'elsewhere'
        WHEN h.final AND NOT r.final THEN 'unchanged'
        WHEN h.score = r.score AND (r.comment IS NULL OR r.comment = h.comment)
             AND (r.answers IS NULL OR coalesce(h.answers, '{}') || r.answers = h.answers)
          THEN CASE WHEN h.final = r.final THEN 'unchanged' ELSE 'amended' END
        WHEN h.received_at >= now() - make_interval(mins => window_minutes) THEN 'amended'
        -- Merged in either order they are the same: nothing that was said is said otherwise.
        WHEN h.score = r.score AND (r.comment IS NULL OR h.comment IS NULL OR r.comment = h.comment)
             AND coalesce(h.answers || r.answers = r.answers || h.answers, true)
          THEN 'amended'
        ELSE 'late'
      END AS outcome
    FROM json_to_recordset(batch) AS r (
      workspace_id uuid, id uuid, touchpoint_id uuid, survey_id uuid, score smallint, comment text, answers jsonb,
      customer text, final boolean, flag text, verified boolean)
    LEFT JOIN rating h ON h.workspace_id = r.workspace_id AND h.id = r.id AND h.id = ANY (held)
  ), changed AS (
    UPDATE rating h SET
      score = j.score,
      comment = coalesce(j.comment, h.comment),
      answers = coalesce(h.answers || j.answers, j.answers, h.answers),
      final = j.final,
      flag = coalesce(h.flag, j.flag),
      verified = h.verified OR coalesce(j.verified, false)
    FROM judged j
    WHERE j.outcome = 'amended' AND h.workspace_id = j.workspace_id AND h.id = j.id
  )
  SELECT j.id, j.outcome FROM judged j;
END $$;
