-- AlterTable
ALTER TABLE "department" ADD COLUMN     "barrier" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "lead_id" UUID;

-- AlterTable
ALTER TABLE "insight" ADD COLUMN     "deleted_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "persona" ADD COLUMN     "archived_at" TIMESTAMPTZ(3),
ADD COLUMN     "share" DOUBLE PRECISION;

-- AlterTable
ALTER TABLE "promise" ADD COLUMN     "check" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "touchpoint" ADD COLUMN     "doing_at" TIMESTAMPTZ(3),
ADD COLUMN     "feeling_at" TIMESTAMPTZ(3),
ADD COLUMN     "thinking_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "evidence" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "insight_id" UUID,
    "opportunity_id" UUID,
    "touchpoint_id" UUID,
    "lane" TEXT,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "url" TEXT,
    "value" DOUBLE PRECISION,
    "unit" TEXT NOT NULL DEFAULT '',
    "source" TEXT NOT NULL DEFAULT '',
    "rating_id" UUID,
    "attachment_id" UUID,
    "observed_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "evidence_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "map_persona" (
    "workspace_id" UUID NOT NULL,
    "map_id" UUID NOT NULL,
    "persona_id" UUID NOT NULL,

    CONSTRAINT "map_persona_pkey" PRIMARY KEY ("workspace_id","map_id","persona_id")
);

-- CreateTable
CREATE TABLE "opportunity" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "map_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "status" TEXT NOT NULL DEFAULT 'idea',
    "effort" DOUBLE PRECISION,
    "expected" DOUBLE PRECISION,
    "owner_id" UUID,
    "ship_date" DATE,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "opportunity_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "opportunity_touchpoint" (
    "workspace_id" UUID NOT NULL,
    "opportunity_id" UUID NOT NULL,
    "touchpoint_id" UUID NOT NULL,

    CONSTRAINT "opportunity_touchpoint_pkey" PRIMARY KEY ("workspace_id","opportunity_id","touchpoint_id")
);

-- CreateTable
CREATE TABLE "opportunity_insight" (
    "workspace_id" UUID NOT NULL,
    "opportunity_id" UUID NOT NULL,
    "insight_id" UUID NOT NULL,

    CONSTRAINT "opportunity_insight_pkey" PRIMARY KEY ("workspace_id","opportunity_id","insight_id")
);

-- CreateIndex
CREATE INDEX "evidence_workspace_id_insight_id_idx" ON "evidence"("workspace_id", "insight_id");

-- CreateIndex
CREATE INDEX "evidence_workspace_id_opportunity_id_idx" ON "evidence"("workspace_id", "opportunity_id");

-- CreateIndex
CREATE INDEX "evidence_workspace_id_touchpoint_id_idx" ON "evidence"("workspace_id", "touchpoint_id");

-- CreateIndex
CREATE INDEX "evidence_workspace_id_rating_id_idx" ON "evidence"("workspace_id", "rating_id");

-- CreateIndex
CREATE INDEX "evidence_workspace_id_attachment_id_idx" ON "evidence"("workspace_id", "attachment_id");

-- CreateIndex
CREATE INDEX "map_persona_workspace_id_persona_id_idx" ON "map_persona"("workspace_id", "persona_id");

-- CreateIndex
CREATE INDEX "opportunity_workspace_id_map_id_idx" ON "opportunity"("workspace_id", "map_id");

-- CreateIndex
CREATE INDEX "opportunity_touchpoint_workspace_id_touchpoint_id_idx" ON "opportunity_touchpoint"("workspace_id", "touchpoint_id");

-- CreateIndex
CREATE INDEX "opportunity_insight_workspace_id_insight_id_idx" ON "opportunity_insight"("workspace_id", "insight_id");

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_workspace_id_insight_id_fkey" FOREIGN KEY ("workspace_id", "insight_id") REFERENCES "insight"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_workspace_id_opportunity_id_fkey" FOREIGN KEY ("workspace_id", "opportunity_id") REFERENCES "opportunity"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_workspace_id_touchpoint_id_fkey" FOREIGN KEY ("workspace_id", "touchpoint_id") REFERENCES "touchpoint"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_workspace_id_rating_id_fkey" FOREIGN KEY ("workspace_id", "rating_id") REFERENCES "rating"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_workspace_id_attachment_id_fkey" FOREIGN KEY ("workspace_id", "attachment_id") REFERENCES "attachment"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "map_persona" ADD CONSTRAINT "map_persona_workspace_id_map_id_fkey" FOREIGN KEY ("workspace_id", "map_id") REFERENCES "journey_map"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "map_persona" ADD CONSTRAINT "map_persona_workspace_id_persona_id_fkey" FOREIGN KEY ("workspace_id", "persona_id") REFERENCES "persona"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "department" ADD CONSTRAINT "department_workspace_id_lead_id_fkey" FOREIGN KEY ("workspace_id", "lead_id") REFERENCES "membership"("workspace_id", "user_id") ON DELETE SET NULL ("lead_id") ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opportunity" ADD CONSTRAINT "opportunity_workspace_id_map_id_fkey" FOREIGN KEY ("workspace_id", "map_id") REFERENCES "journey_map"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opportunity" ADD CONSTRAINT "opportunity_workspace_id_owner_id_fkey" FOREIGN KEY ("workspace_id", "owner_id") REFERENCES "membership"("workspace_id", "user_id") ON DELETE SET NULL ("owner_id") ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opportunity_touchpoint" ADD CONSTRAINT "opportunity_touchpoint_workspace_id_opportunity_id_fkey" FOREIGN KEY ("workspace_id", "opportunity_id") REFERENCES "opportunity"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opportunity_touchpoint" ADD CONSTRAINT "opportunity_touchpoint_workspace_id_touchpoint_id_fkey" FOREIGN KEY ("workspace_id", "touchpoint_id") REFERENCES "touchpoint"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opportunity_insight" ADD CONSTRAINT "opportunity_insight_workspace_id_opportunity_id_fkey" FOREIGN KEY ("workspace_id", "opportunity_id") REFERENCES "opportunity"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opportunity_insight" ADD CONSTRAINT "opportunity_insight_workspace_id_insight_id_fkey" FOREIGN KEY ("workspace_id", "insight_id") REFERENCES "insight"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

DO $$
DECLARE
  tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY[
    'map_persona', 'evidence', 'opportunity', 'opportunity_touchpoint', 'opportunity_insight'
  ] LOOP
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

-- What was said of evidence in words becomes evidence; the flag follows from whether there is any.
INSERT INTO evidence (workspace_id, id, insight_id, kind, text, observed_at)
SELECT workspace_id, gen_random_uuid(), id, 'quotation', evidence, observed_at FROM insight WHERE evidence <> '';
ALTER TABLE "insight" DROP COLUMN "assumption", DROP COLUMN "evidence";

ALTER TABLE persona ADD CONSTRAINT persona_share CHECK (share BETWEEN 0 AND 100);
ALTER TABLE opportunity
  ADD CONSTRAINT opportunity_status CHECK (status IN ('idea', 'planned', 'progress', 'shipped', 'measured')),
  ADD CONSTRAINT opportunity_effort CHECK (effort > 0 AND effort <= 10000),
  ADD CONSTRAINT opportunity_expected CHECK (expected BETWEEN 0 AND 100);
ALTER TABLE evidence
  ADD CONSTRAINT evidence_subject CHECK (
    num_nonnulls(insight_id, opportunity_id, touchpoint_id) = 1 AND (touchpoint_id IS NULL) = (lane IS NULL)),
  ADD CONSTRAINT evidence_lane CHECK (lane IN ('doing', 'thinking', 'feeling')),
  ADD CONSTRAINT evidence_kind CHECK (kind IN ('rating', 'quotation', 'figure', 'link', 'file')),
  ADD CONSTRAINT evidence_rating CHECK ((kind = 'rating') = (rating_id IS NOT NULL)),
  ADD CONSTRAINT evidence_file CHECK ((kind = 'file') = (attachment_id IS NOT NULL));

-- Whoever words a statement anew, by whatever way, makes it young again.
CREATE FUNCTION touchpoint_stated() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' OR NEW.doing IS DISTINCT FROM OLD.doing THEN
    NEW.doing_at := CASE WHEN NEW.doing <> '' THEN coalesce(nullif(NEW.doing_at, OLD.doing_at), now()) END;
  END IF;
  IF TG_OP = 'INSERT' OR NEW.thinking IS DISTINCT FROM OLD.thinking THEN
    NEW.thinking_at := CASE WHEN NEW.thinking <> '' THEN coalesce(nullif(NEW.thinking_at, OLD.thinking_at), now()) END;
  END IF;
  IF TG_OP = 'INSERT' OR NEW.feeling IS DISTINCT FROM OLD.feeling THEN
    NEW.feeling_at := CASE WHEN NEW.feeling <> '' THEN coalesce(nullif(NEW.feeling_at, OLD.feeling_at), now()) END;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER touchpoint_stated BEFORE INSERT OR UPDATE OF doing, thinking, feeling ON touchpoint
  FOR EACH ROW EXECUTE FUNCTION touchpoint_stated();
UPDATE touchpoint SET doing_at = CASE WHEN doing <> '' THEN created_at END,
  thinking_at = CASE WHEN thinking <> '' THEN created_at END, feeling_at = CASE WHEN feeling <> '' THEN created_at END;
