import type { Asking } from '@/contract/widget';
import type { WorkspaceScope } from '@/server/tenancy';

/** How all surveys of the workspace ask; what is not said is as usual. */
export async function getAsking({ db, workspaceId }: WorkspaceScope): Promise<Asking> {
  const where = { id: workspaceId };
  const { asking } = await db.workspace.findUniqueOrThrow({ where, select: { asking: true } });
  return asking as Asking;
}
