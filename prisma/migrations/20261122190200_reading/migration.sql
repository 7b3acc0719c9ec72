-- What dashboards read of a large workspace among others.

-- A touchpoint is of one workspace and a survey of one touchpoint. Told so, the planner expects as many tallies of a
-- workspace's touchpoints as there are, reads them by their day, and groups them without sorting.
CREATE STATISTICS tally_places (dependencies) ON workspace_id, touchpoint_id, survey_id FROM tally;
CREATE STATISTICS rating_places (dependencies) ON workspace_id, touchpoint_id, survey_id FROM rating;

-- With all that a segment is cut by, its ratings are counted without being fetched: those of one workspace lie among
-- those of all the others, nearly every one on a page of its own. Attributes are not among it: they can be anything.
DROP INDEX "rating_workspace_id_touchpoint_id_answered_at_idx";
CREATE INDEX "rating_heard" ON "rating"("workspace_id", "touchpoint_id", "answered_at")
  INCLUDE (survey_id, persona_id, score, source, locale, device, flag);
-- Only what vacuum has seen is not fetched. Where nothing was deleted that costs it a look at the new pages.
ALTER TABLE rating SET (autovacuum_vacuum_insert_scale_factor = 0.02);

ANALYZE tally, rating;
