-- Links to one map, and the role of whoever opens one: it reads that map and nothing else.

-- CreateTable
CREATE TABLE "map_share" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "map_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "numbers" BOOLEAN NOT NULL,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "opened_at" TIMESTAMPTZ(3),

    CONSTRAINT "map_share_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "map_share_token_hash_key" ON "map_share"("token_hash");

-- CreateIndex
CREATE INDEX "map_share_workspace_id_map_id_idx" ON "map_share"("workspace_id", "map_id");

-- CreateIndex
CREATE INDEX "map_share_created_by_idx" ON "map_share"("created_by");

-- AddForeignKey
ALTER TABLE "map_share" ADD CONSTRAINT "map_share_workspace_id_map_id_fkey" FOREIGN KEY ("workspace_id", "map_id") REFERENCES "journey_map"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "map_share" ADD CONSTRAINT "map_share_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE map_share ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON map_share TO touchline_app
  USING (workspace_id = (SELECT current_workspace()))
  WITH CHECK (workspace_id = (SELECT current_workspace()));
GRANT SELECT, INSERT, UPDATE, DELETE ON map_share TO touchline_app;

-- The token names its map before any scope exists. It is found by its hash only, never listed; that it was opened is
-- noted here, because who opens it can write nothing.
CREATE FUNCTION open_share(hash text)
  RETURNS TABLE (workspace_id uuid, map_id uuid, numbers boolean, state text)
  LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
    UPDATE map_share s SET opened_at = now()
    WHERE s.token_hash = hash AND s.revoked_at IS NULL AND coalesce(s.expires_at > now(), true)
      AND coalesce(s.opened_at < now() - interval '1 minute', true);
    SELECT s.workspace_id, s.map_id, s.numbers,
           CASE WHEN s.revoked_at IS NOT NULL THEN 'revoked'
                WHEN s.expires_at <= now() THEN 'expired'
                WHEN m.deleted_at IS NOT NULL THEN 'deleted'
                ELSE 'open' END
    FROM map_share s
    JOIN journey_map m ON m.workspace_id = s.workspace_id AND m.id = s.map_id
    JOIN workspace w ON w.id = s.workspace_id
    WHERE s.token_hash = hash AND w.deleted_at IS NULL
  $$;
REVOKE EXECUTE ON FUNCTION open_share(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION open_share(text) TO touchline_app;

-- Roles belong to the whole cluster, so replaying history elsewhere must find them in place.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'touchline_share') THEN
    CREATE ROLE touchline_share NOLOGIN NOBYPASSRLS;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
DO $$
BEGIN
  EXECUTE format('GRANT touchline_share TO %I', current_user);
END $$;
GRANT USAGE ON SCHEMA public TO touchline_share;

-- What the running transaction was shared; null, and so no row at all, when nothing was.
CREATE FUNCTION shared_map() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('app.shared_map', true), '')::uuid;
CREATE FUNCTION shared_numbers() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  RETURN coalesce(current_setting('app.shared_numbers', true) = 'on', false);

-- Columns are named where a table holds more than a reader of the map may know. Members, keys, ratings, comments,
-- history and files are granted not at all.
GRANT SELECT (id, name, time_zone, locale) ON workspace TO touchline_share;
GRANT SELECT (workspace_id, id, name, kind, deleted_at) ON journey_map TO touchline_share;
GRANT SELECT ON stage, touchpoint, touchpoint_origin, touchpoint_promise, insight, lane, lane_value, tally
  TO touchline_share;
GRANT SELECT (workspace_id, id, touchpoint_id, type, status, archived_at, created_at) ON survey TO touchline_share;
GRANT SELECT (workspace_id, id, name) ON department, promise TO touchline_share;
GRANT SELECT (workspace_id, id, map_id, title, status, created_at, deleted_at) ON opportunity TO touchline_share;
GRANT SELECT ON opportunity_touchpoint TO touchline_share;
GRANT SELECT (workspace_id, id, insight_id, opportunity_id, touchpoint_id, lane, observed_at) ON evidence
  TO touchline_share;

-- Each policy reads the tables before it under their own, so all of them end at the one map.
CREATE POLICY shared ON workspace FOR SELECT TO touchline_share USING (id = (SELECT current_workspace()));
CREATE POLICY shared ON journey_map FOR SELECT TO touchline_share
  USING (workspace_id = (SELECT current_workspace()) AND id = (SELECT shared_map()));
CREATE POLICY shared ON stage FOR SELECT TO touchline_share
  USING (workspace_id = (SELECT current_workspace()) AND map_id = (SELECT shared_map()));
CREATE POLICY shared ON lane FOR SELECT TO touchline_share
  USING (workspace_id = (SELECT current_workspace()) AND map_id = (SELECT shared_map()));
CREATE POLICY shared ON opportunity FOR SELECT TO touchline_share
  USING (workspace_id = (SELECT current_workspace()) AND map_id = (SELECT shared_map()));
CREATE POLICY shared ON touchpoint FOR SELECT TO touchline_share
  USING (workspace_id = (SELECT current_workspace()) AND stage_id IN (SELECT id FROM stage));
CREATE POLICY shared ON touchpoint_promise FOR SELECT TO touchline_share
  USING (workspace_id = (SELECT current_workspace()) AND touchpoint_id IN (SELECT id FROM touchpoint));
CREATE POLICY shared ON touchpoint_origin FOR SELECT TO touchline_share
  USING (workspace_id = (SELECT current_workspace()) AND touchpoint_id IN (SELECT id FROM touchpoint));
CREATE POLICY shared ON insight FOR SELECT TO touchline_share
  USING (workspace_id = (SELECT current_workspace()) AND touchpoint_id IN (SELECT id FROM touchpoint));
CREATE POLICY shared ON lane_value FOR SELECT TO touchline_share
  USING (workspace_id = (SELECT current_workspace()) AND touchpoint_id IN (SELECT id FROM touchpoint));
CREATE POLICY shared ON opportunity_touchpoint FOR SELECT TO touchline_share
  USING (workspace_id = (SELECT current_workspace()) AND touchpoint_id IN (SELECT id FROM touchpoint));
CREATE POLICY shared ON department FOR SELECT TO touchline_share
  USING (workspace_id = (SELECT current_workspace()) AND id IN (SELECT department_id FROM touchpoint));
CREATE POLICY shared ON promise FOR SELECT TO touchline_share
  USING (workspace_id = (SELECT current_workspace()) AND id IN (SELECT promise_id FROM touchpoint_promise));
CREATE POLICY shared ON evidence FOR SELECT TO touchline_share
  USING (
    workspace_id = (SELECT current_workspace())
    AND (touchpoint_id IN (SELECT id FROM touchpoint) OR insight_id IN (SELECT id FROM insight)
         OR opportunity_id IN (SELECT id FROM opportunity))
  );
-- A desired map has no answers of its own: those it shows were given at the touchpoints that it stands for.
CREATE POLICY shared ON survey FOR SELECT TO touchline_share
  USING (
    workspace_id = (SELECT current_workspace())
    AND (touchpoint_id IN (SELECT id FROM touchpoint)
         OR touchpoint_id IN (SELECT origin_id FROM touchpoint_origin))
  );
CREATE POLICY shared ON tally FOR SELECT TO touchline_share
  USING (
    workspace_id = (SELECT current_workspace()) AND (SELECT shared_numbers())
    AND (touchpoint_id IN (SELECT id FROM touchpoint)
         OR touchpoint_id IN (SELECT origin_id FROM touchpoint_origin))
  );
