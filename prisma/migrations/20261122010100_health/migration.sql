-- How maps are looked after: when they are reviewed, what counts as quiet, which checks do not apply and why.

-- CreateTable
CREATE TABLE "map_health" (
    "workspace_id" UUID NOT NULL,
    "map_id" UUID NOT NULL,
    "quiet_days" SMALLINT NOT NULL DEFAULT 30,
    "review_every" SMALLINT,
    "review_on" DATE,
    "reviewed_at" TIMESTAMPTZ(3),
    "reviewed_by" UUID,
    "steps_shown" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "map_health_pkey" PRIMARY KEY ("workspace_id","map_id")
);

-- CreateTable
CREATE TABLE "health_exception" (
    "workspace_id" UUID NOT NULL,
    "map_id" UUID NOT NULL,
    "rule" TEXT NOT NULL,
    "subject" TEXT NOT NULL DEFAULT '',
    "reason" TEXT NOT NULL,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "health_exception_pkey" PRIMARY KEY ("workspace_id","map_id","rule","subject")
);

-- CreateIndex
CREATE INDEX "map_health_reviewed_by_idx" ON "map_health"("reviewed_by");

-- CreateIndex
CREATE INDEX "health_exception_created_by_idx" ON "health_exception"("created_by");

-- AddForeignKey
ALTER TABLE "map_health" ADD CONSTRAINT "map_health_workspace_id_map_id_fkey" FOREIGN KEY ("workspace_id", "map_id") REFERENCES "journey_map"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "map_health" ADD CONSTRAINT "map_health_reviewed_by_fkey" FOREIGN KEY ("reviewed_by") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "health_exception" ADD CONSTRAINT "health_exception_workspace_id_map_id_fkey" FOREIGN KEY ("workspace_id", "map_id") REFERENCES "journey_map"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "health_exception" ADD CONSTRAINT "health_exception_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

DO $$
DECLARE
  tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY['map_health', 'health_exception'] LOOP
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

-- What the code promises, held by the database too. Which checks there are is the code's to say.
ALTER TABLE map_health
  ADD CONSTRAINT map_health_quiet_days CHECK (quiet_days BETWEEN 1 AND 365),
  ADD CONSTRAINT map_health_review_every CHECK (review_every BETWEEN 1 AND 730);
ALTER TABLE health_exception ADD CONSTRAINT health_exception_reason CHECK (reason <> '');
