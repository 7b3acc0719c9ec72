import { AppError } from '@/server/errors';
import { send } from '@/server/jobs';
import type { WorkspaceScope } from '@/server/tenancy';
import { getIdentity } from './data';

/** Says whether customers without a valid signature stay anonymous. */
export async function setRequired(scope: WorkspaceScope, { required }: { required: boolean }) {
  const { db, workspaceId } = scope;
  await db.workspace.update({ where: { id: workspaceId }, data: { requireSignature: required } });
  return getIdentity(scope);
}

/**
 * Replaces the secret. What was signed with the old one holds no more, from then on: it may be in wrong hands. Throws
 * `conflict` when somebody else has replaced it since.
 */
export async function rotateSecret(scope: WorkspaceScope, { version }: { version: number }) {
  const { db, workspaceId } = scope;
  const { count } = await db.workspace.updateMany({
    where: { id: workspaceId, identityVersion: version },
    data: { identityVersion: version + 1 },
  });
  if (count === 0)
    throw new AppError('conflict', 'Somebody else has changed the secret since. Look at it again.');
  return getIdentity(scope);
}

/** From now on customers are stored as digests, and a job makes digests of those that are stored. There is no way back. */
export async function hashCustomers(scope: WorkspaceScope) {
  const { db, workspaceId } = scope;
  await db.workspace.update({ where: { id: workspaceId }, data: { hashCustomers: true } });
  scope.afterCommit(async () => {
    await send('customers-hash', { workspaceId });
    // Once more, for what was on its way while processes still held the old setting.
    await send('customers-hash', { workspaceId }, SETTLED_SECONDS);
  });
  return getIdentity(scope);
}

/** By then every process has read the setting again and written what it had taken before. */
const SETTLED_SECONDS = 60;
