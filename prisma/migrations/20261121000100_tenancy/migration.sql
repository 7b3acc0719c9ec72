-- Third wall of tenancy: two roles that own nothing and bypass nothing, and row-level security on every tenant table.

-- Roles belong to the whole cluster, so replaying history elsewhere must find them in place.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'touchline_app') THEN
    CREATE ROLE touchline_app NOLOGIN NOBYPASSRLS;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'touchline_ingest') THEN
    CREATE ROLE touchline_ingest NOLOGIN NOBYPASSRLS;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;

-- The login that runs migrations takes these roles on for the app's connections.
DO $$
BEGIN
  EXECUTE format('GRANT touchline_app, touchline_ingest TO %I', current_user);
END $$;

REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO touchline_app, touchline_ingest;

-- The scope of the running transaction; null, and so no row at all, when none was set.
CREATE FUNCTION current_workspace() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('app.workspace_id', true), '')::uuid;
CREATE FUNCTION current_member() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('app.user_id', true), '')::uuid;

DO $$
DECLARE
  tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY[
    'membership', 'invitation', 'api_key', 'persona', 'department', 'promise', 'journey_map', 'stage', 'touchpoint',
    'touchpoint_promise', 'insight', 'survey', 'survey_text', 'rating', 'display', 'visit', 'tally'
  ] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format(
      'CREATE POLICY tenant ON %I TO touchline_app
         USING (workspace_id = (SELECT current_workspace()))
         WITH CHECK (workspace_id = (SELECT current_workspace()))',
      tenant_table
    );
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO touchline_app', tenant_table);
  END LOOP;
END $$;

-- Counters are written by triggers only.
REVOKE INSERT, UPDATE, DELETE ON tally FROM touchline_app;

-- A person finds the workspaces they belong to before a scope exists; nobody else's.
CREATE POLICY own ON membership FOR SELECT TO touchline_app USING (user_id = (SELECT current_member()));

ALTER TABLE workspace ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON workspace TO touchline_app;
CREATE POLICY tenant ON workspace TO touchline_app
  USING (id = (SELECT current_workspace())) WITH CHECK (id = (SELECT current_workspace()));
CREATE POLICY own ON workspace FOR SELECT TO touchline_app
  USING (id IN (SELECT workspace_id FROM membership WHERE user_id = (SELECT current_member())));
-- The example is open to everybody who visits.
CREATE POLICY demo ON workspace FOR SELECT TO touchline_app USING (demo);

-- People and their sign-ins belong to no tenant.
GRANT SELECT, INSERT, UPDATE, DELETE ON "user", session, account, password_reset TO touchline_app;

-- A secret key names its workspace before any scope exists. It is found by its hash only, never listed.
CREATE FUNCTION find_secret_key(key_hash text) RETURNS TABLE (workspace_id uuid, key_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
  AS 'SELECT k.workspace_id, k.id FROM api_key k WHERE k.hash = key_hash AND k.kind = ''secret'' AND k.revoked_at IS NULL';
REVOKE EXECUTE ON FUNCTION find_secret_key(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION find_secret_key(text) TO touchline_app;

-- Slugs are unique over all workspaces, which the app's role cannot see.
CREATE FUNCTION workspace_slug_taken(wanted text) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
  AS 'SELECT EXISTS (SELECT FROM workspace WHERE slug = wanted)';
REVOKE EXECUTE ON FUNCTION workspace_slug_taken(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION workspace_slug_taken(text) TO touchline_app;

-- Fractional ranks are compared byte by byte, whatever the database's locale.
ALTER TABLE stage ALTER COLUMN rank TYPE text COLLATE "C";
ALTER TABLE touchpoint ALTER COLUMN rank TYPE text COLLATE "C";

-- What the code promises, held by the database too.
ALTER TABLE membership ADD CONSTRAINT membership_role CHECK (role IN ('owner', 'admin', 'editor', 'viewer'));
ALTER TABLE invitation ADD CONSTRAINT invitation_role CHECK (role IN ('owner', 'admin', 'editor', 'viewer'));
ALTER TABLE api_key ADD CONSTRAINT api_key_kind CHECK (kind IN ('public', 'secret'));
ALTER TABLE journey_map ADD CONSTRAINT journey_map_kind CHECK (kind IN ('current', 'desired'));
ALTER TABLE stage ADD CONSTRAINT stage_phase CHECK (phase IN ('before', 'purchase', 'after'));
ALTER TABLE touchpoint
  ADD CONSTRAINT touchpoint_desired CHECK (desired BETWEEN 1 AND 5),
  ADD CONSTRAINT touchpoint_mood CHECK (mood BETWEEN 1 AND 5),
  ADD CONSTRAINT touchpoint_importance CHECK (importance BETWEEN 1 AND 5);
ALTER TABLE insight ADD CONSTRAINT insight_kind CHECK (kind IN ('pain', 'delight', 'barrier'));
ALTER TABLE survey
  ADD CONSTRAINT survey_type CHECK (type IN ('csat', 'nps', 'ces', 'smiley', 'thumbs')),
  ADD CONSTRAINT survey_status CHECK (status IN ('published', 'paused'));
ALTER TABLE rating
  ADD CONSTRAINT rating_score CHECK (score BETWEEN 0 AND 10),
  ADD CONSTRAINT rating_source CHECK (source IN ('widget', 'link', 'email', 'qr', 'kiosk', 'api', 'import'));
