-- What the team says to each other at a touchpoint, and who was mentioned.

ALTER TABLE "user" ADD COLUMN "mention_mails" BOOLEAN NOT NULL DEFAULT true;

CREATE TABLE "discussion" (
  "workspace_id" UUID NOT NULL,
  "id" UUID NOT NULL,
  "map_id" UUID NOT NULL,
  "touchpoint_id" UUID NOT NULL,
  "lane" TEXT,
  "lane_name" TEXT NOT NULL DEFAULT '',
  "author_id" UUID,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "resolved_at" TIMESTAMPTZ(3),
  "resolved_by" UUID,

  CONSTRAINT "discussion_pkey" PRIMARY KEY ("workspace_id", "id")
);

CREATE TABLE "discussion_message" (
  "workspace_id" UUID NOT NULL,
  "id" UUID NOT NULL,
  "discussion_id" UUID NOT NULL,
  "author_id" UUID,
  "author_name" TEXT NOT NULL,
  "text" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "edited_at" TIMESTAMPTZ(3),
  "deleted_at" TIMESTAMPTZ(3),

  CONSTRAINT "discussion_message_pkey" PRIMARY KEY ("workspace_id", "id")
);

CREATE TABLE "discussion_mention" (
  "workspace_id" UUID NOT NULL,
  "message_id" UUID NOT NULL,
  "user_id" UUID NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "read_at" TIMESTAMPTZ(3),
  "mailed_at" TIMESTAMPTZ(3),

  CONSTRAINT "discussion_mention_pkey" PRIMARY KEY ("workspace_id", "message_id", "user_id")
);

CREATE INDEX "discussion_workspace_id_touchpoint_id_idx" ON "discussion"("workspace_id", "touchpoint_id");
CREATE INDEX "discussion_workspace_id_map_id_idx" ON "discussion"("workspace_id", "map_id");
CREATE INDEX "discussion_author_id_idx" ON "discussion"("author_id");
CREATE INDEX "discussion_resolved_by_idx" ON "discussion"("resolved_by");
CREATE INDEX "discussion_message_workspace_id_discussion_id_created_at_idx"
  ON "discussion_message"("workspace_id", "discussion_id", "created_at");
CREATE INDEX "discussion_message_author_id_idx" ON "discussion_message"("author_id");
CREATE INDEX "discussion_mention_workspace_id_user_id_created_at_idx"
  ON "discussion_mention"("workspace_id", "user_id", "created_at");
CREATE INDEX "discussion_mention_user_id_idx" ON "discussion_mention"("user_id");

ALTER TABLE "discussion" ADD CONSTRAINT "discussion_workspace_id_map_id_fkey"
  FOREIGN KEY ("workspace_id", "map_id") REFERENCES "journey_map"("workspace_id", "id")
  ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "discussion" ADD CONSTRAINT "discussion_workspace_id_touchpoint_id_fkey"
  FOREIGN KEY ("workspace_id", "touchpoint_id") REFERENCES "touchpoint"("workspace_id", "id")
  ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "discussion" ADD CONSTRAINT "discussion_author_id_fkey"
  FOREIGN KEY ("author_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "discussion" ADD CONSTRAINT "discussion_resolved_by_fkey"
  FOREIGN KEY ("resolved_by") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "discussion_message" ADD CONSTRAINT "discussion_message_workspace_id_discussion_id_fkey"
  FOREIGN KEY ("workspace_id", "discussion_id") REFERENCES "discussion"("workspace_id", "id")
  ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "discussion_message" ADD CONSTRAINT "discussion_message_author_id_fkey"
  FOREIGN KEY ("author_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "discussion_mention" ADD CONSTRAINT "discussion_mention_workspace_id_message_id_fkey"
  FOREIGN KEY ("workspace_id", "message_id") REFERENCES "discussion_message"("workspace_id", "id")
  ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "discussion_mention" ADD CONSTRAINT "discussion_mention_user_id_fkey"
  FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

DO $$
DECLARE
  tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY['discussion', 'discussion_message', 'discussion_mention'] LOOP
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
