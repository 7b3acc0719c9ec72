-- CreateTable
CREATE TABLE "persona" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "goals" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "persona_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "department" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "department_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "promise" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "promise_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "journey_map" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'current',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "journey_map_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "stage" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "map_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "goal" TEXT NOT NULL DEFAULT '',
    "phase" TEXT NOT NULL,
    "rank" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "stage_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "rating" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "touchpoint_id" UUID NOT NULL,
    "survey_id" UUID NOT NULL,
    "persona_id" UUID,
    "score" SMALLINT NOT NULL,
    "comment" TEXT,
    "customer" TEXT,
    "attributes" JSONB,
    "locale" TEXT,
    "url" TEXT,
    "source" TEXT NOT NULL,
    "final" BOOLEAN NOT NULL,
    "answered_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "day" DATE NOT NULL,

    CONSTRAINT "rating_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "display" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "touchpoint_id" UUID NOT NULL,
    "survey_id" UUID NOT NULL,
    "persona_id" UUID,
    "source" TEXT NOT NULL,
    "displayed_at" TIMESTAMPTZ(3) NOT NULL,
    "day" DATE NOT NULL,

    CONSTRAINT "display_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "visit" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "touchpoint_id" UUID NOT NULL,
    "persona_id" UUID,
    "customer" TEXT,
    "attributes" JSONB,
    "visited_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "visit_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "tally" (
    "workspace_id" UUID NOT NULL,
    "touchpoint_id" UUID NOT NULL,
    "survey_id" UUID NOT NULL,
    "persona_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "s0" INTEGER NOT NULL DEFAULT 0,
    "s1" INTEGER NOT NULL DEFAULT 0,
    "s2" INTEGER NOT NULL DEFAULT 0,
    "s3" INTEGER NOT NULL DEFAULT 0,
    "s4" INTEGER NOT NULL DEFAULT 0,
    "s5" INTEGER NOT NULL DEFAULT 0,
    "s6" INTEGER NOT NULL DEFAULT 0,
    "s7" INTEGER NOT NULL DEFAULT 0,
    "s8" INTEGER NOT NULL DEFAULT 0,
    "s9" INTEGER NOT NULL DEFAULT 0,
    "s10" INTEGER NOT NULL DEFAULT 0,
    "displays" INTEGER NOT NULL DEFAULT 0,
    "comments" INTEGER NOT NULL DEFAULT 0,
    "last_rated_at" TIMESTAMPTZ(3),

    CONSTRAINT "tally_pkey" PRIMARY KEY ("workspace_id","touchpoint_id","survey_id","persona_id","day")
);

-- CreateTable
CREATE TABLE "survey" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "touchpoint_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'published',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "survey_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "survey_text" (
    "workspace_id" UUID NOT NULL,
    "survey_id" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "low" TEXT NOT NULL,
    "high" TEXT NOT NULL,
    "follow_up" TEXT NOT NULL,
    "thanks" TEXT NOT NULL,

    CONSTRAINT "survey_text_pkey" PRIMARY KEY ("workspace_id","survey_id","locale")
);

-- CreateTable
CREATE TABLE "touchpoint" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "stage_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "rank" TEXT NOT NULL,
    "doing" TEXT NOT NULL DEFAULT '',
    "thinking" TEXT NOT NULL DEFAULT '',
    "feeling" TEXT NOT NULL DEFAULT '',
    "mood" SMALLINT,
    "channel" TEXT NOT NULL DEFAULT '',
    "purpose" TEXT NOT NULL DEFAULT '',
    "department_id" UUID,
    "desired" DOUBLE PRECISION,
    "importance" SMALLINT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "touchpoint_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "touchpoint_promise" (
    "workspace_id" UUID NOT NULL,
    "touchpoint_id" UUID NOT NULL,
    "promise_id" UUID NOT NULL,

    CONSTRAINT "touchpoint_promise_pkey" PRIMARY KEY ("workspace_id","touchpoint_id","promise_id")
);

-- CreateTable
CREATE TABLE "insight" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "touchpoint_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "evidence" TEXT NOT NULL DEFAULT '',
    "assumption" BOOLEAN NOT NULL DEFAULT true,
    "observed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "insight_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "user" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "provider" TEXT NOT NULL,
    "provider_account_id" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_pkey" PRIMARY KEY ("provider","provider_account_id")
);

-- CreateTable
CREATE TABLE "password_reset" (
    "token_hash" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "password_reset_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "workspace" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL DEFAULT 'UTC',
    "locale" TEXT NOT NULL DEFAULT 'en',
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "workspace_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "workspace_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("workspace_id","user_id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "api_key" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "origins" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "persona_workspace_id_slug_key" ON "persona"("workspace_id", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "department_workspace_id_name_key" ON "department"("workspace_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "promise_workspace_id_name_key" ON "promise"("workspace_id", "name");

-- CreateIndex
CREATE INDEX "stage_workspace_id_map_id_rank_idx" ON "stage"("workspace_id", "map_id", "rank");

-- CreateIndex
CREATE INDEX "rating_workspace_id_touchpoint_id_answered_at_idx" ON "rating"("workspace_id", "touchpoint_id", "answered_at");

-- CreateIndex
CREATE INDEX "visit_workspace_id_touchpoint_id_visited_at_idx" ON "visit"("workspace_id", "touchpoint_id", "visited_at");

-- CreateIndex
CREATE INDEX "tally_workspace_id_day_idx" ON "tally"("workspace_id", "day");

-- CreateIndex
CREATE UNIQUE INDEX "survey_workspace_id_touchpoint_id_id_key" ON "survey"("workspace_id", "touchpoint_id", "id");

-- CreateIndex
CREATE INDEX "touchpoint_workspace_id_stage_id_rank_idx" ON "touchpoint"("workspace_id", "stage_id", "rank");

-- CreateIndex
CREATE INDEX "touchpoint_workspace_id_department_id_idx" ON "touchpoint"("workspace_id", "department_id");

-- CreateIndex
CREATE UNIQUE INDEX "touchpoint_workspace_id_slug_key" ON "touchpoint"("workspace_id", "slug");

-- CreateIndex
CREATE INDEX "touchpoint_promise_workspace_id_promise_id_idx" ON "touchpoint_promise"("workspace_id", "promise_id");

-- CreateIndex
CREATE INDEX "insight_workspace_id_touchpoint_id_idx" ON "insight"("workspace_id", "touchpoint_id");

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE INDEX "account_user_id_idx" ON "account"("user_id");

-- CreateIndex
CREATE INDEX "password_reset_user_id_idx" ON "password_reset"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "workspace_slug_key" ON "workspace"("slug");

-- CreateIndex
CREATE INDEX "membership_user_id_idx" ON "membership"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "api_key_hash_key" ON "api_key"("hash");

-- AddForeignKey
ALTER TABLE "persona" ADD CONSTRAINT "persona_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "department" ADD CONSTRAINT "department_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "promise" ADD CONSTRAINT "promise_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "journey_map" ADD CONSTRAINT "journey_map_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stage" ADD CONSTRAINT "stage_workspace_id_map_id_fkey" FOREIGN KEY ("workspace_id", "map_id") REFERENCES "journey_map"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rating" ADD CONSTRAINT "rating_workspace_id_touchpoint_id_survey_id_fkey" FOREIGN KEY ("workspace_id", "touchpoint_id", "survey_id") REFERENCES "survey"("workspace_id", "touchpoint_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rating" ADD CONSTRAINT "rating_workspace_id_persona_id_fkey" FOREIGN KEY ("workspace_id", "persona_id") REFERENCES "persona"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "display" ADD CONSTRAINT "display_workspace_id_touchpoint_id_survey_id_fkey" FOREIGN KEY ("workspace_id", "touchpoint_id", "survey_id") REFERENCES "survey"("workspace_id", "touchpoint_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit" ADD CONSTRAINT "visit_workspace_id_touchpoint_id_fkey" FOREIGN KEY ("workspace_id", "touchpoint_id") REFERENCES "touchpoint"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tally" ADD CONSTRAINT "tally_workspace_id_touchpoint_id_survey_id_fkey" FOREIGN KEY ("workspace_id", "touchpoint_id", "survey_id") REFERENCES "survey"("workspace_id", "touchpoint_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "survey" ADD CONSTRAINT "survey_workspace_id_touchpoint_id_fkey" FOREIGN KEY ("workspace_id", "touchpoint_id") REFERENCES "touchpoint"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "survey_text" ADD CONSTRAINT "survey_text_workspace_id_survey_id_fkey" FOREIGN KEY ("workspace_id", "survey_id") REFERENCES "survey"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "touchpoint" ADD CONSTRAINT "touchpoint_workspace_id_stage_id_fkey" FOREIGN KEY ("workspace_id", "stage_id") REFERENCES "stage"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "touchpoint" ADD CONSTRAINT "touchpoint_workspace_id_department_id_fkey" FOREIGN KEY ("workspace_id", "department_id") REFERENCES "department"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "touchpoint_promise" ADD CONSTRAINT "touchpoint_promise_workspace_id_touchpoint_id_fkey" FOREIGN KEY ("workspace_id", "touchpoint_id") REFERENCES "touchpoint"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "touchpoint_promise" ADD CONSTRAINT "touchpoint_promise_workspace_id_promise_id_fkey" FOREIGN KEY ("workspace_id", "promise_id") REFERENCES "promise"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "insight" ADD CONSTRAINT "insight_workspace_id_touchpoint_id_fkey" FOREIGN KEY ("workspace_id", "touchpoint_id") REFERENCES "touchpoint"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "password_reset" ADD CONSTRAINT "password_reset_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;
