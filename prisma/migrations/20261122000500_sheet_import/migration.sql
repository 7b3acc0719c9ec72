-- Imports of spreadsheets and lists: their rows while they are on their way, and what came of them, for undoing.

-- CreateTable
CREATE TABLE "sheet_import" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "map_id" UUID,
    "source" TEXT NOT NULL DEFAULT '',
    "status" TEXT NOT NULL DEFAULT 'sending',
    "counts" JSONB NOT NULL DEFAULT '{}',
    "changes" JSONB NOT NULL DEFAULT '{}',
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sheet_import_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "sheet_import_part" (
    "workspace_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "part" INTEGER NOT NULL,
    "rows" JSONB NOT NULL,

    CONSTRAINT "sheet_import_part_pkey" PRIMARY KEY ("workspace_id","import_id","part")
);

-- CreateIndex
CREATE INDEX "sheet_import_workspace_id_created_at_idx" ON "sheet_import"("workspace_id", "created_at");

-- CreateIndex
CREATE INDEX "sheet_import_workspace_id_map_id_idx" ON "sheet_import"("workspace_id", "map_id");

-- AddForeignKey
ALTER TABLE "sheet_import" ADD CONSTRAINT "sheet_import_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sheet_import" ADD CONSTRAINT "sheet_import_workspace_id_map_id_fkey" FOREIGN KEY ("workspace_id", "map_id") REFERENCES "journey_map"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sheet_import_part" ADD CONSTRAINT "sheet_import_part_workspace_id_import_id_fkey" FOREIGN KEY ("workspace_id", "import_id") REFERENCES "sheet_import"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE sheet_import ADD CONSTRAINT sheet_import_status CHECK (status IN ('sending', 'done', 'undone'));

DO $$
DECLARE
  tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY['sheet_import', 'sheet_import_part'] LOOP
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
