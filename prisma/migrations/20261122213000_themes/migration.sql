-- What comments speak of. A comment comes here when it is written and waits to be read in the background; what was read
-- goes with its rating. A theme is a name for some phrases: which comments speak of it is asked anew at each look, so
-- nothing has to be counted again when themes are renamed, merged or found.

-- CreateTable
CREATE TABLE "comment_reading" (
    "workspace_id" UUID NOT NULL,
    "rating_id" UUID NOT NULL,
    "touchpoint_id" UUID NOT NULL,
    "answered_at" TIMESTAMPTZ(3) NOT NULL,
    "language" TEXT,
    "terms" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "comment_reading_pkey" PRIMARY KEY ("workspace_id","rating_id")
);

-- CreateTable
CREATE TABLE "theme" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "renamed" BOOLEAN NOT NULL DEFAULT false,
    "pinned_at" TIMESTAMPTZ(3),
    "hidden_at" TIMESTAMPTZ(3),
    "into_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "theme_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "theme_term" (
    "workspace_id" UUID NOT NULL,
    "term" TEXT NOT NULL,
    "theme_id" UUID NOT NULL,

    CONSTRAINT "theme_term_pkey" PRIMARY KEY ("workspace_id","term")
);

-- CreateIndex
CREATE INDEX "comment_reading_workspace_id_touchpoint_id_answered_at_idx" ON "comment_reading"("workspace_id", "touchpoint_id", "answered_at");

-- CreateIndex
CREATE INDEX "comment_reading_waiting" ON "comment_reading"("workspace_id") WHERE language IS NULL;

-- CreateIndex
CREATE INDEX "theme_workspace_id_into_id_idx" ON "theme"("workspace_id", "into_id");

-- CreateIndex
CREATE INDEX "theme_term_workspace_id_theme_id_idx" ON "theme_term"("workspace_id", "theme_id");

-- AddForeignKey
ALTER TABLE "comment_reading" ADD CONSTRAINT "comment_reading_workspace_id_rating_id_fkey" FOREIGN KEY ("workspace_id", "rating_id") REFERENCES "rating"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "theme" ADD CONSTRAINT "theme_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "theme" ADD CONSTRAINT "theme_workspace_id_into_id_fkey" FOREIGN KEY ("workspace_id", "into_id") REFERENCES "theme"("workspace_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "theme_term" ADD CONSTRAINT "theme_term_workspace_id_theme_id_fkey" FOREIGN KEY ("workspace_id", "theme_id") REFERENCES "theme"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

DO $$
DECLARE
  tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY['comment_reading', 'theme', 'theme_term'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format(
      'CREATE POLICY tenant ON %I TO touchline_app
         USING (workspace_id = (SELECT current_workspace()))
         WITH CHECK (workspace_id = (SELECT current_workspace()))',
      tenant_table
    );
  END LOOP;
END $$;
-- Comments come and go by triggers; the app says what it read in them.
GRANT SELECT, UPDATE ON comment_reading TO touchline_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON theme, theme_term TO touchline_app;

CREATE FUNCTION comment_reading_insert() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
BEGIN
  INSERT INTO comment_reading (workspace_id, rating_id, touchpoint_id, answered_at)
  SELECT workspace_id, id, touchpoint_id, answered_at FROM added WHERE comment <> ''
  ORDER BY workspace_id, id;
  RETURN NULL;
END $$;

-- A comment that was changed is read again, one that was taken away leaves nothing. `rating` itself is the lock: two
-- changes of one answer follow one another.
CREATE FUNCTION comment_reading_update() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
BEGIN
  DELETE FROM comment_reading c
  USING new_rows n JOIN old_rows o ON o.workspace_id = n.workspace_id AND o.id = n.id AND o.comment <> ''
  WHERE c.workspace_id = n.workspace_id AND c.rating_id = n.id AND coalesce(n.comment, '') = '';
  INSERT INTO comment_reading AS c (workspace_id, rating_id, touchpoint_id, answered_at)
  SELECT n.workspace_id, n.id, n.touchpoint_id, n.answered_at
  FROM new_rows n JOIN old_rows o ON o.workspace_id = n.workspace_id AND o.id = n.id
  WHERE n.comment <> ''
    AND (n.comment, n.locale, n.touchpoint_id, n.answered_at) IS DISTINCT FROM
        (o.comment, o.locale, o.touchpoint_id, o.answered_at)
  ORDER BY n.workspace_id, n.id
  ON CONFLICT (workspace_id, rating_id) DO UPDATE SET
    touchpoint_id = excluded.touchpoint_id, answered_at = excluded.answered_at, language = NULL, terms = '{}';
  RETURN NULL;
END $$;

CREATE TRIGGER comment_reading_insert AFTER INSERT ON rating
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION comment_reading_insert();
CREATE TRIGGER comment_reading_update AFTER UPDATE ON rating
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION comment_reading_update();

-- What is there already.
INSERT INTO comment_reading (workspace_id, rating_id, touchpoint_id, answered_at)
SELECT workspace_id, id, touchpoint_id, answered_at FROM rating WHERE comment <> '' ORDER BY workspace_id, id;

-- The theme each one counts for: itself, or the one it was merged into.
CREATE VIEW theme_root WITH (security_invoker = true) AS
  WITH RECURSIVE root (workspace_id, id, root_id) AS (
    SELECT workspace_id, id, id FROM theme WHERE into_id IS NULL
    UNION ALL
    SELECT t.workspace_id, t.id, r.root_id FROM theme t
    JOIN root r ON r.workspace_id = t.workspace_id AND r.id = t.into_id
  )
  SELECT * FROM root;
GRANT SELECT ON theme_root TO touchline_app;

-- Phrases of a theme and of all that were merged into it.
CREATE FUNCTION theme_terms(wanted uuid) RETURNS text[]
  LANGUAGE sql STABLE SET search_path = public, pg_temp
  AS $$
    SELECT coalesce(array_agg(t.term), '{}') FROM theme_root r
    JOIN theme_term t ON t.workspace_id = r.workspace_id AND t.theme_id = r.id
    WHERE r.root_id = wanted AND r.workspace_id = current_workspace()
  $$;
REVOKE EXECUTE ON FUNCTION theme_terms(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION theme_terms(uuid) TO touchline_app;
