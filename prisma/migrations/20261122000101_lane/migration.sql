-- AlterTable
ALTER TABLE "touchpoint" ADD COLUMN     "business_importance" SMALLINT,
ADD COLUMN     "moment_of_truth" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "lane" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "map_id" UUID NOT NULL,
    "built_in" TEXT,
    "kind" TEXT,
    "name" TEXT NOT NULL DEFAULT '',
    "unit" TEXT NOT NULL DEFAULT '',
    "rank" TEXT COLLATE "C" NOT NULL,
    "hidden" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "lane_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "lane_value" (
    "workspace_id" UUID NOT NULL,
    "lane_id" UUID NOT NULL,
    "touchpoint_id" UUID NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "number" DOUBLE PRECISION,
    "attachment_id" UUID,

    CONSTRAINT "lane_value_pkey" PRIMARY KEY ("workspace_id","lane_id","touchpoint_id")
);

-- CreateIndex
CREATE INDEX "lane_workspace_id_map_id_rank_idx" ON "lane"("workspace_id", "map_id", "rank");

-- CreateIndex
CREATE UNIQUE INDEX "lane_workspace_id_map_id_built_in_key" ON "lane"("workspace_id", "map_id", "built_in");

-- CreateIndex
CREATE INDEX "lane_value_workspace_id_touchpoint_id_idx" ON "lane_value"("workspace_id", "touchpoint_id");

-- CreateIndex
CREATE INDEX "lane_value_workspace_id_attachment_id_idx" ON "lane_value"("workspace_id", "attachment_id");

-- AddForeignKey
ALTER TABLE "lane" ADD CONSTRAINT "lane_workspace_id_map_id_fkey" FOREIGN KEY ("workspace_id", "map_id") REFERENCES "journey_map"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lane_value" ADD CONSTRAINT "lane_value_workspace_id_lane_id_fkey" FOREIGN KEY ("workspace_id", "lane_id") REFERENCES "lane"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lane_value" ADD CONSTRAINT "lane_value_workspace_id_touchpoint_id_fkey" FOREIGN KEY ("workspace_id", "touchpoint_id") REFERENCES "touchpoint"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lane_value" ADD CONSTRAINT "lane_value_workspace_id_attachment_id_fkey" FOREIGN KEY ("workspace_id", "attachment_id") REFERENCES "attachment"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

DO $$
DECLARE
  tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY['lane', 'lane_value'] LOOP
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

-- What the code promises, held by the database too. Which lanes are built in is the code's to say.
ALTER TABLE lane
  ADD CONSTRAINT lane_built_in_or_own CHECK ((built_in IS NULL) <> (kind IS NULL)),
  ADD CONSTRAINT lane_kind CHECK (kind IN ('text', 'number', 'emotion', 'list', 'image'));
ALTER TABLE touchpoint ADD CONSTRAINT touchpoint_business_importance CHECK (business_importance BETWEEN 1 AND 5);
