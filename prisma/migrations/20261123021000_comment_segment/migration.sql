-- A comment says beside its phrases what a segment is cut by, so that no rating has to be fetched to tell what is spoken
-- of in it: ratings of one workspace lie far from one another among those of all the others.

-- AlterTable
ALTER TABLE "comment_reading" ADD COLUMN     "device" TEXT,
ADD COLUMN     "flag" TEXT,
ADD COLUMN     "locale" TEXT,
ADD COLUMN     "persona_id" UUID,
ADD COLUMN     "score" SMALLINT,
ADD COLUMN     "source" TEXT,
ADD COLUMN     "survey_id" UUID;

UPDATE comment_reading c
SET survey_id = r.survey_id, persona_id = r.persona_id, score = r.score, source = r.source, locale = r.locale,
    device = r.device, flag = r.flag
FROM rating r WHERE r.workspace_id = c.workspace_id AND r.id = c.rating_id;

ALTER TABLE "comment_reading" ALTER COLUMN "score" SET NOT NULL,
ALTER COLUMN "source" SET NOT NULL,
ALTER COLUMN "survey_id" SET NOT NULL;

CREATE OR REPLACE FUNCTION comment_reading_insert() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
BEGIN
  INSERT INTO comment_reading (workspace_id, rating_id, touchpoint_id, answered_at, survey_id, persona_id, score, source,
                               locale, device, flag)
  SELECT workspace_id, id, touchpoint_id, answered_at, survey_id, persona_id, score, source, locale, device, flag
  FROM added WHERE comment <> ''
  ORDER BY workspace_id, id;
  RETURN NULL;
END $$;

-- A comment that was changed is read again, one that was taken away leaves nothing. `rating` itself is the lock: two
-- changes of one answer follow one another.
CREATE OR REPLACE FUNCTION comment_reading_update() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
BEGIN
  DELETE FROM comment_reading c
  USING new_rows n JOIN old_rows o ON o.workspace_id = n.workspace_id AND o.id = n.id AND o.comment <> ''
  WHERE c.workspace_id = n.workspace_id AND c.rating_id = n.id AND coalesce(n.comment, '') = '';
  UPDATE comment_reading c SET language = NULL, terms = '{}'
  FROM new_rows n JOIN old_rows o ON o.workspace_id = n.workspace_id AND o.id = n.id
  WHERE c.workspace_id = n.workspace_id AND c.rating_id = n.id AND c.language IS NOT NULL
    AND (n.comment, n.locale) IS DISTINCT FROM (o.comment, o.locale);
  -- Also what waits to be read is written anew where its comment changed: whoever reads it knows it by its version.
  INSERT INTO comment_reading AS c (workspace_id, rating_id, touchpoint_id, answered_at, survey_id, persona_id, score,
                                    source, locale, device, flag)
  SELECT n.workspace_id, n.id, n.touchpoint_id, n.answered_at, n.survey_id, n.persona_id, n.score, n.source, n.locale,
         n.device, n.flag
  FROM new_rows n JOIN old_rows o ON o.workspace_id = n.workspace_id AND o.id = n.id
  WHERE n.comment <> ''
    AND (n.comment, n.touchpoint_id, n.answered_at, n.survey_id, n.persona_id, n.score, n.source, n.locale, n.device, n.flag)
        IS DISTINCT FROM
        (o.comment, o.touchpoint_id, o.answered_at, o.survey_id, o.persona_id, o.score, o.source, o.locale, o.device, o.flag)
  ORDER BY n.workspace_id, n.id
  ON CONFLICT (workspace_id, rating_id) DO UPDATE SET
    touchpoint_id = excluded.touchpoint_id, answered_at = excluded.answered_at, survey_id = excluded.survey_id,
    persona_id = excluded.persona_id, score = excluded.score, source = excluded.source, locale = excluded.locale,
    device = excluded.device, flag = excluded.flag;
  RETURN NULL;
END $$;
