-- Ratings as a file, written in the background part by part and kept for a day.

-- CreateTable
CREATE TABLE "download" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "created_by" UUID,
    "format" TEXT NOT NULL,
    "sieve" JSONB NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'waiting',
    "total" INTEGER,
    "written" INTEGER NOT NULL DEFAULT 0,
    "size" BIGINT NOT NULL DEFAULT 0,
    "run" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "download_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "download_part" (
    "workspace_id" UUID NOT NULL,
    "download_id" UUID NOT NULL,
    "run" UUID NOT NULL,
    "part" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "download_part_pkey" PRIMARY KEY ("workspace_id","download_id","run","part")
);

-- CreateIndex
CREATE INDEX "download_created_by_idx" ON "download"("created_by");

-- AddForeignKey
ALTER TABLE "download" ADD CONSTRAINT "download_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "download" ADD CONSTRAINT "download_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "download_part" ADD CONSTRAINT "download_part_workspace_id_download_id_fkey" FOREIGN KEY ("workspace_id", "download_id") REFERENCES "download"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE download
  ADD CONSTRAINT download_format CHECK (format IN ('csv', 'xlsx')),
  ADD CONSTRAINT download_status CHECK (status IN ('waiting', 'running', 'done', 'failed'));
-- What is written is packed already, or is read once and thrown away: the database need not try.
ALTER TABLE download_part ALTER COLUMN bytes SET STORAGE EXTERNAL;

DO $$
DECLARE
  tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY['download', 'download_part'] LOOP
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
