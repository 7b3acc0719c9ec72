-- Tallies: one wide row per survey, persona and day, kept in the same transaction as the ratings and displays it counts.
--
-- Every trigger works on a whole statement and takes its tally rows in one pass sorted by their key. Transactions that
-- write one statement each therefore lock tally rows in the same order, whatever the order of their own rows, and
-- cannot deadlock. (INSERT … ON CONFLICT DO UPDATE on rating or display would make two passes, one for the updated and
-- one for the inserted rows: don't.)
--
-- The functions run as the owner of the tables, because nobody else may write a tally.

-- These rows are rewritten all day long: room on their page keeps the updates away from the indexes.
ALTER TABLE tally SET (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.05);

-- Moment of the newest answer that a tally counts. The day bounds the search: no zone is a day away from UTC.
CREATE FUNCTION tally_last_rated_at(t tally) RETURNS timestamptz
  LANGUAGE sql STABLE SET search_path = public, pg_temp
  AS $$
    SELECT max(r.answered_at) FROM rating r
    WHERE r.workspace_id = t.workspace_id AND r.touchpoint_id = t.touchpoint_id AND r.survey_id = t.survey_id
      AND r.persona_id IS NOT DISTINCT FROM nullif(t.persona_id, '00000000-0000-0000-0000-000000000000')
      AND r.day = t.day
      AND r.answered_at >= (t.day - 1)::timestamp AT TIME ZONE 'UTC'
      AND r.answered_at < (t.day + 2)::timestamp AT TIME ZONE 'UTC'
  $$;
REVOKE EXECUTE ON FUNCTION tally_last_rated_at(tally) FROM PUBLIC;

CREATE FUNCTION tally_rating_insert() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM added) THEN RETURN NULL; END IF;
  INSERT INTO tally AS t (workspace_id, touchpoint_id, survey_id, persona_id, day,
                          s0, s1, s2, s3, s4, s5, s6, s7, s8, s9, s10, comments, last_rated_at)
  SELECT workspace_id, touchpoint_id, survey_id, coalesce(persona_id, '00000000-0000-0000-0000-000000000000'), day,
         count(*) FILTER (WHERE score = 0), count(*) FILTER (WHERE score = 1), count(*) FILTER (WHERE score = 2),
         count(*) FILTER (WHERE score = 3), count(*) FILTER (WHERE score = 4), count(*) FILTER (WHERE score = 5),
         count(*) FILTER (WHERE score = 6), count(*) FILTER (WHERE score = 7), count(*) FILTER (WHERE score = 8),
         count(*) FILTER (WHERE score = 9), count(*) FILTER (WHERE score = 10),
         count(*) FILTER (WHERE comment <> ''), max(answered_at)
  FROM added
  GROUP BY 1, 2, 3, 4, 5
  ORDER BY 1, 2, 3, 4, 5
  ON CONFLICT (workspace_id, touchpoint_id, survey_id, persona_id, day) DO UPDATE SET
    s0 = t.s0 + excluded.s0, s1 = t.s1 + excluded.s1, s2 = t.s2 + excluded.s2, s3 = t.s3 + excluded.s3,
    s4 = t.s4 + excluded.s4, s5 = t.s5 + excluded.s5, s6 = t.s6 + excluded.s6, s7 = t.s7 + excluded.s7,
    s8 = t.s8 + excluded.s8, s9 = t.s9 + excluded.s9, s10 = t.s10 + excluded.s10,
    comments = t.comments + excluded.comments,
    last_rated_at = greatest(t.last_rated_at, excluded.last_rated_at);
  RETURN NULL;
END $$;

-- New minus old, only of rows in which something counted has changed: erasing a name must not wait for a busy tally.
-- An answer that moves to another day or persona may open a tally, so this is an upsert as well.
CREATE FUNCTION tally_rating_update() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM new_rows) THEN RETURN NULL; END IF;
  INSERT INTO tally AS t (workspace_id, touchpoint_id, survey_id, persona_id, day,
                          s0, s1, s2, s3, s4, s5, s6, s7, s8, s9, s10, comments, last_rated_at)
  SELECT workspace_id, touchpoint_id, survey_id, coalesce(persona_id, '00000000-0000-0000-0000-000000000000'), day,
         coalesce(sum(n) FILTER (WHERE score = 0), 0), coalesce(sum(n) FILTER (WHERE score = 1), 0),
         coalesce(sum(n) FILTER (WHERE score = 2), 0), coalesce(sum(n) FILTER (WHERE score = 3), 0),
         coalesce(sum(n) FILTER (WHERE score = 4), 0), coalesce(sum(n) FILTER (WHERE score = 5), 0),
         coalesce(sum(n) FILTER (WHERE score = 6), 0), coalesce(sum(n) FILTER (WHERE score = 7), 0),
         coalesce(sum(n) FILTER (WHERE score = 8), 0), coalesce(sum(n) FILTER (WHERE score = 9), 0),
         coalesce(sum(n) FILTER (WHERE score = 10), 0), coalesce(sum(n) FILTER (WHERE commented), 0),
         max(answered_at) FILTER (WHERE n = 1)
  FROM (
    (SELECT workspace_id, touchpoint_id, survey_id, persona_id, day, id, score, comment <> '' AS commented, answered_at,
            1 AS n
     FROM new_rows
     EXCEPT
     SELECT workspace_id, touchpoint_id, survey_id, persona_id, day, id, score, comment <> '', answered_at, 1
     FROM old_rows)
    UNION ALL
    (SELECT workspace_id, touchpoint_id, survey_id, persona_id, day, id, score, comment <> '', answered_at, -1
     FROM old_rows
     EXCEPT
     SELECT workspace_id, touchpoint_id, survey_id, persona_id, day, id, score, comment <> '', answered_at, -1
     FROM new_rows)
  ) AS change
  GROUP BY 1, 2, 3, 4, 5
  ORDER BY 1, 2, 3, 4, 5
  ON CONFLICT (workspace_id, touchpoint_id, survey_id, persona_id, day) DO UPDATE SET
    s0 = t.s0 + excluded.s0, s1 = t.s1 + excluded.s1, s2 = t.s2 + excluded.s2, s3 = t.s3 + excluded.s3,
    s4 = t.s4 + excluded.s4, s5 = t.s5 + excluded.s5, s6 = t.s6 + excluded.s6, s7 = t.s7 + excluded.s7,
    s8 = t.s8 + excluded.s8, s9 = t.s9 + excluded.s9, s10 = t.s10 + excluded.s10,
    comments = t.comments + excluded.comments,
    last_rated_at = greatest(t.last_rated_at, excluded.last_rated_at);

  -- Where the newest answer may have left its tally or become older, look again. The rows are ours by now, and this
  -- statement sees everything that was committed until we got them.
  UPDATE tally t SET last_rated_at = tally_last_rated_at(t)
  FROM (
    SELECT workspace_id, touchpoint_id, survey_id, coalesce(persona_id, '00000000-0000-0000-0000-000000000000') AS persona_id,
           day
    FROM (SELECT *, 1 AS n FROM new_rows UNION ALL SELECT *, -1 FROM old_rows) AS moved
    GROUP BY 1, 2, 3, 4, 5
    HAVING max(answered_at) FILTER (WHERE n = -1) > coalesce(max(answered_at) FILTER (WHERE n = 1), '-infinity')
  ) AS key
  WHERE (t.workspace_id, t.touchpoint_id, t.survey_id, t.persona_id, t.day)
      = (key.workspace_id, key.touchpoint_id, key.survey_id, key.persona_id, key.day);
  RETURN NULL;
END $$;

-- Only takes from tallies that exist: when a survey is erased with all it holds, its tallies go too, in any order.
CREATE FUNCTION tally_rating_delete() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM removed) THEN RETURN NULL; END IF;
  PERFORM FROM tally t
  WHERE (t.workspace_id, t.touchpoint_id, t.survey_id, t.persona_id, t.day) IN (
    SELECT workspace_id, touchpoint_id, survey_id, coalesce(persona_id, '00000000-0000-0000-0000-000000000000'), day
    FROM removed)
  ORDER BY t.workspace_id, t.touchpoint_id, t.survey_id, t.persona_id, t.day
  FOR UPDATE;
  UPDATE tally t SET
    s0 = t.s0 - d.s0, s1 = t.s1 - d.s1, s2 = t.s2 - d.s2, s3 = t.s3 - d.s3, s4 = t.s4 - d.s4, s5 = t.s5 - d.s5,
    s6 = t.s6 - d.s6, s7 = t.s7 - d.s7, s8 = t.s8 - d.s8, s9 = t.s9 - d.s9, s10 = t.s10 - d.s10,
    comments = t.comments - d.comments,
    last_rated_at = CASE WHEN d.last_rated_at < t.last_rated_at THEN t.last_rated_at ELSE tally_last_rated_at(t) END
  FROM (
    SELECT workspace_id, touchpoint_id, survey_id,
           coalesce(persona_id, '00000000-0000-0000-0000-000000000000') AS persona_id, day,
           count(*) FILTER (WHERE score = 0) AS s0, count(*) FILTER (WHERE score = 1) AS s1,
           count(*) FILTER (WHERE score = 2) AS s2, count(*) FILTER (WHERE score = 3) AS s3,
           count(*) FILTER (WHERE score = 4) AS s4, count(*) FILTER (WHERE score = 5) AS s5,
           count(*) FILTER (WHERE score = 6) AS s6, count(*) FILTER (WHERE score = 7) AS s7,
           count(*) FILTER (WHERE score = 8) AS s8, count(*) FILTER (WHERE score = 9) AS s9,
           count(*) FILTER (WHERE score = 10) AS s10, count(*) FILTER (WHERE comment <> '') AS comments,
           max(answered_at) AS last_rated_at
    FROM removed
    GROUP BY 1, 2, 3, 4, 5
  ) AS d
  WHERE (t.workspace_id, t.touchpoint_id, t.survey_id, t.persona_id, t.day)
      = (d.workspace_id, d.touchpoint_id, d.survey_id, d.persona_id, d.day);
  RETURN NULL;
END $$;

CREATE FUNCTION tally_display_insert() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM added) THEN RETURN NULL; END IF;
  INSERT INTO tally AS t (workspace_id, touchpoint_id, survey_id, persona_id, day, displays)
  SELECT workspace_id, touchpoint_id, survey_id, coalesce(persona_id, '00000000-0000-0000-0000-000000000000'), day, count(*)
  FROM added
  GROUP BY 1, 2, 3, 4, 5
  ORDER BY 1, 2, 3, 4, 5
  ON CONFLICT (workspace_id, touchpoint_id, survey_id, persona_id, day) DO UPDATE SET
    displays = t.displays + excluded.displays;
  RETURN NULL;
END $$;

CREATE FUNCTION tally_display_update() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM new_rows) THEN RETURN NULL; END IF;
  INSERT INTO tally AS t (workspace_id, touchpoint_id, survey_id, persona_id, day, displays)
  SELECT workspace_id, touchpoint_id, survey_id, coalesce(persona_id, '00000000-0000-0000-0000-000000000000'), day, sum(n)
  FROM (SELECT *, 1 AS n FROM new_rows UNION ALL SELECT *, -1 FROM old_rows) AS change
  GROUP BY 1, 2, 3, 4, 5
  HAVING sum(n) <> 0
  ORDER BY 1, 2, 3, 4, 5
  ON CONFLICT (workspace_id, touchpoint_id, survey_id, persona_id, day) DO UPDATE SET
    displays = t.displays + excluded.displays;
  RETURN NULL;
END $$;

CREATE FUNCTION tally_display_delete() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM removed) THEN RETURN NULL; END IF;
  PERFORM FROM tally t
  WHERE (t.workspace_id, t.touchpoint_id, t.survey_id, t.persona_id, t.day) IN (
    SELECT workspace_id, touchpoint_id, survey_id, coalesce(persona_id, '00000000-0000-0000-0000-000000000000'), day
    FROM removed)
  ORDER BY t.workspace_id, t.touchpoint_id, t.survey_id, t.persona_id, t.day
  FOR UPDATE;
  UPDATE tally t SET displays = t.displays - d.displays
  FROM (
    SELECT workspace_id, touchpoint_id, survey_id,
           coalesce(persona_id, '00000000-0000-0000-0000-000000000000') AS persona_id, day, count(*) AS displays
    FROM removed
    GROUP BY 1, 2, 3, 4, 5
  ) AS d
  WHERE (t.workspace_id, t.touchpoint_id, t.survey_id, t.persona_id, t.day)
      = (d.workspace_id, d.touchpoint_id, d.survey_id, d.persona_id, d.day);
  RETURN NULL;
END $$;

CREATE FUNCTION tally_truncate() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
BEGIN
  IF TG_TABLE_NAME = 'display' THEN
    UPDATE tally SET displays = 0 WHERE displays <> 0;
  ELSE
    UPDATE tally SET s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0, s8 = 0, s9 = 0, s10 = 0,
                     comments = 0, last_rated_at = NULL;
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER tally_insert AFTER INSERT ON rating
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION tally_rating_insert();
CREATE TRIGGER tally_update AFTER UPDATE ON rating
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tally_rating_update();
CREATE TRIGGER tally_delete AFTER DELETE ON rating
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION tally_rating_delete();
CREATE TRIGGER tally_truncate AFTER TRUNCATE ON rating FOR EACH STATEMENT EXECUTE FUNCTION tally_truncate();

CREATE TRIGGER tally_insert AFTER INSERT ON display
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION tally_display_insert();
CREATE TRIGGER tally_update AFTER UPDATE ON display
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tally_display_update();
CREATE TRIGGER tally_delete AFTER DELETE ON display
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION tally_display_delete();
CREATE TRIGGER tally_truncate AFTER TRUNCATE ON display FOR EACH STATEMENT EXECUTE FUNCTION tally_truncate();
