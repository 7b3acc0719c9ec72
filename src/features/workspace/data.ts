import { ownerPool } from '@/server/db';
import { AppError } from '@/server/errors';
import type { WorkspaceScope } from '@/server/tenancy';

/** The workspace as the person who asks sees it. Visitors of the example are no members. */
export async function getWorkspace(scope: WorkspaceScope) {
  const { id, slug, name, timeZone, locale, demo } = await scope.db.workspace.findUniqueOrThrow({
    where: { id: scope.workspaceId },
  });
  return {
    id,
    slug,
    name,
    timeZone,
    locale,
    demo,
    role: scope.role,
    isMember: scope.actor.kind === 'member',
  };
}

/** Which workspace a slug names, for `asOperator`. Only the operator's own commands may call this: it asks for no right. */
export async function findWorkspaceAsOperator(slug: string) {
  const { rows } = await ownerPool().query<{
    id: string;
    slug: string;
    timeZone: string;
    locale: string;
    demo: boolean;
  }>('SELECT id, slug, time_zone AS "timeZone", locale, demo FROM workspace WHERE slug = $1', [slug]);
  const [workspace] = rows;
  if (!workspace) throw new AppError('not_found', `There is no workspace "${slug}".`);
  return workspace;
}
