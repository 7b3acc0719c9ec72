-- What the ingest role may do, and all it may do: it has no right on any table, only on these functions, which run as
-- the owner of the tables. It can look a key up by its hash and write answers; it can read back nothing.
--
-- Rows come as one JSON array per batch: measured as fast as one array parameter per column, and easier to read. How
-- many there are is said beside it, because counting them would mean to parse them once more.

-- Everything that is needed to accept an answer and to tell the widget what to ask; shared by the two look-ups below.
CREATE FUNCTION ingest_workspace(wanted uuid) RETURNS jsonb
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
    SELECT jsonb_build_object(
      'workspaceId', w.id,
      'slug', w.slug,
      'timeZone', w.time_zone,
      'locale', w.locale,
      'personas', (
        SELECT coalesce(jsonb_object_agg(p.slug, p.id), '{}') FROM persona p WHERE p.workspace_id = w.id),
      'touchpoints', (
        SELECT coalesce(jsonb_object_agg(t.slug, jsonb_build_object(
          'id', t.id,
          'deleted', t.deleted_at IS NOT NULL OR s.deleted_at IS NOT NULL OR m.deleted_at IS NOT NULL,
          'survey', (
            SELECT jsonb_build_object('id', v.id, 'type', v.type, 'published', v.status = 'published', 'texts', (
              SELECT coalesce(jsonb_object_agg(x.locale, jsonb_build_object(
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

-- The same behind a key, with what the key may do; null for a key that never was.
CREATE FUNCTION ingest_config(key_hash text) RETURNS jsonb
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
    SELECT CASE
      WHEN k.revoked_at IS NOT NULL OR k.kind <> 'public'
        THEN jsonb_build_object('kind', k.kind, 'revoked', k.revoked_at IS NOT NULL)
      ELSE jsonb_build_object('kind', k.kind, 'revoked', false, 'origins', to_jsonb(k.origins))
           || ingest_workspace(k.workspace_id)
    END
    FROM api_key k WHERE k.hash = key_hash
  $$;

-- Writes new ratings and returns the ids that were there before, untouched. Rows go in sorted by id, so that two
-- batches with the same ids wait for one another in one direction only. No id may occur twice in a batch.
CREATE FUNCTION ingest_ratings(batch json, expected integer) RETURNS uuid[]
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
DECLARE
  written integer;
BEGIN
  INSERT INTO rating (workspace_id, id, touchpoint_id, survey_id, persona_id, score, comment, customer, attributes,
                      locale, url, source, final, answered_at, day)
  SELECT * FROM json_to_recordset(batch) AS r (
    workspace_id uuid, id uuid, touchpoint_id uuid, survey_id uuid, persona_id uuid, score smallint, comment text,
    customer text, attributes jsonb, locale text, url text, source text, final boolean, answered_at timestamptz, day date)
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
--   amended    the later arrival won: score and comment were taken over (no comment never erases one)
--   unchanged  it said the same already, or it is a forerunner that arrives after the finished answer
--   elsewhere  the id belongs to an answer at another touchpoint or to another survey
--   late       the answer stands since more than `window_minutes`: only a first comment is still taken
--   missing    there is no such rating (any more)
-- A transaction of its own: after an insert in the same one it would lock tallies in two passes. No id twice in a batch.
CREATE FUNCTION amend_ratings(batch json, window_minutes integer) RETURNS TABLE (id uuid, outcome text)
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
    SELECT r.workspace_id, r.id, r.score, r.comment, r.final,
      CASE
        WHEN h.id IS NULL THEN 'missing'
        WHEN (h.touchpoint_id, h.survey_id) <> (r.touchpoint_id, r.survey_id) THEN 'elsewhere'
        WHEN h.final AND NOT r.final THEN 'unchanged'
        WHEN h.score = r.score AND (r.comment IS NULL OR r.comment = h.comment)
          THEN CASE WHEN h.final = r.final THEN 'unchanged' ELSE 'amended' END
        WHEN h.received_at >= now() - make_interval(mins => window_minutes) THEN 'amended'
        WHEN h.score = r.score AND h.comment IS NULL THEN 'amended'
        ELSE 'late'
      END AS outcome
    FROM json_to_recordset(batch) AS r (
      workspace_id uuid, id uuid, touchpoint_id uuid, survey_id uuid, score smallint, comment text, final boolean)
    LEFT JOIN rating h ON h.workspace_id = r.workspace_id AND h.id = r.id AND h.id = ANY (held)
  ), changed AS (
    UPDATE rating h SET score = j.score, comment = coalesce(j.comment, h.comment), final = j.final
    FROM judged j
    WHERE j.outcome = 'amended' AND h.workspace_id = j.workspace_id AND h.id = j.id
  )
  SELECT j.id, j.outcome FROM judged j;
END $$;

-- Writes displays; one that is there already stays as it is. Returns the ids that belong to another touchpoint.
CREATE FUNCTION ingest_displays(batch json, expected integer) RETURNS uuid[]
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
DECLARE
  written integer;
BEGIN
  INSERT INTO display (workspace_id, id, touchpoint_id, survey_id, persona_id, source, displayed_at, day)
  SELECT * FROM json_to_recordset(batch) AS r (
    workspace_id uuid, id uuid, touchpoint_id uuid, survey_id uuid, persona_id uuid, source text,
    displayed_at timestamptz, day date)
  ORDER BY workspace_id, id
  ON CONFLICT (workspace_id, id) DO NOTHING;
  GET DIAGNOSTICS written = ROW_COUNT;
  IF written = expected THEN RETURN '{}'; END IF;
  RETURN ARRAY(
    SELECT r.id FROM json_to_recordset(batch) AS r (workspace_id uuid, id uuid, touchpoint_id uuid)
    JOIN display x ON x.workspace_id = r.workspace_id AND x.id = r.id
    WHERE x.touchpoint_id <> r.touchpoint_id);
END $$;

-- Writes visits, in the same way.
CREATE FUNCTION ingest_visits(batch json, expected integer) RETURNS uuid[]
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
DECLARE
  written integer;
BEGIN
  INSERT INTO visit (workspace_id, id, touchpoint_id, persona_id, customer, attributes, visited_at)
  SELECT * FROM json_to_recordset(batch) AS r (
    workspace_id uuid, id uuid, touchpoint_id uuid, persona_id uuid, customer text, attributes jsonb,
    visited_at timestamptz)
  ORDER BY workspace_id, id
  ON CONFLICT (workspace_id, id) DO NOTHING;
  GET DIAGNOSTICS written = ROW_COUNT;
  IF written = expected THEN RETURN '{}'; END IF;
  RETURN ARRAY(
    SELECT r.id FROM json_to_recordset(batch) AS r (workspace_id uuid, id uuid, touchpoint_id uuid)
    JOIN visit x ON x.workspace_id = r.workspace_id AND x.id = r.id
    WHERE x.touchpoint_id <> r.touchpoint_id);
END $$;

DO $$
DECLARE
  allowed text;
BEGIN
  FOREACH allowed IN ARRAY ARRAY[
    'ingest_workspace(uuid)', 'ingest_config(text)', 'ingest_ratings(json, integer)', 'amend_ratings(json, integer)',
    'ingest_displays(json, integer)', 'ingest_visits(json, integer)'
  ] LOOP
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', allowed);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO touchline_ingest', allowed);
  END LOOP;
END $$;
