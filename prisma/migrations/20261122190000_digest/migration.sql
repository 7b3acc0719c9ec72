-- Whether a member gets the weekly digest, and of which week they got the last one.
ALTER TABLE "membership" ADD COLUMN "digest" BOOLEAN NOT NULL DEFAULT true,
  ADD COLUMN "digested_on" DATE;
