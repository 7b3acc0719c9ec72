-- CreateTable
CREATE TABLE "attachment" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "content_type" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "attachment_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE INDEX "attachment_workspace_id_sha256_idx" ON "attachment"("workspace_id", "sha256");

-- CreateIndex
CREATE INDEX "attachment_created_by_idx" ON "attachment"("created_by");

-- AddForeignKey
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE attachment ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON attachment TO touchline_app
  USING (workspace_id = (SELECT current_workspace())) WITH CHECK (workspace_id = (SELECT current_workspace()));
-- A file never changes: links to it are kept by browsers for a year.
GRANT SELECT, INSERT, DELETE ON attachment TO touchline_app;

-- Pictures and files are compressed already; pressing them again costs time and saves nothing.
ALTER TABLE attachment ALTER COLUMN bytes SET STORAGE EXTERNAL;

-- What may be stored is what can be served without harm.
ALTER TABLE attachment
  ADD CONSTRAINT attachment_content_type CHECK (content_type IN (
    'image/png', 'image/jpeg', 'image/webp', 'image/avif', 'image/gif', 'application/pdf', 'text/plain', 'text/csv')),
  ADD CONSTRAINT attachment_size CHECK (size = octet_length(bytes) AND size BETWEEN 1 AND 2097152);
