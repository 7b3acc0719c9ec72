import type { Asking } from '@/contract/widget';
import type { Prisma } from '@/generated/prisma/client';
import type { WorkspaceScope } from '@/server/tenancy';

/** Says anew how all surveys ask; pages hear of it within seconds. */
export async function setAsking({ db, workspaceId }: WorkspaceScope, asking: Asking): Promise<Asking> {
  const data = { asking: asking as Prisma.InputJsonObject };
  await db.workspace.update({ where: { id: workspaceId }, data });
  return asking;
}
