-- What a merge changed, kept so that one whose answer was lost on the way can still be taken apart.

CREATE TABLE "touchpoint_merge" (
  "workspace_id" UUID NOT NULL,
  "touchpoint_id" UUID NOT NULL,
  "other_id" UUID NOT NULL,
  "merged" JSONB NOT NULL,

  CONSTRAINT "touchpoint_merge_pkey" PRIMARY KEY ("workspace_id", "touchpoint_id", "other_id")
);

CREATE INDEX "touchpoint_merge_workspace_id_other_id_idx" ON "touchpoint_merge"("workspace_id", "other_id");

ALTER TABLE "touchpoint_merge" ADD CONSTRAINT "touchpoint_merge_workspace_id_touchpoint_id_fkey"
  FOREIGN KEY ("workspace_id", "touchpoint_id") REFERENCES "touchpoint"("workspace_id", "id")
  ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "touchpoint_merge" ADD CONSTRAINT "touchpoint_merge_workspace_id_other_id_fkey"
  FOREIGN KEY ("workspace_id", "other_id") REFERENCES "touchpoint"("workspace_id", "id")
  ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "touchpoint_merge" ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "touchpoint_merge" TO touchline_app
  USING (workspace_id = (SELECT current_workspace()))
  WITH CHECK (workspace_id = (SELECT current_workspace()));
GRANT SELECT, INSERT, DELETE ON "touchpoint_merge" TO touchline_app;
