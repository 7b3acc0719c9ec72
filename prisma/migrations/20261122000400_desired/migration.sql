-- Desired maps: what they were derived from, touchpoint by touchpoint.

ALTER TABLE "journey_map" ADD COLUMN "derived_from" UUID;
ALTER TABLE "stage" ADD COLUMN "origin_id" UUID;

CREATE TABLE "touchpoint_origin" (
  "workspace_id" UUID NOT NULL,
  "touchpoint_id" UUID NOT NULL,
  "origin_id" UUID NOT NULL,
  "position" SMALLINT NOT NULL DEFAULT 0,

  CONSTRAINT "touchpoint_origin_pkey" PRIMARY KEY ("workspace_id", "touchpoint_id", "origin_id")
);

CREATE INDEX "journey_map_workspace_id_derived_from_idx" ON "journey_map"("workspace_id", "derived_from");
CREATE INDEX "stage_workspace_id_origin_id_idx" ON "stage"("workspace_id", "origin_id");
CREATE INDEX "touchpoint_origin_workspace_id_origin_id_idx" ON "touchpoint_origin"("workspace_id", "origin_id");

-- A map or stage outlives what it was derived from. Only the pointer is cleared: the workspace is half of the key.
ALTER TABLE "journey_map" ADD CONSTRAINT "journey_map_workspace_id_derived_from_fkey"
  FOREIGN KEY ("workspace_id", "derived_from") REFERENCES "journey_map"("workspace_id", "id")
  ON DELETE SET NULL ("derived_from") ON UPDATE CASCADE;
ALTER TABLE "stage" ADD CONSTRAINT "stage_workspace_id_origin_id_fkey"
  FOREIGN KEY ("workspace_id", "origin_id") REFERENCES "stage"("workspace_id", "id")
  ON DELETE SET NULL ("origin_id") ON UPDATE CASCADE;
ALTER TABLE "touchpoint_origin" ADD CONSTRAINT "touchpoint_origin_workspace_id_touchpoint_id_fkey"
  FOREIGN KEY ("workspace_id", "touchpoint_id") REFERENCES "touchpoint"("workspace_id", "id")
  ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "touchpoint_origin" ADD CONSTRAINT "touchpoint_origin_workspace_id_origin_id_fkey"
  FOREIGN KEY ("workspace_id", "origin_id") REFERENCES "touchpoint"("workspace_id", "id")
  ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "touchpoint_origin" ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "touchpoint_origin" TO touchline_app
  USING (workspace_id = (SELECT current_workspace()))
  WITH CHECK (workspace_id = (SELECT current_workspace()));
GRANT SELECT, INSERT, UPDATE, DELETE ON "touchpoint_origin" TO touchline_app;
