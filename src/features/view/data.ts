import type { WorkspaceScope } from '@/server/tenancy';
import type { SavedView } from './schema';

/** The saved views of the workspace by name. */
export async function listViews({ db, workspaceId }: WorkspaceScope): Promise<SavedView[]> {
  return db.savedView.findMany({
    where: { workspaceId },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, query: true },
  });
}
