import { keepCeilings } from '@/server/ceilings';
import { sameName } from '@/server/conflict';
import { AppError } from '@/server/errors';
import type { WorkspaceScope } from '@/server/tenancy';
import type { CreateView, RenameView } from './schema';

const gone = () => new AppError('not_found', 'This view does not exist, or it was deleted.');
const taken = (name: string) =>
  new AppError('conflict', `There is a view called ${name} already. Choose another name.`);

async function requireFree({ db, workspaceId }: WorkspaceScope, name: string, except?: string) {
  const same = await db.savedView.findMany({
    where: { workspaceId, name: sameName(name) },
    select: { id: true },
  });
  if (same.some(({ id }) => id !== except)) throw taken(name);
}

/** Throws `conflict` when the name is taken, `invalid` when there are too many. */
export async function createView(
  scope: WorkspaceScope,
  { name, query, id = crypto.randomUUID() }: CreateView,
) {
  const { db, workspaceId } = scope;
  await requireFree(scope, name);
  const data = [{ workspaceId, id, name, query }];
  const { count } = await db.savedView.createMany({ data, skipDuplicates: true });
  if (count === 0) throw taken(name);
  await keepCeilings(scope, 'views');
  return { id };
}

/** Throws `conflict` when the name is taken, `not_found`. */
export async function renameView(scope: WorkspaceScope, { id, name }: RenameView) {
  const { db, workspaceId } = scope;
  await requireFree(scope, name, id);
  const { count } = await db.savedView.updateMany({ where: { workspaceId, id }, data: { name } });
  if (count === 0) throw gone();
  return { id };
}

/** Throws `not_found`. */
export async function deleteView({ db, workspaceId }: WorkspaceScope, { id }: { id: string }) {
  const { count } = await db.savedView.deleteMany({ where: { workspaceId, id } });
  if (count === 0) throw gone();
  return { id };
}
