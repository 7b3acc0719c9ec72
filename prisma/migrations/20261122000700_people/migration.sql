-- People: confirmed addresses, invitations, when a member was last here, and workspaces that can be deleted.

-- AlterTable
ALTER TABLE "user" ADD COLUMN     "email_verified_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "workspace" ADD COLUMN     "deleted_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "membership" ADD COLUMN     "last_seen_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "invitation" ADD COLUMN     "department_id" UUID,
ADD COLUMN     "invited_by" UUID,
ADD COLUMN     "note" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "revoked_at" TIMESTAMPTZ(3),
ALTER COLUMN "token_hash" DROP NOT NULL;

-- CreateTable
CREATE TABLE "email_confirmation" (
    "token_hash" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "email_confirmation_pkey" PRIMARY KEY ("token_hash")
);

-- CreateIndex
CREATE INDEX "email_confirmation_user_id_idx" ON "email_confirmation"("user_id");

-- CreateIndex
CREATE INDEX "invitation_invited_by_idx" ON "invitation"("invited_by");

-- AddForeignKey
ALTER TABLE "email_confirmation" ADD CONSTRAINT "email_confirmation_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_invited_by_fkey" FOREIGN KEY ("invited_by") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Belongs to a person, like a password reset, and so to no tenant.
GRANT SELECT, INSERT, UPDATE, DELETE ON email_confirmation TO touchline_app;

-- A provider that signed somebody in had confirmed the address.
UPDATE "user" u SET email_verified_at = u.created_at
WHERE EXISTS (SELECT FROM account a WHERE a.user_id = u.id);

-- Nobody is invited as an owner: owners are made among those who are members.
ALTER TABLE invitation DROP CONSTRAINT invitation_role,
  ADD CONSTRAINT invitation_role CHECK (role IN ('admin', 'editor', 'viewer'));

-- The token of a mail names its invitation before any scope exists. It is found by its hash only, never listed.
CREATE FUNCTION find_invitation(hash text) RETURNS TABLE (workspace_id uuid, invitation_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
  AS $$
    SELECT i.workspace_id, i.id FROM invitation i JOIN workspace w ON w.id = i.workspace_id
    WHERE i.token_hash = hash AND w.deleted_at IS NULL
  $$;
REVOKE EXECUTE ON FUNCTION find_invitation(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION find_invitation(text) TO touchline_app;

-- Ratings hold their persona and touchpoints their department, so that neither goes by mistake. When the whole
-- workspace goes, what refers goes first: maps, and with them touchpoints, surveys and answers.
CREATE FUNCTION workspace_empty() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
BEGIN
  DELETE FROM tally WHERE workspace_id = OLD.id;
  DELETE FROM journey_map WHERE workspace_id = OLD.id;
  RETURN OLD;
END $$;
CREATE TRIGGER workspace_empty BEFORE DELETE ON workspace FOR EACH ROW EXECUTE FUNCTION workspace_empty();
