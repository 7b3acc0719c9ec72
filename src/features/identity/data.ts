import { identitySecret } from '@/server/identity';
import type { WorkspaceScope } from '@/server/tenancy';
import type { IdentityView } from './schema';

/** With what a workspace signs, and what it does about signatures. */
export async function getIdentity({ db, workspaceId }: WorkspaceScope): Promise<IdentityView> {
  const { identityVersion, requireSignature, hashCustomers } = await db.workspace.findUniqueOrThrow({
    where: { id: workspaceId },
  });
  return {
    secret: identitySecret(workspaceId, identityVersion),
    version: identityVersion,
    required: requireSignature,
    hashed: hashCustomers,
  };
}
