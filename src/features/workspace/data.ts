import type { WorkspaceScope } from '@/server/tenancy';

/** The workspace as the person who asks sees it. Visitors of the example are no members. */
export async function getWorkspace(scope: WorkspaceScope) {
  const { id, slug, name, timeZone, locale, demo } = await scope.db.workspace.findUniqueOrThrow({
    where: { id: scope.workspaceId },
  });
  return { id, slug, name, timeZone, locale, demo, role: scope.role, isMember: scope.actor.kind === 'member' };
}
