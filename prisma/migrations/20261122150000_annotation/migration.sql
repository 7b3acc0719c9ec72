-- What the business did or what happened on a day: releases, campaigns and the like, marked on charts.

-- CreateTable
CREATE TABLE "annotation" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "annotation_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE INDEX "annotation_workspace_id_day_idx" ON "annotation"("workspace_id", "day");

-- AddForeignKey
ALTER TABLE "annotation" ADD CONSTRAINT "annotation_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE annotation ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON annotation TO touchline_app
  USING (workspace_id = (SELECT current_workspace()))
  WITH CHECK (workspace_id = (SELECT current_workspace()));
GRANT SELECT, INSERT, UPDATE, DELETE ON annotation TO touchline_app;
