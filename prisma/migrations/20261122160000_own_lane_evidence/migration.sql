-- What a lane of the workspace's own says at a touchpoint is a statement too: it has an age, and evidence may speak for it.

-- AlterTable
ALTER TABLE "evidence" ADD COLUMN "lane_id" UUID;

-- AlterTable
ALTER TABLE "lane_value" ADD COLUMN "stated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- CreateIndex
CREATE INDEX "evidence_workspace_id_lane_id_idx" ON "evidence"("workspace_id", "lane_id");

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_workspace_id_lane_id_fkey" FOREIGN KEY ("workspace_id", "lane_id") REFERENCES "lane"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A statement is at a touchpoint and in one lane, which is built in or the workspace's own.
ALTER TABLE evidence
  DROP CONSTRAINT evidence_subject,
  ADD CONSTRAINT evidence_subject CHECK (
    num_nonnulls(insight_id, opportunity_id, touchpoint_id) = 1
    AND num_nonnulls(lane, lane_id) = num_nonnulls(touchpoint_id));

-- When they were worded was not kept; no statement is younger than its touchpoint and its lane.
ALTER TABLE lane_value DISABLE TRIGGER history;
UPDATE lane_value v SET stated_at = greatest(t.created_at, l.created_at)
FROM touchpoint t, lane l
WHERE t.workspace_id = v.workspace_id AND t.id = v.touchpoint_id AND l.workspace_id = v.workspace_id AND l.id = v.lane_id;
ALTER TABLE lane_value ENABLE TRIGGER history;

-- Whoever words a statement anew, by whatever way, makes it young again; who says when, is believed.
CREATE FUNCTION lane_value_stated() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    NEW.stated_at := coalesce(NEW.stated_at, now());
  ELSIF (NEW.text, NEW.number, NEW.attachment_id) IS DISTINCT FROM (OLD.text, OLD.number, OLD.attachment_id) THEN
    NEW.stated_at := coalesce(nullif(NEW.stated_at, OLD.stated_at), now());
  ELSE
    NEW.stated_at := coalesce(NEW.stated_at, OLD.stated_at);
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER lane_value_stated BEFORE INSERT OR UPDATE ON lane_value
  FOR EACH ROW EXECUTE FUNCTION lane_value_stated();

-- Whoever opens a link learns of no evidence in a lane that is hidden or was deleted.
GRANT SELECT (lane_id) ON evidence TO touchline_share;
ALTER POLICY shared ON evidence USING (
  workspace_id = (SELECT current_workspace())
  AND (lane_id IS NULL OR lane_id IN (SELECT id FROM lane WHERE NOT hidden AND deleted_at IS NULL))
  AND (touchpoint_id IN (SELECT id FROM touchpoint) OR insight_id IN (SELECT id FROM insight)
       OR opportunity_id IN (SELECT id FROM opportunity))
);
