import type { WorkspaceScope } from '@/server/tenancy';
import type { TagView } from './schema';

/** The tags of the workspace by name, and on how many answers each is. */
export async function listTags({ db, workspaceId }: WorkspaceScope): Promise<TagView[]> {
  return db.$queryRaw<TagView[]>`
    SELECT t.id, t.name, count(g.rating_id)::float8 AS n FROM tag t
    LEFT JOIN rating_tag g ON g.workspace_id = t.workspace_id AND g.tag_id = t.id AND g.removed_at IS NULL
    WHERE t.workspace_id = ${workspaceId}::uuid
    GROUP BY t.workspace_id, t.id ORDER BY lower(t.name), t.id`;
}
