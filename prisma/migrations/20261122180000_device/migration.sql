-- On what an answer was given, as far as the browser says: whether a page fails on phones is seen only by telling them apart.

-- AlterTable
ALTER TABLE "rating" ADD COLUMN "device" TEXT;
ALTER TABLE rating ADD CONSTRAINT rating_device CHECK (device IN ('phone', 'tablet', 'computer'));

-- As it was, with the device.
CREATE OR REPLACE FUNCTION ingest_ratings(batch json, expected integer) RETURNS uuid[]
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
DECLARE
  written integer;
BEGIN
  INSERT INTO rating (workspace_id, id, touchpoint_id, survey_id, persona_id, score, comment, answers, customer,
                      attributes, locale, url, source, final, answered_at, day, flag, verified, device)
  SELECT workspace_id, id, touchpoint_id, survey_id, persona_id, score, comment, answers, customer,
         attributes, locale, url, source, final, answered_at, day, flag, coalesce(verified, false), device
  FROM json_to_recordset(batch) AS r (
    workspace_id uuid, id uuid, touchpoint_id uuid, survey_id uuid, persona_id uuid, score smallint, comment text,
    answers jsonb, customer text, attributes jsonb, locale text, url text, source text, final boolean,
    answered_at timestamptz, day date, flag text, verified boolean, device text)
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
