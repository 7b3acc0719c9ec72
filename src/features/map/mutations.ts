import { CHANGE_CHANNEL, type ChangeNotice } from '@/contract/change';
import { keepCeilings } from '@/server/ceilings';
import { mustWrite } from '@/server/conflict';
import { AppError } from '@/server/errors';
import type { WorkspaceScope } from '@/server/tenancy';
import { listMaps, lockMap } from './data';
import type { MapSummary } from './schema';

/** A notice holds 8,000 bytes; this many ids stay well below. */
const MAPS_PER_NOTICE = 150;

/** Tells everybody who watches these maps that they changed, once the transaction is committed. */
export async function notifyMaps(
  { db, workspaceId }: WorkspaceScope,
  mapIds: readonly string[],
): Promise<void> {
  for (let start = 0; start < mapIds.length; start += MAPS_PER_NOTICE) {
    const notice: ChangeNotice = { w: workspaceId, m: mapIds.slice(start, start + MAPS_PER_NOTICE) };
    await db.$executeRaw`SELECT pg_notify(${CHANGE_CHANNEL}, ${JSON.stringify(notice)})`;
  }
}

/** For what every map shows: names of personas, departments, promises and keys. */
export async function notifyAllMaps(scope: WorkspaceScope): Promise<void> {
  const maps = await listMaps(scope);
  await notifyMaps(
    scope,
    maps.map(({ id }) => id),
  );
}

export async function createMap(
  scope: WorkspaceScope,
  {
    name,
    kind = 'current',
    id = crypto.randomUUID(),
  }: { name: string; kind?: MapSummary['kind'] | undefined; id?: string | undefined },
): Promise<MapSummary> {
  const { workspaceId } = scope;
  const data = { workspaceId, id, name, kind };
  const { count } = await scope.db.journeyMap.createMany({ data: [data], skipDuplicates: true });
  if (count === 0) {
    const where = { workspaceId, id, name, kind, deletedAt: null };
    const same = await scope.db.journeyMap.findFirst({ where });
    // Sent again, because the answer to the first time was lost on the way.
    if (same) return { id, name, kind, derivedFrom: same.derivedFrom };
    throw new AppError('conflict', 'A map with this id exists already.');
  }
  await keepCeilings(scope, 'maps');
  await notifyAllMaps(scope);
  return { id, name, kind, derivedFrom: null };
}

/** Throws `conflict` when somebody else renamed it since `base` was read. */
export async function renameMap(
  scope: WorkspaceScope,
  { id, base, value }: { id: string; base: string; value: string },
): Promise<{ id: string; name: string }> {
  const { name } = await lockMap(scope, id);
  if (mustWrite({ field: 'name', base, theirs: name, yours: value })) {
    await scope.db.journeyMap.updateMany({
      where: { workspaceId: scope.workspaceId, id },
      data: { name: value },
    });
    await notifyAllMaps(scope);
  }
  return { id, name: value };
}

/** Hides a map with all its stages; its surveys stop accepting. `restoreMap` brings everything back. */
export async function deleteMap(scope: WorkspaceScope, { id }: { id: string }): Promise<{ id: string }> {
  await lockMap(scope, id);
  await setDeleted(scope, id, new Date());
  await notifyMaps(scope, [id]);
  return { id };
}

export async function restoreMap(scope: WorkspaceScope, { id }: { id: string }): Promise<{ id: string }> {
  await setDeleted(scope, id, null);
  await keepCeilings(scope, 'maps', 'touchpoints');
  return { id };
}

async function setDeleted(scope: WorkspaceScope, id: string, deletedAt: Date | null): Promise<void> {
  const where = { workspaceId: scope.workspaceId, id };
  const { count } = await scope.db.journeyMap.updateMany({ where, data: { deletedAt } });
  if (count === 0) throw new AppError('not_found', 'This map does not exist.');
  await notifyAllMaps(scope);
}
