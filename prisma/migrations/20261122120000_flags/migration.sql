-- Answers that are kept and not counted: `rating.flag` says why, and null counts. A tally counts what counts, and beside
-- it how many do not, so that whoever sees a score can see how many were left out.

ALTER TABLE "tally" ADD COLUMN "uncounted" INTEGER NOT NULL DEFAULT 0;
CREATE INDEX "rating_flagged" ON "rating"("workspace_id", "touchpoint_id", "answered_at") WHERE flag IS NOT NULL;
ALTER TABLE rating ADD CONSTRAINT rating_flag CHECK (flag IN ('client', 'person', 'manual'));

-- Who leaves an answer out or counts it again is remembered with the edits of the map.
CREATE TRIGGER history AFTER UPDATE OF flag ON rating
  FOR EACH ROW WHEN (OLD.flag IS DISTINCT FROM NEW.flag) EXECUTE FUNCTION log_map_change('rating');

-- The functions of the tallies as they were, for answers without a flag, and the number of those with one.
CREATE OR REPLACE FUNCTION tally_last_rated_at(t tally) RETURNS timestamptz
  LANGUAGE sql STABLE SET search_path = public, pg_temp
  AS $$
    SELECT max(r.answered_at) FROM rating r
    WHERE r.workspace_id = t.workspace_id AND r.touchpoint_id = t.touchpoint_id AND r.survey_id = t.survey_id
      AND r.persona_id IS NOT DISTINCT FROM nullif(t.persona_id, '00000000-0000-0000-0000-000000000000')
      AND r.day = t.day AND r.flag IS NULL
      AND r.answered_at >= (t.day - 1)::timestamp AT TIME ZONE 'UTC'
      AND r.answered_at < (t.day + 2)::timestamp AT TIME ZONE 'UTC'
  $$;

CREATE OR REPLACE FUNCTION tally_rating_insert() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM added) THEN RETURN NULL; END IF;
  INSERT INTO tally AS t (workspace_id, touchpoint_id, survey_id, persona_id, day,
                          s0, s1, s2, s3, s4, s5, s6, s7, s8, s9, s10, comments, last_rated_at, uncounted)
  SELECT workspace_id, touchpoint_id, survey_id, coalesce(persona_id, '00000000-0000-0000-0000-000000000000'), day,
         count(*) FILTER (WHERE score = 0), count(*) FILTER (WHERE score = 1), count(*) FILTER (WHERE score = 2),
         count(*) FILTER (WHERE score = 3), count(*) FILTER (WHERE score = 4), count(*) FILTER (WHERE score = 5),
         count(*) FILTER (WHERE score = 6), count(*) FILTER (WHERE score = 7), count(*) FILTER (WHERE score = 8),
         count(*) FILTER (WHERE score = 9), count(*) FILTER (WHERE score = 10),
         count(*) FILTER (WHERE commented), max(answered_at), count(*) - count(score)
  FROM (
    SELECT workspace_id, touchpoint_id, survey_id, persona_id, day, CASE WHEN flag IS NULL THEN score END AS score,
           flag IS NULL AND comment <> '' AS commented, CASE WHEN flag IS NULL THEN answered_at END AS answered_at
    FROM added
  ) AS counted
  GROUP BY 1, 2, 3, 4, 5
  ORDER BY 1, 2, 3, 4, 5
  ON CONFLICT (workspace_id, touchpoint_id, survey_id, persona_id, day) DO UPDATE SET
    s0 = t.s0 + excluded.s0, s1 = t.s1 + excluded.s1, s2 = t.s2 + excluded.s2, s3 = t.s3 + excluded.s3,
    s4 = t.s4 + excluded.s4, s5 = t.s5 + excluded.s5, s6 = t.s6 + excluded.s6, s7 = t.s7 + excluded.s7,
    s8 = t.s8 + excluded.s8, s9 = t.s9 + excluded.s9, s10 = t.s10 + excluded.s10,
    comments = t.comments + excluded.comments,
    last_rated_at = greatest(t.last_rated_at, excluded.last_rated_at),
    uncounted = t.uncounted + excluded.uncounted;
  RETURN NULL;
END $$;

-- New minus old, only of rows in which something counted has changed, and the flag is part of it.
CREATE OR REPLACE FUNCTION tally_rating_update() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM new_rows) THEN RETURN NULL; END IF;
  INSERT INTO tally AS t (workspace_id, touchpoint_id, survey_id, persona_id, day,
                          s0, s1, s2, s3, s4, s5, s6, s7, s8, s9, s10, comments, last_rated_at, uncounted)
  SELECT workspace_id, touchpoint_id, survey_id, coalesce(persona_id, '00000000-0000-0000-0000-000000000000'), day,
         coalesce(sum(n) FILTER (WHERE score = 0 AND counted), 0), coalesce(sum(n) FILTER (WHERE score = 1 AND counted), 0),
         coalesce(sum(n) FILTER (WHERE score = 2 AND counted), 0), coalesce(sum(n) FILTER (WHERE score = 3 AND counted), 0),
         coalesce(sum(n) FILTER (WHERE score = 4 AND counted), 0), coalesce(sum(n) FILTER (WHERE score = 5 AND counted), 0),
         coalesce(sum(n) FILTER (WHERE score = 6 AND counted), 0), coalesce(sum(n) FILTER (WHERE score = 7 AND counted), 0),
         coalesce(sum(n) FILTER (WHERE score = 8 AND counted), 0), coalesce(sum(n) FILTER (WHERE score = 9 AND counted), 0),
         coalesce(sum(n) FILTER (WHERE score = 10 AND counted), 0), coalesce(sum(n) FILTER (WHERE commented AND counted), 0),
         max(answered_at) FILTER (WHERE n = 1 AND counted), coalesce(sum(n) FILTER (WHERE NOT counted), 0)
  FROM (
    (SELECT workspace_id, touchpoint_id, survey_id, persona_id, day, id, score, comment <> '' AS commented, answered_at,
            flag IS NULL AS counted, 1 AS n
     FROM new_rows
     EXCEPT
     SELECT workspace_id, touchpoint_id, survey_id, persona_id, day, id, score, comment <> '', answered_at, flag IS NULL, 1
     FROM old_rows)
    UNION ALL
    (SELECT workspace_id, touchpoint_id, survey_id, persona_id, day, id, score, comment <> '', answered_at, flag IS NULL, -1
     FROM old_rows
     EXCEPT
     SELECT workspace_id, touchpoint_id, survey_id, persona_id, day, id, score, comment <> '', answered_at, flag IS NULL, -1
     FROM new_rows)
  ) AS change
  GROUP BY 1, 2, 3, 4, 5
  ORDER BY 1, 2, 3, 4, 5
  ON CONFLICT (workspace_id, touchpoint_id, survey_id, persona_id, day) DO UPDATE SET
    s0 = t.s0 + excluded.s0, s1 = t.s1 + excluded.s1, s2 = t.s2 + excluded.s2, s3 = t.s3 + excluded.s3,
    s4 = t.s4 + excluded.s4, s5 = t.s5 + excluded.s5, s6 = t.s6 + excluded.s6, s7 = t.s7 + excluded.s7,
    s8 = t.s8 + excluded.s8, s9 = t.s9 + excluded.s9, s10 = t.s10 + excluded.s10,
    comments = t.comments + excluded.comments,
    last_rated_at = greatest(t.last_rated_at, excluded.last_rated_at),
    uncounted = t.uncounted + excluded.uncounted;

  -- Where the newest answer may have left its tally or become older, look again. The rows are ours by now, and this
  -- statement sees everything that was committed until we got them.
  UPDATE tally t SET last_rated_at = tally_last_rated_at(t)
  FROM (
    SELECT workspace_id, touchpoint_id, survey_id, coalesce(persona_id, '00000000-0000-0000-0000-000000000000') AS persona_id,
           day
    FROM (SELECT *, 1 AS n FROM new_rows UNION ALL SELECT *, -1 FROM old_rows) AS moved
    GROUP BY 1, 2, 3, 4, 5
    HAVING max(answered_at) FILTER (WHERE n = -1 AND flag IS NULL)
           > coalesce(max(answered_at) FILTER (WHERE n = 1 AND flag IS NULL), '-infinity')
  ) AS key
  WHERE (t.workspace_id, t.touchpoint_id, t.survey_id, t.persona_id, t.day)
      = (key.workspace_id, key.touchpoint_id, key.survey_id, key.persona_id, key.day);
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION tally_rating_delete() RETURNS trigger
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
    comments = t.comments - d.comments, uncounted = t.uncounted - d.uncounted,
    last_rated_at = CASE WHEN d.last_rated_at >= t.last_rated_at THEN tally_last_rated_at(t) ELSE t.last_rated_at END
  FROM (
    SELECT workspace_id, touchpoint_id, survey_id,
           coalesce(persona_id, '00000000-0000-0000-0000-000000000000') AS persona_id, day,
           count(*) FILTER (WHERE score = 0) AS s0, count(*) FILTER (WHERE score = 1) AS s1,
           count(*) FILTER (WHERE score = 2) AS s2, count(*) FILTER (WHERE score = 3) AS s3,
           count(*) FILTER (WHERE score = 4) AS s4, count(*) FILTER (WHERE score = 5) AS s5,
           count(*) FILTER (WHERE score = 6) AS s6, count(*) FILTER (WHERE score = 7) AS s7,
           count(*) FILTER (WHERE score = 8) AS s8, count(*) FILTER (WHERE score = 9) AS s9,
           count(*) FILTER (WHERE score = 10) AS s10, count(*) FILTER (WHERE commented) AS comments,
           count(*) - count(score) AS uncounted, max(answered_at) AS last_rated_at
    FROM (
      SELECT workspace_id, touchpoint_id, survey_id, persona_id, day, CASE WHEN flag IS NULL THEN score END AS score,
             flag IS NULL AND comment <> '' AS commented, CASE WHEN flag IS NULL THEN answered_at END AS answered_at
      FROM removed
    ) AS counted
    GROUP BY 1, 2, 3, 4, 5
  ) AS d
  WHERE (t.workspace_id, t.touchpoint_id, t.survey_id, t.persona_id, t.day)
      = (d.workspace_id, d.touchpoint_id, d.survey_id, d.persona_id, d.day);
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION tally_truncate() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
BEGIN
  IF TG_TABLE_NAME = 'display' THEN
    UPDATE tally SET displays = 0 WHERE displays <> 0;
  ELSE
    UPDATE tally SET s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0, s8 = 0, s9 = 0, s10 = 0,
                     comments = 0, uncounted = 0, last_rated_at = NULL;
  END IF;
  RETURN NULL;
END $$;

-- Whoever holds a link reads no comment of an answer that is not counted.
DROP POLICY shared ON rating;
CREATE POLICY shared ON rating FOR SELECT TO touchline_share
  USING (
    workspace_id = (SELECT current_workspace()) AND (SELECT shared_comments()) AND comment <> '' AND flag IS NULL
    AND (touchpoint_id IN (SELECT id FROM touchpoint)
         OR touchpoint_id IN (SELECT origin_id FROM touchpoint_origin))
  );
