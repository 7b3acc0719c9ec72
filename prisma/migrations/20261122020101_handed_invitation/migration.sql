-- A link that was handed to whoever invites, because no mail leaves the server, says nothing of whose mailbox it is.

-- AlterTable
ALTER TABLE "invitation" ADD COLUMN     "handed" BOOLEAN NOT NULL DEFAULT false;
