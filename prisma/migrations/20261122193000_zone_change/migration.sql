-- The time zone of a workspace can change when answers have been counted by its days: they are counted anew beside the
-- tallies, behind what comes in meanwhile, and take their place in one moment. Until then every figure is of the days of
-- the zone before.
--
-- What a process remembers of the zone may be older than the zone. So while a change is on its way and until long after,
-- the day an answer counts for is not the one that was sent beside it, but that of the zone the workspace has right
-- then. `rating.day` and `display.day` follow behind.

CREATE TABLE "zone_change" (
    "workspace_id" UUID NOT NULL,
    "time_zone" TEXT NOT NULL,
    "counted_to" UUID,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "made_at" TIMESTAMPTZ(3),
    CONSTRAINT "zone_change_pkey" PRIMARY KEY ("workspace_id")
);
CREATE TABLE "zone_mark" (
    "workspace_id" UUID NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "touchpoint_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    CONSTRAINT "zone_mark_pkey" PRIMARY KEY ("workspace_id","id")
);
CREATE TABLE "zone_tally" (
    "workspace_id" UUID NOT NULL,
    "touchpoint_id" UUID NOT NULL,
    "survey_id" UUID NOT NULL,
    "persona_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "s0" INTEGER NOT NULL,
    "s1" INTEGER NOT NULL,
    "s2" INTEGER NOT NULL,
    "s3" INTEGER NOT NULL,
    "s4" INTEGER NOT NULL,
    "s5" INTEGER NOT NULL,
    "s6" INTEGER NOT NULL,
    "s7" INTEGER NOT NULL,
    "s8" INTEGER NOT NULL,
    "s9" INTEGER NOT NULL,
    "s10" INTEGER NOT NULL,
    "displays" INTEGER NOT NULL,
    "comments" INTEGER NOT NULL,
    "last_rated_at" TIMESTAMPTZ(3),
    "uncounted" INTEGER NOT NULL,
    CONSTRAINT "zone_tally_pkey" PRIMARY KEY ("workspace_id","touchpoint_id","survey_id","persona_id","day")
);
ALTER TABLE "zone_change" ADD CONSTRAINT "zone_change_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "zone_mark" ADD CONSTRAINT "zone_mark_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "zone_change"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "zone_tally" ADD CONSTRAINT "zone_tally_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "zone_change"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

DO $$
DECLARE
  tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY['zone_change', 'zone_mark', 'zone_tally'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format(
      'CREATE POLICY tenant ON %I TO touchline_app
         USING (workspace_id = (SELECT current_workspace()))
         WITH CHECK (workspace_id = (SELECT current_workspace()))',
      tenant_table
    );
    -- A change is asked for by people. What it counts is written by triggers and the job.
    EXECUTE format('GRANT SELECT ON %I TO touchline_app', tenant_table);
  END LOOP;
END $$;
GRANT INSERT, UPDATE, DELETE ON zone_change TO touchline_app;

-- Displays of a touchpoint in a span of time, for this and for figures that begin within a day: they were looked for
-- among all of the workspace.
CREATE INDEX "display_workspace_id_touchpoint_id_displayed_at_idx" ON "display"("workspace_id", "touchpoint_id", "displayed_at");

-- While a workspace's zone changes, whoever writes answers holds this shared, and the moment of the change alone.
CREATE FUNCTION zone_lock(workspace uuid) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN hashtextextended('zone ' || workspace::text, 0);

-- The day of a moment in the zone that a workspace has right now.
CREATE FUNCTION zone_day(workspace uuid, at timestamptz) RETURNS date
  LANGUAGE sql STABLE SET search_path = public, pg_temp
  AS 'SELECT (at AT TIME ZONE w.time_zone)::date FROM workspace w WHERE w.id = workspace';
REVOKE EXECUTE ON FUNCTION zone_day(uuid, timestamptz) FROM PUBLIC;

-- Counts one touchpoint anew by the days of a zone, from one day to another.
CREATE FUNCTION zone_count(wanted_workspace uuid, wanted_touchpoint uuid, zone text, first date, last date) RETURNS void
  LANGUAGE plpgsql SET search_path = public, pg_temp
  AS $$
DECLARE
  -- No zone is a day away from UTC.
  since timestamptz := (first - 1)::timestamp AT TIME ZONE 'UTC';
  until timestamptz := (last + 2)::timestamp AT TIME ZONE 'UTC';
BEGIN
  DELETE FROM zone_tally
  WHERE workspace_id = wanted_workspace AND touchpoint_id = wanted_touchpoint AND day BETWEEN first AND last;
  INSERT INTO zone_tally (workspace_id, touchpoint_id, survey_id, persona_id, day, s0, s1, s2, s3, s4, s5, s6, s7, s8, s9, s10,
                          displays, comments, last_rated_at, uncounted)
  SELECT wanted_workspace, wanted_touchpoint, e.survey_id, e.persona_id, e.day,
         count(*) FILTER (WHERE score = 0 AND counted),
         count(*) FILTER (WHERE score = 1 AND counted),
         count(*) FILTER (WHERE score = 2 AND counted),
         count(*) FILTER (WHERE score = 3 AND counted),
         count(*) FILTER (WHERE score = 4 AND counted),
         count(*) FILTER (WHERE score = 5 AND counted),
         count(*) FILTER (WHERE score = 6 AND counted),
         count(*) FILTER (WHERE score = 7 AND counted),
         count(*) FILTER (WHERE score = 8 AND counted),
         count(*) FILTER (WHERE score = 9 AND counted),
         count(*) FILTER (WHERE score = 10 AND counted),
         count(*) FILTER (WHERE shown), count(*) FILTER (WHERE commented AND counted),
         max(at) FILTER (WHERE counted), count(*) FILTER (WHERE NOT shown AND NOT counted)
  FROM (
    SELECT survey_id, coalesce(persona_id, '00000000-0000-0000-0000-000000000000') AS persona_id,
           (answered_at AT TIME ZONE zone)::date AS day, score, flag IS NULL AS counted, comment <> '' AS commented,
           answered_at AS at, false AS shown
    FROM rating
    WHERE workspace_id = wanted_workspace AND touchpoint_id = wanted_touchpoint
      AND answered_at >= since AND answered_at < until
    UNION ALL
    SELECT survey_id, coalesce(persona_id, '00000000-0000-0000-0000-000000000000'),
           (displayed_at AT TIME ZONE zone)::date, NULL, false, false, NULL, true
    FROM display
    WHERE workspace_id = wanted_workspace AND touchpoint_id = wanted_touchpoint
      AND displayed_at >= since AND displayed_at < until
  ) e
  WHERE e.day BETWEEN first AND last
  GROUP BY e.survey_id, e.persona_id, e.day;
END $$;
REVOKE EXECUTE ON FUNCTION zone_count(uuid, uuid, text, date, date) FROM PUBLIC;

CREATE OR REPLACE FUNCTION tally_last_rated_at(t tally) RETURNS timestamptz
  LANGUAGE sql STABLE SET search_path = public, pg_temp
  AS $$
    SELECT max(r.answered_at) FROM rating r
    WHERE r.workspace_id = t.workspace_id AND r.touchpoint_id = t.touchpoint_id AND r.survey_id = t.survey_id
      AND r.persona_id IS NOT DISTINCT FROM nullif(t.persona_id, '00000000-0000-0000-0000-000000000000')
      AND CASE WHEN EXISTS (SELECT FROM zone_change) THEN zone_day(r.workspace_id, r.answered_at) ELSE r.day END = t.day
      AND r.flag IS NULL
      AND r.answered_at >= (t.day - 1)::timestamp AT TIME ZONE 'UTC'
      AND r.answered_at < (t.day + 2)::timestamp AT TIME ZONE 'UTC'
  $$;

-- The functions of the tallies as they were. In ordinary times they look into an empty table. While a zone changes they mark what has to be counted again:
-- marks are only added, so nobody waits for one.
CREATE OR REPLACE FUNCTION tally_rating_insert() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
DECLARE
  moving boolean := false;
BEGIN
  IF NOT EXISTS (SELECT FROM added) THEN RETURN NULL; END IF;
  IF EXISTS (SELECT FROM zone_change) THEN
    moving := true;
    PERFORM pg_advisory_xact_lock_shared(zone_lock(z.workspace_id)) FROM zone_change z
    WHERE z.workspace_id IN (SELECT workspace_id FROM added)
    ORDER BY z.workspace_id;
    INSERT INTO zone_mark (workspace_id, touchpoint_id, day)
    SELECT DISTINCT m.workspace_id, m.touchpoint_id, (m.answered_at AT TIME ZONE 'UTC')::date
    FROM added m JOIN zone_change z ON z.workspace_id = m.workspace_id AND z.made_at IS NULL;
  END IF;
  INSERT INTO tally AS t (workspace_id, touchpoint_id, survey_id, persona_id, day,
                          s0, s1, s2, s3, s4, s5, s6, s7, s8, s9, s10, comments, last_rated_at, uncounted)
  SELECT workspace_id, touchpoint_id, survey_id, coalesce(persona_id, '00000000-0000-0000-0000-000000000000'), day,
         count(*) FILTER (WHERE score = 0), count(*) FILTER (WHERE score = 1), count(*) FILTER (WHERE score = 2),
         count(*) FILTER (WHERE score = 3), count(*) FILTER (WHERE score = 4), count(*) FILTER (WHERE score = 5),
         count(*) FILTER (WHERE score = 6), count(*) FILTER (WHERE score = 7), count(*) FILTER (WHERE score = 8),
         count(*) FILTER (WHERE score = 9), count(*) FILTER (WHERE score = 10),
         count(*) FILTER (WHERE commented), max(answered_at), count(*) - count(score)
  FROM (
    SELECT workspace_id, touchpoint_id, survey_id, persona_id,
           CASE WHEN moving THEN zone_day(workspace_id, answered_at) ELSE day END AS day, CASE WHEN flag IS NULL THEN score END AS score,
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

CREATE OR REPLACE FUNCTION tally_rating_update() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
DECLARE
  moving boolean := false;
BEGIN
  IF NOT EXISTS (SELECT FROM new_rows) THEN RETURN NULL; END IF;
  IF EXISTS (SELECT FROM zone_change) THEN
    moving := true;
    PERFORM pg_advisory_xact_lock_shared(zone_lock(z.workspace_id)) FROM zone_change z
    WHERE z.workspace_id IN (SELECT workspace_id FROM new_rows)
    ORDER BY z.workspace_id;
    INSERT INTO zone_mark (workspace_id, touchpoint_id, day)
    SELECT DISTINCT m.workspace_id, m.touchpoint_id, (m.answered_at AT TIME ZONE 'UTC')::date
    FROM new_rows m JOIN zone_change z ON z.workspace_id = m.workspace_id AND z.made_at IS NULL;
    INSERT INTO zone_mark (workspace_id, touchpoint_id, day)
    SELECT DISTINCT m.workspace_id, m.touchpoint_id, (m.answered_at AT TIME ZONE 'UTC')::date
    FROM old_rows m JOIN zone_change z ON z.workspace_id = m.workspace_id AND z.made_at IS NULL;
  END IF;
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
    (SELECT workspace_id, touchpoint_id, survey_id, persona_id,
            CASE WHEN moving THEN zone_day(workspace_id, answered_at) ELSE day END AS day, id, score, comment <> '' AS commented, answered_at,
            flag IS NULL AS counted, 1 AS n
     FROM new_rows
     EXCEPT
     SELECT workspace_id, touchpoint_id, survey_id, persona_id,
            CASE WHEN moving THEN zone_day(workspace_id, answered_at) ELSE day END AS day, id, score, comment <> '', answered_at, flag IS NULL, 1
     FROM old_rows)
    UNION ALL
    (SELECT workspace_id, touchpoint_id, survey_id, persona_id,
            CASE WHEN moving THEN zone_day(workspace_id, answered_at) ELSE day END AS day, id, score, comment <> '', answered_at, flag IS NULL, -1
     FROM old_rows
     EXCEPT
     SELECT workspace_id, touchpoint_id, survey_id, persona_id,
            CASE WHEN moving THEN zone_day(workspace_id, answered_at) ELSE day END AS day, id, score, comment <> '', answered_at, flag IS NULL, -1
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
           CASE WHEN moving THEN zone_day(workspace_id, answered_at) ELSE day END AS day
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
DECLARE
  moving boolean := false;
BEGIN
  IF NOT EXISTS (SELECT FROM removed) THEN RETURN NULL; END IF;
  IF EXISTS (SELECT FROM zone_change) THEN
    moving := true;
    PERFORM pg_advisory_xact_lock_shared(zone_lock(z.workspace_id)) FROM zone_change z
    WHERE z.workspace_id IN (SELECT workspace_id FROM removed)
    ORDER BY z.workspace_id;
    INSERT INTO zone_mark (workspace_id, touchpoint_id, day)
    SELECT DISTINCT m.workspace_id, m.touchpoint_id, (m.answered_at AT TIME ZONE 'UTC')::date
    FROM removed m JOIN zone_change z ON z.workspace_id = m.workspace_id AND z.made_at IS NULL;
  END IF;
  PERFORM FROM tally t
  WHERE (t.workspace_id, t.touchpoint_id, t.survey_id, t.persona_id, t.day) IN (
    SELECT workspace_id, touchpoint_id, survey_id, coalesce(persona_id, '00000000-0000-0000-0000-000000000000'),
           CASE WHEN moving THEN zone_day(workspace_id, answered_at) ELSE day END
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
      SELECT workspace_id, touchpoint_id, survey_id, persona_id, CASE WHEN moving THEN zone_day(workspace_id, answered_at) ELSE day END AS day,
             CASE WHEN flag IS NULL THEN score END AS score,
             flag IS NULL AND comment <> '' AS commented, CASE WHEN flag IS NULL THEN answered_at END AS answered_at
      FROM removed
    ) AS counted
    GROUP BY 1, 2, 3, 4, 5
  ) AS d
  WHERE (t.workspace_id, t.touchpoint_id, t.survey_id, t.persona_id, t.day)
      = (d.workspace_id, d.touchpoint_id, d.survey_id, d.persona_id, d.day);
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION tally_display_insert() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
DECLARE
  moving boolean := false;
BEGIN
  IF NOT EXISTS (SELECT FROM added) THEN RETURN NULL; END IF;
  IF EXISTS (SELECT FROM zone_change) THEN
    moving := true;
    PERFORM pg_advisory_xact_lock_shared(zone_lock(z.workspace_id)) FROM zone_change z
    WHERE z.workspace_id IN (SELECT workspace_id FROM added)
    ORDER BY z.workspace_id;
    INSERT INTO zone_mark (workspace_id, touchpoint_id, day)
    SELECT DISTINCT m.workspace_id, m.touchpoint_id, (m.displayed_at AT TIME ZONE 'UTC')::date
    FROM added m JOIN zone_change z ON z.workspace_id = m.workspace_id AND z.made_at IS NULL;
  END IF;
  INSERT INTO tally AS t (workspace_id, touchpoint_id, survey_id, persona_id, day, displays)
  SELECT workspace_id, touchpoint_id, survey_id, coalesce(persona_id, '00000000-0000-0000-0000-000000000000'),
         CASE WHEN moving THEN zone_day(workspace_id, displayed_at) ELSE day END, count(*)
  FROM added
  GROUP BY 1, 2, 3, 4, 5
  ORDER BY 1, 2, 3, 4, 5
  ON CONFLICT (workspace_id, touchpoint_id, survey_id, persona_id, day) DO UPDATE SET
    displays = t.displays + excluded.displays;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION tally_display_update() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
DECLARE
  moving boolean := false;
BEGIN
  IF NOT EXISTS (SELECT FROM new_rows) THEN RETURN NULL; END IF;
  IF EXISTS (SELECT FROM zone_change) THEN
    moving := true;
    PERFORM pg_advisory_xact_lock_shared(zone_lock(z.workspace_id)) FROM zone_change z
    WHERE z.workspace_id IN (SELECT workspace_id FROM new_rows)
    ORDER BY z.workspace_id;
    INSERT INTO zone_mark (workspace_id, touchpoint_id, day)
    SELECT DISTINCT m.workspace_id, m.touchpoint_id, (m.displayed_at AT TIME ZONE 'UTC')::date
    FROM new_rows m JOIN zone_change z ON z.workspace_id = m.workspace_id AND z.made_at IS NULL;
    INSERT INTO zone_mark (workspace_id, touchpoint_id, day)
    SELECT DISTINCT m.workspace_id, m.touchpoint_id, (m.displayed_at AT TIME ZONE 'UTC')::date
    FROM old_rows m JOIN zone_change z ON z.workspace_id = m.workspace_id AND z.made_at IS NULL;
  END IF;
  INSERT INTO tally AS t (workspace_id, touchpoint_id, survey_id, persona_id, day, displays)
  SELECT workspace_id, touchpoint_id, survey_id, coalesce(persona_id, '00000000-0000-0000-0000-000000000000'),
         CASE WHEN moving THEN zone_day(workspace_id, displayed_at) ELSE day END, sum(n)
  FROM (SELECT *, 1 AS n FROM new_rows UNION ALL SELECT *, -1 FROM old_rows) AS change
  GROUP BY 1, 2, 3, 4, 5
  HAVING sum(n) <> 0
  ORDER BY 1, 2, 3, 4, 5
  ON CONFLICT (workspace_id, touchpoint_id, survey_id, persona_id, day) DO UPDATE SET
    displays = t.displays + excluded.displays;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION tally_display_delete() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
DECLARE
  moving boolean := false;
BEGIN
  IF NOT EXISTS (SELECT FROM removed) THEN RETURN NULL; END IF;
  IF EXISTS (SELECT FROM zone_change) THEN
    moving := true;
    PERFORM pg_advisory_xact_lock_shared(zone_lock(z.workspace_id)) FROM zone_change z
    WHERE z.workspace_id IN (SELECT workspace_id FROM removed)
    ORDER BY z.workspace_id;
    INSERT INTO zone_mark (workspace_id, touchpoint_id, day)
    SELECT DISTINCT m.workspace_id, m.touchpoint_id, (m.displayed_at AT TIME ZONE 'UTC')::date
    FROM removed m JOIN zone_change z ON z.workspace_id = m.workspace_id AND z.made_at IS NULL;
  END IF;
  PERFORM FROM tally t
  WHERE (t.workspace_id, t.touchpoint_id, t.survey_id, t.persona_id, t.day) IN (
    SELECT workspace_id, touchpoint_id, survey_id, coalesce(persona_id, '00000000-0000-0000-0000-000000000000'),
           CASE WHEN moving THEN zone_day(workspace_id, displayed_at) ELSE day END
    FROM removed)
  ORDER BY t.workspace_id, t.touchpoint_id, t.survey_id, t.persona_id, t.day
  FOR UPDATE;
  UPDATE tally t SET displays = t.displays - d.displays
  FROM (
    SELECT workspace_id, touchpoint_id, survey_id,
           coalesce(persona_id, '00000000-0000-0000-0000-000000000000') AS persona_id,
           CASE WHEN moving THEN zone_day(workspace_id, displayed_at) ELSE day END AS day, count(*) AS displays
    FROM removed
    GROUP BY 1, 2, 3, 4, 5
  ) AS d
  WHERE (t.workspace_id, t.touchpoint_id, t.survey_id, t.persona_id, t.day)
      = (d.workspace_id, d.touchpoint_id, d.survey_id, d.persona_id, d.day);
  RETURN NULL;
END $$;
