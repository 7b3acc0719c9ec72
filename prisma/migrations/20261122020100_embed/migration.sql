-- A link may be shown in frames of named origins, and may show what customers wrote.

-- AlterTable
ALTER TABLE "map_share" ADD COLUMN     "comments" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "embed_origins" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- Comments come with their scores. Origins become part of a response header, where these characters would mean more.
ALTER TABLE map_share
  ALTER COLUMN embed_origins SET NOT NULL,
  ADD CONSTRAINT map_share_comments_check CHECK (numbers OR NOT comments),
  ADD CONSTRAINT map_share_embed_origins_check
    CHECK (array_position(embed_origins, NULL) IS NULL AND array_to_string(embed_origins, '|') !~ '[\s;,*''"]');

-- The same as before, and what else the link allows.
DROP FUNCTION open_share(text);
CREATE FUNCTION open_share(hash text)
  RETURNS TABLE (workspace_id uuid, map_id uuid, numbers boolean, comments boolean, embedded boolean, state text)
  LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
    UPDATE map_share s SET opened_at = now()
    WHERE s.token_hash = hash AND s.revoked_at IS NULL AND coalesce(s.expires_at > now(), true)
      AND coalesce(s.opened_at < now() - interval '1 minute', true);
    SELECT s.workspace_id, s.map_id, s.numbers, s.comments, cardinality(s.embed_origins) > 0,
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

-- Who may frame the page is said in its headers, before the page is made; only while the link works.
CREATE FUNCTION frame_origins(hash text) RETURNS text[]
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
    SELECT s.embed_origins
    FROM map_share s
    JOIN journey_map m ON m.workspace_id = s.workspace_id AND m.id = s.map_id
    JOIN workspace w ON w.id = s.workspace_id
    WHERE s.token_hash = hash AND s.revoked_at IS NULL AND coalesce(s.expires_at > now(), true)
      AND m.deleted_at IS NULL AND w.deleted_at IS NULL
  $$;
REVOKE EXECUTE ON FUNCTION frame_origins(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION frame_origins(text) TO touchline_app;

CREATE FUNCTION shared_comments() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  RETURN coalesce(current_setting('app.shared_comments', true) = 'on', false);

-- Of a rating: what was said, how it was scored, when and in which language. Who said it, and where, is not granted.
GRANT SELECT (workspace_id, touchpoint_id, survey_id, score, comment, locale, answered_at, day) ON rating
  TO touchline_share;
CREATE POLICY shared ON rating FOR SELECT TO touchline_share
  USING (
    workspace_id = (SELECT current_workspace()) AND (SELECT shared_comments()) AND comment <> ''
    AND (touchpoint_id IN (SELECT id FROM touchpoint)
         OR touchpoint_id IN (SELECT origin_id FROM touchpoint_origin))
  );
