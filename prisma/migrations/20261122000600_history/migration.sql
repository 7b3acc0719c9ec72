-- Every change of a map, row by row, with who and when; and maps as they were, whole.

CREATE TABLE "map_change" (
  "workspace_id" UUID NOT NULL,
  "id" BIGSERIAL NOT NULL,
  "map_id" UUID NOT NULL,
  "entity" TEXT NOT NULL,
  "entity_id" UUID NOT NULL,
  "stage_id" UUID,
  "touchpoint_id" UUID,
  "kind" TEXT NOT NULL,
  "before" JSONB,
  "after" JSONB,
  "actor_id" UUID,
  "cause" TEXT,
  "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

  CONSTRAINT "map_change_pkey" PRIMARY KEY ("workspace_id", "id")
);

CREATE TABLE "map_snapshot" (
  "workspace_id" UUID NOT NULL,
  "id" UUID NOT NULL,
  "map_id" UUID NOT NULL,
  "name" TEXT NOT NULL,
  "note" TEXT NOT NULL DEFAULT '',
  "reason" TEXT NOT NULL,
  "document" JSONB NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "created_by" UUID,

  CONSTRAINT "map_snapshot_pkey" PRIMARY KEY ("workspace_id", "id")
);

CREATE INDEX "map_change_workspace_id_map_id_id_idx" ON "map_change"("workspace_id", "map_id", "id");
CREATE INDEX "map_snapshot_workspace_id_map_id_created_at_idx" ON "map_snapshot"("workspace_id", "map_id", "created_at");

ALTER TABLE "map_change" ADD CONSTRAINT "map_change_workspace_id_map_id_fkey"
  FOREIGN KEY ("workspace_id", "map_id") REFERENCES "journey_map"("workspace_id", "id")
  ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "map_snapshot" ADD CONSTRAINT "map_snapshot_workspace_id_map_id_fkey"
  FOREIGN KEY ("workspace_id", "map_id") REFERENCES "journey_map"("workspace_id", "id")
  ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "map_change" ADD CONSTRAINT map_change_kind CHECK (kind IN ('added', 'changed', 'removed'));
ALTER TABLE "map_snapshot"
  ADD CONSTRAINT map_snapshot_reason CHECK (reason IN ('named', 'daily', 'restore', 'import', 'derive'));

DO $$
DECLARE
  tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY['map_change', 'map_snapshot'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format(
      'CREATE POLICY tenant ON %I TO touchline_app
         USING (workspace_id = (SELECT current_workspace()))
         WITH CHECK (workspace_id = (SELECT current_workspace()))',
      tenant_table
    );
  END LOOP;
END $$;
-- What happened can be read by the app, not rewritten; what a snapshot holds neither.
GRANT SELECT ON map_change TO touchline_app;
GRANT SELECT, INSERT, DELETE, UPDATE (name, note, reason) ON map_snapshot TO touchline_app;

-- Logs what happened to a row of a map. Arguments: what the row is, and the column that names it (id when not said).
-- Its map is found by whichever of the columns that lead there is filled. A map that is made in the same transaction is
-- one line, not one for each of its rows.
CREATE FUNCTION log_map_change() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  entity text := TG_ARGV[0];
  old_row jsonb;
  new_row jsonb;
  subject jsonb;
  tenant uuid;
  the_map uuid;
  the_stage uuid;
  the_touchpoint uuid;
  fresh text := coalesce(current_setting('app.fresh_maps', true), '');
BEGIN
  IF TG_OP <> 'INSERT' THEN old_row := to_jsonb(OLD); END IF;
  IF TG_OP <> 'DELETE' THEN new_row := to_jsonb(NEW); END IF;
  subject := coalesce(new_row, old_row);
  tenant := (subject ->> 'workspace_id')::uuid;

  CASE entity
    WHEN 'map' THEN the_map := (subject ->> 'id')::uuid;
    WHEN 'stage' THEN the_stage := (subject ->> 'id')::uuid;
    WHEN 'touchpoint' THEN the_touchpoint := (subject ->> 'id')::uuid;
    ELSE
      the_touchpoint := (subject ->> 'touchpoint_id')::uuid;
      IF the_touchpoint IS NULL AND subject ->> 'survey_id' IS NOT NULL THEN
        SELECT touchpoint_id INTO the_touchpoint FROM survey
        WHERE workspace_id = tenant AND id = (subject ->> 'survey_id')::uuid;
      END IF;
      IF the_touchpoint IS NULL AND subject ->> 'insight_id' IS NOT NULL THEN
        SELECT touchpoint_id INTO the_touchpoint FROM insight
        WHERE workspace_id = tenant AND id = (subject ->> 'insight_id')::uuid;
      END IF;
      IF the_touchpoint IS NULL AND subject ->> 'lane_id' IS NOT NULL THEN
        SELECT map_id INTO the_map FROM lane
        WHERE workspace_id = tenant AND id = (subject ->> 'lane_id')::uuid;
      END IF;
      IF the_touchpoint IS NULL AND subject ->> 'opportunity_id' IS NOT NULL THEN
        SELECT map_id INTO the_map FROM opportunity
        WHERE workspace_id = tenant AND id = (subject ->> 'opportunity_id')::uuid;
      END IF;
  END CASE;
  the_map := coalesce(the_map, (subject ->> 'map_id')::uuid);
  the_stage := coalesce(the_stage, (subject ->> 'stage_id')::uuid);
  IF the_stage IS NULL AND the_touchpoint IS NOT NULL THEN
    SELECT stage_id INTO the_stage FROM touchpoint WHERE workspace_id = tenant AND id = the_touchpoint;
  END IF;
  IF the_map IS NULL AND the_stage IS NOT NULL THEN
    SELECT map_id INTO the_map FROM stage WHERE workspace_id = tenant AND id = the_stage;
  END IF;

  IF the_map IS NULL OR (entity = 'map' AND TG_OP = 'DELETE') THEN RETURN NULL; END IF;
  IF entity = 'map' AND TG_OP = 'INSERT' THEN
    PERFORM set_config('app.fresh_maps', fresh || the_map::text, true);
  ELSIF position(the_map::text IN fresh) > 0 THEN
    RETURN NULL;
  END IF;
  -- On its way out with its workspace or its map: nothing is left that the line could belong to.
  PERFORM FROM journey_map m JOIN workspace w ON w.id = m.workspace_id WHERE m.workspace_id = tenant AND m.id = the_map;
  IF NOT FOUND THEN RETURN NULL; END IF;

  IF TG_OP = 'UPDATE' THEN
    SELECT jsonb_object_agg(key, old_row -> key), jsonb_object_agg(key, value)
      INTO old_row, new_row
      FROM jsonb_each(new_row) WHERE value IS DISTINCT FROM old_row -> key;
    IF new_row IS NULL THEN RETURN NULL; END IF;
    IF subject ? 'locale' THEN new_row := new_row || jsonb_build_object('locale', subject -> 'locale'); END IF;
  END IF;

  INSERT INTO map_change
    (workspace_id, map_id, entity, entity_id, stage_id, touchpoint_id, kind, before, after, actor_id, cause)
  VALUES (
    tenant, the_map, entity, (subject ->> coalesce(TG_ARGV[1], 'id'))::uuid, the_stage, the_touchpoint,
    CASE TG_OP WHEN 'INSERT' THEN 'added' WHEN 'DELETE' THEN 'removed' ELSE 'changed' END,
    old_row - 'workspace_id', new_row - 'workspace_id', current_member(),
    nullif(current_setting('app.cause', true), '')
  );
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION log_map_change() FROM PUBLIC;

CREATE TRIGGER history AFTER INSERT OR UPDATE OR DELETE ON journey_map
  FOR EACH ROW EXECUTE FUNCTION log_map_change('map');
CREATE TRIGGER history AFTER INSERT OR UPDATE OR DELETE ON stage
  FOR EACH ROW EXECUTE FUNCTION log_map_change('stage');
CREATE TRIGGER history AFTER INSERT OR UPDATE OR DELETE ON touchpoint
  FOR EACH ROW EXECUTE FUNCTION log_map_change('touchpoint');
CREATE TRIGGER history AFTER INSERT OR UPDATE OR DELETE ON touchpoint_promise
  FOR EACH ROW EXECUTE FUNCTION log_map_change('promise', 'promise_id');
CREATE TRIGGER history AFTER INSERT OR UPDATE OR DELETE ON touchpoint_origin
  FOR EACH ROW EXECUTE FUNCTION log_map_change('origin', 'origin_id');
CREATE TRIGGER history AFTER INSERT OR UPDATE OR DELETE ON insight
  FOR EACH ROW EXECUTE FUNCTION log_map_change('insight');
CREATE TRIGGER history AFTER INSERT OR UPDATE OR DELETE ON survey
  FOR EACH ROW EXECUTE FUNCTION log_map_change('survey');
CREATE TRIGGER history AFTER INSERT OR UPDATE OR DELETE ON survey_text
  FOR EACH ROW EXECUTE FUNCTION log_map_change('text', 'survey_id');
CREATE TRIGGER history AFTER INSERT OR UPDATE OR DELETE ON opportunity
  FOR EACH ROW EXECUTE FUNCTION log_map_change('opportunity');
CREATE TRIGGER history AFTER INSERT OR UPDATE OR DELETE ON opportunity_touchpoint
  FOR EACH ROW EXECUTE FUNCTION log_map_change('opportunity_touchpoint', 'opportunity_id');
CREATE TRIGGER history AFTER INSERT OR UPDATE OR DELETE ON opportunity_insight
  FOR EACH ROW EXECUTE FUNCTION log_map_change('opportunity_insight', 'opportunity_id');
CREATE TRIGGER history AFTER INSERT OR UPDATE OR DELETE ON evidence
  FOR EACH ROW EXECUTE FUNCTION log_map_change('evidence');
CREATE TRIGGER history AFTER INSERT OR UPDATE OR DELETE ON map_persona
  FOR EACH ROW EXECUTE FUNCTION log_map_change('persona', 'persona_id');
CREATE TRIGGER history AFTER INSERT OR UPDATE OR DELETE ON lane
  FOR EACH ROW EXECUTE FUNCTION log_map_change('lane');
CREATE TRIGGER history AFTER INSERT OR UPDATE OR DELETE ON lane_value
  FOR EACH ROW EXECUTE FUNCTION log_map_change('lane_value', 'lane_id');
