import { ownerPool } from '@/server/db';
import { AppError } from '@/server/errors';
import type { WorkspaceScope } from '@/server/tenancy';
import { readDigestToken } from './data';

/** Whether the weekly digest of the workspace goes to the member who asks. Throws `forbidden` to all but members. */
export async function setDigest({ db, workspaceId, actor }: WorkspaceScope, on: boolean): Promise<void> {
  if (actor.kind !== 'member') throw new AppError('forbidden', 'Only members get the digest of a workspace.');
  await db.membership.update({
    where: { workspaceId_userId: { workspaceId, userId: actor.userId } },
    data: { digest: on },
  });
}

/** Ends the digest that a link of it is about. Throws `not_found` for a link that is not ours. */
export async function endDigest(token: string): Promise<void> {
  const reader = readDigestToken(token);
  const ended = reader
    ? await ownerPool().query(
        'UPDATE membership SET digest = false WHERE workspace_id = $1 AND user_id = $2',
        [reader.workspaceId, reader.userId],
      )
    : null;
  if (!ended?.rowCount)
    throw new AppError(
      'not_found',
      'This link is no longer valid. The account page lists what is mailed to you.',
    );
}
